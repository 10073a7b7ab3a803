//! The copy that the first write of a day leaves of what was there before, and what the log forgets with it.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use crate::domain::now::Now;
use crate::store::backups::{Reason, backups, keep_copy};
use crate::store::error::Result;
use crate::store::open;

/// Operations whose logged values are kept however old they are.
const REMEMBERED: i64 = 1000;

/// Whether anything was written before a day.
const WRITTEN_BEFORE: &str = "SELECT EXISTS (SELECT 1 FROM operation WHERE at < ?1)";

/// Old operations that can still be taken back.
const OLD: &str = "SELECT id FROM operation WHERE at < ?1 AND sealed = 0
    AND seq <= (SELECT max(seq) FROM operation) - ?2";

/// Keeps the copy of the day when this is the first write of it, through a connection of its own that sees what was
/// there before, and then lets the log forget what is old. Tells whether it did.
pub(in crate::store) fn keep(writing: &Connection, database: &Path, now: Now) -> Result<bool> {
    if !is_due(writing, database, now.today())? {
        return Ok(false);
    }
    keep_copy(&open::beside(database)?, database, now, Reason::Daily)?;
    forget(writing, a_year_before(now.today()))?;
    Ok(true)
}

/// Tells whether nothing was copied on a day yet although there was something before it.
fn is_due(connection: &Connection, database: &Path, today: NaiveDate) -> Result<bool> {
    let was_written: bool =
        connection.prepare_cached(WRITTEN_BEFORE)?.query_row([today.to_string()], |row| row.get(0))?;
    let is_copied =
        || backups(database).iter().any(|backup| backup.reason.is_automatic() && backup.at.date() == today);
    Ok(was_written && !is_copied())
}

/// Forgets the logged values of operations before a day beyond the last thousand. What they were called and which
/// records they touched stays; undo stops there.
fn forget(connection: &Connection, day: NaiveDate) -> Result<()> {
    let parameters = (day.to_string(), REMEMBERED);
    connection.execute(
        &format!("UPDATE change_log SET old_value = NULL, value = NULL WHERE operation_id IN ({OLD})"),
        (&parameters.0, parameters.1),
    )?;
    connection.execute(
        &format!("UPDATE operation SET sealed = 1 WHERE id IN ({OLD})"),
        (&parameters.0, parameters.1),
    )?;
    Ok(())
}

/// Returns the same day a year before; the 28th for a 29 February.
fn a_year_before(day: NaiveDate) -> NaiveDate {
    let year = day.year() - 1;
    day.with_year(year).or_else(|| day.with_day(28)?.with_year(year)).unwrap_or(day)
}
