//! `log`: messages and calls, sent or received.

mod add;
mod delete;
mod edit;
mod list;

use crate::cli::Next;
use crate::cli::children::choice::{Chosen, Wanted, children, choose_child};
use crate::cli::error::{CliError, NoSingleFit};
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::interaction::{Direction, Interaction, Outcome};
use crate::domain::records::Records;

/// Log a message or a call
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Example: callback log acme reply --in --with Ana --on yesterday")]
pub struct Log {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    add: add::Add,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::List),
    Edit(edit::Edit),
    Delete(delete::Delete),
}

impl Log {
    /// Runs the command behind it, or logs the message or call.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.add.run(session),
            Some(Command::List(list)) => list.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

/// Returns all messages and calls.
fn messages(records: &Records) -> Vec<Chosen<'_, Interaction>> {
    children(
        records,
        |application| &application.interactions,
        |_, message| (format!("interaction:{}", message.id), Some(message.on), said(message, records)),
    )
}

/// Returns what a message or call was, in words: `follow-up sent by email to Ana Ruiz`.
fn said(message: &Interaction, records: &Records) -> String {
    let (way, side) = match message.direction {
        Direction::Out => ("sent", "to"),
        Direction::In => ("received", "from"),
    };
    let mut text = format!("{} {way} by {}", message.purpose, message.channel);
    if let Some(person) = message.contact.as_ref().and_then(|id| records.find_contact(id)) {
        text.push_str(&format!(" {side} {}", person.name));
    }
    if message.outcome != Outcome::Sent {
        text.push_str(&format!(", {}", message.outcome));
    }
    if !message.notes.trim().is_empty() {
        text.push_str(&format!(": {}", message.notes.trim()));
    }
    text
}

/// Returns the message or call that words name.
fn choose_message<'c, 'r>(
    messages: &'c [Chosen<'r, Interaction>],
    words: &[String],
    records: &'r Records,
    session: &Session<'_>,
) -> Result<&'c Chosen<'r, Interaction>, NoSingleFit> {
    let day = |text: &str| session.find_date(text, Lean::Past);
    choose_child(messages, &Wanted { words, noun: "message", day: &day, is_meant: &|_| true }, records)
}
