//! Purge: records that are gone for good, with every logged value of theirs.
//!
//! What stays are the ids, as rows of the log that say "deleted" and nothing else, so that a later merge does not bring
//! the records back. Refuses to look into backups: they still hold what was purged.

mod chosen;

use std::fmt;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::now::Now;
use crate::domain::operation::{Operation, OperationKind};
use crate::domain::stage::StageChange;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::operations::{Begun, Work};
use crate::store::triggers;

/// What is purged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purge {
    /// One application, deleted or not, with everything that is its own; people stay.
    Application(ApplicationId),
    /// Everything that was deleted before a day; `None` for everything that is deleted.
    Deleted(Option<NaiveDate>),
}

/// What a purge did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// Applications that are gone.
    pub applications: u32,
    /// Contacts that are gone.
    pub contacts: u32,
    /// Other records that are gone: interviews, messages, tags …
    pub others: u32,
    /// What could not be wiped from the files, and why; `None` when all of it is gone.
    pub traces: Option<String>,
}

impl Purged {
    /// Returns how many records are gone.
    pub const fn total(&self) -> u32 {
        self.applications + self.contacts + self.others
    }
}

impl fmt::Display for Purged {
    /// Writes "2 applications, 1 contact and 14 other records".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts =
            [(self.applications, "application"), (self.contacts, "contact"), (self.others, "other record")];
        let counted =
            |(count, noun): (u32, &str)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let words: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(counted).collect();
        match words.split_last() {
            Some((last, others)) if !others.is_empty() => write!(f, "{} and {last}", others.join(", ")),
            _ => f.write_str(&words.concat()),
        }
    }
}

/// Logged values of what is purged, also those that this very purge has logged.
const FORGET_VALUES: &str = "UPDATE change_log SET old_value = NULL, value = NULL
    WHERE (table_name, row_id) IN (SELECT table_name, row_id FROM temp.purging)";

/// What an operation did cannot be taken back any more when some of it is purged.
const SEAL: &str = "UPDATE operation SET sealed = 1 WHERE id IN (SELECT operation_id FROM temp.touched)";

/// The operations that touched what is purged, and whether they touched nothing else.
const TOUCHED: &str = "CREATE TEMP TABLE touched AS
    SELECT l.operation_id, min((l.table_name, l.row_id) IN (SELECT table_name, row_id FROM temp.purging)) AS alone
    FROM change_log l WHERE l.operation_id IN (
        SELECT operation_id FROM change_log
        WHERE (table_name, row_id) IN (SELECT table_name, row_id FROM temp.purging))
    GROUP BY l.operation_id";

/// Names of operations that would tell what was purged: of those that did nothing else, and those that name it.
const RENAME: &str = "UPDATE operation SET name = '(purged)' WHERE id IN (
    SELECT t.operation_id FROM temp.touched t JOIN operation o ON o.id = t.operation_id
    WHERE t.alone OR EXISTS (SELECT 1 FROM temp.purged_words w WHERE instr(lower(o.name), lower(w.word)) > 0))";

impl Store {
    /// Removes what is chosen in one operation, which cannot be undone, and wipes it from the files.
    pub(in crate::store) fn remove_for_good(
        &mut self,
        now: Now,
        origin: &str,
        what: &Purge,
        preview: bool,
    ) -> Result<Purged> {
        let work = self.work(now)?;
        work.connection().pragma_update(None, "secure_delete", true)?;
        chosen::choose(work.connection(), what)?;
        let purged = counted(work.connection())?;
        if preview || purged.total() == 0 {
            return Ok(purged);
        }
        let name = format!("{purged} purged");
        work.begin(Begun { name: &name, origin, kind: OperationKind::Write, target: None })?;
        remove(&work)?;
        seal(work)?;
        let traces =
            wipe(&self.file.connection).err().map(|error| error.at(&self.file.path, now).to_string());
        self.file.restamp();
        Ok(Purged { traces, ..purged })
    }
}

/// Counts what was chosen.
fn counted(connection: &Connection) -> Result<Purged> {
    let count = |condition: &str| -> Result<u32> {
        let sql = format!("SELECT count(*) FROM temp.purging WHERE table_name {condition}");
        Ok(connection.query_row(&sql, [], |row| row.get(0))?)
    };
    Ok(Purged {
        applications: count("= 'application'")?,
        contacts: count("= 'contact'")?,
        others: count("NOT IN ('application', 'contact')")?,
        traces: None,
    })
}

/// Removes the rows, what pointed at them, and every word about them in the log.
fn remove(work: &Work<'_>) -> Result<()> {
    let connection = work.connection();
    chosen::unlink(connection)?;
    for table in triggers::logged_tables(connection)? {
        let sql = format!(
            "DELETE FROM \"{table}\" WHERE id IN (SELECT row_id FROM temp.purging WHERE table_name = ?1)"
        );
        connection.execute(&sql, [&table])?;
    }
    connection.execute(FORGET_VALUES, [])?;
    connection.execute_batch("DROP TABLE IF EXISTS temp.touched")?;
    connection.execute_batch(TOUCHED)?;
    connection.execute("DELETE FROM temp.touched WHERE operation_id = ?1", [work.id()])?;
    connection.execute(RENAME, [])?;
    connection.execute(SEAL, [])?;
    Ok(())
}

/// Seals the purge itself, and commits: undo stops there.
fn seal(work: Work<'_>) -> Result<Operation> {
    work.connection().execute("UPDATE operation SET sealed = 1 WHERE id = ?1", [work.id()])?;
    // What was chosen names records only by id, but it is of no use any more.
    work.connection().execute_batch(chosen::FORGET)?;
    work.commit()
}

/// Wipes what was removed from the free space of the file and from the log beside it.
fn wipe(connection: &Connection) -> Result<()> {
    connection.execute_batch("VACUUM")?;
    let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        return Err(rusqlite::Error::SqliteFailure(busy, None).into());
    }
    Ok(())
}

/// Returns the deleted applications as far as they are needed to name one.
pub(in crate::store) fn deleted_applications(connection: &Connection) -> Result<Vec<Application>> {
    let sql = "SELECT coalesce(a.text_id, a.id), a.handle, a.company, a.role,
        (SELECT s.stage FROM stage_change s WHERE s.application_id = a.id ORDER BY s.position DESC LIMIT 1)
        FROM application a WHERE a.deleted_at IS NOT NULL ORDER BY a.deleted_at DESC, a.id";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let mut application =
            Application::bare(ApplicationId::new(row.get::<_, String>(0)?), row.get::<_, String>(2)?);
        application.handle = row.get::<_, Option<String>>(1)?.unwrap_or_default();
        application.role = row.get(3)?;
        let stage = row.get::<_, Option<String>>(4)?.and_then(|stage| stage.parse().ok());
        application.stage_history.extend(stage.map(|stage| StageChange::new(stage, None)));
        Ok(application)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
