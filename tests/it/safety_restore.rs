//! `restore`: a backup comes back, whatever became of the database, and what was there is kept.

use std::fs;

use callback::store::{self, Reason};
use rusqlite::Connection;

use crate::pty_terminal;
use crate::safety_backup::spoil_a_page;
use crate::support::{Home, RECORDS};

/// Returns a home with a backup `copy.db` of the records, and something written since.
fn home_with_backup() -> Home {
    let home = Home::with(RECORDS);
    home.print("backup copy.db");
    home.print("add Initrode");
    home
}

#[test]
fn a_backup_comes_back_and_what_was_there_is_kept() {
    let home = home_with_backup();
    let later = home.print("export");
    insta::assert_snapshot!(home.run("restore copy.db"), @"
    exit 2
    -- stderr
    callback: this would replace everything in ~/callback.db with copy.db: 7 applications and 4 contacts, last changed 2026-11-24 09:30 (import of records.json); nothing was changed, add --yes to do it
    ");
    assert_eq!(home.print("export"), later, "nothing happens without --yes");
    insta::assert_snapshot!(home.run("restore copy.db --yes"), @"
    exit 0
    -- stderr
    Restored copy.db: 7 applications and 4 contacts, last changed 2026-11-24 09:30 (import of records.json)
      what was there before is kept as ~/backups/callback-20261124T093000-replaced.db
    ");
    assert!(!home.print("list").contains("Initrode"));
    insta::assert_snapshot!(home.run("history"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  import of records.json  import
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    exit 0
    -- stderr
    Took back: import of records.json
    ");
    home.print("redo");
    let kept = store::backups(&home.database()).into_iter().rfind(|backup| backup.reason == Reason::Replaced);
    let name = kept.unwrap().path.file_name().unwrap().to_str().unwrap().to_owned();
    home.print(&format!("restore {name} --yes"));
    assert_eq!(
        home.print("export"),
        later,
        "a backup is found by its name alone, and the replaced one is whole"
    );
}

#[test]
fn what_is_not_sound_is_refused_and_nothing_changed() {
    let home = home_with_backup();
    let before = home.print("export");
    home.write("text.db", "dear diary");
    home.write("empty.db", "");
    home.write("export.json", &before);
    Connection::open(home.path("other.db")).unwrap().execute_batch("CREATE TABLE places (url TEXT)").unwrap();
    fs::copy(home.path("copy.db"), home.path("newer.db")).unwrap();
    Connection::open(home.path("newer.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    fs::copy(home.path("copy.db"), home.path("damaged.db")).unwrap();
    spoil_a_page(&home.path("damaged.db"));
    let bytes = fs::read(home.path("copy.db")).unwrap();
    fs::write(home.path("half.db"), &bytes[..bytes.len() / 2]).unwrap();
    fs::create_dir(home.path("folder.db")).unwrap();
    let newer = home.run("restore newer.db --yes");
    assert!(
        newer.code == 2 && newer.stderr.contains("it was written by a newer callback (schema 99"),
        "{newer}"
    );
    let mut told = String::new();
    for name in ["missing", "text", "empty", "other", "damaged", "half", "folder"] {
        let ran = home.run(&format!("restore {name}.db --yes"));
        assert_ne!(ran.code, 0, "{ran}");
        told.push_str(&ran.stderr);
    }
    told.push_str(&home.run("restore export.json --yes").stderr);
    told.push_str(&home.run("restore callback.db --yes").stderr);
    insta::assert_snapshot!(told, @"
    callback: could not open missing.db: No such file or directory (os error 2)
    callback: could not restore text.db: it is not a database; what callback export wrote comes back with callback import; nothing was changed
    callback: could not restore empty.db: it is empty; nothing was changed
    callback: could not restore other.db: it is a database of another program; nothing was changed
    callback: could not restore damaged.db: it is damaged itself (database disk image is malformed); nothing was changed
    callback: could not restore half.db: it is damaged itself (database disk image is malformed); nothing was changed
    callback: could not restore folder.db: it is a directory; nothing was changed
    callback: could not restore export.json: it is not a database; what callback export wrote comes back with callback import; nothing was changed
    callback: could not restore callback.db: it is the database in use; nothing was changed
    ");
    assert_eq!(home.print("export"), before);
    assert!(store::backups(&home.database()).is_empty(), "nothing was replaced, so nothing is kept");
}

#[test]
fn it_comes_back_over_a_database_in_any_state() {
    let sound = Home::with(RECORDS);
    let expected = sound.print("export");
    for state in ["missing", "zero bytes", "zeroed header", "a bad page", "half of it", "text", "newer"] {
        let home = home_with_backup();
        let path = home.database();
        let bytes = fs::read(&path).unwrap();
        match state {
            "missing" => fs::remove_file(&path).unwrap(),
            "zero bytes" => fs::write(&path, "").unwrap(),
            "zeroed header" => fs::write(&path, [&[0; 100], &bytes[100..]].concat()).unwrap(),
            "a bad page" => spoil_a_page(&path),
            "half of it" => fs::write(&path, &bytes[..bytes.len() / 2]).unwrap(),
            "text" => fs::write(&path, "dear diary, today").unwrap(),
            _ => Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap(),
        }
        let present = fs::read(&path).unwrap_or_default();
        let ran = home.run("restore copy.db --yes");
        assert_eq!(ran.code, 0, "{state}: {ran}");
        assert_eq!(home.print("export"), expected, "{state}");
        let checked = home.run("doctor");
        assert_eq!(checked.code, 0, "{state}: {checked}");
        let backups = store::backups(&path);
        let kept: Vec<Reason> = backups.iter().map(|backup| backup.reason).collect();
        match state {
            "missing" | "zero bytes" => assert!(kept.is_empty(), "{state}: {kept:?}"),
            "newer" => assert_eq!(kept, [Reason::Replaced], "{state}"),
            _ => {
                assert_eq!(kept, [Reason::Damaged], "{state}");
                let same = fs::read(&backups[0].path).unwrap() == present;
                assert!(same || state == "a bad page", "{state}: the bytes are kept");
            }
        }
        home.print("add Afterwards");
    }
}

#[test]
fn a_backup_of_an_older_schema_is_brought_up_to_date() {
    let home = home_with_backup();
    let older = Connection::open(home.path("older.db")).unwrap();
    older.execute_batch(include_str!("../../migrations/0001_records.sql")).unwrap();
    older.pragma_update(None, "user_version", 1).unwrap();
    let rows = "INSERT INTO operation (id, name) VALUES ('o', 'long ago');
        INSERT INTO application (id, handle, company) VALUES ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f', '3tkjz', 'Old Acme');
        INSERT INTO stage_change (id, application_id) VALUES
            ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e60', '0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f')";
    older.execute_batch(rows).unwrap();
    drop(older);
    let bytes = fs::read(home.path("older.db")).unwrap();
    let ran = home.run("restore older.db --yes");
    assert!(ran.code == 0 && ran.stderr.contains("brought up to date from schema 1"), "{ran}");
    assert!(home.print("list").contains("Old Acme"));
    home.print("add Afterwards");
    let doctor = home.run("doctor");
    assert_eq!(doctor.code, 0, "{doctor}");
    assert!(fs::read(home.path("older.db")).unwrap() == bytes, "the backup itself stays as it is");
}

#[test]
fn a_database_of_another_program_is_not_overwritten() {
    let home = home_with_backup();
    let other = home.path("places.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE places (url TEXT)").unwrap();
    let before = fs::read(&other).unwrap();
    insta::assert_snapshot!(home.run("--db places.db restore copy.db --yes"), @"
    exit 1
    -- stderr
    callback: could not open ~/places.db: it is a database of another program; nothing was changed, name another file with --db
    ");
    assert!(fs::read(&other).unwrap() == before);
}

#[test]
fn lost_databases_name_the_command_that_brings_the_newest_backup_back() {
    let home = Home::with(RECORDS);
    home.print("backup");
    let bytes = fs::read(home.database()).unwrap();
    let mut told = String::new();
    for broken in [&b"dear diary"[..], &bytes[..5000], b""] {
        fs::write(home.database(), broken).unwrap();
        let ran = home.run("list");
        assert_eq!(ran.code, 1, "{ran}");
        told.push_str(&ran.stderr);
        assert!(fs::read(home.database()).unwrap() == broken, "not a byte is changed");
    }
    insta::assert_snapshot!(told, @"
    callback: could not open ~/callback.db: it is not a database; nothing was changed, restore the newest sound backup: callback restore callback-20261124T093000-asked.db --yes
    callback: could not read ~/callback.db: the database is damaged (database disk image is malformed); nothing was changed, restore the newest sound backup: callback restore callback-20261124T093000-asked.db --yes
    callback: could not open ~/callback.db: the file is empty, but its backups are still there; to start anew, move ~/backups away; to restore the newest sound backup: callback restore callback-20261124T093000-asked.db --yes
    ");
    home.print("restore callback-20261124T093000-asked.db --yes");
    assert!(home.print("list").contains("Acme"));
}

#[test]
fn a_backup_with_other_pages_and_without_triggers_comes_back_whole() {
    let home = home_with_backup();
    let connection = Connection::open(home.path("copy.db")).unwrap();
    connection.execute_batch("DROP TRIGGER log_tag_update; PRAGMA page_size = 8192; VACUUM").unwrap();
    drop(connection);
    home.print("restore copy.db --yes");
    let ran = home.run("doctor");
    assert!(ran.code == 0 && ran.stdout.contains("every change of every column is logged"), "{ran}");
    home.print("add Afterwards");
}

/// Returns a home for terminals with a backup, and something written since.
fn home_of_a_terminal() -> (pty_terminal::Home, String) {
    let home = pty_terminal::Home::new();
    home.run(&["add", "Acme", "SRE"]);
    let copy = home.path().join("copy.db").to_str().unwrap().to_owned();
    home.run(&["backup", &copy]);
    home.run(&["add", "Globex", "Cook"]);
    (home, copy)
}

#[test]
fn an_open_screen_shows_what_was_restored() {
    let (home, copy) = home_of_a_terminal();
    let mut terminal = home.open(&[], &[]);
    terminal.press("2");
    terminal.wait_for("Globex");
    home.run(&["restore", &copy, "--yes"]);
    terminal.wait_without("Globex");
    assert!(terminal.text().contains("Acme"));
    terminal.press("u");
    terminal.wait_for("no, leave it");
    terminal.press("y");
    terminal.wait_for("Three ways to begin");
}

#[test]
fn on_a_terminal_it_asks() {
    let (home, copy) = home_of_a_terminal();
    for (answer, stays) in [("n\n", true), ("\n", true), ("y\n", false)] {
        let mut terminal = home.open(&["restore", &copy], &[]);
        terminal.wait_for("[y/N]");
        terminal.press(answer);
        assert_eq!(terminal.wait().0, 0);
        assert_eq!(home.run(&["list"]).contains("Globex"), stays, "{answer:?}");
    }
}
