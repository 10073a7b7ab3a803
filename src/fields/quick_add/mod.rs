//! Quick add: one line that becomes an application with its people, interview and promise.
//!
//! Owns the grammar that `callback add …` and the add line of the screen share. Refuses to write anything.
//!
//! The decisions, in one place:
//! - The first bare word or quoted group is the company, the others together are the role. A company that is known
//!   already is recognised by all of its words, and a `/` or `-` that stands alone divides (`Acme Corp - SRE`).
//!   A bare link is the `url`.
//! - `on` is an interview when the stage is `screening` or `interviewing`, and when a time or a coming day is given
//!   (then the stage is `interviewing` unless another was named); otherwise it is the day on which the stage began:
//!   `Acme SRE on:monday` was applied for last Monday.
//! - `with` names interviewers when there is an interview, else the main contact.
//! - A person is recognised by email address, without one by the full name; of two with the same name the one of
//!   this company is meant.
//! - Options of a command are fields, too: `--applied fri` is `applied_on:fri`, `--saved` is `stage:saved`; their
//!   values are never taken for anything else.

mod assembly;
pub(crate) mod care;
mod duplicate;
pub(crate) mod field;
pub mod pay;
pub(crate) mod person;
pub(crate) mod preview;
pub(crate) mod timing;

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::date_text::DayOrder;
use crate::domain::records::Records;
use crate::domain::typed_line::{given_words, words};
use crate::fields::change::Change;
use crate::fields::draft::ApplicationDraft;
use crate::fields::quick_add::field::Given;

pub use crate::fields::quick_add::field::Field;

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickAdd {
    /// The application with its people, interview and promise.
    pub draft: ApplicationDraft,
    /// Dates that some would read otherwise; the preview shows them.
    pub doubts: Vec<Doubt>,
}

/// A date that could have meant another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The line of the preview that shows the date.
    pub field: &'static str,
    /// The other day.
    pub other: NaiveDate,
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

/// What a line is read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The people that a name may mean, and the companies that are known.
    pub records: &'a Records,
    /// The user's local date.
    pub today: NaiveDate,
    /// How `3/4` reads.
    pub order: DayOrder,
    /// The names of the cadences.
    pub cadences: &'a [&'a str],
}

/// Reads a line; people of the records are recognised by name.
///
/// # Errors
/// Points at the word that was not understood.
pub fn read(line: &str, setting: Setting<'_>) -> Result<QuickAdd, QuickAddError> {
    assembly::assemble(&words(line), &[], line.len(), setting)
}

/// Reads a line that a shell has split into words: each is one word, and its quotes are its own.
///
/// # Errors
/// Points at the word that was not understood, in the words joined by single blanks.
pub fn read_words(given: &[String], setting: Setting<'_>) -> Result<QuickAdd, QuickAddError> {
    read_words_and_options(given, &[], setting)
}

/// Reads words as `read_words` does, and fields that were named as options beside them.
///
/// # Errors
/// Points at the word that was not understood, or behind the last one when it is an option.
pub fn read_words_and_options(
    given: &[String],
    options: &[(Field, &str)],
    setting: Setting<'_>,
) -> Result<QuickAdd, QuickAddError> {
    let end = given.join(" ").len();
    let option =
        |(field, value): &(Field, &str)| (*field, Given { value: value.trim().to_owned(), at: end..end });
    let options: Vec<_> = options.iter().map(option).collect();
    assembly::assemble(&given_words(given), &options, end, setting)
}

impl QuickAdd {
    /// Returns what saving it would write, field by field, and what exists already ("existing (1 open application)").
    pub fn preview(&self, records: &Records) -> Vec<PreviewLine> {
        preview::preview(self, records)
    }

    /// Returns the name of the operation and its changes.
    pub fn changes(self) -> (String, Vec<Change>) {
        let draft = self.draft;
        let title = draft.application.title();
        (format!("{title} added"), vec![Change::AddApplication(Box::new(draft))])
    }
}
