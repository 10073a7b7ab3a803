//! `promise`: when they said that they would answer.

mod add;

use crate::cli::Next;
use crate::cli::children::{ChildCommand, Delete, Edit, ListOf};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::promise;

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
    List(ListOf<promise::Promise>),
    Edit(Edit<promise::Promise>),
    Delete(Delete<promise::Promise>),
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

impl ChildCommand for promise::Promise {
    const COMMAND: &'static str = "promise";
    const LIST_ABOUT: &'static str = "List when they said you would hear, the earliest first";
    const LIST_EXAMPLE: &'static str = "promise list acme";
    const NOTHING: &'static str = "No promised dates yet";
    const LEAN: Lean = Lean::Nearest;
}
