//! Rows by table, id and named fields: the one way in which records are written.
//!
//! Fields that are not named keep their value, or get the column's default in a new row. Table and column names come
//! from this program only, never from a user.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use crate::store::error::{Result, StoreError};

/// A column and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store) struct Field(pub(in crate::store) &'static str, pub(in crate::store) Value);

/// Adds a row.
pub(in crate::store) fn insert(
    connection: &Connection,
    table: &str,
    id: &str,
    fields: &[Field],
) -> Result<()> {
    let mut sql = format!("INSERT INTO \"{table}\" (id");
    for Field(column, _) in fields {
        sql.push_str(&format!(", \"{column}\""));
    }
    sql.push_str(") VALUES (?");
    sql.push_str(&", ?".repeat(fields.len()));
    sql.push(')');
    let id = Value::Text(id.to_owned());
    let values = std::iter::once(&id).chain(fields.iter().map(|Field(_, value)| value));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Changes the named fields of a row.
pub(in crate::store) fn update(
    connection: &Connection,
    table: &str,
    id: &str,
    fields: &[Field],
) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let assignments: Vec<String> =
        fields.iter().map(|Field(column, _)| format!("\"{column}\" = ?")).collect();
    let sql = format!("UPDATE \"{table}\" SET {} WHERE id = ?", assignments.join(", "));
    let id = Value::Text(id.to_owned());
    let values = fields.iter().map(|Field(_, value)| value).chain(std::iter::once(&id));
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Returns what a row holds in the named columns, or `None` without such a row.
pub(in crate::store) fn find(
    connection: &Connection,
    table: &str,
    id: &str,
    columns: &[&str],
) -> Result<Option<Vec<Value>>> {
    let sql = format!("SELECT {} FROM \"{table}\" WHERE id = ?1", quoted(columns));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row([id], |row| (0..columns.len()).map(|index| value(row, index)).collect())
        .optional()?)
}

/// Returns what a cell holds; a text that is no valid UTF-8 as its bytes, which equal no text.
pub(in crate::store) fn value(row: &Row<'_>, index: usize) -> rusqlite::Result<Value> {
    Ok(match row.get_ref(index)? {
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Value::Text(text.to_owned()),
            Err(_) => Value::Blob(bytes.to_owned()),
        },
        _ => row.get(index)?,
    })
}

/// Returns column names as SQL lists them.
pub(in crate::store) fn quoted(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

/// Returns the place after the last row of a parent, deleted ones included.
pub(in crate::store) fn next_position(
    connection: &Connection,
    table: &str,
    parent: &str,
    id: &str,
) -> Result<i64> {
    let sql = format!("SELECT coalesce(max(position), -1) + 1 FROM \"{table}\" WHERE \"{parent}\" = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Returns a text as a value.
pub(in crate::store) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// Returns a text that may be missing as a value.
pub(in crate::store) fn maybe(text: Option<impl Into<String>>) -> Value {
    text.map_or(Value::Null, |text| Value::Text(text.into()))
}

/// Returns a date that may be missing as a value.
pub(in crate::store) fn date(date: Option<NaiveDate>) -> Value {
    maybe(date.map(|date| date.format("%Y-%m-%d").to_string()))
}

/// Returns a time of day that may be missing as a value.
pub(in crate::store) fn time(time: Option<NaiveTime>) -> Value {
    maybe(time.map(|time| time.format("%H:%M").to_string()))
}

/// Returns a whole number that may be missing as a value.
pub(in crate::store) fn number(number: Option<impl Into<i64>>) -> Value {
    number.map_or(Value::Null, |number| Value::Integer(number.into()))
}

/// Returns a sum of money that may be missing as a value; refuses one beyond what the database can hold.
pub(in crate::store) fn sum(what: &'static str, sum: Option<u64>) -> Result<Value> {
    let Some(value) = sum else { return Ok(Value::Null) };
    i64::try_from(value).map(Value::Integer).map_err(|_| StoreError::TooLarge { what, value })
}
