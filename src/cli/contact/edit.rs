//! `contact edit`: fields of a person become something else.

use crate::cli::Next;
use crate::cli::children::fields_help;
use crate::cli::contact_choice::find_contact;
use crate::cli::echo::{require_fields, with_setting, write_patch};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::contact::Contact;
use crate::fields::reading::{About, read};
use crate::store::Access;

/// Change fields of a person
#[derive(Debug, clap::Args)]
#[command(after_help = format!(
    "{}\nExample: callback contact edit ana phone:'+49 30 1234' pref:phone",
    fields_help::<Contact>()
))]
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
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let contact = find_contact(&records, &self.contact)?;
        let about = About { record: contact, application: None };
        let reading = with_setting(&records, session, |setting| read(&self.words, &about, setting))?;
        write_patch(reading, (&contact.name, contact), &records, &mut store, session)?;
        Ok(Next::Done)
    }
}
