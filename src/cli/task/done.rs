//! `task done`: a task is settled, whether it is due or not.

use crate::cli::Next;
use crate::cli::children::{all, choose};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::task::Task;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::store::Access;

/// Settle a task
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The task: its code, or the application and, if it has several, words of the task or its day.\n\
                        Example: callback task done acme references"
)]
pub(super) struct Done {
    /// The code, or the application and words of the task
    #[arg(required = true, value_names = ["APP", "WORDS"])]
    words: Vec<String>,
    /// When it was done [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
}

impl Done {
    /// Marks the task as done.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_event(self.on.as_deref())?.date;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let tasks = all::<Task>(&records);
        let task = choose(&tasks, &self.words, &records, session)?;
        let what = format!("{}: task {}", task.application.company, task.words);
        if let Some(on) = task.record.done_on {
            let on = in_full(Moment::day(on));
            session.output.say(&format!("{what} was done on {on} already; nothing was changed"));
            return Ok(Next::Done);
        }
        let name = format!("{what} done");
        let change = Change::edit(task.record, Patch::new().with("done_on", Value::Day(on)));
        session.write(&mut store, &name, &[change])?;
        session.confirm(&name, Some(Moment::day(on)));
        Ok(Next::Done)
    }
}
