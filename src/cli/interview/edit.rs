//! `interview edit`: fields of an interview become something else.

use crate::cli::Next;
use crate::cli::children::fields_help;
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{require_fields, with_setting, write_patch};
use crate::cli::error::CliError;
use crate::cli::interview_choice::{Meant, choose_interview};
use crate::cli::session::Session;
use crate::documents::time_zone::is_time_zone;
use crate::domain::contact::ContactChoice;
use crate::domain::interview::Interview;
use crate::fields::reading::{About, read};
use crate::fields::wording::child_title;
use crate::store::Access;

/// Change fields of an interview
#[derive(Debug, clap::Args)]
#[command(after_help = format!(
    "{} with:+NAME and with:-NAME change one person.\n\
     Example: callback interview edit acme on:'thu 15:00' with:+'Ben Li'",
    fields_help::<Interview>()
))]
pub(super) struct Edit {
    /// The interview: handle or id, or the application when only one is coming
    #[arg(value_name = "INTERVIEW")]
    interview: String,
    /// Fields, each as field:value
    #[arg(value_name = "FIELD:VALUE")]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        require_fields(&self.words, "on:'thu 15:00'")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let (application, record) =
            choose_interview(&records, &self.interview, Meant::ComingOrAny, session.today())?;
        let about = About { record, application: Some(application) };
        let reading = with_setting(&records, session, |setting| read(&self.words, &about, setting))?;
        if let Some(moment) = reading.patch.event(record) {
            session.refuse_doubtful(moment)?;
        }
        if let Some(zone) = reading.patch.text("zone").filter(|zone| !is_time_zone(zone)) {
            return Err(CliError::Usage(format!(
                "'{zone}' is not a time zone; expected a name such as Europe/Berlin or UTC"
            )));
        }
        let people: Vec<ContactChoice> = reading.patch.people().cloned().collect();
        write_patch(reading, (&child_title(&about), record), &records, &mut store, session)?;
        tell_new_people(&people, &mut session.output);
        Ok(Next::Done)
    }
}
