//! `interview edit`: fields of an interview become something else.

use crate::cli::Next;
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::interview_choice::{Meant, choose_interview};
use crate::cli::session::Session;
use crate::documents::time_zone::is_time_zone;
use crate::domain::contact::ContactChoice;
use crate::domain::date_text::in_full;
use crate::fields::change::Change;
use crate::fields::edit::{InterviewEdit, interview_edits};
use crate::store::Access;

/// Change fields of an interview
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Fields: on kind minutes place zone round with notes strengths forgot cancelled debriefed, each as \
                        field:value, by any unique beginning. field: clears it; with:+NAME and with:-NAME change one \
                        person.\n\
                        Example: callback interview edit acme on:'thu 15:00' with:+'Ben Li'"
)]
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
        let (application, interview) =
            choose_interview(&records, &self.interview, Meant::ComingOrAny, session.today())?;
        let read = with_setting(&records, session, |setting| {
            interview_edits(&self.words, interview, application, setting)
        })?;
        let edits = tell_doubts(read, session);
        for edit in &edits {
            match edit {
                InterviewEdit::StartsAt(moment) => session.refuse_doubtful(*moment)?,
                InterviewEdit::Zone(Some(zone)) if !is_time_zone(zone) => return Err(unknown_zone(zone)),
                _ => {}
            }
        }
        let people: Vec<ContactChoice> = edits.iter().flat_map(people).cloned().collect();
        let id = interview.id.clone();
        let change = |edits| Change::EditInterview { interview: id.clone(), edits };
        let name = format!("{} interview of {}", application.company, in_full(interview.starts_at));
        let edited = Edited { name, record: interview, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        tell_new_people(&people, &mut session.output);
        Ok(Next::Done)
    }
}

/// Returns what is wrong with a zone that does not exist.
fn unknown_zone(zone: &str) -> CliError {
    CliError::Usage(format!("'{zone}' is not a time zone; expected a name such as Europe/Berlin or UTC"))
}

/// Returns the people whom an edit names.
fn people(edit: &InterviewEdit) -> &[ContactChoice] {
    match edit {
        InterviewEdit::Interviewers(people) => people,
        _ => &[],
    }
}
