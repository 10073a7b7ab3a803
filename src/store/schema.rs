//! The schema and its history: numbered migrations, applied in one transaction, after a backup copy.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::domain::now::Now;
use crate::store::error::{Result, StoreError};
use crate::store::{backups, triggers};

/// Every migration there ever was, oldest first; a released one is never edited. One that changes rows of records
/// puts an operation into `running_operation` first, and takes it out at its end.
pub(in crate::store) const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_records.sql")];

/// What marks a database as one of this program: "call".
pub(in crate::store) const APPLICATION_ID: i64 = 0x6361_6c6c;

/// Returns the schema of a database; refuses one of another program or of a newer one.
pub(in crate::store) fn version(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<usize> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let found = usize::try_from(number("PRAGMA user_version")?).unwrap_or(usize::MAX);
    if found > migrations.len() {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known: migrations.len() });
    }
    let ours = number("PRAGMA application_id")? == APPLICATION_ID;
    let blank = found == 0 && number("SELECT count(*) FROM sqlite_schema")? == 0;
    if ours || blank { Ok(found) } else { Err(StoreError::NotOurs { path: path.to_path_buf() }) }
}

/// Applies the migrations that are missing; an existing database is copied to the backups before.
pub(in crate::store) fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    now: Now,
    migrations: &[&'static str],
) -> Result<()> {
    let found = version(connection, path, migrations)?;
    if found == migrations.len() {
        return Ok(());
    }
    if found > 0 {
        backups::keep_copy(connection, path, now, &format!("schema-{found}"))?;
    }
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    let migrated = steps(migrations).to_latest(connection);
    connection.set_transaction_behavior(TransactionBehavior::Deferred);
    // Another process may have been quicker; then the schema is there, and ours was rolled back.
    if version(connection, path, migrations)? == migrations.len() {
        return Ok(());
    }
    migrated.map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::Sqlite(err),
        other => StoreError::Migration { path: path.to_path_buf(), cause: other.to_string() },
    })
}

/// Returns the migrations as steps, the last of which generates the triggers.
fn steps(migrations: &[&'static str]) -> Migrations<'static> {
    let last = migrations.len();
    let step = |(number, sql): (usize, &&'static str)| {
        if number + 1 == last {
            M::up_with_hook(sql, |transaction: &rusqlite::Transaction| Ok(triggers::generate(transaction)?))
        } else {
            M::up(sql)
        }
    };
    Migrations::new(migrations.iter().enumerate().map(step).collect())
}
