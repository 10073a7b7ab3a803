//! `contact`: the people of a job search.

mod add;
mod delete;
mod edit;
mod list;
mod merge;

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Record the people you write to
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback contact list acme")]
pub struct Contact {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Add),
    Edit(edit::Edit),
    List(list::List),
    Merge(merge::Merge),
    Delete(delete::Delete),
}

impl Contact {
    /// Runs the command behind it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            Command::Add(add) => add.run(session),
            Command::Edit(edit) => edit.run(session),
            Command::List(list) => list.run(session),
            Command::Merge(merge) => merge.run(session),
            Command::Delete(delete) => delete.run(session),
        }
    }
}
