//! Tasks: what the user noted to do for an application.

use chrono::NaiveDate;

use crate::domain::ids::TaskId;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The shown id.
    pub id: TaskId,
    /// The day it is due; a task without one never comes up by itself.
    pub due_on: Option<NaiveDate>,
    /// What is to be done.
    pub words: String,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
}
