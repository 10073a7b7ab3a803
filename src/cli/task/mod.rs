//! `task`: what is to be done for an application.

mod add;
mod delete;
mod done;
mod edit;
mod list;

use crate::cli::Next;
use crate::cli::child_choice::{Child, Wanted, children, choose_child};
use crate::cli::error::{CliError, NoSingleFit};
use crate::cli::session::Session;
use crate::domain::action_key::ActionKey;
use crate::domain::date_text::Lean;
use crate::domain::records::Records;
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
    List(list::List),
    Done(done::Done),
    Edit(edit::Edit),
    Delete(delete::Delete),
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

/// Returns all tasks; their codes are those of the actions that they are when they are due.
fn tasks(records: &Records) -> Vec<Child<'_, task::Task>> {
    children(
        records,
        |application| &application.tasks,
        |_, task| (ActionKey::task(&task.id).as_str().to_owned(), task.due_on, task.words.clone()),
    )
}

/// Returns the task that words name; of several that fit, the one that is not done.
fn choose_task<'c, 'r>(
    tasks: &'c [Child<'r, task::Task>],
    words: &[String],
    records: &'r Records,
    session: &Session<'_>,
) -> Result<&'c Child<'r, task::Task>, NoSingleFit> {
    let day = |text: &str| session.find_date(text, Lean::Nearest);
    let is_meant = |task: &task::Task| task.done_on.is_none();
    choose_child(tasks, &Wanted { words, noun: "task", day: &day, is_meant: &is_meant }, records)
}
