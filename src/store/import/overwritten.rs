//! What an import overwrote, in words: only what the user wrote here, not what an earlier import brought.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::store::error::Result;
use crate::store::rows::Field;

/// The longest part of a value that is shown, in characters.
const SHOWN: usize = 60;

/// Which writes are the user's own, cell by cell; a row that the user added is theirs in all cells.
const WRITTEN: &str = "SELECT l.row_id, l.column_name, o.origin IN ('import', 'demo')
    FROM change_log l JOIN operation o ON o.id = l.operation_id
    WHERE o.id <> ?1 AND l.row_id IN (SELECT id FROM temp.overwritten) ORDER BY l.seq";

/// A value that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store::import) struct Overwritten {
    /// The row and the column; `None` when the whole row went.
    cell: Option<(String, &'static str)>,
    line: String,
}

impl Overwritten {
    /// Returns what to say of a replaced field; nothing of one that was empty.
    pub(in crate::store::import) fn field(row: &str, title: &str, new: &Field, old: &Value) -> Option<Self> {
        let Field(column, value) = new;
        let old = shown(old)?;
        let name = column.strip_suffix("_id").unwrap_or(column).replace('_', " ");
        let line = match shown(value) {
            _ if column.ends_with("_id") => format!("{title}: {name} was changed"),
            Some(new) => format!("{title}: {name} '{old}' became '{new}'"),
            None => format!("{title}: {name} '{old}' was removed"),
        };
        Some(Self { cell: Some((row.to_owned(), column)), line })
    }

    /// Returns what to say of rows that were removed; `what` is the plural of what they are.
    pub(in crate::store::import) fn removed(title: &str, what: &str, count: usize) -> Self {
        let (what, were) = if count == 1 { (what.trim_end_matches('s'), "was") } else { (what, "were") };
        Self { cell: None, line: format!("{title}: {count} {what} {were} removed") }
    }
}

/// Returns a value as a line shows it; nothing for an empty one.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) if text.chars().count() > SHOWN => {
            Some(format!("{}…", text.chars().take(SHOWN).collect::<String>()))
        }
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Null | Value::Real(_) | Value::Blob(_) => None,
    }
}

/// Returns the lines of those values that the user wrote.
pub(in crate::store::import) fn local_edits(
    connection: &Connection,
    import: &str,
    candidates: Vec<Overwritten>,
) -> Result<Vec<String>> {
    if candidates.is_empty() {
        return Ok(Vec::new());
    }
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS overwritten (id TEXT PRIMARY KEY); DELETE FROM temp.overwritten",
    )?;
    let rows: HashSet<&str> =
        candidates.iter().filter_map(|candidate| Some(candidate.cell.as_ref()?.0.as_str())).collect();
    for row in rows {
        connection.prepare_cached("INSERT INTO temp.overwritten VALUES (?1)")?.execute([row])?;
    }
    let mut brought: HashMap<(String, Option<String>), bool> = HashMap::new();
    let mut statement = connection.prepare_cached(WRITTEN)?;
    let mut found = statement.query([import])?;
    while let Some(row) = found.next()? {
        brought.insert((row.get(0)?, row.get(1)?), row.get(2)?);
    }
    let is_local = |candidate: &Overwritten| {
        let Some((row, column)) = &candidate.cell else { return true };
        let cell = brought.get(&(row.clone(), Some((*column).to_owned())));
        !cell.or_else(|| brought.get(&(row.clone(), None))).copied().unwrap_or(false)
    };
    Ok(candidates.into_iter().filter(is_local).map(|candidate| candidate.line).collect())
}
