//! `log delete`: a message or call was never sent or received.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::log::{choose_message, messages};
use crate::cli::session::Session;
use crate::domain::date_text::in_full;
use crate::fields::change::Change;
use crate::store::Access;

/// Delete a logged message or call; undo brings it back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The message: its code, or the application and, if it has several, its purpose, person or day.\n\
                        Example: callback log delete acme follow-up"
)]
pub(super) struct Delete {
    /// The code, or the application and words of the message
    #[arg(required = true, value_names = ["APP", "WORDS"])]
    words: Vec<String>,
}

impl Delete {
    /// Deletes the message or call.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let messages = messages(&records);
        let message = choose_message(&messages, &self.words, &records, session)?;
        let (purpose, when) = (message.record.purpose, in_full(message.record.moment()));
        let name = format!("{}: {purpose} of {when} deleted", message.application.company);
        let change = Change::DeleteInteraction { interaction: message.record.id.clone() };
        session.write(&mut store, &name, &[change])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
