//! `edit`: fields of an application become something else.

use std::sync::LazyLock;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{require_fields, with_setting, write_patch};
use crate::cli::error::CliError;
use crate::cli::field_options::FieldOptions;
use crate::cli::session::Session;
use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::contact::ContactChoice;
use crate::domain::typed_line::given_words;
use crate::fields::reading::{About, read};
use crate::fields::specs;
use crate::store::Access;

/// What the help says of the fields.
static FIELDS: LazyLock<String> = LazyLock::new(|| {
    let keys = specs::<Application>().map(|spec| spec.key).collect::<Vec<_>>().join(" ");
    format!(
        "Fields: {keys}, each as field:value, by any unique beginning. field: clears it; tag:+x and tag:-x change one \
         tag, notes:+x adds a line to the notes.\n\
         Example: callback edit acme location:Hamburg tag:+urgent salary:"
    )
});

/// Change fields of an application
#[derive(Debug, clap::Args)]
#[command(after_help = FIELDS.as_str())]
pub struct Edit {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// Fields, each as field:value
    #[arg(value_name = "FIELD:VALUE")]
    words: Vec<String>,
    #[command(flatten)]
    options: FieldOptions<Application>,
}

impl Edit {
    /// Changes what differs, and prints it as old and new.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let words: Vec<String> = self.words.iter().cloned().chain(self.options.words()).collect();
        require_fields(&words, "location:Berlin")?;
        refuse_stage(&words)?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let about = About { record: application, application: Some(application) };
        let reading = with_setting(&records, session, |setting| read(&words, &about, setting))?;
        let new: Vec<ContactChoice> = reading
            .patch
            .people()
            .filter(|choice| matches!(choice, ContactChoice::New(_)))
            .cloned()
            .collect();
        let title = application.title();
        write_patch(reading, (&title, application), &records, &mut store, session)?;
        tell_new_people(&new, &mut session.output);
        Ok(Next::Done)
    }
}

/// Refuses to edit the stage, which is a history and not a field.
fn refuse_stage(words: &[String]) -> Result<(), CliError> {
    let names: Vec<(&'static str, ())> = specs::<Application>().map(|spec| (spec.key, ())).collect();
    for word in given_words(words) {
        let Some((name, value)) = word.field() else { continue };
        let is_field =
            begun_by("field", name, &names).map_or_else(|unclear| !unclear.candidates.is_empty(), |()| true);
        if !is_field && begun_by("field", name, &[("stage", ())]).is_ok() {
            let problem = format!("'{name}:{value}' is a step and not a field; try callback stage APP STAGE");
            return Err(CliError::Usage(problem));
        }
    }
    Ok(())
}
