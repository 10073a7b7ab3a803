//! What fields hold, as the cells of a row.

use rusqlite::types::Value as Cell;

use crate::domain::ids::RecordKind;
use crate::fields::patch::Entry;
use crate::fields::value::Value;
use crate::store::error::Result;
use crate::store::rows::{self, Field};

/// Returns the key of the record of a kind that shows an id.
pub(in crate::store) type KeyOf<'k> = &'k dyn Fn(RecordKind, &str) -> Result<String>;

/// Returns what entries put into a row; other records are found through `key_of`.
pub(in crate::store) fn cells(entries: &[Entry], key_of: KeyOf<'_>) -> Result<Vec<Field>> {
    entries.iter().map(|entry| Ok(Field(entry.field.column(), cell(&entry.value, key_of)?))).collect()
}

/// Returns what a value is in a row.
pub(in crate::store) fn cell(value: &Value<'_>, key_of: KeyOf<'_>) -> Result<Cell> {
    Ok(match value {
        Value::Nothing => Cell::Null,
        Value::Text(text) => rows::text(text.as_ref()),
        Value::Day(day) => rows::date(Some(*day)),
        Value::Interview(id) => rows::text(key_of(RecordKind::Interview, id.as_str())?),
    })
}
