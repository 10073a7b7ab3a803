//! `task delete`: a task goes.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::task::{choose_task, tasks};
use crate::domain::change::Change;
use crate::store::Access;

/// Delete a task; undo brings it back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The task: its code, or the application and, if it has several, words of the task or its day.\n\
                        Example: callback task delete acme references"
)]
pub(super) struct Delete {
    /// The code, or the application and words of the task
    #[arg(required = true, value_names = ["APP", "WORDS"])]
    words: Vec<String>,
}

impl Delete {
    /// Deletes the task.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let tasks = tasks(&records);
        let task = choose_task(&tasks, &self.words, &records, session)?;
        let name = format!("{}: task {} deleted", task.application.company, task.words);
        session.write(&mut store, &name, &[Change::DeleteTask { task: task.record.id.clone() }])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
