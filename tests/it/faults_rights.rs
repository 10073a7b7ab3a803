//! What an ordinary user may not read or write; the administrator, who may everything, steps down for it.
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use callback::store::{Access, IdSource, Store, StoreError};

use crate::store_support::*;

fn open(path: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(path, access, morning(), IdSource::random())
}

const NOBODY: u32 = 65_534;

/// The program that is run as an ordinary user: opens a database and says what it found.
#[test]
#[ignore = "runs as a program of its own"]
fn reader() {
    let path = std::env::var_os("CALLBACK_TEST_DATABASE").expect("only as a program of its own");
    let look = open(Path::new(&path), Access::Read).and_then(|store| store.records());
    let write = open(Path::new(&path), Access::Write)
        .and_then(|mut store| store.transact(morning(), "cli", "add", &[add("Globex")]));
    let read = look.map_or_else(|error| error.to_string(), |found| found.applications.len().to_string());
    let write = write.map_or_else(|error| error.to_string(), |_| "done".to_owned());
    write!(std::io::stdout(), "read {read}\nwrite {write}\n").unwrap();
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
    command.args(["--ignored", "--exact", "faults_rights::reader", "--nocapture"]);
    command.env("CALLBACK_TEST_DATABASE", &path).current_dir("/");
    if is_root {
        command.uid(NOBODY).gid(NOBODY);
    }
    // Another test that starts a program at this very moment holds the copy open for writing until it has started.
    let output = loop {
        match command.output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
            output => break output.unwrap(),
        }
    };
    let output = String::from_utf8(output.stdout).unwrap();
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
