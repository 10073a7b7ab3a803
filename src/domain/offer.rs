//! The offer of an application.

use chrono::NaiveDate;

/// What they offered, and until when it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The day on which it came.
    pub received_on: NaiveDate,
    /// The last day to answer.
    pub respond_by: Option<NaiveDate>,
    /// Notes, Markdown.
    pub notes: String,
}
