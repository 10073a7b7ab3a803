//! The report: dated proof of a job search, fit to be handed to an office.
//!
//! `report` gathers what happened in a period; each format writes all of it: one file per format, one line per
//! format in the list below. Refuses what is private: no notes, no addresses, no pay.

mod contents;
mod csv;
mod gathering;
mod html;
mod markdown;
mod text;
mod words;

use std::io::{self, Write};

pub use contents::{Entry, Report, Section, Topic};
pub use gathering::report;

/// A format of the report.
#[derive(Debug, Clone, Copy)]
pub struct ReportFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// The usual ending of its files, without the dot.
    pub extension: &'static str,
    /// Writes a report.
    pub write: fn(&Report, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[ReportFormat] = &[
    ReportFormat { name: "text", extension: "txt", write: text::write },
    ReportFormat { name: "markdown", extension: "md", write: markdown::write },
    ReportFormat { name: "csv", extension: "csv", write: csv::write },
    ReportFormat { name: "html", extension: "html", write: html::write },
];

/// Returns the format of this name, if there is one.
pub fn find_format(name: &str) -> Option<&'static ReportFormat> {
    FORMATS.iter().find(|format| format.name == name)
}
