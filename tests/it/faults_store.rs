//! Faults of files and other processes around the database.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::store::{Access, IdSource, Store, StoreError};
use rusqlite::Connection;

use crate::store_support::*;

fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, morning(), IdSource::random())
}

/// Returns a path in a new directory with these bytes in it.
fn file_with(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("callback.db");
    fs::write(&path, bytes).unwrap();
    (directory, path)
}

/// Returns the bytes of a database with one application in it.
fn sound_database() -> Vec<u8> {
    let mut desk = Desk::new();
    for number in 0..50 {
        desk.add(&format!("Company {number}"));
    }
    let path = desk.path();
    drop(desk.store);
    fs::read(path).unwrap()
}

#[test]
fn what_is_no_database_is_named_and_never_touched() {
    let sound = sound_database();
    let zeroed = [&[0; 100], &sound[100..]].concat();
    for bytes in [&b"dear diary"[..], &b"x".repeat(5000), &zeroed] {
        let (_directory, path) = file_with(bytes);
        for access in [Access::Read, Access::Write] {
            let error = open(&path, access).unwrap_err();
            assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
            let text = error.to_string();
            assert!(text.contains("callback.db: it is not a database"), "{text}");
            let restore = format!("'callback restore FILE --yes --db {}'", path.display());
            assert!(text.contains(&restore), "{text}");
            assert!(fs::read(&path).unwrap() == bytes, "not a byte is changed");
        }
    }
}

#[test]
fn half_a_database_is_damaged_and_not_made_anew() {
    let sound = sound_database();
    for length in [sound.len() / 2, 5000, 4096] {
        let (_directory, path) = file_with(&sound[..length]);
        let error = open(&path, Access::Read).and_then(|store| store.records()).unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        assert!(fs::read(&path).unwrap() == sound[..length], "not a byte is changed");
    }
}

#[test]
fn a_directory_in_place_of_the_database_is_named() {
    let directory = tempfile::tempdir().unwrap();
    for access in [Access::Read, Access::Write] {
        let error = open(directory.path(), access).unwrap_err();
        assert!(error.to_string().ends_with("it is a directory; name a file with --db"), "{error}");
    }
}

#[test]
fn an_empty_file_is_a_new_database_unless_there_are_backups() {
    let (directory, path) = file_with(b"");
    assert!(open(&path, Access::Read).unwrap().records().unwrap().applications.is_empty());
    fs::create_dir(directory.path().join("backups")).unwrap();
    let sound = sound_database();
    fs::write(directory.path().join("backups/callback-20261101T080000-daily.db"), &sound).unwrap();
    fs::write(directory.path().join("backups/callback-20261102T080000-daily.db"), &sound).unwrap();
    for access in [Access::Read, Access::Write] {
        let error = open(&path, access).unwrap_err();
        assert!(error.to_string().contains("callback-20261102T080000-daily.db"), "{error}");
        assert_eq!(fs::metadata(&path).unwrap().len(), 0);
    }
    fs::remove_dir_all(directory.path().join("backups")).unwrap();
    let mut store = open(&path, Access::Write).unwrap();
    store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap();
}

#[test]
fn a_short_lock_is_waited_for_and_reading_goes_on() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let path = desk.path();
    let (locked, is_locked) = std::sync::mpsc::channel();
    let holder = std::thread::spawn(move || {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        locked.send(()).unwrap();
        std::thread::sleep(Duration::from_millis(400));
        connection.execute_batch("COMMIT").unwrap();
    });
    is_locked.recv().unwrap();
    assert_eq!(open(&desk.path(), Access::Read).unwrap().records().unwrap().applications.len(), 1);
    desk.add("Globex");
    holder.join().unwrap();
    assert_eq!(desk.store.records().unwrap().applications.len(), 2);
}

#[test]
fn a_long_lock_is_given_up_on_with_the_reason() {
    let mut desk = Desk::new();
    let holder = Connection::open(desk.path()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = desk.store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap_err();
    assert!(error.to_string().contains("another process holds its lock"), "{error}");
    assert!(open(&desk.path(), Access::Read).unwrap().records().unwrap().applications.is_empty());
    holder.execute_batch("COMMIT").unwrap();
    desk.add("Acme");
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let acme = desk.store.records().unwrap().applications[0].id.clone();
    let task = Task { due_on: Some(day("2026-11-25")), words: "x".repeat(3_000_000), ..Task::blank() };
    let long = Change::add(&acme, &task);
    let path = desk.path();
    drop(desk.store);
    // SQLite refuses to grow a file beyond this many pages as it does on a full disk.
    let limited = |pages: i64| {
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "max_page_count", pages).unwrap();
        connection.execute("INSERT INTO running_operation (operation_id) VALUES ('o')", []).unwrap();
        connection.execute("INSERT INTO task (id, words) VALUES ('t', ?1)", ["x".repeat(3_000_000)])
    };
    assert!(limited(100).is_err());
    let connection = Connection::open(&path).unwrap();
    connection.execute("DELETE FROM running_operation", []).unwrap();
    let mut store = open(&path, Access::Write).unwrap();
    assert_eq!(store.records().unwrap().applications.len(), 1);
    store.transact(morning(), "cli", "long", &[long]).unwrap();
    assert_eq!(store.records().unwrap().applications[0].tasks[0].words.len(), 3_000_000);
}

#[test]
fn a_log_that_was_cut_holds_a_prefix_of_what_was_committed() {
    let mut desk = Desk::new();
    for number in 0..12 {
        desk.add(&format!("{number:02}"));
    }
    let log = desk.directory.path().join("callback.db-wal");
    let (main, log) = (fs::read(desk.path()).unwrap(), fs::read(log).unwrap());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("callback.db");
    for cut in (0..60).map(|part| log.len() * part / 60) {
        fs::write(&path, &main).unwrap();
        fs::write(directory.path().join("callback.db-wal"), &log[..cut]).unwrap();
        let Ok(store) = open(&path, Access::Write) else { panic!("a cut at {cut} opens") };
        let mut companies: Vec<String> = store
            .records()
            .unwrap()
            .applications
            .into_iter()
            .map(|application| application.company)
            .collect();
        companies.sort();
        let expected: Vec<String> = (0..companies.len()).map(|number| format!("{number:02}")).collect();
        assert_eq!(companies, expected, "cut at {cut}");
        drop(store);
        for beside in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(directory.path().join(format!("callback.db{beside}")));
        }
    }
}

#[cfg(unix)]
mod modes {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn new_files_and_directories_are_private_and_looser_ones_are_tightened() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("deep/down/callback.db");
        let mut store = open(&path, Access::Write).unwrap();
        store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap();
        let files =
            ["callback.db", "callback.db-wal", "callback.db-shm"].map(|name| path.with_file_name(name));
        for file in &files {
            assert_eq!(mode(file), 0o600, "{}", file.display());
        }
        for made in ["deep", "deep/down"] {
            assert_eq!(mode(&directory.path().join(made)), 0o700);
        }
        for access in [Access::Read, Access::Write] {
            for file in &files {
                fs::set_permissions(file, fs::Permissions::from_mode(0o666)).unwrap();
            }
            drop(open(&path, access).unwrap());
            for file in &files {
                assert_eq!(mode(file), 0o600, "{}", file.display());
            }
        }
    }

    /// The permission mask is that of a whole process, so this runs itself again under an open one.
    #[test]
    fn an_open_permission_mask_makes_no_difference() {
        let this = std::env::current_exe().unwrap();
        let name = "faults_store::modes::new_files_and_directories_are_private_and_looser_ones_are_tightened";
        let status = std::process::Command::new("sh")
            .args(["-c", "umask 000; exec \"$0\" --exact \"$1\""])
            .arg(this)
            .arg(name)
            .stdout(std::process::Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
    }

    #[test]
    fn a_link_leads_to_the_file_itself() {
        let directory = tempfile::tempdir().unwrap();
        let (link, file) = (directory.path().join("link.db"), directory.path().join("real/callback.db"));
        symlink("real/callback.db", &link).unwrap();
        let mut store = open(&link, Access::Write).unwrap();
        store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap();
        assert_eq!(mode(&file), 0o600);
        assert!(directory.path().join("real/callback.db-wal").exists());
        assert_eq!(open(&file, Access::Read).unwrap().records().unwrap(), store.records().unwrap());
    }
}
