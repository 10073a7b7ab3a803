//! Quick add: one line that becomes an application with its people, interview and promise.
//!
//! Owns the grammar that `callback add …` and the add line of the screen share. Refuses to write anything.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::application::ApplicationDraft;
use crate::domain::change::Change;
use crate::domain::date_text::DayOrder;
use crate::domain::records::Records;

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickAdd {
    /// The application with its people, interview and promise.
    pub draft: ApplicationDraft,
}

/// A line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickAddError {
    /// The bytes of the line that are wrong; empty at the end when something is missing.
    pub at: Range<usize>,
    /// What is wrong and what would be right, quoting the word.
    pub message: String,
}

impl fmt::Display for QuickAddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QuickAddError {}

/// One line of the preview: a field and what it will be, absolute dates included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// The name of the field.
    pub field: &'static str,
    /// What it will be: `Wed 25 Nov 2026 14:00`, `Dana R (new contact)`.
    pub text: String,
}

/// Reads a line; people of `records` are recognised by name.
///
/// # Errors
/// Points at the word that was not understood.
pub fn read(
    line: &str,
    records: &Records,
    today: NaiveDate,
    order: DayOrder,
) -> Result<QuickAdd, QuickAddError> {
    let _ = (line, records, today, order);
    todo!()
}

impl QuickAdd {
    /// Returns what saving it would write, field by field, and what exists already ("existing (1 open application)").
    pub fn preview(&self, records: &Records) -> Vec<PreviewLine> {
        let _ = records;
        todo!()
    }

    /// Returns the name of the operation and its changes.
    pub fn changes(self) -> (String, Vec<Change>) {
        todo!()
    }
}
