//! `restore`: a backup takes the place of the database, which is kept.

use std::fs;
use std::path::PathBuf;

use crate::cli::Next;
use crate::cli::consent::consent;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::printable::printable;
use crate::input_file::FileKind;
use crate::scheduler::explain::count;
use crate::store::{self, Contents};

/// Put a backup in the place of the database
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The backup is checked first, and the present database is kept among the backups, also when it is\n\
                        damaged. Open screens show what was restored. callback backup --list names the backups.\n\
                        Example: callback restore callback-20261123T081502-daily.db --yes"
)]
pub struct Restore {
    /// The backup: a file, or the name of one of the backups
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// Do it without asking
    #[arg(long)]
    yes: bool,
}

impl Restore {
    /// Checks, asks, restores, and tells what is there now and where the replaced database is.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        self.refuse_special_file()?;
        let database = &session.around.database;
        let (source, contents) = store::restorable(database, &self.file, session.around.now)?;
        let what = format!(
            "replace everything in {} with {}: {}",
            database.display(),
            source.display(),
            described(&contents)
        );
        if !consent(session, self.yes, &what)? {
            return Ok(Next::Done);
        }
        let restored = store::restore(&session.around.database, &source, session.around.now)?;
        let output = &mut session.output;
        output.say(&format!("Restored {}: {}", source.display(), described(&restored.contents)));
        if let Some(schema) = restored.older_schema {
            output.say(&format!("  it was brought up to date from schema {schema}"));
        }
        if let Some(kept) = restored.kept {
            output.say(&format!("  what was there before is kept as {}", kept.display()));
        }
        Ok(Next::Done)
    }
}

impl Restore {
    /// Refuses pipes, sockets and devices, which look like empty files.
    fn refuse_special_file(&self) -> Result<(), CliError> {
        let kind = fs::metadata(&self.file).map_or(FileKind::File, |found| FileKind::of(&found));
        if matches!(kind, FileKind::File | FileKind::Directory) {
            return Ok(());
        }
        let file = self.file.display();
        Err(CliError::Usage(format!(
            "could not restore {file}: it is {kind}, not a file; nothing was changed"
        )))
    }
}

/// Returns "7 applications and 4 contacts, last changed 2026-11-23 08:15 (Acme added)".
fn described(contents: &Contents) -> String {
    let holds = format!(
        "{} and {}",
        count(contents.applications, "application"),
        count(contents.contacts, "contact")
    );
    let Some((at, name)) = &contents.last else { return holds };
    let at = at.get(..16).unwrap_or(at).replace('T', " ");
    format!("{holds}, last changed {at} ({})", printable(name))
}
