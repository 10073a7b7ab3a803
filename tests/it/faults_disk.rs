//! A disk that is full, a log that is spoilt, a log that grows.

use std::fs;
use std::path::Path;
use std::process::Command;

use callback::store::{self, Access, IdSource, Store};

use crate::pty_terminal;
use crate::store_support::*;
use crate::support::Home;

#[test]
fn a_log_with_a_flipped_byte_holds_a_prefix_of_what_was_committed() {
    let mut desk = Desk::new();
    for number in 0..12 {
        desk.add(&format!("{number:02}"));
    }
    let log = desk.directory.path().join("callback.db-wal");
    let (main, log) = (fs::read(desk.path()).unwrap(), fs::read(log).unwrap());
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("callback.db");
    for place in (0..60).map(|part| log.len() * part / 60) {
        let mut spoilt = log.clone();
        spoilt[place] ^= 0x5a;
        fs::write(&path, &main).unwrap();
        fs::write(directory.path().join("callback.db-wal"), &spoilt).unwrap();
        let store = Store::open(&path, Access::Write, morning(), IdSource::random());
        let records = store.unwrap_or_else(|error| panic!("a flip at {place}: {error}")).records().unwrap();
        let mut companies: Vec<String> =
            records.applications.into_iter().map(|found| found.company).collect();
        companies.sort();
        let expected: Vec<String> = (0..companies.len()).map(|number| format!("{number:02}")).collect();
        assert_eq!(companies, expected, "a flip at {place}");
        for beside in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(directory.path().join(format!("callback.db{beside}")));
        }
    }
}

/// A small disk, where the system lets us make one.
pub struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    pub fn mount(place: &'a Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(place);
        mount.output().is_ok_and(|output| output.status.success()).then_some(Self(place))
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_everything_goes_on_when_there_is_room() {
    let home = Home::new();
    let place = home.path("disk");
    fs::create_dir(&place).unwrap();
    let Some(_disk) = Disk::mount(&place) else {
        println!("no disk can be made here: skipped");
        return;
    };
    let words = |line: &str| home.run(&format!("--db disk/callback.db {line}"));
    assert_eq!(words("add Acme").code, 0);
    home.write("disk/ballast", &"x".repeat(1_400_000));
    let told = words(&format!("task acme fri '{}'", "y".repeat(120_000)));
    let told = if told.code == 0 { words(&format!("task acme fri '{}'", "z".repeat(120_000))) } else { told };
    assert_eq!(told.code, 1, "{told}");
    assert!(told.stderr.contains("the disk is full"), "{told}");
    assert!(words("list").stdout.contains("Acme"));
    let backup = words("backup");
    assert!(backup.code == 1 && backup.stderr.contains("disk is full"), "{backup}");
    assert!(fs::read_dir(place.join("backups")).map_or(0, Iterator::count) == 0, "no left-overs");
    fs::remove_file(place.join("ballast")).unwrap();
    assert_eq!(words("task acme fri send references").code, 0);
    assert_eq!(words("backup").code, 0);
}

#[test]
fn an_open_screen_lets_the_log_stay_small_and_nothing_is_lost() {
    let home = pty_terminal::Home::new();
    home.run(&["add", "Acme", "SRE"]);
    let mut terminal = home.open(&[], &[]);
    terminal.press("2");
    terminal.wait_for("Acme");
    let path = home.path().join("test.db");
    let write = |seed: u64| {
        let mut store = Store::open(&path, Access::Write, morning(), IdSource::seeded(seed)).unwrap();
        for number in 0..400 {
            store.transact(morning(), "cli", "add", &[add(&format!("Company {seed}-{number}"))]).unwrap();
            let log = fs::metadata(home.path().join("test.db-wal")).unwrap().len();
            assert!(log <= 8 * 1024 * 1024, "{log}");
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write(1));
        scope.spawn(|| write(2));
    });
    terminal.wait_for("2 Apps 801");
    let findings = store::examine(&path, morning());
    assert!(!findings.iter().any(callback::domain::finding::Finding::is_problem), "{findings:?}");
}
