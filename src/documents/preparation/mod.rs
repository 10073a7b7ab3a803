//! The sheet before an interview, written: one file per format, one line per format in the list below.

mod json;
mod markdown;
mod sections;
mod text;

use std::io::{self, Write};

use crate::domain::local_time::LocalTimes;
use crate::scheduler::preparation::Preparation;

/// How a sheet is written.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What clocks show elsewhere.
    pub times: &'a dyn LocalTimes,
    /// The width to keep to in plain text, in cells.
    pub width: usize,
}

/// A format of the sheet.
#[derive(Debug, Clone, Copy)]
pub struct SheetFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes a sheet.
    pub write: fn(&Preparation<'_>, Setting<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[SheetFormat] = &[
    SheetFormat { name: "text", write: text::write },
    SheetFormat { name: "markdown", write: markdown::write },
    SheetFormat { name: "json", write: |sheet, _, out| json::write(sheet, out) },
];

/// Returns the format of this name, if there is one.
pub fn find_format(name: &str) -> Option<&'static SheetFormat> {
    FORMATS.iter().find(|format| format.name == name)
}
