//! `edit`: fields of an application become something else.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::contact::ContactChoice;
use crate::fields::change::Change;
use crate::fields::edit::{ApplicationEdit, application_edits};
use crate::store::Access;

/// Change fields of an application
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Fields: company role applied_on source url location work_mode salary tags excitement notes \
                        main_contact cadence quiet_until no_follow_up thank_you_by, each as field:value, by any \
                        unique beginning. field: clears it; tag:+x and tag:-x change one tag.\n\
                        Example: callback edit acme location:Hamburg tag:+urgent salary:"
)]
pub struct Edit {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// Fields, each as field:value
    #[arg(value_name = "FIELD:VALUE")]
    words: Vec<String>,
    #[command(flatten)]
    options: Options,
}

/// The fields as options; an empty value clears.
#[derive(Debug, clap::Args)]
struct Options {
    /// The employer
    #[arg(long, value_name = "TEXT")]
    company: Option<String>,
    /// The job
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// When you applied
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    applied: Option<String>,
    /// Where you found it
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// A link to the posting
    #[arg(long)]
    url: Option<String>,
    /// Where the work is
    #[arg(long, value_name = "TEXT")]
    location: Option<String>,
    /// Office, hybrid, remote
    #[arg(long, value_name = "TEXT")]
    work_mode: Option<String>,
    /// What it pays
    #[arg(long)]
    salary: Option<String>,
    /// A tag: all of them, or one more with +x, one less with -x
    #[arg(long, value_name = "TAG", allow_hyphen_values = true)]
    tag: Vec<String>,
    /// How much you want it, 1 to 5
    #[arg(long, value_name = "STARS")]
    excitement: Option<String>,
    /// Notes
    #[arg(long, value_name = "TEXT")]
    notes: Option<String>,
    /// The person to write to: handle, NAME or "NAME <EMAIL>"
    #[arg(long, value_name = "NAME")]
    contact: Option<String>,
    /// The cadence that holds for it
    #[arg(long, value_name = "NAME")]
    cadence: Option<String>,
    /// No nudges before this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    quiet: Option<String>,
    /// Whether they asked not to be contacted
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes")]
    no_follow_up: Option<String>,
    /// How thank-you notes travel: email or post
    #[arg(long, value_name = "WAY")]
    thank_you_by: Option<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let words: Vec<String> = self.words.iter().cloned().chain(self.options.words()).collect();
        require_fields(&words, "location:Berlin")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let read =
            with_setting(&records, session, |setting| application_edits(&words, application, setting))?;
        let edits = tell_doubts(read, session);
        let new: Vec<ContactChoice> = edits.iter().filter_map(new_person).collect();
        let id = application.id.clone();
        let change = |edits| Change::EditApplication { application: id.clone(), edits };
        let edited = Edited { name: application.title(), record: application, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        tell_new_people(&new, &mut session.output);
        Ok(Next::Done)
    }
}

/// Returns the person that an edit would add.
fn new_person(edit: &ApplicationEdit) -> Option<ContactChoice> {
    match edit {
        ApplicationEdit::MainContact(Some(person @ ContactChoice::New(_))) => Some(person.clone()),
        _ => None,
    }
}

impl Options {
    /// Returns the options as fields of the one grammar.
    fn words(&self) -> Vec<String> {
        let single = [
            ("company", &self.company),
            ("role", &self.role),
            ("applied_on", &self.applied),
            ("source", &self.source),
            ("url", &self.url),
            ("location", &self.location),
            ("work_mode", &self.work_mode),
            ("salary", &self.salary),
            ("excitement", &self.excitement),
            ("notes", &self.notes),
            ("main_contact", &self.contact),
            ("cadence", &self.cadence),
            ("quiet_until", &self.quiet),
            ("no_follow_up", &self.no_follow_up),
            ("thank_you_by", &self.thank_you_by),
        ];
        let single = single.into_iter().filter_map(|(field, value)| {
            value.as_ref().map(|value| format!("{field}:{}", value.trim_start()))
        });
        single.chain(self.tag.iter().map(|tag| format!("tags:{}", tag.trim_start()))).collect()
    }
}
