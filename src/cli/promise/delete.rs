//! `promise delete`: they never said so.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::promise::{choose_promise, promises};
use crate::cli::session::Session;
use crate::domain::change::Change;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::store::Access;

/// Delete what they said about when you would hear; undo brings it back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The promise: its code, or the application and, if it has several, words of it or its day.\n\
                        Example: callback promise delete acme"
)]
pub(super) struct Delete {
    /// The code, or the application and words of the promise
    #[arg(required = true, value_names = ["APP", "WORDS"])]
    words: Vec<String>,
}

impl Delete {
    /// Deletes the promise.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let promises = promises(&records);
        let promise = choose_promise(&promises, &self.words, &records, session)?;
        let by = in_full(Moment::day(promise.record.reply_by));
        let name = format!("{}: answer promised by {by} deleted", promise.application.company);
        let application = promise.application.id.clone();
        let change = Change::DeletePromise { application, promise: promise.record.clone() };
        session.write(&mut store, &name, &[change])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
