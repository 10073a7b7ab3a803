//! What is kept without being asked: a copy before an import, one before the first write of a day, the last ten.

use std::fs;
use std::path::Path;

use callback::domain::ids::ApplicationId;
use callback::fields::incoming::ImportOptions;
use callback::store::{self, Access, IdSource, Reason, Store};
use rusqlite::Connection;

use crate::store_support::*;
use crate::support::{Home, RECORDS};

/// Returns the reasons and days of the backups of a database, oldest first.
fn kept(database: &Path) -> Vec<String> {
    let backups = store::backups(database);
    backups.iter().map(|backup| format!("{} {}", backup.at.format("%m-%d"), backup.reason)).collect()
}

fn write_on(desk: &mut Desk, day: &str) {
    let changes = [add(&format!("Company of {day}"))];
    desk.store.transact(now(&format!("{day}T09:30:00+01:00")), "cli", "add", &changes).unwrap();
}

#[test]
fn the_first_write_of_a_day_keeps_what_was_there_before() {
    let mut desk = Desk::new();
    desk.add("Acme");
    desk.add("Globex");
    assert!(kept(&desk.path()).is_empty(), "there was nothing before this day");
    desk.store.records().unwrap();
    write_on(&mut desk, "2026-11-25");
    write_on(&mut desk, "2026-11-25");
    assert_eq!(kept(&desk.path()), ["11-25 daily"]);
    let copy = &store::backups(&desk.path())[0].path;
    let copy = Store::open(copy, Access::Read, morning(), IdSource::seeded(1)).unwrap();
    assert_eq!(copy.records().unwrap().applications.len(), 2);
    assert_eq!(desk.store.remark(), None);
}

#[test]
fn a_day_without_writes_keeps_nothing() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let later = now("2026-11-25T09:30:00+01:00");
    let options = ImportOptions { dry_run: true, ..ImportOptions::default() };
    let document = document(vec![incoming("a-globex", "Globex")]);
    desk.store.import(later, "import", "import", &document, options).unwrap();
    assert!(
        desk.store.transact(later, "cli", "edit", &[log(&ApplicationId::new("gone"), "2026-11-24")]).is_err()
    );
    assert!(kept(&desk.path()).is_empty());
    desk.store.import(later, "import", "import", &document, ImportOptions::default()).unwrap();
    write_on(&mut desk, "2026-11-25");
    assert_eq!(kept(&desk.path()), ["11-25 import"], "one copy of the morning is enough");
}

#[test]
fn the_last_ten_automatic_ones_are_kept_and_those_asked_for_stay() {
    let mut desk = Desk::new();
    desk.add("Acme");
    store::back_up(&desk.path(), None, morning()).unwrap();
    for day in 1..=14 {
        write_on(&mut desk, &format!("2026-12-{day:02}"));
    }
    let kept = kept(&desk.path());
    assert_eq!(kept.len(), 11, "{kept:?}");
    assert_eq!(
        (kept[0].as_str(), kept[1].as_str(), kept[10].as_str()),
        ("11-24 asked", "12-05 daily", "12-14 daily")
    );
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_stops_nobody() {
    let mut home = Home::new();
    home.print("add Acme SRE");
    home.write("backups", "in the way");
    home.set_now("2026-11-25T09:30");
    insta::assert_snapshot!(home.run("task acme fri send references"), @"
    exit 0
    -- stderr
    callback: warning: today's backup was not made: could not make the directory ~/backups: File exists (os error 17)
    Acme: task send references, due Fri 27 Nov 2026
    ");
}

#[test]
fn a_damaged_database_never_pushes_out_the_sound_copies() {
    let mut desk = Desk::new();
    desk.add("Acme");
    for day in 1..=10 {
        write_on(&mut desk, &format!("2026-12-{day:02}"));
    }
    let before = kept(&desk.path());
    drop(desk.store);
    // An index that is another one: reading and writing go on, a check notices.
    let path = desk.directory.path().join("callback.db");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'lesson_place') WHERE name = 'tag_place'",
    ).unwrap();
    drop(connection);
    let mut store = Store::open(&path, Access::Write, morning(), IdSource::seeded(2)).unwrap();
    let later = now("2026-12-11T09:30:00+01:00");
    store.transact(later, "cli", "put off", &[snooze(&ApplicationId::new("x"), None)]).unwrap();
    let remark = store.remark().unwrap();
    assert!(remark.contains("today's backup was not made") && remark.contains("damaged"), "{remark}");
    assert_eq!(kept(&path), before);
}

#[test]
fn values_older_than_a_year_beyond_the_last_thousand_operations_are_forgotten() {
    let mut desk = Desk::new();
    let old = now("2024-05-06T10:00:00+02:00");
    desk.store.transact(old, "cli", "Acme added", &[add("Acme")]).unwrap();
    let acme = desk.store.records().unwrap().applications[0].id.clone();
    desk.store
        .transact(
            old,
            "cli",
            "Acme moved",
            &[move_to(&acme, callback::domain::stage::Stage::Screening, "2024-05-06")],
        )
        .unwrap();
    let connection = Connection::open(desk.path()).unwrap();
    let forgotten = || -> i64 {
        connection.query_row("SELECT count(*) FROM operation WHERE sealed", [], |row| row.get(0)).unwrap()
    };
    write_on(&mut desk, "2026-11-25");
    assert_eq!(forgotten(), 0, "the last thousand stay however old they are");
    connection
        .execute_batch(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 997)
         INSERT INTO operation (id, name, at) SELECT 'o' || i, 'filler', '2026-11-25T12:00:00+01:00' FROM n",
        )
        .unwrap();
    write_on(&mut desk, "2026-11-26");
    assert_eq!(forgotten(), 1, "of a thousand and one, one is too old");
    write_on(&mut desk, "2026-11-26");
    assert_eq!(forgotten(), 1, "this goes with the copy of the day");
    write_on(&mut desk, "2026-11-27");
    assert_eq!(forgotten(), 2);
    let values: i64 = connection
        .query_row(
            "SELECT count(*) FROM change_log WHERE (value IS NOT NULL OR old_value IS NOT NULL)
             AND operation_id IN (SELECT id FROM operation WHERE sealed)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(values, 0);
    let names: Vec<String> =
        desk.store.operations(Some(&acme), 10).unwrap().into_iter().map(|operation| operation.name).collect();
    assert_eq!(names, ["Acme moved", "Acme added"], "names stay, also by application");
}

#[test]
fn undo_says_why_it_stops() {
    let home = Home::with(RECORDS);
    home.print("add Initrode");
    let connection = Connection::open(home.database()).unwrap();
    connection.execute("UPDATE operation SET sealed = 1 WHERE origin = 'import'", []).unwrap();
    insta::assert_snapshot!(home.run("undo 5"), @"
    exit 0
    -- stderr
    Took back: Initrode added
    There is nothing to take back: what 'import of records.json' changed is no longer known
    ");
}

#[test]
fn an_import_keeps_what_was_there_before() {
    let home = Home::with(RECORDS);
    assert!(!home.path("backups").exists(), "a new database needs no copy");
    let before = home.print("export");
    home.write("more.json", r#"{"format": "callback/1", "applications": [{"company": "Initrode"}]}"#);
    home.print("import more.json");
    let backups = store::backups(&home.database());
    let [backup] = &backups[..] else { panic!("{backups:?}") };
    assert_eq!(backup.reason, Reason::Import);
    let copy = Home::new();
    fs::copy(&backup.path, copy.database()).unwrap();
    assert_eq!(copy.print("export"), before);
}
