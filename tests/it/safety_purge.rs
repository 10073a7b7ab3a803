//! `purge`: what is gone is gone from every byte of the database, and everything else stays.

use std::fs;

use callback::store::{self, Reason};
use rusqlite::Connection;

use crate::pty_terminal;
use crate::support::{Home, RECORDS};

/// Tells whether a text is anywhere in the files of the database.
fn is_found(home: &Home, text: &str) -> bool {
    ["callback.db", "callback.db-wal"].iter().any(|name| {
        let bytes = fs::read(home.path(name)).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
    })
}

fn number(home: &Home, sql: &str) -> i64 {
    Connection::open(home.database()).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_application_goes_with_every_byte_of_it() {
    let home = Home::with(RECORDS);
    home.print("edit acme notes:'Secretive words'");
    home.print("edit acme notes:'Other words'");
    home.print("snooze task:k-refs +3d");
    for text in ["Acme - Backend", "Likes tests", "Secretive words", "send references", "a-acme"] {
        assert!(is_found(&home, text), "{text}");
    }
    let others = home.print("list -company:acme");
    insta::assert_snapshot!(home.run("purge acme"), @"
    exit 2
    -- stderr
    callback: this would remove for good, beyond undo, Acme - Backend Engineer: 1 application and 10 other records; nothing was changed, add --yes to do it
    ");
    assert!(home.print("list").contains("Acme"));
    insta::assert_snapshot!(home.run("purge acme --yes"), @"
    exit 0
    -- stderr
    Purged Acme - Backend Engineer: 1 application and 10 other records; undo stops here
    ");
    for text in [
        "Backend Engineer",
        "Likes tests",
        "Secretive",
        "Other words",
        "send references",
        "a-acme",
        "acme.example/jobs",
    ] {
        assert!(!is_found(&home, text), "{text}");
    }
    assert_eq!(home.print("list -company:acme"), others);
    assert!(home.print("contact list").contains("Ana Ruiz"), "people stay");
    insta::assert_snapshot!(home.run("history"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  1 application and 10 other records purged  cli
    2026-11-24 09:30  (purged)                                   cli
    2026-11-24 09:30  (purged)                                   cli
    2026-11-24 09:30  (purged)                                   cli
    2026-11-24 09:30  import of records.json                     import
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    exit 0
    -- stderr
    There is nothing to take back: what '1 application and 10 other records purged' changed is no longer known
    ");
    assert_eq!(home.run("redo").code, 0);
    let doctor = home.run("doctor");
    assert_eq!(doctor.code, 0, "{doctor}");
}

#[test]
fn tombstones_hold_ids_and_nothing_else() {
    let home = Home::with(RECORDS);
    let id = "SELECT count(*) FROM change_log WHERE kind = 'delete' AND table_name = 'application'
              AND old_value IS NULL AND value IS NULL";
    home.print("purge acme --yes");
    assert_eq!(number(&home, id), 1);
    let values = "SELECT count(*) FROM change_log WHERE kind = 'delete' AND old_value IS NOT NULL";
    assert_eq!(number(&home, values), 0);
    home.write("records.json", RECORDS);
    home.print("import records.json");
    assert!(home.print("list").contains("Acme"), "a document can bring it in again");
}

#[test]
fn everything_that_was_deleted_goes_or_only_what_is_old() {
    let mut home = Home::with(RECORDS);
    home.print("delete hooli");
    home.set_now("2026-11-26T09:30");
    home.print("delete initech");
    insta::assert_snapshot!(home.run("purge --deleted-before 2026-11-20 --yes"), @"
    exit 0
    -- stderr
    There is nothing to purge
    ");
    insta::assert_snapshot!(home.run("purge --deleted-before 2026-11-26 --yes"), @"
    exit 0
    -- stderr
    Purged what was deleted before Thu 26 Nov 2026: 1 application and 4 other records; undo stops here
      1 backup in ~/backups still holds it; delete what must not stay
    ");
    assert!(!is_found(&home, "Hooli - ") && is_found(&home, "Initech"));
    insta::assert_snapshot!(home.run("purge --yes"), @"
    exit 0
    -- stderr
    Purged 1 application and 2 other records; undo stops here
      1 backup in ~/backups still holds it; delete what must not stay
    ");
    assert!(!is_found(&home, "Platform Engineer"));
    insta::assert_snapshot!(home.run("purge --yes"), @"
    exit 0
    -- stderr
    There is nothing to purge
    ");
    insta::assert_snapshot!(home.run("purge --deleted-before soon --yes"), @"
    exit 2
    -- stderr
    callback: 'soon' is not a date; try 2026-11-24, tomorrow, +3d
    ");
    let kept = store::backups(&home.database());
    assert!(kept.iter().all(|backup| backup.reason == Reason::Daily) && kept.len() == 1);
}

#[test]
fn one_that_was_deleted_is_found_by_its_name() {
    let home = Home::with(RECORDS);
    home.print("delete hooli");
    insta::assert_snapshot!(home.run("purge hooli --yes"), @"
    exit 0
    -- stderr
    Purged Hooli - Backend: 1 application and 4 other records; undo stops here
    ");
    insta::assert_snapshot!(home.run("purge soylent --yes"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home.run("purge nobody --yes").stderr.lines().next().unwrap(), @"callback: no application fits 'nobody'; open are:");
    insta::assert_snapshot!(home.run("purge acme --deleted-before 2026-01-01 --yes"), @"
    exit 2
    -- stderr
    callback: the argument '[APP]' cannot be used with '--deleted-before <DATE>'

    Usage: callback purge --yes <APP>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(Home::new().run("purge --yes"), @"
    exit 0
    -- stderr
    There is nothing to purge
    ");
}

#[test]
fn an_open_screen_neither_hinders_it_nor_shows_it_any_longer() {
    let home = pty_terminal::Home::new();
    home.run(&["add", "Acme", "secrets"]);
    home.run(&["add", "Globex", "Cook"]);
    let mut terminal = home.open(&[], &[]);
    terminal.press("2");
    terminal.wait_for("secrets");
    home.run(&["purge", "acme", "--yes"]);
    terminal.wait_without("secrets");
    let mut folders = vec![home.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let bytes = fs::read(entry.path()).unwrap_or_default();
            assert!(!bytes.windows(7).any(|window| window == b"secrets"), "{:?}", entry.path());
        }
    }
}
