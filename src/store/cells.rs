//! What fields hold, as the cells of a row.

use rusqlite::types::Value as Cell;

use crate::domain::contact::ContactChoice;
use crate::domain::ids::InterviewId;
use crate::fields::patch::Entry;
use crate::fields::value::Value;
use crate::store::error::Result;
use crate::store::rows::{self, Field};

/// Another record that a field names.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum Reference<'v> {
    /// A person, who may be a new one.
    Person(&'v ContactChoice),
    /// An interview.
    Interview(&'v InterviewId),
}

/// Returns the key of a record that a field names.
pub(in crate::store) type KeyOf<'k> = &'k mut dyn FnMut(Reference<'_>) -> Result<String>;

/// Returns what entries put into a row; other records are found through `key_of`.
pub(in crate::store) fn cells(entries: &[Entry], key_of: KeyOf<'_>) -> Result<Vec<Field>> {
    entries.iter().map(|entry| Ok(Field(entry.field.column, cell(&entry.value, key_of)?))).collect()
}

/// Returns what a value is in a row.
pub(in crate::store) fn cell(value: &Value<'_>, key_of: KeyOf<'_>) -> Result<Cell> {
    Ok(match value {
        Value::Nothing => Cell::Null,
        Value::Text(text) => rows::text(text.as_ref()),
        Value::Day(day) => rows::date(Some(*day)),
        Value::Time(time) => rows::time(Some(*time)),
        Value::Word(word) => rows::text(*word),
        Value::Person(choice) => rows::text(key_of(Reference::Person(choice))?),
        Value::Interview(id) => rows::text(key_of(Reference::Interview(id))?),
    })
}
