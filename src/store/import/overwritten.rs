//! What an import overwrote, in words: only what the user edited here, not what an earlier import brought.

use std::collections::{HashMap, HashSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::store::error::Result;
use crate::store::import::wording;
use crate::store::rows::{self, Field};

/// The writes in effect to the rows of interest, oldest first.
const WRITTEN: &str = "SELECT l.row_id, l.column_name, o.origin IN ('import', 'demo'), l.old_value, l.value
    FROM change_log l JOIN operation o ON o.id = l.operation_id
    WHERE o.id <> ?1 AND o.kind = 'write' AND o.undone = 0 AND l.row_id IN (SELECT id FROM temp.overwritten)
    ORDER BY l.seq";

/// A value that was replaced.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store::import) struct Overwritten {
    pub(in crate::store::import) table: &'static str,
    pub(in crate::store::import) row: String,
    pub(in crate::store::import) column: &'static str,
    pub(in crate::store::import) old: Value,
    pub(in crate::store::import) new: Value,
}

impl Overwritten {
    /// Returns what was replaced by a field of a document.
    pub(in crate::store::import) fn field(table: &'static str, row: &str, new: &Field, old: Value) -> Self {
        let Field(column, value) = new;
        Self { table, row: row.to_owned(), column, old, new: value.clone() }
    }
}

/// Where the value of a cell comes from, as far as documents had a part in it.
#[derive(Debug, Clone, PartialEq)]
enum Brought {
    /// The user added the row, and no document wrote the cell since.
    Nothing,
    /// A document added the row, and nothing wrote the cell since.
    WithTheRow,
    /// A document wrote this last.
    Value(Value),
}

/// The history of the rows of interest, cell by cell.
#[derive(Debug, Default)]
struct Origins {
    /// The rows that the user added.
    own: HashSet<String>,
    cells: HashMap<(String, String), Brought>,
}

impl Origins {
    /// Reads the writes to rows.
    fn of(connection: &Connection, import: &str, rows: &HashSet<&str>) -> Result<Self> {
        connection.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS overwritten (id TEXT PRIMARY KEY); DELETE FROM temp.overwritten",
        )?;
        for row in rows {
            connection.prepare_cached("INSERT INTO temp.overwritten VALUES (?1)")?.execute([row])?;
        }
        let mut origins = Self::default();
        let mut statement = connection.prepare_cached(WRITTEN)?;
        let mut found = statement.query([import])?;
        while let Some(row) = found.next()? {
            let (id, column): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let is_document: bool = row.get(2)?;
            match column {
                None if is_document => {}
                None => {
                    origins.own.insert(id);
                }
                Some(column) => {
                    origins.note(id, column, is_document, rows::value(row, 3)?, rows::value(row, 4)?);
                }
            }
        }
        Ok(origins)
    }

    /// Notes one write to a cell.
    fn note(&mut self, row: String, column: String, is_document: bool, old: Value, new: Value) {
        let before = self.brought(&row, &column);
        let after = match before {
            _ if is_document => Brought::Value(new),
            Brought::WithTheRow => Brought::Value(old),
            other => other,
        };
        self.cells.insert((row, column), after);
    }

    fn brought(&self, row: &str, column: &str) -> Brought {
        let cell = self.cells.get(&(row.to_owned(), column.to_owned()));
        let at_first = || if self.own.contains(row) { Brought::Nothing } else { Brought::WithTheRow };
        cell.cloned().unwrap_or_else(at_first)
    }
}

/// Returns the lines of those values that the user wrote.
pub(in crate::store::import) fn local_edits(
    connection: &Connection,
    import: &str,
    candidates: &[Overwritten],
) -> Result<Vec<String>> {
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    let rows: HashSet<&str> = candidates.iter().map(|candidate| candidate.row.as_str()).collect();
    let origins = Origins::of(connection, import, &rows)?;
    let mut lines = Vec::new();
    for candidate in candidates {
        let is_local = match origins.brought(&candidate.row, candidate.column) {
            Brought::WithTheRow => false,
            Brought::Value(value) => value != candidate.old,
            Brought::Nothing => !is_usual(connection, candidate)?,
        };
        if is_local {
            lines.push(wording::line(connection, candidate, candidates)?);
        }
    }
    Ok(lines)
}

/// Tells whether a value is what a row has when nobody says anything; a step always says its stage.
fn is_usual(connection: &Connection, candidate: &Overwritten) -> Result<bool> {
    if candidate.table == "stage_change" {
        return Ok(false);
    }
    let usual: Option<Option<String>> = connection
        .prepare_cached("SELECT dflt_value FROM pragma_table_info(?1) WHERE name = ?2")?
        .query_row((candidate.table, candidate.column), |row| row.get(0))
        .optional()?;
    let usual = usual.flatten();
    Ok(match &candidate.old {
        Value::Null => true,
        Value::Text(text) => usual == Some(format!("'{text}'")),
        Value::Integer(number) => usual == Some(number.to_string()),
        Value::Real(_) | Value::Blob(_) => false,
    })
}
