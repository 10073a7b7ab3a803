//! `log edit`: a message or call was not as it was logged.

use crate::cli::Next;
use crate::cli::children::choice::name_and_fields;
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::log::{choose_message, messages};
use crate::cli::session::Session;
use crate::domain::contact::ContactChoice;
use crate::fields::change::Change;
use crate::fields::edit::{InteractionEdit, interaction_edits};
use crate::store::Access;

/// Change a logged message or call
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The message: its code, or the application and, if it has several, its purpose, person or day.\n\
                        Fields: on direction channel purpose with interview outcome notes, each as field:value, by \
                        any unique beginning. field: clears it.\n\
                        Example: callback log edit acme follow-up via:phone outcome:voicemail"
)]
pub(super) struct Edit {
    /// The code, or the application and words of the message; then fields
    #[arg(required = true, value_names = ["APP", "FIELD:VALUE"])]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (name, fields) = name_and_fields(&self.words);
        require_fields(&fields, "via:phone")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let messages = messages(&records);
        let message = choose_message(&messages, &name, &records, session)?;
        let read = with_setting(&records, session, |setting| {
            interaction_edits(&fields, message.record, message.application, setting)
        })?;
        let edits = tell_doubts(read, session);
        let mut people: Vec<ContactChoice> = Vec::new();
        for edit in &edits {
            match edit {
                InteractionEdit::On(moment) => session.refuse_doubtful(*moment)?,
                InteractionEdit::Contact(Some(person)) => people.push(person.clone()),
                _ => {}
            }
        }
        let id = message.record.id.clone();
        let change = |edits| Change::EditInteraction { interaction: id.clone(), edits };
        let name = format!("{}: {}", message.application.company, message.record.purpose);
        let edited = Edited { name, record: message.record, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        tell_new_people(&people, &mut session.output);
        Ok(Next::Done)
    }
}
