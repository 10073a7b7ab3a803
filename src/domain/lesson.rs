//! Lessons: what the user learnt from an application.

use chrono::NaiveDate;

/// One thing learnt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The day it was written down.
    pub on: Option<NaiveDate>,
    /// What was learnt.
    pub words: String,
}
