//! `lessons delete`: a lesson that is none.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::lessons::{choose_lesson, lessons};
use crate::cli::session::Session;
use crate::domain::change::Change;
use crate::store::Access;

/// Delete a lesson; undo brings it back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The lesson: its code, or the application and, if it has several, words of it or its day.\n\
                        Example: callback lessons delete acme"
)]
pub(super) struct Delete {
    /// The code, or the application and words of the lesson
    #[arg(required = true, value_names = ["APP", "WORDS"])]
    words: Vec<String>,
}

impl Delete {
    /// Deletes the lesson.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let lessons = lessons(&records);
        let lesson = choose_lesson(&lessons, &self.words, &records, session)?;
        let name = format!("{}: lesson {} deleted", lesson.application.company, lesson.words);
        let application = lesson.application.id.clone();
        let change = Change::DeleteLesson { application, lesson: lesson.record.clone() };
        session.write(&mut store, &name, &[change])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
