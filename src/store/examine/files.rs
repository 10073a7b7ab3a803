//! The files of a database: who may read and write them, and how large the log has grown.

use std::fs;
use std::path::Path;

use crate::domain::finding::Finding;
use crate::store::{backups, file};

/// Bytes beyond which the write-ahead log is larger than it should ever be.
const LARGE_LOG: u64 = 8 * 1024 * 1024;

/// Looks at the database, what SQLite keeps beside it, and the backups.
pub(super) fn examine(database: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    examine_rights(database, &mut findings);
    if findings.is_empty() {
        findings.push(Finding::ok("rights", "only you can read the database and its backups"));
    }
    let log = file::with_ending(database, "-wal");
    let size = fs::metadata(&log).map_or(0, |log| log.len());
    findings.push(if size > LARGE_LOG {
        let found = format!("{} has grown to {} MiB", log.display(), size / (1024 * 1024));
        Finding::note("log", found, "close every callback; the next command empties it")
    } else if size == 0 {
        Finding::ok("log", "nothing waits to be moved into the database")
    } else {
        Finding::ok("log", format!("{} KiB wait to be moved into the database", size.div_ceil(1024)))
    });
    findings
}

/// Finds files that others may read, and those that the user may not write.
#[cfg(unix)]
fn examine_rights(database: &Path, findings: &mut Vec<Finding>) {
    let companions = file::COMPANIONS.map(|companion| file::with_ending(database, companion));
    let copies = backups::backups(database).into_iter().map(|backup| backup.path);
    let private =
        [database.to_path_buf(), backups::directory(database)].into_iter().chain(companions).chain(copies);
    for path in private {
        let Some(mode) = mode(&path) else { continue };
        if mode & 0o077 != 0 {
            let found = format!("{} is open to other users (mode {mode:o})", path.display());
            findings.push(Finding::problem("rights", found, format!("chmod go-rwx '{}'", path.display())));
        }
    }
    let directory = database.parent().filter(|directory| !directory.as_os_str().is_empty());
    for path in [database, directory.unwrap_or(Path::new("."))] {
        let Some(mode) = mode(path) else { continue };
        if mode & 0o200 == 0 {
            let found = format!("{} cannot be written (mode {mode:o})", path.display());
            findings.push(Finding::problem("rights", found, format!("chmod u+w '{}'", path.display())));
        }
    }
}

/// Returns the rights of a file; `None` when there is none.
#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::metadata(path).ok()?.permissions().mode() & 0o777)
}

/// Other systems keep a user's files apart by themselves.
#[cfg(not(unix))]
fn examine_rights(_: &Path, _: &mut Vec<Finding>) {}
