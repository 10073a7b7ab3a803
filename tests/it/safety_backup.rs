//! `backup`: a copy of everything that was acknowledged, private, and never in place of another file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use callback::store::{self, Access, IdSource, Store};
use rusqlite::Connection;

use crate::store_support::*;
use crate::support::{Home, RECORDS};

#[test]
fn a_backup_is_made_where_it_was_asked_for_and_never_replaces_a_file() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("backup copy.db").whatever_the_schema(), @"
    exit 0
    -- stderr
    Backed up to copy.db (N KiB)
    ");
    insta::assert_snapshot!(home.run("backup copy.db").whatever_the_schema(), @"
    exit 2
    -- stderr
    callback: could not write copy.db: it exists, and a backup never replaces a file; name another one
    ");
    fs::create_dir(home.path("usb")).unwrap();
    insta::assert_snapshot!(home.run("backup usb").whatever_the_schema(), @"
    exit 0
    -- stderr
    Backed up to usb/callback-20261124T093000-asked.db (N KiB)
    ");
    insta::assert_snapshot!(home.run("backup nowhere/copy.db"), @"
    exit 1
    -- stderr
    callback: could not make a backup in nowhere: entity not found
    ");
    std::os::unix::fs::symlink("nothing", home.path("link.db")).unwrap();
    assert_eq!(home.run("backup link.db").code, 2, "nor does it follow a link");
    let copy = Home::new();
    fs::copy(home.path("copy.db"), copy.database()).unwrap();
    assert_eq!(copy.print("export"), home.print("export"));
    assert_eq!(copy.print("history"), home.print("history"), "the history is in it, too");
}

#[test]
fn without_a_file_it_goes_to_the_backups_which_are_listed() {
    let mut home = Home::new();
    insta::assert_snapshot!(home.run("backup").whatever_the_schema(), @"
    exit 1
    -- stderr
    callback: could not open ~/callback.db: it does not exist yet, and nothing was written so far
    ");
    insta::assert_snapshot!(home.run("backup --list").whatever_the_schema(), @"
    exit 0
    -- stderr
    There are no backups yet; callback backup makes one
    ");
    home.print("add Acme SRE");
    insta::assert_snapshot!(home.run("backup").whatever_the_schema(), @"
    exit 0
    -- stderr
    Backed up to ~/backups/callback-20261124T093000-asked.db (N KiB)
    ");
    home.run("backup");
    home.set_now("2026-11-25T08:00");
    home.print("add Globex");
    insta::assert_snapshot!(home.run("backup --list").whatever_the_schema(), @"
    exit 0
    -- stdout
    2026-11-25 08:00  daily  N KiB  callback-20261125T080000-daily.db
    2026-11-24 09:30  asked  N KiB  callback-20261124T093000-asked-1.db
    2026-11-24 09:30  asked  N KiB  callback-20261124T093000-asked.db
    -- stderr
    To restore the newest sound backup: callback restore callback-20261125T080000-daily.db --yes
    ");
    insta::assert_snapshot!(home.run("backup --list --json").stdout.lines().take(7).collect::<Vec<_>>().join("\n"), @r#"
    {
      "format": "callback.backups/1",
      "backups": [
        {
          "path": "~/backups/callback-20261125T080000-daily.db",
          "at": "2026-11-25T08:00",
          "reason": "daily",
    "#);
    insta::assert_snapshot!(home.run("backup --list copy.db"), @"
    exit 2
    -- stderr
    callback: the argument '--list' cannot be used with '[FILE]'

    Usage: callback backup --list [FILE]

    For more information, try '--help'.
    ");
}

#[test]
fn to_standard_output_it_is_the_whole_database() {
    let home = Home::with(RECORDS);
    let output = home.command().args(["backup", "-"]).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let copy = Home::new();
    fs::write(copy.database(), output.stdout).unwrap();
    assert_eq!(copy.print("export"), home.print("export"));
}

#[test]
fn nobody_else_may_read_a_backup_whatever_the_permission_mask() {
    let home = Home::with(RECORDS);
    let run = |words: &str| {
        let program = format!("umask 000; exec '{}' {words}", env!("CARGO_BIN_EXE_callback"));
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &program]).current_dir(home.path(""));
        assert!(command.env("CALLBACK_DB", home.database()).status().unwrap().success(), "{words}");
    };
    run("backup copy.db");
    run("backup");
    run("export --output all.json");
    let mode = |name: &str| fs::metadata(home.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("copy.db"), mode("backups"), mode("all.json")), (0o600, 0o700, 0o600));
    for backup in fs::read_dir(home.path("backups")).unwrap() {
        assert_eq!(backup.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn everything_that_was_acknowledged_before_is_in_it_while_others_write() {
    let mut desk = Desk::new();
    for number in 0..300 {
        desk.add(&format!("Company {number}"));
    }
    let path = desk.path();
    let (told, enough) = (AtomicUsize::new(300), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            while !enough.load(Ordering::SeqCst) {
                desk.add("Another");
                told.fetch_add(1, Ordering::SeqCst);
            }
        });
        for round in 0..10 {
            let before = told.load(Ordering::SeqCst);
            let copy = path.with_file_name(format!("copy-{round}.db"));
            let kept = store::back_up(&path, Some(&copy), morning()).unwrap();
            assert_eq!(kept.damage, None);
            let store = Store::open(&copy, Access::Read, morning(), IdSource::seeded(1)).unwrap();
            let copied = store.records().unwrap().applications.len();
            assert!(copied >= before, "{copied} of {before}");
            assert!(!file_beside(&copy, "-wal") && !file_beside(&copy, "-journal"), "it stands alone");
        }
        enough.store(true, Ordering::SeqCst);
        writing.join().unwrap();
    });
    let left_over = fs::read_dir(desk.directory.path())
        .unwrap()
        .any(|entry| entry.unwrap().file_name().to_string_lossy().starts_with(".callback-unfinished"));
    assert!(!left_over);
}

fn file_beside(path: &std::path::Path, ending: &str) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    fs::metadata(name).is_ok()
}

#[test]
fn what_a_killed_run_left_behind_is_swept_away() {
    let home = Home::with(RECORDS);
    home.run("backup");
    home.write("backups/.callback-unfinished-x1", "half");
    home.write("backups/.callback-unfinished-x1-journal", "half");
    home.run("backup");
    let names = fs::read_dir(home.path("backups")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('.')));
}

/// Overwrites a page in the middle of a database.
pub fn spoil_a_page(path: &std::path::Path) {
    let page_of_contacts: i64 = Connection::open(path)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'contact'", [], |row| row.get(0))
        .unwrap();
    let mut bytes = fs::read(path).unwrap();
    let begin = usize::try_from(page_of_contacts - 1).unwrap() * 4096;
    bytes[begin..begin + 4096].fill(0xa5);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_database_is_copied_and_the_damage_told() {
    let home = Home::with(RECORDS);
    spoil_a_page(&home.database());
    let ran = home.run("backup copy.db");
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.stderr.contains("Backed up to copy.db"), "{ran}");
    assert!(ran.stderr.contains("the database is damaged, and so is this backup of it"), "{ran}");
}
