//! `task`: what is to be done for an application.

mod add;
mod done;

use crate::cli::Next;
use crate::cli::children::{ChildCommand, Delete, Edit, ListOf};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::action_key::ActionKey;
use crate::domain::date_text::Lean;
use crate::domain::task;

/// Note something to do for an application, and settle it
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Example: callback task acme next fri send references")]
pub struct Task {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    add: add::Add,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(ListOf<task::Task>),
    Done(done::Done),
    Edit(Edit<task::Task>),
    Delete(Delete<task::Task>),
}

impl Task {
    /// Runs the command behind it, or notes the task.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        match &self.command {
            None => self.add.run(session),
            Some(Command::List(list)) => list.run(session),
            Some(Command::Done(done)) => done.run(session),
            Some(Command::Edit(edit)) => edit.run(session),
            Some(Command::Delete(delete)) => delete.run(session),
        }
    }
}

impl ChildCommand for task::Task {
    const COMMAND: &'static str = "task";
    const LIST_ABOUT: &'static str = "List tasks, the earliest first";
    const LIST_EXAMPLE: &'static str = "task list --open";
    const NOTHING: &'static str = "No tasks yet";
    const CAN_BE_SETTLED: bool = true;
    const LEAN: Lean = Lean::Nearest;

    /// The code of a task is that of the action that it is when it is due.
    fn key(&self) -> String {
        ActionKey::task(&self.id).as_str().to_owned()
    }

    fn is_open(&self) -> bool {
        self.done_on.is_none()
    }
}
