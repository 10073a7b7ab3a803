//! `contact edit`: fields of a person become something else.

use crate::cli::Next;
use crate::cli::contact_choice::find_contact;
use crate::cli::echo::{Edited, require_fields, write_edits};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::fields::change::Change;
use crate::fields::edit::contact_edits;
use crate::store::Access;

/// Change fields of a person
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Fields: name title company kind email phone preferred_channel notes, each as field:value, by any \
                        unique beginning. field: clears it.\n\
                        Example: callback contact edit ana phone:'+49 30 1234' pref:phone"
)]
pub(super) struct Edit {
    /// The person: handle, id, address, name or a unique part
    #[arg(value_name = "CONTACT")]
    contact: String,
    /// Fields, each as field:value
    #[arg(value_name = "FIELD:VALUE")]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        require_fields(&self.words, "phone:'+49 30 1234'")?;
        let edits = contact_edits(&self.words)?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let contact = find_contact(&records, &self.contact)?;
        let change = |edits| Change::EditContact { contact: contact.id.clone(), edits };
        let edited = Edited { name: contact.name.clone(), record: contact, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        Ok(Next::Done)
    }
}
