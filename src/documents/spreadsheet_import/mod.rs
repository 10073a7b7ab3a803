//! Spreadsheets and other trackers' tables, read into records.
//!
//! Owns what makes a delimited text an application per row, and tells everything that it decided: which column holds
//! what, which status means which stage, which number of a date is the day. Nothing is guessed in silence: a table
//! that is broken is refused whole, with its lines; a row that cannot be understood is rejected with its line, and
//! the others are read. No row has an id, so the same file read again says the same about the same records.

mod date_parts;
mod dates;
mod field;
mod layout;
mod names;
mod pay;
mod row;
mod sheet;
mod status;
mod table;
mod wishes;

#[cfg(test)]
mod tests;

use crate::documents::encoded_text::{Encoding, decode};
use crate::documents::line_fault::LineFaults;
use crate::domain::contact::Contact;
use crate::domain::date_text::DayOrder;
use crate::domain::local_time::LocalTimes;
use crate::domain::stage::Stage;
use crate::fields::incoming::Incoming;

pub use crate::documents::spreadsheet_import::field::{Field, plain};
pub use crate::documents::spreadsheet_import::wishes::Wishes;

/// What a table is read with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What the user says about columns and status words.
    pub wishes: &'a Wishes,
    /// How `3/4/2026` reads where the column does not show it.
    pub order: DayOrder,
    /// Who is known already.
    pub contacts: &'a [Contact],
    /// The user's time zone.
    pub times: &'a dyn LocalTimes,
}

/// What a table says, and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadsheetReading {
    /// The records.
    pub incoming: Incoming,
    /// Each column's name and what it was taken for; `None` when it is left out.
    pub mapping: Vec<(String, Option<Field>)>,
    /// Each status word and the stage it was taken for, in the order in which they first appear.
    pub stages: Vec<(String, Stage)>,
    /// What became of each row that is not blank.
    pub rows: Vec<RowReport>,
    /// What the user should know about the table as a whole.
    pub notes: Vec<String>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReport {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// What became of it.
    pub outcome: RowOutcome,
    /// What was not taken as it stands: "'competitive' is no salary; kept in the notes".
    pub remarks: Vec<String>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    /// It is this one of the incoming applications.
    Read(usize),
    /// It says the same as an earlier line.
    Repeats(usize),
    /// It is the names of the columns once more.
    RepeatsNames,
    /// It is left out, and why.
    Rejected(String),
}

impl SpreadsheetReading {
    /// Returns the rows that are left out because they were not understood.
    pub fn rejected(&self) -> impl Iterator<Item = (usize, &str)> {
        self.rows.iter().filter_map(|row| match &row.outcome {
            RowOutcome::Rejected(problem) => Some((row.line, problem.as_str())),
            _ => None,
        })
    }
}

/// Reads the bytes of a file.
///
/// # Errors
/// Lists what is wrong with the table as a whole, by line; then nothing of it is read.
pub fn read(bytes: &[u8], setting: Setting<'_>) -> Result<SpreadsheetReading, LineFaults> {
    let (text, encoding) = decode(bytes)?;
    let mut reading = table::read(&text, setting)?;
    if encoding != Encoding::Utf8 {
        reading.notes.insert(0, format!("read as {encoding}"));
    }
    Ok(reading)
}
