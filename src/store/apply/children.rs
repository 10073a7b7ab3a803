//! Children of applications that are there already: tasks, messages, promises, lessons.
//!
//! Promises and lessons have no id to be named by; a change names them by what they say.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use crate::domain::edit::{InteractionEdit, LessonEdit, PromiseEdit, TaskEdit};
use crate::domain::lesson::Lesson;
use crate::domain::promise::Promise;
use crate::store::apply::Applying;
use crate::store::error::{Result, StoreError};
use crate::store::rows::{self, Field, date, maybe, text};

/// The first live promise of an application that says this.
const PROMISE: &str = "SELECT id FROM promise WHERE application_id = ? AND said_on = ? AND reply_by = ?
    AND words = ? AND deleted_at IS NULL ORDER BY interview_id IS NOT ?, position, id LIMIT 1";

/// The first live lesson of an application that says this.
const LESSON: &str = "SELECT id FROM lesson WHERE application_id = ? AND \"on\" IS ? AND words = ?
    AND deleted_at IS NULL ORDER BY position, id LIMIT 1";

impl Applying<'_> {
    /// Changes fields of a task.
    pub(in crate::store::apply) fn edit_task(&self, id: &str, edits: &[TaskEdit]) -> Result<()> {
        for edit in edits {
            let field = match edit {
                TaskEdit::DueOn(on) => Field("due_on", date(*on)),
                TaskEdit::Words(words) => Field("words", text(words)),
                TaskEdit::DoneOn(on) => Field("done_on", date(*on)),
            };
            rows::update(self.connection, "task", id, &[field])?;
        }
        Ok(())
    }

    /// Changes fields of a message or call; its contact is added if that is new.
    pub(in crate::store::apply) fn edit_interaction(
        &mut self,
        id: &str,
        edits: &[InteractionEdit],
    ) -> Result<()> {
        for edit in edits {
            let field = match edit {
                InteractionEdit::On(moment) => {
                    let at = Field("at", rows::time(moment.time));
                    rows::update(self.connection, "interaction", id, &[at])?;
                    Field("on", date(Some(moment.date)))
                }
                InteractionEdit::Direction(direction) => Field("direction", text(direction.as_str())),
                InteractionEdit::Channel(channel) => Field("channel", text(channel.as_str())),
                InteractionEdit::Purpose(purpose) => Field("purpose", text(purpose.as_str())),
                InteractionEdit::Contact(choice) => {
                    let person = choice.as_ref().map(|choice| self.person(choice)).transpose()?;
                    Field("contact_id", maybe(person))
                }
                InteractionEdit::Interview(interview) => {
                    Field("interview_id", maybe(self.interview(interview.as_ref())?))
                }
                InteractionEdit::Outcome(outcome) => Field("outcome", text(outcome.as_str())),
                InteractionEdit::Notes(notes) => Field("notes", text(notes)),
            };
            rows::update(self.connection, "interaction", id, &[field])?;
        }
        Ok(())
    }

    /// Changes fields of a promise.
    pub(in crate::store::apply) fn edit_promise(&self, id: &str, edits: &[PromiseEdit]) -> Result<()> {
        for edit in edits {
            let field = match edit {
                PromiseEdit::SaidOn(on) => Field("said_on", date(Some(*on))),
                PromiseEdit::ReplyBy(on) => Field("reply_by", date(Some(*on))),
                PromiseEdit::Words(words) => Field("words", text(words)),
                PromiseEdit::Interview(interview) => {
                    Field("interview_id", maybe(self.interview(interview.as_ref())?))
                }
            };
            rows::update(self.connection, "promise", id, &[field])?;
        }
        Ok(())
    }

    /// Changes fields of a lesson.
    pub(in crate::store::apply) fn edit_lesson(&self, id: &str, edits: &[LessonEdit]) -> Result<()> {
        for edit in edits {
            let field = match edit {
                LessonEdit::On(on) => Field("on", date(*on)),
                LessonEdit::Words(words) => Field("words", text(words)),
            };
            rows::update(self.connection, "lesson", id, &[field])?;
        }
        Ok(())
    }

    /// Returns the key of the promise of an application that says this.
    pub(in crate::store::apply) fn promise_key(
        &self,
        application: &str,
        promise: &Promise,
    ) -> Result<String> {
        let says = [
            text(application),
            date(Some(promise.said_on)),
            date(Some(promise.reply_by)),
            text(&promise.words),
            maybe(self.interview(promise.interview.as_ref())?),
        ];
        self.child_that_says(PROMISE, &says, "promise", &promise.words)
    }

    /// Returns the key of the lesson of an application that says this.
    pub(in crate::store::apply) fn lesson_key(&self, application: &str, lesson: &Lesson) -> Result<String> {
        let says = [text(application), date(lesson.on), text(&lesson.words)];
        self.child_that_says(LESSON, &says, "lesson", &lesson.words)
    }

    /// Returns the key of the child that a query finds.
    fn child_that_says(
        &self,
        query: &str,
        says: &[Value],
        kind: &'static str,
        words: &str,
    ) -> Result<String> {
        let mut statement = self.connection.prepare_cached(query)?;
        let found = statement.query_row(params_from_iter(says), |row| row.get(0)).optional()?;
        found.ok_or_else(|| StoreError::UnknownRecord { kind, id: words.to_owned() })
    }
}
