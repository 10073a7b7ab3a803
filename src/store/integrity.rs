//! Whether the pages of a database hold together, as SQLite itself finds out.
//!
//! Refuses to judge what records say: reading them does.

use rusqlite::{Connection, ErrorCode};

use crate::store::error::{Result, StoreError};

/// The most faults that are named.
const MOST: usize = 20;

/// Returns the first fault of a database; the pages and their order are looked at, indexes are taken on trust.
pub(in crate::store) fn damage(connection: &Connection) -> Result<Option<String>> {
    Ok(faults_of(connection, "PRAGMA quick_check(1)")?.pop())
}

/// Returns the faults of a database after looking at everything, indexes included.
pub(in crate::store) fn faults(connection: &Connection) -> Result<Vec<String>> {
    faults_of(connection, &format!("PRAGMA integrity_check({MOST})"))
}

/// Returns the tables whose rows point at records that are not there, each with the table pointed at and how many.
pub(in crate::store) fn broken_links(connection: &Connection) -> Result<Vec<(String, String, u64)>> {
    let sql = "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns what a check finds; damage that stops the check itself is a finding, too.
fn faults_of(connection: &Connection, check: &str) -> Result<Vec<String>> {
    let look = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(check)?;
        let found = statement.query_map([], |row| row.get(0))?;
        found.collect()
    };
    match look() {
        Ok(found) if found == ["ok"] => Ok(Vec::new()),
        // Several faults may come as lines of one text, under a heading that names the database.
        Ok(found) => Ok(found
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| !line.starts_with("*** "))
            .map(str::to_owned)
            .collect()),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Ok(vec![error.to_string()]),
            _ => Err(StoreError::Sqlite(error)),
        },
    }
}
