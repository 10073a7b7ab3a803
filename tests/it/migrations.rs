//! The schema: made, brought up to date, refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use callback::store::{Access, IdSource, Store, StoreError};
use rusqlite::Connection;

use crate::store_support::*;

fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, morning(), IdSource::random())
}

/// Returns all numbered migrations of the repository, oldest first.
fn migrations() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut found: Vec<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Returns the columns of a table that say something of a record: `look_on` is only kept beside it.
fn columns(connection: &Connection, table: &str) -> BTreeSet<String> {
    let sql = "SELECT name FROM pragma_table_info(?1) WHERE name <> 'look_on'";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn tables(connection: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
               AND name NOT IN ('operation', 'change_log', 'running_operation', 'look_ahead')";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn databases_of_every_earlier_version_are_brought_up_to_date() {
    let migrations = migrations();
    for made in 1..=migrations.len() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let connection = Connection::open(&path).unwrap();
        for migration in &migrations[..made] {
            connection.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
        }
        connection.pragma_update(None, "user_version", i64::try_from(made).unwrap()).unwrap();
        drop(connection);
        let store = open(&path, Access::Write).unwrap();
        assert!(store.records().unwrap().applications.is_empty());
        let backups = fs::read_dir(directory.path().join("backups")).map_or(0, Iterator::count);
        assert_eq!(backups, usize::from(made < migrations.len()), "a backup before each migration");
    }
}

#[test]
fn every_column_of_every_table_of_records_is_logged() {
    let desk = Desk::new();
    let connection = Connection::open(desk.path()).unwrap();
    let tables = tables(&connection);
    assert_eq!(tables.len(), 12);
    for table in tables {
        let trigger = |event: &str| -> String {
            let name = format!("log_{table}_{event}");
            connection
                .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))
                .unwrap()
        };
        let (update, delete) = (trigger("update"), trigger("delete"));
        assert!(trigger("insert").contains("NEW.id"));
        for column in columns(&connection, &table) {
            if column != "id" {
                assert!(
                    update.contains(&format!("OLD.\"{column}\" AS old, NEW.\"{column}\" AS new")),
                    "{table}.{column}"
                );
                assert!(delete.contains(&format!("OLD.\"{column}\"")), "{table}.{column}");
            }
        }
    }
}

#[test]
fn a_change_of_any_column_is_logged_with_both_values() {
    let desk = Desk::new();
    let connection = Connection::open(desk.path()).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("INSERT INTO running_operation (operation_id) VALUES ('o')", []).unwrap();
    for table in tables(&connection) {
        connection.execute(&format!("INSERT INTO \"{table}\" (id) VALUES ('r')"), []).unwrap();
        for column in columns(&connection, &table) {
            if column != "id" {
                connection
                    .execute(&format!("UPDATE \"{table}\" SET \"{column}\" = 7 WHERE id = 'r'"), [])
                    .unwrap();
                let logged: String = connection
                    .query_row("SELECT column_name FROM change_log ORDER BY seq DESC LIMIT 1", [], |row| {
                        row.get(0)
                    })
                    .unwrap();
                assert_eq!(logged, column, "{table}");
            }
        }
        connection.execute(&format!("DELETE FROM \"{table}\""), []).unwrap();
        let image: String = connection
            .query_row(
                "SELECT old_value FROM change_log WHERE kind = 'delete' ORDER BY seq DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert!(image.contains("\"deleted_at\":\"7\""), "{image}");
    }
}

#[test]
fn a_write_outside_of_an_operation_is_refused_by_the_database_itself() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let connection = Connection::open(desk.path()).unwrap();
    for sql in [
        "INSERT INTO contact (id) VALUES ('x')",
        "UPDATE application SET company = 'Other'",
        "DELETE FROM application",
    ] {
        let error = connection.execute(sql, []).unwrap_err();
        assert!(error.to_string().contains("a write outside of an operation"), "{sql}: {error}");
    }
}

#[test]
fn the_schema_keeps_the_rules_that_a_merge_relies_on() {
    let desk = Desk::new();
    let connection = Connection::open(desk.path()).unwrap();
    for table in tables(&connection) {
        let sql: String = connection
            .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [&table], |row| row.get(0))
            .unwrap();
        assert!(sql.ends_with("STRICT") && !sql.contains("UNIQUE") && !sql.contains("CHECK"), "{sql}");
        assert_eq!(sql.matches("REFERENCES").count(), sql.matches("DEFERRABLE INITIALLY DEFERRED").count());
        let sql =
            "SELECT name FROM pragma_table_info(?1) WHERE \"notnull\" AND dflt_value IS NULL AND NOT pk";
        assert!(
            !connection.prepare(sql).unwrap().exists([&table]).unwrap(),
            "{table} has a column without default"
        );
        let columns = columns(&connection, &table);
        assert!(columns.contains("extra") && columns.contains("deleted_at"), "{table}");
    }
}

#[test]
fn a_newer_database_is_refused_and_not_touched() {
    for access in [Access::Read, Access::Write] {
        let mut desk = Desk::new();
        desk.add("Acme");
        let path = desk.path();
        drop(desk.store);
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = (fs::read(&path).unwrap(), names(desk.directory.path()));
        assert_eq!(before.1, BTreeSet::from(["callback.db".to_owned()]));
        let error = open(&path, access).unwrap_err();
        let expected = format!(
            "could not open {}: it was written by a newer callback (schema 99, this one knows up to {}); \
             nothing was changed, use the newer program, or go back to an older backup (callback backup --list, \
             callback restore FILE)",
            path.canonicalize().unwrap().display(),
            migrations().len()
        );
        assert_eq!(error.to_string(), expected);
        assert!(fs::read(&path).unwrap() == before.0, "not a byte is changed");
        assert_eq!(names(desk.directory.path()), before.1);
    }
}

#[test]
fn a_newer_schema_that_still_waits_in_the_log_is_refused_too() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let newer = Connection::open(desk.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    let bytes = fs::read(desk.path()).unwrap();
    for access in [Access::Read, Access::Write] {
        assert!(matches!(open(&desk.path(), access), Err(StoreError::Newer { found: 99, .. })));
    }
    assert!(fs::read(desk.path()).unwrap() == bytes, "not a byte is changed");
}

#[test]
fn a_database_of_another_program_is_refused_and_not_touched() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE places (url TEXT)").unwrap();
    let before = fs::read(&path).unwrap();
    for access in [Access::Read, Access::Write] {
        let error = open(&path, access).unwrap_err();
        assert!(error.to_string().contains("it is a database of another program"), "{error}");
        assert!(fs::read(&path).unwrap() == before, "not a byte is changed");
    }
}

/// Returns the names of all files in a directory.
fn names(directory: &Path) -> BTreeSet<String> {
    fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
