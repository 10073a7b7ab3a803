//! A program that is killed while it writes: what it told stays.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use callback::store::{Access, Added, IdSource, Store, StoreError};
use rusqlite::Connection;

use crate::store_support::*;

fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, morning(), IdSource::random())
}

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
            .args(["--ignored", "--exact", "faults_crash::writer", "--nocapture"])
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
