//! Lessons: what the user learnt from an application.

use chrono::NaiveDate;

use crate::domain::ids::LessonId;

/// One thing learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The shown id.
    pub id: LessonId,
    /// The day it was written down.
    pub on: Option<NaiveDate>,
    /// What was learnt.
    pub words: String,
}
