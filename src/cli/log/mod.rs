//! `log`: messages and calls, sent or received.

mod add;

use crate::cli::Next;
use crate::cli::children::choice::Chosen;
use crate::cli::children::{ChildCommand, Delete, Edit, ListOf};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::interaction::Interaction;

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
    List(ListOf<Interaction>),
    Edit(Edit<Interaction>),
    Delete(Delete<Interaction>),
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

impl ChildCommand for Interaction {
    const COMMAND: &'static str = "log";
    const LIST_ABOUT: &'static str = "List messages and calls, the oldest first";
    const LIST_EXAMPLE: &'static str = "log list acme";
    const NOTHING: &'static str = "No messages or calls yet";
    const LEAN: Lean = Lean::Past;

    fn sort(lines: &mut [Chosen<'_, Self>]) {
        lines.sort_by_key(|line| (line.record.moment(), &line.record.id));
    }
}
