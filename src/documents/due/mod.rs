//! The due list as text: one file per format, one line per format in the list below.
//!
//! Owns what leaves the program as data. Refuses colours and widths, which belong to terminals.

mod csv;
mod html;
mod ics;
mod json;
mod markdown;
mod table;
mod tsv;
mod words;

use std::io::{self, Write};

use crate::scheduler::DueList;

/// A format of the due list.
#[derive(Debug, Clone, Copy)]
pub struct DueFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// The usual ending of its files, without the dot.
    pub extension: &'static str,
    /// What a file of it is good for, in a few words.
    pub holds: &'static str,
    /// Writes a list.
    pub write: fn(&DueList, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[DueFormat] = &[
    DueFormat { name: "json", extension: "json", holds: "for other programs", write: json::write },
    DueFormat { name: "csv", extension: "csv", holds: "for spreadsheets", write: csv::write },
    DueFormat { name: "tsv", extension: "tsv", holds: "for spreadsheets, tabs between", write: tsv::write },
    DueFormat { name: "markdown", extension: "md", holds: "a checklist to read", write: markdown::write },
    DueFormat { name: "ics", extension: "ics", holds: "for calendars", write: ics::write },
    DueFormat { name: "html", extension: "html", holds: "a page to print", write: html::write },
];

/// Returns the format of this name, if there is one.
pub fn find_format(name: &str) -> Option<&'static DueFormat> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests;
