//! Copies of the database, beside it in a directory `backups`, private to the user.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::domain::now::Now;
use crate::store::error::{Result, StoreError};
use crate::store::file;

/// How many automatic backups are kept.
pub(in crate::store) const KEPT: usize = 10;

/// Pages copied at once.
const PAGES: std::ffi::c_int = 1024;

/// Returns the directory of the backups of a database.
pub(in crate::store) fn directory(database: &Path) -> PathBuf {
    database.parent().unwrap_or_else(|| Path::new("")).join("backups")
}

/// Returns the automatic backups of a database, oldest first.
pub(in crate::store) fn backups(database: &Path) -> Vec<PathBuf> {
    let Some(stem) = database.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let prefix = format!("{stem}-");
    let Ok(entries) = fs::read_dir(directory(database)) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .filter(|path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&prefix))
        })
        .collect();
    found.sort();
    found
}

/// Copies the whole database, what is in its write-ahead log included, and forgets all but the last ten copies.
///
/// The copy appears under its name only when it is complete, and never replaces another file.
pub(in crate::store) fn keep_copy(
    connection: &Connection,
    database: &Path,
    now: Now,
    why: &str,
) -> Result<PathBuf> {
    let directory = directory(database);
    file::make_directory(&directory)?;
    let unfinished = tempfile::Builder::new().prefix(".unfinished-").tempfile_in(&directory);
    let unfinished = unfinished.map_err(|cause| StoreError::File {
        action: "make a backup in",
        path: directory.clone(),
        cause,
    })?;
    let mut copy = Connection::open(unfinished.path())?;
    Backup::new(connection, &mut copy)?.run_to_completion(PAGES, Duration::from_millis(10), None)?;
    // The copy stands alone: nothing of it may wait in a write-ahead log of its own.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    drop(copy);
    let path = persist(unfinished, database, &directory, now, why)?;
    for old in backups(database).iter().rev().skip(KEPT) {
        // A backup that cannot be forgotten does no harm.
        let _ = fs::remove_file(old);
    }
    Ok(path)
}

/// Gives a finished copy the first free name of its second.
fn persist(
    mut unfinished: tempfile::NamedTempFile,
    database: &Path,
    directory: &Path,
    now: Now,
    why: &str,
) -> Result<PathBuf> {
    let stem = database.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stamp: String = now.stamp().chars().take(19).filter(|c| *c == 'T' || c.is_ascii_digit()).collect();
    let mut count = 0;
    loop {
        let again = if count == 0 { String::new() } else { format!("-{count}") };
        let path = directory.join(format!("{stem}-{stamp}-{why}{again}.db"));
        match unfinished.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists && count < 1000 => {
                unfinished = error.file;
                count += 1;
            }
            Err(error) => {
                return Err(StoreError::File { action: "keep the backup", path, cause: error.error });
            }
        }
    }
}
