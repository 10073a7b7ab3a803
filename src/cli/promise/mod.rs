//! `promise`: when they said that they would answer.

mod add;
mod delete;
mod edit;
mod list;

use crate::cli::Next;
use crate::cli::child_choice::{Child, Wanted, children, choose_child};
use crate::cli::error::{CliError, NoSingleFit};
use crate::cli::session::Session;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::promise;
use crate::domain::records::Records;

/// Note when they said you would hear
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Example: callback promise acme end of next week --words 'by Friday'")]
pub struct Promise {
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

impl Promise {
    /// Runs the command behind it, or notes the promise.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.add.run(session),
            Some(Command::List(list)) => list.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

/// Returns all promises, by the day on which an answer was promised.
fn promises(records: &Records) -> Vec<Child<'_, promise::Promise>> {
    children(
        records,
        |application| &application.promises,
        |application, promise| {
            let key = format!("promise:{}:{promise:?}", application.id);
            let words = match promise.words.trim() {
                "" => format!("said {}", in_full(Moment::day(promise.said_on))),
                words => format!("said {}: {words}", in_full(Moment::day(promise.said_on))),
            };
            (key, Some(promise.reply_by), words)
        },
    )
}

/// Returns the promise that words name.
fn choose_promise<'c, 'r>(
    promises: &'c [Child<'r, promise::Promise>],
    words: &[String],
    records: &'r Records,
    session: &Session<'_>,
) -> Result<&'c Child<'r, promise::Promise>, NoSingleFit> {
    let day = |text: &str| session.find_date(text, Lean::Nearest);
    choose_child(promises, &Wanted { words, noun: "promise", day: &day, is_meant: &|_| true }, records)
}
