//! `stage`: an application moves along the pipeline, and its history is put right.

mod add;

use crate::cli::Next;
use crate::cli::children::choice::Chosen;
use crate::cli::children::{ChildCommand, Delete, Edit, ListOf};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::Lean;
use crate::domain::stage::StageChange;

pub(super) use add::warn_of_later_step;

/// Move an application to another stage, or correct its history
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "A stage that it is at already, with another day, corrects the day.\n\
                        Example: callback stage acme offer --respond-by 'next fri'")]
pub struct Stage {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    add: add::Add,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(ListOf<StageChange>),
    Edit(Edit<StageChange>),
    Delete(Delete<StageChange>),
}

impl Stage {
    /// Runs the command behind it, or moves the application.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.add.run(session),
            Some(Command::List(list)) => list.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

impl ChildCommand for StageChange {
    const COMMAND: &'static str = "stage";
    const LIST_ABOUT: &'static str = "List the stages that applications went through";
    const LIST_EXAMPLE: &'static str = "stage list acme";
    const NOTHING: &'static str = "No applications yet";
    const LEAN: Lean = Lean::Past;

    /// Histories stay together, in their own order.
    fn sort(_: &mut [Chosen<'_, Self>]) {}
}
