//! Operations: the named units to which every write belongs, their order, and which is next to be undone or redone.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::ids::{ApplicationId, OperationId, RecordKind};
use crate::domain::now::Now;
use crate::domain::operation::{Operation, OperationKind};
use crate::store::Store;
use crate::store::backups::{self, Reason, daily};
use crate::store::error::{Result, StoreError};
use crate::store::ids::IdSource;
use crate::store::open;
use crate::store::open_file::Writing;
use crate::store::shown;

const COLUMNS: &str = "o.seq, o.id, o.name, o.at, o.origin, o.kind, o.target, o.undone, o.row_count";

/// The newest write in effect.
const NEXT_UNDO: &str =
    "FROM operation o WHERE o.kind = 'write' AND o.undone = 0 ORDER BY o.seq DESC LIMIT 1";

/// The oldest undone write that was undone after the newest write of all: any new write ends the redo line.
const NEXT_REDO: &str = "FROM operation o WHERE o.undone = 1 AND o.id IN (
    SELECT u.target FROM operation u
    WHERE u.kind = 'undo' AND u.seq > (SELECT max(w.seq) FROM operation w WHERE w.kind = 'write')
) ORDER BY o.seq LIMIT 1";

/// The operations that touched an application, its children, or what was put off of its actions.
///
/// The first id in the key of an action is that of the application, or of an interview or a task of it.
const OF_APPLICATION: &str = "FROM operation o WHERE o.id IN (
    WITH keys AS (
        SELECT id, substr(key, 1, instr(key, ':') - 1) AS kind, substr(key, instr(key, ':') + 1) || ':' AS rest
        FROM deferral
    ), named AS (SELECT id, kind, substr(rest, 1, instr(rest, ':') - 1) AS first FROM keys)
    SELECT l.operation_id FROM change_log l WHERE l.row_id IN (
        SELECT ?2
        UNION ALL SELECT id FROM stage_change WHERE application_id = ?2
        UNION ALL SELECT id FROM interview WHERE application_id = ?2
        UNION ALL SELECT c.id FROM interview_contact c JOIN interview i ON i.id = c.interview_id WHERE i.application_id = ?2
        UNION ALL SELECT id FROM interaction WHERE application_id = ?2
        UNION ALL SELECT id FROM promise WHERE application_id = ?2
        UNION ALL SELECT id FROM offer WHERE application_id = ?2
        UNION ALL SELECT id FROM task WHERE application_id = ?2
        UNION ALL SELECT id FROM lesson WHERE application_id = ?2
        UNION ALL SELECT id FROM tag WHERE application_id = ?2
        UNION ALL SELECT n.id FROM named n JOIN interview i ON n.first = coalesce(i.text_id, i.id)
            WHERE i.application_id = ?2 AND n.kind IN ('thank-you', 'debrief')
        UNION ALL SELECT n.id FROM named n JOIN task t ON n.first = coalesce(t.text_id, t.id)
            WHERE t.application_id = ?2 AND n.kind = 'task'
        UNION ALL SELECT n.id FROM named n JOIN application a ON n.first = coalesce(a.text_id, a.id)
            WHERE a.id = ?2 AND n.kind NOT IN ('thank-you', 'debrief', 'task')
    )
) ORDER BY o.seq DESC LIMIT ?1";

/// Rows that an operation touched, each once: no row that it added is changed by it again.
const ROW_COUNT: &str = "SELECT
    (SELECT count(*) FROM change_log WHERE operation_id = ?1 AND kind <> 'update')
    + (SELECT count(*) FROM (SELECT DISTINCT table_name, row_id FROM change_log
                             WHERE operation_id = ?1 AND kind = 'update'))";

/// A new operation, as it is begun.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Begun<'a> {
    /// Its name.
    pub(in crate::store) name: &'a str,
    /// Which program surface writes.
    pub(in crate::store) origin: &'a str,
    /// What it does.
    pub(in crate::store) kind: OperationKind,
    /// The write it speaks of.
    pub(in crate::store) target: Option<&'a OperationId>,
}

/// A transaction that belongs to one operation; dropped without `commit`, it leaves no trace.
pub(in crate::store) struct Work<'s> {
    writing: Writing<'s>,
    now: Now,
    remark: &'s mut Option<String>,
    id: String,
    /// Whether a copy was made, so that an old one may be forgotten.
    has_copied: bool,
    /// Where the ids of new rows come from.
    pub(in crate::store) ids: IdSource,
    /// The moment at which it runs, as rows and operations carry it.
    pub(in crate::store) stamp: String,
}

impl Work<'_> {
    /// Returns the connection to write through.
    pub(in crate::store) fn connection(&self) -> &Connection {
        &self.writing
    }

    /// Returns the id of the operation.
    pub(in crate::store) fn id(&self) -> &str {
        &self.id
    }

    /// Opens the operation: from here on, what is written is logged as its own.
    pub(in crate::store) fn begin(&self, begun: Begun<'_>) -> Result<()> {
        self.writing.execute(
            "INSERT INTO operation (id, name, at, origin, kind, target) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                &self.id,
                begun.name,
                &self.stamp,
                begun.origin,
                begun.kind.as_str(),
                begun.target.map(OperationId::as_str),
            ),
        )?;
        self.writing.execute("INSERT INTO running_operation (operation_id) VALUES (?1)", [&self.id])?;
        Ok(())
    }

    /// Returns the number of rows written so far.
    pub(in crate::store) fn rows(&self) -> Result<u64> {
        Ok(u64::try_from(self.writing.query_row(ROW_COUNT, [&self.id], |row| row.get::<_, i64>(0))?)
            .unwrap_or(0))
    }

    /// Keeps a copy of what was there before this operation; nobody else can write meanwhile.
    pub(in crate::store) fn keep_copy(&mut self, reason: Reason) -> Result<()> {
        let database = &self.writing.file().path;
        backups::keep_copy(&open::beside(database)?, database, self.now, reason)?;
        self.has_copied = true;
        Ok(())
    }

    /// Forgets what the operation wrote, and commits: undo stops there.
    pub(in crate::store) fn commit_sealed(self) -> Result<Operation> {
        let rows = self.rows()?;
        self.writing.execute("UPDATE operation SET sealed = 1 WHERE id = ?1", [&self.id])?;
        self.writing.execute("DELETE FROM change_log WHERE operation_id = ?1", [&self.id])?;
        self.close(rows)
    }

    /// Closes the operation and makes everything durable, or nothing.
    pub(in crate::store) fn commit(self) -> Result<Operation> {
        let rows = self.rows()?;
        self.close(rows)
    }

    fn close(mut self, rows: u64) -> Result<Operation> {
        let database = &self.writing.file().path;
        match daily::keep(&self.writing, database, self.now) {
            Ok(has_copied) => self.has_copied |= has_copied,
            // What was asked for does not fail because it could not be backed up before.
            Err(error) => {
                let problem = error.at(database, self.now);
                *self.remark = Some(format!("today's backup was not made: {problem}"));
            }
        }
        self.writing.execute("DELETE FROM running_operation", [])?;
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.writing.execute("UPDATE operation SET row_count = ?2 WHERE id = ?1", (&self.id, rows))?;
        let operation = operation(&self.writing, &self.id)?;
        self.writing.commit(self.has_copied)?;
        Ok(operation)
    }
}

impl Store {
    /// Starts a transaction that may write, waiting for other processes as long as is polite.
    pub(in crate::store) fn work(&mut self, now: Now) -> Result<Work<'_>> {
        let writing = self.file.begin(now)?;
        let last = writing.query_row("SELECT coalesce(max(seq), 0) FROM operation", [], |row| row.get(0))?;
        let mut ids = self.ids.clone();
        ids.begin(last);
        let (id, stamp) = (ids.draw(now), now.stamp());
        Ok(Work { writing, now, remark: &mut self.remark, id, has_copied: false, ids, stamp })
    }
}

/// Returns the operation of an id.
pub(in crate::store) fn operation(connection: &Connection, id: &str) -> Result<Operation> {
    one(connection, "FROM operation o WHERE o.id = ?1", [id])?
        .ok_or_else(|| StoreError::UnknownOperation(id.to_owned()))
}

/// Returns the write that undo would take back now; `None` also when its logged values are gone.
pub(in crate::store) fn next_undo(connection: &Connection) -> Result<Option<Operation>> {
    let Some(operation) = one(connection, NEXT_UNDO, [])? else { return Ok(None) };
    Ok((!is_sealed(connection, &operation.id)?).then_some(operation))
}

/// Returns the write at which undo stops because its logged values are gone, when it is the next one.
pub(in crate::store) fn end_of_undo(connection: &Connection) -> Result<Option<Operation>> {
    let Some(operation) = one(connection, NEXT_UNDO, [])? else { return Ok(None) };
    Ok(is_sealed(connection, &operation.id)?.then_some(operation))
}

/// Returns the write that redo would bring back now; `None` also when its logged values are gone.
pub(in crate::store) fn next_redo(connection: &Connection) -> Result<Option<Operation>> {
    let Some(operation) = one(connection, NEXT_REDO, [])? else { return Ok(None) };
    Ok((!is_sealed(connection, &operation.id)?).then_some(operation))
}

/// Tells whether the logged values of an operation are gone.
pub(in crate::store) fn is_sealed(connection: &Connection, id: &OperationId) -> Result<bool> {
    let sql = "SELECT sealed FROM operation WHERE id = ?1";
    Ok(connection.query_row(sql, [id.as_str()], |row| row.get(0))?)
}

/// Returns operations, newest first; with `of`, those that touched this application or its children.
pub(in crate::store) fn operations(
    connection: &Connection,
    of: Option<&ApplicationId>,
    limit: usize,
) -> Result<Vec<Operation>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    match of {
        None => all(connection, "FROM operation o ORDER BY o.seq DESC LIMIT ?1", [limit]),
        Some(application) => {
            let id = shown::internal(connection, RecordKind::Application, application.as_str())?;
            all(connection, OF_APPLICATION, (limit, id))
        }
    }
}

/// Returns the first operation that a query finds.
fn one(connection: &Connection, from: &str, parameters: impl rusqlite::Params) -> Result<Option<Operation>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {from}"))?;
    Ok(statement.query_row(parameters, from_row).optional()?)
}

/// Returns every operation that a query finds.
fn all(connection: &Connection, from: &str, parameters: impl rusqlite::Params) -> Result<Vec<Operation>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {from}"))?;
    Ok(statement.query_map(parameters, from_row)?.collect::<rusqlite::Result<_>>()?)
}

/// Reads one operation.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Operation> {
    let kind: String = row.get(5)?;
    Ok(Operation {
        seq: row.get(0)?,
        id: OperationId::new(row.get::<_, String>(1)?),
        name: row.get(2)?,
        at: row.get(3)?,
        origin: row.get(4)?,
        kind: kind.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(5, rusqlite::types::Type::Text, Box::new(error))
        })?,
        target: row.get::<_, Option<String>>(6)?.map(OperationId::new),
        undone: row.get(7)?,
        rows: u64::try_from(row.get::<_, i64>(8)?).unwrap_or(0),
    })
}
