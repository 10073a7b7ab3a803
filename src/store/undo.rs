//! Undo and redo: logged values put back, table by table, or nothing at all.
//!
//! Every column to be restored is compared with the value that the write left there; a difference refuses the whole
//! step and names the later operation. What a write added is marked as deleted, never removed.

use std::ops::ControlFlow;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::ids::OperationId;
use crate::domain::now::Now;
use crate::domain::operation::{Operation, OperationKind};
use crate::domain::progress::{Progress, Watch, unwatched};
use crate::store::Store;
use crate::store::error::{Result, StoreError};
use crate::store::operations::{self, Begun, Work};

/// Which way values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// From what a write left to what was there before.
    Back,
    /// From what was there before to what the write left.
    Forth,
}

/// The cells to be restored: what is expected in each, and what it gets.
const RESTORING: &str = "CREATE TEMP TABLE IF NOT EXISTS restoring
    (table_name TEXT, row_id TEXT, column_name TEXT, expected, wanted);
    DELETE FROM temp.restoring";

/// Cells that a write changed in rows that were there before it; a cell changed twice goes all the way.
const CHANGED_CELLS: &str = "WITH
    added AS (SELECT table_name, row_id FROM change_log WHERE operation_id = ?1 AND kind = 'insert'),
    span AS (SELECT table_name, row_id, column_name, min(seq) AS first, max(seq) AS last
             FROM change_log WHERE operation_id = ?1 AND kind = 'update' GROUP BY 1, 2, 3)
INSERT INTO temp.restoring
SELECT span.table_name, span.row_id, span.column_name,
       CASE WHEN ?2 THEN l.value ELSE f.old_value END, CASE WHEN ?2 THEN f.old_value ELSE l.value END
FROM span JOIN change_log f ON f.seq = span.first JOIN change_log l ON l.seq = span.last
WHERE f.old_value IS NOT l.value AND (span.table_name, span.row_id) NOT IN added";

/// Rows that a write added: taken back by marking them as deleted.
const ADDED_ROWS: &str = "INSERT INTO temp.restoring
SELECT table_name, row_id, 'deleted_at', ?2, ?3 FROM change_log WHERE operation_id = ?1 AND kind = 'insert'";

/// The latest operation after a write that touched a row.
const LATER: &str = "SELECT o.name FROM change_log l JOIN operation o ON o.id = l.operation_id
    WHERE l.table_name = ?1 AND l.row_id = ?2 AND o.seq > ?3 ORDER BY l.seq DESC LIMIT 1";

impl Store {
    /// Takes the newest write back, or brings the last undone one back; `None` when there is none.
    pub(in crate::store) fn step(
        &mut self,
        now: Now,
        origin: &str,
        kind: OperationKind,
        expected: Option<&OperationId>,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>> {
        let work = self.work(now)?;
        let (direction, verb, next) = match kind {
            OperationKind::Redo => (Direction::Forth, "redo", operations::next_redo(work.connection())?),
            _ => (Direction::Back, "undo", operations::next_undo(work.connection())?),
        };
        if expected.is_some() && expected != next.as_ref().map(|next| &next.id) {
            return Err(StoreError::Superseded { verb, next: next.map(|next| next.name) });
        }
        let Some(target) = next else { return Ok(None) };
        work.begin(Begun { name: &target.name, origin, kind, target: Some(&target.id) })?;
        restore(&work, &target, direction, watch)?;
        let undone = direction == Direction::Back;
        let sql = "UPDATE operation SET undone = ?2 WHERE id = ?1";
        work.connection().execute(sql, (target.id.as_str(), undone))?;
        work.commit()?;
        Ok(Some(Operation { undone, ..target }))
    }

    /// Takes back one write that need not be the newest, as a new write.
    pub(in crate::store) fn take_back_one(
        &mut self,
        now: Now,
        origin: &str,
        operation: &OperationId,
    ) -> Result<Operation> {
        let work = self.work(now)?;
        let target = operations::operation(work.connection(), operation.as_str())?;
        if let Some(problem) = obstacle(work.connection(), &target)? {
            return Err(StoreError::NotTakenBack { name: target.name, problem });
        }
        let name = format!("taken back: {}", target.name);
        let kind = OperationKind::Write;
        work.begin(Begun { name: &name, origin, kind, target: Some(&target.id) })?;
        restore(&work, &target, Direction::Back, &mut unwatched)?;
        work.commit()
    }
}

/// Returns why an operation cannot be taken back whatever the records hold.
fn obstacle(connection: &Connection, target: &Operation) -> Result<Option<&'static str>> {
    Ok(match target.kind {
        OperationKind::Undo | OperationKind::Redo => Some("only writes can be taken back"),
        OperationKind::Write if target.undone => Some("it is taken back already"),
        OperationKind::Write if operations::is_sealed(connection, &target.id)? => {
            Some("what it changed is no longer known")
        }
        OperationKind::Write => None,
    })
}

/// Restores every cell of a write in one direction.
fn restore(work: &Work<'_>, target: &Operation, direction: Direction, watch: &mut Watch<'_>) -> Result<()> {
    let connection = work.connection();
    connection.execute_batch(RESTORING)?;
    let id = target.id.as_str();
    connection.execute(CHANGED_CELLS, (id, direction == Direction::Back))?;
    match direction {
        Direction::Back => connection.execute(ADDED_ROWS, (id, None::<&str>, &work.stamp))?,
        Direction::Forth => connection.execute(ADDED_ROWS, (id, undone_at(connection, id)?, None::<&str>))?,
    };
    let cells = cells(connection)?;
    // Each column is compared, then written.
    let total = cells.len() * 2;
    let mut restored = 0..total;
    let mut next = || match watch(Progress::of("columns", restored.next().unwrap_or(total), total)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(StoreError::Stopped),
    };
    for (table, column) in &cells {
        next()?;
        if let Some(row) = differing_row(connection, table, column)? {
            let later =
                connection.query_row(LATER, (table, &row, target.seq), |row| row.get(0)).optional()?;
            return Err(StoreError::ChangedSince { name: target.name.clone(), later });
        }
    }
    for (table, column) in &cells {
        next()?;
        let sql = format!(
            "UPDATE \"{table}\" SET \"{column}\" = r.wanted FROM temp.restoring r
             WHERE r.table_name = ?1 AND r.column_name = ?2 AND r.row_id = \"{table}\".id"
        );
        connection.execute(&sql, (table, column))?;
    }
    next()
}

/// Returns the moment that undoing a write left in the rows it had added.
fn undone_at(connection: &Connection, id: &str) -> Result<Option<String>> {
    let sql = "SELECT at FROM operation WHERE kind = 'undo' AND target = ?1 ORDER BY seq DESC LIMIT 1";
    Ok(connection.query_row(sql, [id], |row| row.get(0)).optional()?)
}

/// Returns the columns that are to be restored, with their tables; only ones that the schema knows.
fn cells(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(
        "SELECT DISTINCT r.table_name, r.column_name FROM temp.restoring r
         JOIN sqlite_schema s ON s.type = 'table' AND s.name = r.table_name
         JOIN pragma_table_info(s.name) c ON c.name = r.column_name ORDER BY 1, 2",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Returns a row whose cell does not hold what is expected.
fn differing_row(connection: &Connection, table: &str, column: &str) -> Result<Option<String>> {
    let sql = format!(
        "SELECT r.row_id FROM temp.restoring r LEFT JOIN \"{table}\" t ON t.id = r.row_id
         WHERE r.table_name = ?1 AND r.column_name = ?2 AND (t.id IS NULL OR t.\"{column}\" IS NOT r.expected)
         LIMIT 1"
    );
    Ok(connection.query_row(&sql, (table, column), |row| row.get(0)).optional()?)
}
