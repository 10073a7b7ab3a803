//! `task edit`: a task becomes another, or is open again.

use crate::cli::Next;
use crate::cli::child_choice::name_and_fields;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::task::{choose_task, tasks};
use crate::domain::change::Change;
use crate::domain::edit::task_edits;
use crate::store::Access;

/// Change a task, or open it again
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The task: its code, or the application and, if it has several, words of the task or its day.\n\
                        Fields: due_on words done_on, each as field:value, by any unique beginning. field: clears \
                        it.\n\
                        Example: callback task edit acme references due:'next fri'"
)]
pub(super) struct Edit {
    /// The code, or the application and words of the task; then fields
    #[arg(required = true, value_names = ["APP", "FIELD:VALUE"])]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (name, fields) = name_and_fields(&self.words);
        require_fields(&fields, "due:fri")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let tasks = tasks(&records);
        let task = choose_task(&tasks, &name, &records, session)?;
        let read = with_setting(&records, session, |setting| task_edits(&fields, setting))?;
        let edits = tell_doubts(read, session);
        let id = task.record.id.clone();
        let change = |edits| Change::EditTask { task: id.clone(), edits };
        let name = format!("{}: task {}", task.application.company, task.words);
        write_edits(
            edits,
            Edited { name, record: task.record, change: &change },
            &records,
            &mut store,
            session,
        )?;
        Ok(Next::Done)
    }
}
