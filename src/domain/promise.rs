//! Promises: when the employer said the user would hear.

use chrono::NaiveDate;

use crate::domain::ids::{InterviewId, PromiseId};

/// What the employer announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The shown id.
    pub id: PromiseId,
    /// The day on which they said it.
    pub said_on: NaiveDate,
    /// The day by which they wanted to answer.
    pub reply_by: NaiveDate,
    /// Their words.
    pub words: String,
    /// The interview in which they said it.
    pub interview: Option<InterviewId>,
}
