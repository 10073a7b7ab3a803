//! `backup`: a copy of everything, and the list of the copies that there are.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::Next;
use crate::cli::colour::{Role, Stream};
use crate::cli::error::CliError;
use crate::cli::file_size::file_size;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::store::{self, Backup as Copy, KeptBackup};

/// Copy the whole database, also while it is in use
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The copy holds everything that was written before, undo included, and only you can read it; an\n\
                        existing file is never replaced. Without FILE it goes to the backups beside the database,\n\
                        where those made before an import, before an update and once a day are, too (the last\n\
                        ten of these are kept). callback restore brings one back.\n\
                        Example: callback backup ~/usb/job-search.db"
)]
pub struct Backup {
    /// The new file, a folder for it, or - for standard output
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: Option<PathBuf>,
    /// List the backups that there are instead
    #[arg(long, conflicts_with = "file")]
    list: bool,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"], requires = "list")]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format", requires = "list")]
    json: bool,
}

impl Backup {
    /// Makes the copy and says where it is and how large, or lists the copies.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let database = &session.around.database;
        if self.list {
            let backups = store::backups(database);
            list(&backups, self.json || self.format == "json", session)?;
            return Ok(Next::Done);
        }
        if self.file.as_deref() == Some(Path::new("-")) {
            to_standard_output(session)?;
            return Ok(Next::Done);
        }
        let kept = store::back_up(database, self.file.as_deref(), session.around.now)?;
        session.output.say(&format!("Backed up to {} ({})", kept.path.display(), file_size(kept.bytes)));
        refuse_damage(kept)?;
        Ok(Next::Done)
    }
}

/// Writes the copy to standard output, whole or not at all.
fn to_standard_output(session: &mut Session<'_>) -> Result<(), CliError> {
    if session.around.data == Stream::Terminal {
        let message = "a database is nothing for a terminal; name a file, or pipe it somewhere";
        return Err(CliError::Usage(message.to_owned()));
    }
    let scratch = tempfile::tempdir().map_err(|error| CliError::writing("a temporary file", error))?;
    let kept =
        store::back_up(&session.around.database, Some(&scratch.path().join("copy.db")), session.around.now)?;
    let copied = File::open(&kept.path).and_then(|mut copy| io::copy(&mut copy, session.output.data));
    copied.map_err(|error| CliError::writing("to standard output", error))?;
    refuse_damage(kept)
}

/// Tells that what was copied is damaged: the copy is kept, but no help.
fn refuse_damage(kept: KeptBackup) -> Result<(), CliError> {
    kept.damage.map_or(Ok(()), |cause| Err(CliError::DamagedBackup(cause)))
}

/// Lists backups, the newest first.
fn list(backups: &[Copy], as_json: bool, session: &mut Session<'_>) -> Result<(), CliError> {
    if as_json {
        let entries: Vec<_> = backups.iter().rev().map(entry).collect();
        let document = json!({"format": "callback.backups/1", "backups": entries});
        return session.output.document(|out| writeln!(out, "{document:#}"));
    }
    if backups.is_empty() {
        session.output.say("There are no backups yet; callback backup makes one");
        return Ok(());
    }
    let mut table = Table::new(&[16, 10, 10]);
    for backup in backups.iter().rev() {
        table.row(vec![
            Cell::new(backup.at.format("%Y-%m-%d %H:%M").to_string()),
            Cell::new(backup.reason.to_string()),
            Cell::new(file_size(backup.bytes())),
            Cell::as_role(Role::Faint, name(backup)),
        ]);
    }
    // Names are there to be typed: never cut.
    let text = table.render(session.output.paint, None);
    session.output.write(&text)?;
    if let Some(command) = store::restore_command(&session.around.database, session.around.now) {
        session.output.say(&format!("To restore the newest sound backup: {command}"));
    }
    Ok(())
}

/// Returns the name by which `restore` finds a backup.
fn name(backup: &Copy) -> String {
    backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn entry(backup: &Copy) -> serde_json::Value {
    json!({
        "path": backup.path.to_string_lossy(),
        "at": backup.at.format("%Y-%m-%dT%H:%M").to_string(),
        "reason": backup.reason.to_string(),
        "bytes": backup.bytes(),
    })
}
