//! Reading: a file of any format becomes records on their way in.

use crate::documents::line_fault::LineFaults;
use crate::documents::spreadsheet_import::{self, Setting, SpreadsheetReading, Wishes};
use crate::documents::{interchange, vcard};
use crate::domain::application::Application;
use crate::domain::date_text::DayOrder;
use crate::domain::local_time::LocalTimes;
use crate::domain::records::Records;
use crate::exchange::error::ImportError;
use crate::exchange::import_format::ImportFormat;
use crate::exchange::meetings;
use crate::fields::incoming::{Incoming, KnownRecords};

/// A file, and how the user wants it read.
#[derive(Clone, Copy)]
pub struct IncomingFile<'a> {
    /// The file as messages name it.
    pub shown: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// What it is.
    pub format: ImportFormat,
    /// What the columns and words of a table mean.
    pub wishes: &'a Wishes,
    /// The application that invitations belong to; without it, they show it.
    pub to: Option<&'a Application>,
    /// How `3/4` reads.
    pub order: DayOrder,
    /// The user's time zone.
    pub times: &'a dyn LocalTimes,
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Understood {
    /// The records.
    pub incoming: Incoming,
    /// The table, when it is one.
    pub table: Option<SpreadsheetReading>,
    /// What else to tell, a line each.
    pub lines: Vec<String>,
}

impl Understood {
    /// Returns how many rows of a table were left out.
    pub fn rejected(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.rejected().count())
    }
}

/// Reads a file beside the records that are here already.
///
/// # Errors
/// Names everything that is wrong with the file, by its line or path.
pub fn read(
    file: IncomingFile<'_>,
    records: &Records,
    known: &dyn KnownRecords,
) -> Result<Understood, ImportError> {
    let broken = |faults: LineFaults| ImportError::BrokenFile { file: file.shown.to_owned(), faults };
    let mut understood = Understood::default();
    match file.format {
        ImportFormat::Json => {
            let read = interchange::read(utf8(file)?, known, file.times);
            let refused = |faults| ImportError::Document { file: file.shown.to_owned(), faults };
            understood.incoming = read.map_err(refused)?;
        }
        ImportFormat::Csv => {
            let setting = Setting {
                wishes: file.wishes,
                order: file.order,
                contacts: &records.contacts,
                times: file.times,
            };
            let mut reading = spreadsheet_import::read(file.bytes, setting).map_err(broken)?;
            understood.incoming = std::mem::take(&mut reading.incoming);
            understood.table = Some(reading);
        }
        ImportFormat::Ics => {
            let meetings = meetings::read(file.bytes, file.to, records, file.times, broken)?;
            understood.incoming = meetings.incoming;
            understood.lines = meetings.lines;
        }
        ImportFormat::Vcf => {
            understood.incoming = vcard::read(file.bytes, &records.contacts).map_err(broken)?;
        }
    }
    Ok(understood)
}

/// Returns a document as text.
fn utf8<'b>(file: IncomingFile<'b>) -> Result<&'b str, ImportError> {
    std::str::from_utf8(file.bytes).map_err(|error| {
        let good = file.bytes.iter().take(error.valid_up_to());
        let line = 1 + good.filter(|byte| **byte == b'\n').count();
        ImportError::NotUtf8 { file: file.shown.to_owned(), line }
    })
}
