//! `interview`: the meetings of an application.

mod add;
mod cancel;
mod delete;
mod edit;
mod list;

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Record interviews
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback interview add acme tomorrow 14:00 --with 'Ana Ruiz'")]
pub struct Interview {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Add),
    Edit(edit::Edit),
    Cancel(cancel::Cancel),
    Delete(delete::Delete),
    List(list::List),
}

impl Interview {
    /// Runs the command behind it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            Command::Add(add) => add.run(session),
            Command::Edit(edit) => edit.run(session),
            Command::Cancel(cancel) => cancel.run(session),
            Command::Delete(delete) => delete.run(session),
            Command::List(list) => list.run(session),
        }
    }
}
