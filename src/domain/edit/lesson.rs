//! What can be edited of a lesson.

use chrono::NaiveDate;

use crate::domain::edit::{Edit, day_text};
use crate::domain::lesson::Lesson;
use crate::domain::records::Records;

/// One field of a lesson and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Lesson`")]
pub enum LessonEdit {
    On(Option<NaiveDate>),
    Words(String),
}

impl Edit for LessonEdit {
    type Record = Lesson;

    fn field(&self) -> &'static str {
        match self {
            Self::On(_) => "on",
            Self::Words(_) => "words",
        }
    }

    fn present(&self, lesson: &Lesson) -> Self {
        match self {
            Self::On(_) => Self::On(lesson.on),
            Self::Words(_) => Self::Words(lesson.words.clone()),
        }
    }

    fn text(&self, _: &Records) -> String {
        match self {
            Self::On(on) => day_text(*on),
            Self::Words(words) => words.clone(),
        }
    }
}
