//! The map between shown ids and internal keys.
//!
//! A record shows the text that a document gave it (`text_id`), else its key. No two records of a kind show the
//! same id, deleted ones included.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::ids::RecordKind;
use crate::store::error::{Result, StoreError};
use crate::store::ids;

/// Returns the table of a kind of records.
pub(in crate::store) const fn table(kind: RecordKind) -> &'static str {
    // The words are the same on purpose.
    kind.as_str()
}

/// Returns the key of the record that shows `shown`, deleted ones included.
pub(in crate::store) fn find_any(
    connection: &Connection,
    kind: RecordKind,
    shown: &str,
) -> Result<Option<String>> {
    let column = if ids::is_canonical(shown) { "id" } else { "text_id" };
    let sql = format!("SELECT id FROM \"{}\" WHERE {column} = ?1", table(kind));
    Ok(connection.prepare_cached(&sql)?.query_row([shown], |row| row.get(0)).optional()?)
}

/// Returns the key of the record that shows `shown`, deleted ones included.
///
/// # Errors
/// Names the kind and the id when there is none.
pub(in crate::store) fn internal(connection: &Connection, kind: RecordKind, shown: &str) -> Result<String> {
    find_any(connection, kind, shown)?.ok_or_else(|| unknown(kind, shown))
}

/// Returns the key of the live record that shows `shown`; what belongs to a deleted application is not live.
///
/// # Errors
/// Names the kind and the id when there is none.
pub(in crate::store) fn live(connection: &Connection, kind: RecordKind, shown: &str) -> Result<String> {
    let id = internal(connection, kind, shown)?;
    let table = table(kind);
    let sql = match kind {
        RecordKind::Contact | RecordKind::Application => {
            format!("SELECT 1 FROM \"{table}\" WHERE id = ?1 AND deleted_at IS NULL")
        }
        RecordKind::Interview
        | RecordKind::Interaction
        | RecordKind::Task
        | RecordKind::Lesson
        | RecordKind::Promise
        | RecordKind::StageChange => format!(
            "SELECT 1 FROM \"{table}\" r JOIN application a ON a.id = r.application_id
             WHERE r.id = ?1 AND r.deleted_at IS NULL AND a.deleted_at IS NULL"
        ),
    };
    let found = connection.prepare_cached(&sql)?.query_row([&id], |_| Ok(())).optional()?;
    found.map(|()| id).ok_or_else(|| unknown(kind, shown))
}

/// Returns the id that a record shows.
pub(in crate::store) fn of(connection: &Connection, kind: RecordKind, id: &str) -> Result<String> {
    let sql = format!("SELECT coalesce(text_id, id) FROM \"{}\" WHERE id = ?1", table(kind));
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Returns the error for an id that names nothing.
pub(in crate::store) fn unknown(kind: RecordKind, shown: &str) -> StoreError {
    StoreError::UnknownRecord { kind: kind.as_str(), id: shown.to_owned() }
}
