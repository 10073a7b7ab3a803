//! The system refuses a write, or ends the program in the middle of one, at every place in turn: afterwards everything
//! is as it was or as it was to be, and only the latter is called done.
//!
//! Where `strace`, which plays the system, is not installed or not allowed to, there is nothing to see.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Stdio};

use callback::store::{Access, IdSource, Store};
use rusqlite::Connection;

use crate::store_support::*;
use crate::support::{Home, RECORDS};

/// What the system does at a place.
const FAULTS: [&str; 2] = ["error=ENOSPC", "signal=KILL"];

/// The calls at which it does so, and how many places are tried of each.
const CALLS: [(&str, usize); 7] = [
    ("pwrite64", 12),
    ("write", 3),
    ("fsync", 6),
    ("unlink", 4),
    ("ftruncate", 3),
    ("rename", 2),
    ("renameat2", 2),
];

/// Returns the exit code of a command whose `place`-th call of a kind meets a fault; `None` when it makes fewer.
fn run_with_fault(home: &Home, words: &[&str], call: &str, fault: &str, place: usize) -> Option<i32> {
    let trace = home.path("trace");
    let inject = format!("inject={call}:{fault}:when={place}");
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e", &format!("trace={call}"), "-e", &inject, "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_callback"))
        .args(words)
        .current_dir(home.path(""))
        .env("CALLBACK_DB", home.database())
        .env("CALLBACK_NOW", "2026-11-24T09:30")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let code = command.status().unwrap().code().unwrap_or(137);
    let traced = fs::read_to_string(&trace).unwrap_or_default();
    fs::remove_file(&trace).unwrap();
    (traced.contains("INJECTED") || traced.contains("SIGKILL")).then_some(code)
}

/// Tells whether faults can be injected here.
fn is_possible() -> bool {
    let tried =
        Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// Returns how many applications a database holds, after checking that it is sound.
fn applications(path: &std::path::Path) -> usize {
    let records =
        Store::open(path, Access::Write, morning(), IdSource::seeded(9)).unwrap().records().unwrap();
    let sound: String =
        Connection::open(path).unwrap().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    records.applications.len()
}

/// Tells whether a run left a file behind that it was to give another name; one that was killed may.
fn left_overs(home: &Home) -> Vec<String> {
    let folders = [home.path(""), home.path("backups")];
    let names = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            [".callback-unfinished", ".callback-unwritten", ".tmp"].iter().any(|it| name.starts_with(it))
        })
        .collect()
}

/// Runs a command with a fault at every place, in a home of its own each time, and lets `judge` look at what is left.
fn at_every_place(words: &[&str], prepare: impl Fn(&Home), judge: impl Fn(&Home, i32, &str)) {
    if !is_possible() {
        println!("strace cannot be used here: skipped");
        return;
    }
    let model = Home::with(RECORDS);
    prepare(&model);
    for (call, places) in CALLS {
        for fault in FAULTS {
            for place in 1..=places {
                let home = Home::new();
                for entry in fs::read_dir(model.path("")).unwrap().map(Result::unwrap) {
                    fs::copy(entry.path(), home.path(entry.file_name().to_str().unwrap())).unwrap();
                }
                let Some(code) = run_with_fault(&home, words, call, fault, place) else { break };
                let what = format!("{words:?}: {fault} at {call} {place}");
                assert!(code == 137 || left_overs(&home).is_empty(), "{what}: {:?}", left_overs(&home));
                judge(&home, code, &what);
            }
        }
    }
}

#[test]
fn an_add_is_there_or_not() {
    at_every_place(
        &["add", "Initrode"],
        |_| {},
        |home, code, what| {
            let count = applications(&home.database());
            assert!(count == 8 || (count == 7 && code != 0), "{what}: {count}, exit {code}");
        },
    );
}

#[test]
fn a_database_is_brought_up_to_date_or_stays_as_it_was() {
    let prepare = |home: &Home| {
        for beside in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(home.path(&format!("callback.db{beside}")));
        }
        let older = Connection::open(home.database()).unwrap();
        older.execute_batch(include_str!("../../migrations/0001_records.sql")).unwrap();
        older.pragma_update(None, "user_version", 1).unwrap();
        let company = "INSERT INTO application (id, handle, company) VALUES
            ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f', '3tkjz', 'Old Acme')";
        older.execute_batch(company).unwrap();
    };
    at_every_place(&["add", "Initrode"], prepare, |home, code, what| {
        let count = applications(&home.database());
        assert!(count == 2 || (count == 1 && code != 0), "{what}: {count}, exit {code}");
    });
}

#[test]
fn an_import_is_there_or_not() {
    let prepare = |home: &Home| {
        let rows: Vec<String> = (0..300).map(|row| format!("{{\"company\": \"Company {row}\"}}")).collect();
        let document = format!("{{\"format\": \"callback/1\", \"applications\": [{}]}}", rows.join(","));
        home.write("more.json", &document);
    };
    at_every_place(&["import", "more.json"], prepare, |home, code, what| {
        let count = applications(&home.database());
        assert!(count == 307 || (count == 7 && code != 0), "{what}: {count}, exit {code}");
    });
}

#[test]
fn a_backup_is_whole_or_not_there() {
    at_every_place(
        &["backup", "copy.db"],
        |_| {},
        |home, code, what| {
            let copy = home.path("copy.db");
            assert!(copy.exists() || code != 0, "{what}: exit {code}");
            assert!(!copy.exists() || applications(&copy) == 7, "{what}");
            assert_eq!(applications(&home.database()), 7, "{what}");
        },
    );
}

#[test]
fn a_restore_is_done_or_not() {
    let prepare = |home: &Home| {
        home.print("backup copy.db");
        home.print("add Initrode");
    };
    at_every_place(&["restore", "copy.db", "--yes"], prepare, |home, code, what| {
        let count = applications(&home.database());
        assert!(count == 7 || (count == 8 && code != 0), "{what}: {count}, exit {code}");
    });
}

#[test]
fn an_existing_export_stays_whole() {
    let prepare = |home: &Home| {
        home.write("all.json", "as it was");
    };
    let expected = Home::with(RECORDS).print("export");
    at_every_place(&["export", "--output", "all.json", "--force"], prepare, |home, code, what| {
        let found = home.read("all.json");
        assert!(found == expected || (found == "as it was" && code != 0), "{what}: exit {code}");
        home.print("export --output again.json");
        assert_eq!(left_overs(home), [""; 0], "{what}");
    });
}
