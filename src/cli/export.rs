//! `export`: everything out, in the interchange format or in one that other programs read.

use clap::builder::PossibleValuesParser;

use crate::cli::Next;
use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::export::{self, FORMATS, find_format};

/// Write all records as one document
#[derive(Debug, clap::Args)]
#[command(
    after_help = "json holds everything and can be imported again; csv is one row per application, for\n\
                        spreadsheets; ics is all interviews and tasks, for calendars.\n\
                        Example: callback export --output callback.json"
)]
pub struct Export {
    /// The format of the document
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = formats())]
    format: String,
    #[command(flatten)]
    destination: Destination,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

impl Export {
    /// Writes the document.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let export = export::Export {
            records: &records,
            cadences: &session.config.cadences,
            holidays: &session.config.holidays,
            today: session.today(),
        };
        if let Some(format) = find_format(&self.format) {
            let reader = session.around.messages;
            self.destination
                .write_watched(&mut session.output, reader, |out| (format.write)(&export, out))?;
        }
        if let Some(file) = self.destination.file() {
            let count = records.applications.len();
            let noun = if count == 1 { "application" } else { "applications" };
            session.output.say(&format!("{count} {noun} written to {}", file.display()));
        }
        Ok(Next::Done)
    }
}
