//! Which backups are brought back, and which are forgotten.
//!
//! Refuses to trust a copy that it has not looked at, and to forget what is not an earlier state of the database that
//! is there: copies of another database stay, whoever took its place.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::now::Now;
use crate::store::backups::{Backup, KEPT, Reason, backups};
use crate::store::error::Result;
use crate::store::schema::{self, MIGRATIONS};
use crate::store::{integrity, open};

/// Returns the newest backup that a restore would bring back.
pub(in crate::store) fn newest_sound(database: &Path, now: Now) -> Option<Backup> {
    let candidates =
        newest_first(database, now).into_iter().filter(|backup| backup.reason != Reason::Damaged);
    candidates.into_iter().find(|backup| matches!(fault(&backup.path), Ok(None)))
}

/// Returns what is wrong with a backup; `None` when it can be brought back.
///
/// # Errors
/// When it cannot be read, or was written by a newer program.
pub(in crate::store) fn fault(backup: &Path) -> Result<Option<String>> {
    let connection = open::without_log(backup)?;
    if schema::version(&connection, backup, MIGRATIONS)? == 0 {
        return Ok(Some("there is nothing in it".to_owned()));
    }
    integrity::damage(&connection)
}

/// Forgets all but the last ten automatic copies of what a connection sees.
pub(in crate::store) fn forget_old(present: &Connection, database: &Path, now: Now) {
    let mut automatic = newest_first(database, now);
    automatic.retain(|backup| backup.reason.is_automatic());
    if automatic.len() <= KEPT {
        return;
    }
    let earlier = automatic.iter().filter(|backup| is_earlier_state(&backup.path, present));
    for old in earlier.skip(KEPT) {
        // A backup that cannot be forgotten does no harm.
        let _ = fs::remove_file(&old.path);
    }
}

/// The last operation of a copy.
const LAST: &str = "SELECT seq, id, at, name FROM operation ORDER BY seq DESC LIMIT 1";

/// Whether an operation happened; what was purged since has another name.
const HAPPENED: &str = "SELECT EXISTS (SELECT 1 FROM operation
    WHERE seq = ?1 AND id = ?2 AND at = ?3 AND name IN (?4, '(purged)'))";

/// Tells whether a copy is an earlier state of what a connection sees: its last operation happened there, too.
fn is_earlier_state(copy: &Path, present: &Connection) -> bool {
    let is_earlier = || -> Result<bool> {
        let copy = open::without_log(copy)?;
        let row = |row: &Row<'_>| -> rusqlite::Result<(i64, String, String, String)> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        };
        // Nothing was ever written in a copy without operations.
        let Some(last) = copy.query_row(LAST, [], row).optional()? else { return Ok(true) };
        Ok(present.query_row(HAPPENED, last, |row| row.get(0))?)
    };
    is_earlier().unwrap_or(false)
}

/// Returns the backups of a database, the newest first. Those that are dated in the future come last: the clock was
/// wrong when they were made.
fn newest_first(database: &Path, now: Now) -> Vec<Backup> {
    let present = now.today().and_time(now.time());
    let mut found = backups(database);
    found.reverse();
    found.sort_by_key(|backup| backup.at > present);
    found
}
