//! `import`: a document in the interchange format is merged into the records.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::documents::interchange;
use crate::domain::ids::RecordKind;
use crate::domain::incoming::{ImportOptions, ImportSummary, Incoming, KnownRecords, NothingKnown};
use crate::store::{Access, Store};

/// Merge a document into the records
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback import callback.json --dry-run")]
pub struct Import {
    /// The document, or - for standard input
    file: String,
    /// Only tell what would change
    #[arg(long)]
    dry_run: bool,
    /// Remove what the document does not name from the applications it names
    #[arg(long)]
    replace: bool,
}

/// The origin of imports in the history of operations.
const ORIGIN: &str = "import";

impl Import {
    /// Merges the document, or tells everything that is wrong with it.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let text = self.read()?;
        let scratch;
        let mut database = session.around.database.clone();
        if !database.exists() {
            // What is wrong with the document by itself is told before a database is made for it.
            self.understand(&text, &NothingKnown, session)?;
            if self.dry_run {
                scratch =
                    tempfile::tempdir().map_err(|error| CliError::writing("a temporary file", error))?;
                database = scratch.path().join("callback.db");
            }
        }
        let around = session.around;
        let mut store = Store::open(&database, Access::Write, around.now, around.ids.clone())?;
        let known = store.known_records()?;
        let incoming = self.understand(&text, known.as_ref(), session)?;
        drop(known);
        let options = ImportOptions { replace: self.replace, dry_run: self.dry_run };
        let file = Path::new(&self.file).file_name().filter(|_| self.file != "-");
        let name =
            format!("import of {}", file.map_or("standard input".into(), |file| file.to_string_lossy()));
        let summary = store.import(around.now, ORIGIN, &name, &incoming, options)?;
        self.tell(&summary, &mut session.output);
        Ok(Next::Done)
    }

    fn understand(
        &self,
        text: &str,
        known: &dyn KnownRecords,
        session: &Session<'_>,
    ) -> Result<Incoming, CliError> {
        let read = interchange::read(text, known, session.around.times.as_ref());
        read.map_err(|faults| CliError::Document { file: self.shown(), faults })
    }

    /// Returns the file as messages name it.
    fn shown(&self) -> String {
        if self.file == "-" { "standard input".to_owned() } else { format!("'{}'", self.file) }
    }

    fn read(&self) -> Result<String, CliError> {
        let failed = |error| CliError::Unreadable(self.shown(), error);
        let mut bytes = Vec::new();
        if self.file == "-" {
            io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        } else {
            bytes = fs::read(&self.file).map_err(failed)?;
        }
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
            CliError::Usage(format!("could not import {}: line {line} is not UTF-8", self.shown()))
        })
    }

    fn tell(&self, summary: &ImportSummary, output: &mut Output<'_>) {
        let would = if self.dry_run { "Would have " } else { "" };
        if summary.is_empty() {
            output.say(&format!("{} says nothing new; nothing was changed", self.shown()));
            return;
        }
        for (verb, counts) in
            [("added", &summary.added), ("changed", &summary.changed), ("brought back", &summary.restored)]
        {
            if !counts.is_empty() {
                output.say(&capital(&format!("{would}{verb} {}", list(counts))));
            }
        }
        for (heading, lines) in
            [("overwritten what was edited here", &summary.overwritten), ("removed", &summary.removed)]
        {
            if !lines.is_empty() {
                output.say(&capital(&format!("{would}{heading}:")));
            }
            for line in lines {
                output.say(&format!("  {line}"));
            }
        }
        if summary.operation.is_some() {
            output.say("callback undo takes it back");
        }
    }
}

/// Returns `2 applications, 1 contact`.
fn list(counts: &BTreeMap<RecordKind, usize>) -> String {
    let count = |(kind, count): (&RecordKind, &usize)| {
        if *count == 1 { format!("1 {kind}") } else { format!("{count} {kind}s") }
    };
    counts.iter().map(count).collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
