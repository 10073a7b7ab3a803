//! `import`: a document, a table, invitations or people are merged into the records.
//!
//! Owns the arguments and what is told; the way from a file to the store is the one that the screens take, too.
//! Refuses to write anything of a file that is broken as a whole.

use std::io;
use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::progress::Watching;
use crate::cli::session::Session;
use crate::documents::spreadsheet_import::Wishes;
use crate::domain::records::Records;
use crate::exchange::{
    self, IMPORT_ORIGIN, ImportFormat, IncomingFile, Rows, Understood, operation_name, summary_lines,
};
use crate::fields::incoming::{ImportOptions, KnownRecords, NothingKnown};
use crate::input_file::{self, Limit};
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
    /// The document (at most 256 MiB), or - for standard input
    file: String,
    /// The format of the document; without it, the document shows it
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,
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

fn formats() -> PossibleValuesParser {
    let value = |format: ImportFormat| PossibleValue::new(format.name()).help(format.holds());
    PossibleValuesParser::new(ImportFormat::ALL.map(value))
}

/// What is imported, and how.
struct Wish<'w> {
    bytes: &'w [u8],
    format: ImportFormat,
    wishes: &'w Wishes,
}

impl Import {
    /// Merges the document, or tells everything that is wrong with it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let wishes = Wishes::read(&self.map).map_err(CliError::Usage)?;
        let bytes = self.read()?;
        let format = self.format(&bytes);
        self.refuse_misplaced(format)?;
        let wish = Wish { bytes: &bytes, format, wishes: &wishes };
        let scratch;
        let mut database = session.around.database.clone();
        if !database.exists() {
            session.open(Access::Read)?;
            // What is wrong with the document by itself is told before a database is made for it.
            self.understand(&wish, &Records::default(), &NothingKnown, session)?;
            if self.dry_run {
                scratch =
                    tempfile::tempdir().map_err(|error| CliError::writing("a temporary file", error))?;
                database = scratch.path().join("callback.db");
            }
        }
        let around = session.around;
        let mut store = Store::open(&database, Access::Write, around.now, around.ids.clone())?;
        let records = if format == ImportFormat::Json { Records::default() } else { store.records()? };
        let known = store.known_records()?;
        let understood = self.understand(&wish, &records, known.as_ref(), session)?;
        drop(known);
        self.merge(&mut store, &understood, &records, session)
    }

    /// Returns the format that was named, or the one that the document shows.
    fn format(&self, bytes: &[u8]) -> ImportFormat {
        let named = ImportFormat::ALL.into_iter().find(|it| self.format.as_deref() == Some(it.name()));
        named.unwrap_or_else(|| ImportFormat::of(&self.file, bytes))
    }

    /// Refuses options that say nothing about a format.
    fn refuse_misplaced(&self, format: ImportFormat) -> Result<(), CliError> {
        let misplaced = [
            (!self.map.is_empty() && format != ImportFormat::Csv, "--map", "tables (csv)"),
            (self.to.is_some() && format != ImportFormat::Ics, "--to", "invitations (ics)"),
            (
                self.replace && format != ImportFormat::Json,
                "--replace",
                "documents that hold everything (json)",
            ),
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
        wish: &Wish<'_>,
        records: &Records,
        known: &dyn KnownRecords,
        session: &Session<'_>,
    ) -> Result<Understood, CliError> {
        let to = self.to.as_deref().map(|to| find_application(records, to)).transpose()?;
        let file = IncomingFile {
            shown: &self.shown(),
            bytes: wish.bytes,
            format: wish.format,
            wishes: wish.wishes,
            to,
            order: session.config.day_order,
            times: session.around.times.as_ref(),
        };
        Ok(exchange::read(file, records, known)?)
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
        let name = operation_name((self.file != "-").then_some(Path::new(&self.file)));
        let mut watching = Watching::begin(session.around.messages)?;
        let now = session.around.now;
        let imported =
            store.import_watched(now, IMPORT_ORIGIN, &name, &understood.incoming, options, &mut |progress| {
                watching.see(progress, session.output.messages)
            });
        watching.end(session.output.messages);
        let summary = imported?;
        session.tell_remark(store);
        let output = &mut session.output;
        if let Some(reading) = &understood.table {
            let rows = Rows::new(reading, &understood.incoming, &summary.applications, records);
            rows.layout().iter().for_each(|line| output.say(line));
            if self.dry_run {
                rows.lines().try_for_each(|line| output.line(&line))?;
            } else {
                rows.doubts().for_each(|line| output.say(&line));
            }
        }
        understood.lines.iter().for_each(|line| output.say(line));
        summary_lines(&summary, &self.shown(), self.dry_run).iter().for_each(|line| output.say(line));
        if summary.operation.is_some() {
            output.say("callback undo takes it back");
        }
        let rejected = understood.rejected();
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
        let read = match self.file.as_str() {
            "-" => input_file::read_stream(io::stdin().lock(), Limit::DOCUMENT),
            file => input_file::read(Path::new(file), Limit::DOCUMENT),
        };
        read.map_err(|error| CliError::NoInput(self.shown(), error))
    }
}
