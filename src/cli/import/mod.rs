//! `import`: a document, a table, invitations or people are merged into the records.
//!
//! Owns the way from a file to the store; each format has a file here or its reader among the documents. Refuses to
//! write anything of a file that is broken as a whole.

mod format;
mod meetings;
mod summary;
mod table;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::import::format::Format;
use crate::cli::import::table::Rows;
use crate::cli::session::Session;
use crate::documents::line_fault::LineFaults;
use crate::documents::spreadsheet_import::{self, Setting, SpreadsheetReading, Wishes};
use crate::documents::{interchange, vcard};
use crate::domain::incoming::{ImportOptions, Incoming, KnownRecords, NothingKnown};
use crate::domain::records::Records;
use crate::store::{Access, Store};

/// Merge a document into the records
#[derive(Debug, clap::Args)]
#[command(
    after_help = "json is this program's own format; csv is a table of a spreadsheet or another tracker; ics is\n\
                        invitations to interviews; vcf is people. Columns are recognised by their names;\n\
                        --map says what others hold (company=Employer) and what status words mean\n\
                        (screening=Take-home).\n\
                        Example: callback import applications.csv --dry-run"
)]
pub struct Import {
    /// The document, or - for standard input
    file: String,
    /// The format of the document; without it, the document shows it
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// What a column of a table holds, or which stage a status word means
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    map: Vec<String>,
    /// The application that the invitations belong to
    #[arg(long, value_name = "APP")]
    to: Option<String>,
    /// Only tell what would change, for a table row by row
    #[arg(long)]
    dry_run: bool,
    /// Remove what the document does not name from the applications it names
    #[arg(long)]
    replace: bool,
}

/// The origin of imports in the history of operations.
const ORIGIN: &str = "import";

/// What a file says.
struct Understood {
    incoming: Incoming,
    /// The table, when it is one.
    table: Option<SpreadsheetReading>,
    /// What else to tell, a line each.
    lines: Vec<String>,
}

impl Import {
    /// Merges the document, or tells everything that is wrong with it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let bytes = self.read()?;
        let format = self.format.unwrap_or_else(|| Format::of(&self.file, &bytes));
        self.refuse_misplaced(format)?;
        let scratch;
        let mut database = session.around.database.clone();
        if !database.exists() {
            // What is wrong with the document by itself is told before a database is made for it.
            self.understand(format, &bytes, &Records::default(), &NothingKnown, session)?;
            if self.dry_run {
                scratch =
                    tempfile::tempdir().map_err(|error| CliError::writing("a temporary file", error))?;
                database = scratch.path().join("callback.db");
            }
        }
        let around = session.around;
        let mut store = Store::open(&database, Access::Write, around.now, around.ids.clone())?;
        let records = if format == Format::Json { Records::default() } else { store.records()? };
        let known = store.known_records()?;
        let understood = self.understand(format, &bytes, &records, known.as_ref(), session)?;
        drop(known);
        self.merge(&mut store, &understood, &records, session)
    }

    /// Refuses options that say nothing about a format.
    fn refuse_misplaced(&self, format: Format) -> Result<(), CliError> {
        let misplaced = [
            (!self.map.is_empty() && format != Format::Csv, "--map", "tables (csv)"),
            (self.to.is_some() && format != Format::Ics, "--to", "invitations (ics)"),
            (self.replace && format != Format::Json, "--replace", "documents that hold everything (json)"),
        ];
        match misplaced.into_iter().find(|(is_misplaced, ..)| *is_misplaced) {
            Some((_, option, formats)) => {
                Err(CliError::Usage(format!("{option} is for {formats}; {} is none", self.shown())))
            }
            None => Ok(()),
        }
    }

    fn understand(
        &self,
        format: Format,
        bytes: &[u8],
        records: &Records,
        known: &dyn KnownRecords,
        session: &Session<'_>,
    ) -> Result<Understood, CliError> {
        let broken = |faults: LineFaults| CliError::BrokenFile { file: self.shown(), faults };
        let mut understood = Understood { incoming: Incoming::default(), table: None, lines: Vec::new() };
        match format {
            Format::Json => {
                let read = interchange::read(self.utf8(bytes)?, known, session.around.times.as_ref());
                understood.incoming =
                    read.map_err(|faults| CliError::Document { file: self.shown(), faults })?;
            }
            Format::Csv => {
                let wishes = Wishes::read(&self.map).map_err(CliError::Usage)?;
                let setting = Setting {
                    wishes: &wishes,
                    order: session.config.day_order,
                    contacts: &records.contacts,
                    times: session.around.times.as_ref(),
                };
                let mut reading = spreadsheet_import::read(bytes, setting).map_err(broken)?;
                understood.incoming = std::mem::take(&mut reading.incoming);
                understood.table = Some(reading);
            }
            Format::Ics => {
                let meetings = meetings::understand(bytes, self.to.as_deref(), records, session, broken)?;
                understood.incoming = meetings.incoming;
                understood.lines = meetings.lines;
            }
            Format::Vcf => understood.incoming = vcard::read(bytes, &records.contacts).map_err(broken)?,
        }
        Ok(understood)
    }

    /// Merges what was understood, and tells what that did.
    fn merge(
        &self,
        store: &mut Store,
        understood: &Understood,
        records: &Records,
        session: &mut Session<'_>,
    ) -> Result<Next, CliError> {
        let options = ImportOptions { replace: self.replace, dry_run: self.dry_run };
        let file = Path::new(&self.file).file_name().filter(|_| self.file != "-");
        let name =
            format!("import of {}", file.map_or("standard input".into(), |file| file.to_string_lossy()));
        let summary = store.import(session.around.now, ORIGIN, &name, &understood.incoming, options)?;
        let output = &mut session.output;
        if let Some(reading) = &understood.table {
            let rows = Rows::new(reading, &understood.incoming, &summary.applications, records);
            rows.tell_layout(output);
            if self.dry_run {
                rows.print(output)?;
            } else {
                rows.tell_doubts(output);
            }
        }
        for line in &understood.lines {
            output.say(line);
        }
        summary::tell(&summary, &self.shown(), self.dry_run, output);
        let rejected = understood.table.as_ref().map_or(0, |reading| reading.rejected().count());
        if rejected > 0 {
            output.flush()?;
            return Err(CliError::RowsRejected(rejected));
        }
        Ok(Next::Done)
    }

    /// Returns the file as messages name it.
    fn shown(&self) -> String {
        if self.file == "-" { "standard input".to_owned() } else { format!("'{}'", self.file) }
    }

    fn read(&self) -> Result<Vec<u8>, CliError> {
        let failed = |error| CliError::Unreadable(self.shown(), error);
        if self.file != "-" {
            return fs::read(&self.file).map_err(failed);
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        Ok(bytes)
    }

    fn utf8<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, CliError> {
        std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
            CliError::Usage(format!("could not import {}: line {line} is not UTF-8", self.shown()))
        })
    }
}
