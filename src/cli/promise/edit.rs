//! `promise edit`: they said something else.

use crate::cli::Next;
use crate::cli::child_choice::name_and_fields;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::promise::{choose_promise, promises};
use crate::cli::session::Session;
use crate::domain::change::Change;
use crate::domain::edit::promise_edits;
use crate::store::Access;

/// Change what they said about when you would hear
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The promise: its code, or the application and, if it has several, words of it or its day.\n\
                        Fields: reply_by said_on words interview, each as field:value, by any unique beginning.\n\
                        Example: callback promise edit acme reply_by:'next fri'"
)]
pub(super) struct Edit {
    /// The code, or the application and words of the promise; then fields
    #[arg(required = true, value_names = ["APP", "FIELD:VALUE"])]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (name, fields) = name_and_fields(&self.words);
        require_fields(&fields, "reply_by:fri")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let promises = promises(&records);
        let promise = choose_promise(&promises, &name, &records, session)?;
        let read = with_setting(&records, session, |setting| {
            promise_edits(&fields, promise.record, promise.application, setting)
        })?;
        let edits = tell_doubts(read, session);
        let application = &promise.application.id;
        let change = |edits| Change::EditPromise {
            application: application.clone(),
            promise: promise.record.clone(),
            edits,
        };
        let name = format!("{}: promised answer", promise.application.company);
        let edited = Edited { name, record: promise.record, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        Ok(Next::Done)
    }
}
