//! Faults of files and other processes around the database.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use callback::domain::change::Change;
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
            assert!(text.contains("callback restore FILE"), "{text}");
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
    fs::write(directory.path().join("backups/callback-20261101T080000-daily.db"), "x").unwrap();
    fs::write(directory.path().join("backups/callback-20261102T080000-daily.db"), "x").unwrap();
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
    let long = Change::AddTask {
        application: desk.store.records().unwrap().applications[0].id.clone(),
        due_on: day("2026-11-25"),
        words: "x".repeat(3_000_000),
    };
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

#[test]
fn a_row_that_makes_no_sense_is_named_and_bad_text_is_shown_as_such() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    let connection = Connection::open(desk.path()).unwrap();
    let damage = |sql: &str| {
        connection.execute("INSERT INTO running_operation (operation_id) VALUES ('o')", []).unwrap();
        connection.execute(sql, []).unwrap();
        connection.execute("DELETE FROM running_operation", []).unwrap();
    };
    damage("UPDATE application SET notes = CAST(x'61ff62' AS TEXT)");
    assert_eq!(desk.store.records().unwrap().applications[0].notes, "a\u{fffd}b");
    damage("UPDATE application SET applied_on = 'soon'");
    let error = desk.store.records().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "could not read the application {acme}: its applied_on 'soon' is not a date; expected YYYY-MM-DD"
        )
    );
    damage("UPDATE application SET applied_on = NULL");
    damage("UPDATE stage_change SET stage = 'daydreaming'");
    let error = desk.store.records().unwrap_err().to_string();
    assert!(
        error.contains("stage is wrong: 'daydreaming' is not a stage; expected saved, applied"),
        "{error}"
    );
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

mod crashes {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};

    use callback::store::Added;

    use super::*;

    /// The program that is killed: adds applications as fast as it can and prints each id once it is kept.
    #[test]
    #[ignore = "runs as a program of its own, until it is killed"]
    fn writer() {
        let path = std::env::var_os("CALLBACK_TEST_DATABASE").expect("only as a program of its own");
        let mut store = open(Path::new(&path), Access::Write).unwrap();
        loop {
            let committed = store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap();
            if let Some(Added::Application(id, _)) = committed.added.first() {
                let mut out = std::io::stdout().lock();
                writeln!(out, "kept {id}").and_then(|()| out.flush()).unwrap();
            }
        }
    }

    #[test]
    fn everything_that_was_told_survives_a_kill() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let mut told = Vec::new();
        for round in 0..8 {
            let mut writer = Command::new(std::env::current_exe().unwrap())
                .args(["--ignored", "--exact", "faults_store::crashes::writer", "--nocapture"])
                .env("CALLBACK_TEST_DATABASE", &path)
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
            let ids = lines
                .map_while(Result::ok)
                .filter_map(|line| line.split_once("kept ").map(|(_, id)| id.to_owned()));
            for (count, id) in ids.enumerate() {
                told.push(id);
                if count == round * 3 {
                    writer.kill().unwrap();
                }
            }
            writer.wait().unwrap();
        }
        assert!(told.len() > 50, "{}", told.len());
        let records = open(&path, Access::Write).unwrap().records().unwrap();
        for id in told {
            assert!(records.applications.iter().any(|application| application.id.as_str() == id), "{id}");
        }
        let connection = Connection::open(&path).unwrap();
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        assert!(!connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
        let running: i64 =
            connection.query_row("SELECT count(*) FROM running_operation", [], |row| row.get(0)).unwrap();
        assert_eq!(running, 0);
    }
}

/// What an ordinary user may not read or write; the administrator, who may everything, steps down for it.
#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    const NOBODY: u32 = 65_534;

    /// The program that is run as an ordinary user: opens a database and says what it found.
    #[test]
    #[ignore = "runs as a program of its own"]
    fn reader() {
        let path = std::env::var_os("CALLBACK_TEST_DATABASE").expect("only as a program of its own");
        let look = open(Path::new(&path), Access::Read).and_then(|store| store.records());
        let write = open(Path::new(&path), Access::Write)
            .and_then(|mut store| store.transact(morning(), "cli", "add", &[add("Globex")]));
        println!(
            "read {}",
            look.map_or_else(|error| error.to_string(), |found| found.applications.len().to_string())
        );
        println!("write {}", write.map_or_else(|error| error.to_string(), |_| "done".to_owned()));
    }

    /// Returns what an ordinary user is told about a database of one application, with these modes.
    fn told(file: u32, directory: u32, with_log: bool) -> (String, String) {
        let desk_directory = tempfile::tempdir_in("/tmp").unwrap();
        let home = desk_directory.path().join("home");
        let path = home.join("callback.db");
        let mut store = open(&path, Access::Write).unwrap();
        store.transact(morning(), "cli", "add", &[add("Acme")]).unwrap();
        let log = home.join("callback.db-wal");
        let kept = with_log.then(|| fs::read(&log).unwrap());
        let main = with_log.then(|| fs::read(&path).unwrap());
        drop(store);
        if let (Some(kept), Some(main)) = (kept, main) {
            fs::write(&log, kept).unwrap();
            fs::write(&path, main).unwrap();
        }
        let is_root = fs::metadata(&home).unwrap().uid() == 0;
        for entry in fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().path()).chain([home.clone()]) {
            let mode = if entry == home { directory } else { file };
            fs::set_permissions(&entry, fs::Permissions::from_mode(mode)).unwrap();
            if is_root {
                chown(&entry, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        fs::set_permissions(desk_directory.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let program = desk_directory.path().join("reader");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        let mut command = Command::new(program);
        command.args(["--ignored", "--exact", "faults_store::rights::reader", "--nocapture"]);
        command.env("CALLBACK_TEST_DATABASE", &path).current_dir("/");
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
        fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).unwrap();
        let line = |word: &str| {
            let found = output.lines().find_map(|line| line.split_once(word));
            found.unwrap_or_else(|| panic!("{output}")).1.replace(&*path.to_string_lossy(), "FILE")
        };
        (line("read "), line("write "))
    }

    #[test]
    fn reads_where_it_can_and_else_names_cause_and_cure() {
        let writable = "make the file and its directory writable (chmod u+w)";
        for (file, directory, with_log, reads, cure) in [
            (0o600, 0o700, false, true, "done"),
            (0o400, 0o700, false, true, writable),
            (0o400, 0o500, false, true, "chmod u+"),
            (0o600, 0o500, false, true, "chmod u+"),
            (0o600, 0o500, true, false, "chmod u+"),
            (0o000, 0o700, false, false, "chmod u+"),
        ] {
            let (read, write) = told(file, directory, with_log);
            assert_eq!(read == "1", reads, "{file:o} {directory:o} {with_log}: {read}");
            assert!(reads || read.contains("chmod u+"), "{file:o} {directory:o} {with_log}: {read}");
            assert!(write.contains(cure), "{file:o} {directory:o} {with_log}: {write}");
        }
    }
}
