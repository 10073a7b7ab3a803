//! The schema and its history: numbered migrations, applied in one transaction, after a backup copy.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{HookError, M, Migrations};

use crate::domain::now::Now;
use crate::store::backups::{self, Reason};
use crate::store::error::{Result, StoreError};
use crate::store::{open, triggers};

/// Every migration there ever was, oldest first; a released one is never edited. One that changes rows of records
/// puts an operation into `running_operation` first, and takes it out at its end.
pub(in crate::store) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_records.sql"),
    include_str!("../../migrations/0002_look_on.sql"),
    include_str!("../../migrations/0003_children_ids.sql"),
];

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

/// Applies the migrations that are missing; an existing database is copied to the backups before, while nobody else
/// can write. Old copies are forgotten once it is done.
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
    if found == 0 {
        return migrate(connection, path, migrations);
    }
    let failed = Arc::new(Mutex::new(None));
    let copy = Copying { path: path.to_owned(), now, found, failed: Arc::clone(&failed) };
    let migrated = apply(connection, path, migrations, Some(copy));
    if let Some(error) = failed.lock().ok().and_then(|mut failed| failed.take()) {
        return Err(error);
    }
    migrated?;
    backups::forget_old(connection, path, now);
    Ok(())
}

/// Applies the migrations that are missing, without a copy.
pub(in crate::store) fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&'static str],
) -> Result<()> {
    apply(connection, path, migrations, None)
}

/// The copy to make before the first step.
#[derive(Clone)]
struct Copying {
    path: PathBuf,
    now: Now,
    /// The schema that is there: the number of the first step.
    found: usize,
    /// Why the copy could not be made.
    failed: Arc<Mutex<Option<StoreError>>>,
}

impl Copying {
    /// Makes the copy within the transaction, through another connection that sees what was there before.
    fn make(&self) -> rusqlite_migration::HookResult {
        let reason = Reason::Schema(self.found);
        let made = open::beside(&self.path)
            .and_then(|before| backups::keep_copy(&before, &self.path, self.now, reason));
        made.map(drop).map_err(|error| {
            let why = error.to_string();
            if let Ok(mut failed) = self.failed.lock() {
                *failed = Some(error);
            }
            HookError::Hook(why)
        })
    }
}

/// Applies the migrations that are missing in one transaction.
fn apply(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&'static str],
    copy: Option<Copying>,
) -> Result<()> {
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    let migrated = steps(migrations, copy).to_latest(connection);
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

/// Returns the migrations as steps: the first that is missing makes the copy, the last generates the triggers.
fn steps(migrations: &[&'static str], copy: Option<Copying>) -> Migrations<'static> {
    let last = migrations.len();
    let step = |(number, sql): (usize, &&'static str)| {
        let sql = *sql;
        let copy = copy.clone().filter(|copy| copy.found == number);
        let is_last = number + 1 == last;
        M::up_with_hook("", move |transaction: &rusqlite::Transaction| {
            copy.as_ref().map_or(Ok(()), Copying::make)?;
            transaction.execute_batch(sql)?;
            if is_last {
                triggers::generate(transaction)?;
            }
            Ok(())
        })
    };
    Migrations::new(migrations.iter().enumerate().map(step).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The history with one more migration, which is invented.
    const LONGER: &[&str] = &[
        include_str!("../../migrations/0001_records.sql"),
        include_str!("../../migrations/0002_look_on.sql"),
        include_str!("../../migrations/0003_children_ids.sql"),
        "ALTER TABLE contact ADD COLUMN nickname TEXT; CREATE TABLE pet (id TEXT PRIMARY KEY NOT NULL, name TEXT) STRICT",
    ];

    fn now() -> Now {
        Now::new(chrono::DateTime::parse_from_rfc3339("2026-11-24T09:30:00+01:00").unwrap())
    }

    fn number(connection: &Connection, sql: &str) -> i64 {
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_database_is_copied_and_then_brought_up_to_date_with_its_triggers() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let mut connection = Connection::open(&path).unwrap();
        bring_up_to_date(&mut connection, &path, now(), MIGRATIONS).unwrap();
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
        connection
            .execute_batch(
                "INSERT INTO running_operation (operation_id) VALUES ('o');
                            INSERT INTO contact (id, name) VALUES ('c', 'Ana')",
            )
            .unwrap();
        assert!(backups::backups(&path).is_empty(), "a new database needs no copy");

        bring_up_to_date(&mut connection, &path, now(), LONGER).unwrap();
        assert_eq!(number(&connection, "PRAGMA user_version"), 4);
        let copies = backups::backups(&path);
        let names: Vec<_> =
            copies.iter().map(|copy| copy.path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["callback-20261124T093000-schema-3.db"]);
        let copy = Connection::open(&copies[0].path).unwrap();
        assert_eq!(number(&copy, "PRAGMA user_version"), 3);
        assert_eq!(
            number(&copy, "SELECT count(*) FROM contact WHERE name = 'Ana'"),
            1,
            "also what was in the log"
        );

        connection
            .execute_batch("UPDATE contact SET nickname = 'A'; INSERT INTO pet (id) VALUES ('p')")
            .unwrap();
        let logged = "SELECT count(*) FROM change_log WHERE column_name = 'nickname' OR table_name = 'pet'";
        assert_eq!(number(&connection, logged), 2, "new columns and tables are logged");

        bring_up_to_date(&mut connection, &path, now(), LONGER).unwrap();
        assert_eq!(backups::backups(&path).len(), 1, "nothing to do, nothing to copy");
        let error = version(&connection, &path, MIGRATIONS).unwrap_err();
        assert!(matches!(error, StoreError::Newer { found: 4, known: 3, .. }), "{error}");
    }

    #[test]
    fn a_migration_that_fails_leaves_everything_as_it_was() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let mut connection = Connection::open(&path).unwrap();
        bring_up_to_date(&mut connection, &path, now(), MIGRATIONS).unwrap();
        let broken = [MIGRATIONS, &["CREATE TABLE pet (id TEXT); DROP TABLE unicorn"]].concat();
        assert!(bring_up_to_date(&mut connection, &path, now(), &broken).is_err());
        assert_eq!(number(&connection, "PRAGMA user_version"), 3);
        assert_eq!(number(&connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'pet'"), 0);
    }

    #[test]
    fn the_last_ten_copies_are_kept_and_none_is_replaced() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let mut connection = Connection::open(&path).unwrap();
        bring_up_to_date(&mut connection, &path, now(), MIGRATIONS).unwrap();
        let other = backups::directory(&path).join("another-20200101T000000-daily.db");
        backups::keep_copy(&connection, &path, now(), Reason::Daily).unwrap();
        fs::write(&other, "x").unwrap();
        for number in 0..11 {
            connection.execute("INSERT INTO operation (id) VALUES (?1)", [number.to_string()]).unwrap();
            let copy = backups::keep_copy(&connection, &path, now(), Reason::Daily).unwrap();
            let again = backups::keep_copy(&connection, &path, now(), Reason::Daily).unwrap();
            assert_eq!(again, copy, "the same is not kept twice");
            backups::forget_old(&connection, &path, now());
        }
        assert_eq!(backups::backups(&path).len(), backups::KEPT);
        assert!(other.exists(), "what belongs to another database stays");
        assert_eq!(
            fs::read_dir(backups::directory(&path)).unwrap().count(),
            backups::KEPT + 1,
            "no left-overs"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let copy = backups::backups(&path).pop().unwrap();
            assert_eq!(fs::metadata(copy.path).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(backups::directory(&path)).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
