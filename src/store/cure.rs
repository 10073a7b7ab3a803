//! What the user can type to get a database back, as part of an error.
//!
//! Owns the commands and their quoting. A command works as it is printed, from any directory.

use std::path::Path;

use crate::domain::now::Now;
use crate::paths;
use crate::store::error::StoreError;
use crate::store::{backups, file, log};

/// Returns a command on a database, which is named unless callback opens it by itself.
pub(in crate::store) fn command(database: &Path, words: &str) -> String {
    if paths::is_usual(database) {
        return format!("callback {words}");
    }
    let named = std::path::absolute(database).unwrap_or_else(|_| database.to_owned());
    format!("callback {words} --db {}", quoted(&named))
}

/// Returns a path as a shell reads it.
pub(in crate::store) fn quoted(path: &Path) -> String {
    shell_words::quote(&path.to_string_lossy()).into_owned()
}

/// Returns the command that restores the newest sound backup; `None` when there is none.
pub(in crate::store) fn restore_command(database: &Path, now: Now) -> Option<String> {
    let newest = backups::newest_sound(database, now)?;
    let name = quoted(Path::new(newest.path.file_name()?));
    Some(command(database, &format!("restore {name} --yes")))
}

/// Returns how a database that cannot be read comes back.
pub(in crate::store) fn of_unreadable(database: &Path, now: Now) -> String {
    if let Some(command) = restore_command(database, now) {
        return format!("restore the newest sound backup: {command}");
    }
    let lack =
        if backups::backups(database).is_empty() { "there are no backups" } else { "no backup is sound" };
    let restore = command(database, "restore FILE --yes");
    format!("{lack}; restore a copy of it with '{restore}', or move it away to start anew")
}

/// Returns the error that a database is gone although something of it is still there, with the way out; `None` where
/// there is nothing, so that a new one may be made.
pub(in crate::store) fn lost(database: &Path, state: &'static str, now: Now) -> Option<StoreError> {
    let has_backups = !backups::backups(database).is_empty();
    let has_log = log::waits(database);
    let (directory, log) = (backups::directory(database), file::with_ending(database, "-wal"));
    let (left, away) = match (has_backups, has_log) {
        (false, false) => return None,
        (true, false) => ("its backups are", quoted(&directory)),
        (false, true) => ("its write-ahead log (-wal) is", quoted(&log)),
        (true, true) => ("its backups are", format!("{} and {}", quoted(&directory), quoted(&log))),
    };
    let back = match restore_command(database, now) {
        Some(command) => format!("to restore the newest sound backup: {command}"),
        None if has_backups => "none of the backups is sound".to_owned(),
        None => "to keep what is in it, put the database back beside it".to_owned(),
    };
    let cure = format!("to start anew, move {away} away; {back}");
    Some(StoreError::Lost { path: database.to_path_buf(), state, left, cure })
}

/// Returns the command that gives the user back the rights that are missing on a database, what is beside it, and its
/// directory; other words when it is not the rights.
pub(in crate::store) fn of_rights(database: &Path) -> String {
    let companions = file::COMPANIONS.map(|companion| file::with_ending(database, companion));
    let paths = [file::directory_of(database).to_path_buf(), database.to_path_buf()];
    let lacking: Vec<String> =
        paths.iter().chain(&companions).filter(|path| lacks_rights(path)).map(|path| quoted(path)).collect();
    if lacking.is_empty() {
        return "the disk is mounted read-only, or the file belongs to another user".to_owned();
    }
    format!("make it writable: chmod u+rwX {}", lacking.join(" "))
}

/// Tells whether the owner of a file may not read or write it.
#[cfg(unix)]
fn lacks_rights(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o600 != 0o600)
}

/// Other systems know only whether a file may be written.
#[cfg(not(unix))]
fn lacks_rights(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}
