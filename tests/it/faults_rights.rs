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

/// Returns what an ordinary user is told about a database of one application, with these modes: when reading, when
/// writing, and when writing after the command that was named has been run.
fn told(file: u32, directory: u32, with_log: bool) -> [String; 3] {
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
    let as_user = |mut command: Command| {
        command.env("CALLBACK_TEST_DATABASE", &path).current_dir("/");
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        // Another test that starts a program at this very moment holds the copy open for writing until it has started.
        loop {
            match command.output() {
                Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                    std::thread::yield_now()
                }
                output => break String::from_utf8(output.unwrap().stdout).unwrap(),
            }
        }
    };
    let look = || {
        let mut command = Command::new(&program);
        command.args(["--ignored", "--exact", "faults_rights::reader", "--nocapture"]);
        let output = as_user(command);
        let line = |word: &str| {
            let found = output.lines().find_map(|line| line.split_once(word));
            found.unwrap_or_else(|| panic!("{output}")).1.to_owned()
        };
        (line("read "), line("write "))
    };
    let (read, write) = look();
    for entry in fs::read_dir(&home).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let is_left = !["callback.db", "backups"].contains(&name.as_str()) && !with_log;
        assert!(!is_left, "{file:o} {directory:o}: {name} is left");
    }
    if let Some((_, cure)) = write.rsplit_once(": chmod") {
        let mut chmod = Command::new("sh");
        chmod.args(["-c", &format!("chmod {cure}")]);
        as_user(chmod);
    }
    let cured = look().1;
    fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).unwrap();
    [read, write, cured]
}

#[test]
fn reads_where_it_can_and_else_names_cause_and_cure() {
    let read_only = "it is read-only; nothing was changed, make it writable: chmod u+rwX ";
    for (file, directory, with_log, reads, expected) in [
        (0o600, 0o700, false, true, "done"),
        (0o400, 0o700, false, true, read_only),
        (0o444, 0o700, false, true, read_only),
        (0o400, 0o700, true, true, read_only),
        (0o444, 0o700, true, true, read_only),
        (0o400, 0o500, false, true, "chmod u+"),
        (0o600, 0o500, false, true, "chmod u+"),
        // What is in the log is read, too: without it, there would be no application.
        (0o600, 0o500, true, true, "chmod u+"),
        (0o000, 0o700, false, false, "chmod u+"),
    ] {
        let [read, write, cured] = told(file, directory, with_log);
        let what = format!("{file:o} {directory:o} {with_log}");
        assert_eq!(read == "1", reads, "{what}: {read}");
        assert!(reads || read.contains("chmod u+"), "{what}: {read}");
        assert!(write.contains(expected), "{what}: {write}");
        assert_eq!(cured, "done", "{what}: {write}");
    }
}
