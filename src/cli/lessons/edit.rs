//! `lessons edit`: a lesson in better words.

use crate::cli::Next;
use crate::cli::child_choice::name_and_fields;
use crate::cli::echo::{Edited, require_fields, tell_doubts, with_setting, write_edits};
use crate::cli::error::CliError;
use crate::cli::lessons::{choose_lesson, lessons};
use crate::cli::session::Session;
use crate::domain::change::Change;
use crate::domain::edit::lesson_edits;
use crate::store::Access;

/// Change what you wrote down
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The lesson: its code, or the application and, if it has several, words of it or its day.\n\
                        Fields: on words, each as field:value, by any unique beginning.\n\
                        Example: callback lessons edit acme words:'ask who decides'"
)]
pub(super) struct Edit {
    /// The code, or the application and words of the lesson; then fields
    #[arg(required = true, value_names = ["APP", "FIELD:VALUE"])]
    words: Vec<String>,
}

impl Edit {
    /// Changes what differs, and tells it as old and new.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (name, fields) = name_and_fields(&self.words);
        require_fields(&fields, "words:'ask who decides'")?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let lessons = lessons(&records);
        let lesson = choose_lesson(&lessons, &name, &records, session)?;
        let read = with_setting(&records, session, |setting| lesson_edits(&fields, setting))?;
        let edits = tell_doubts(read, session);
        let application = &lesson.application.id;
        let change = |edits| Change::EditLesson {
            application: application.clone(),
            lesson: lesson.record.clone(),
            edits,
        };
        let name = format!("{}: lesson", lesson.application.company);
        let edited = Edited { name, record: lesson.record, change: &change };
        write_edits(edits, edited, &records, &mut store, session)?;
        Ok(Next::Done)
    }
}
