//! Everything the user has, written for other programs: one file per format, one line per format in the list below.
//!
//! Only the interchange format holds all of it and comes back exactly; the others hold what their readers
//! understand.

mod csv;
mod ics;

use std::io::{self, Write};

use chrono::NaiveDate;

use crate::documents::interchange;
use crate::domain::records::Records;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::Cadences;

/// What an export is made of.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// All live records.
    pub records: &'a Records,
    /// How patient the user is, for what comes next.
    pub cadences: &'a Cadences,
    /// The days on which nobody works, for what comes next.
    pub holidays: &'a Holidays,
    /// The day on which it is made.
    pub today: NaiveDate,
}

/// A format of exports.
#[derive(Debug, Clone, Copy)]
pub struct ExportFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// The usual ending of its files, without the dot.
    pub extension: &'static str,
    /// What a file of it holds, in a few words.
    pub holds: &'static str,
    /// Writes an export.
    pub write: fn(&Export<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[ExportFormat] = &[
    ExportFormat {
        name: "json",
        extension: "json",
        holds: "everything, to be imported again",
        write: |export, out| interchange::write(export.records, out),
    },
    ExportFormat {
        name: "csv",
        extension: "csv",
        holds: "one row per application, for spreadsheets",
        write: csv::write,
    },
    ExportFormat {
        name: "ics",
        extension: "ics",
        holds: "all interviews and tasks, for calendars",
        write: ics::write,
    },
];

/// Returns the format of this name, if there is one.
pub fn find_format(name: &str) -> Option<&'static ExportFormat> {
    FORMATS.iter().find(|format| format.name == name)
}
