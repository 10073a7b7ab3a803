//! A database file that another program replaces, overwrites or removes while it is in use: every record of the file
//! that is there survives, and nothing is called added that is not in it.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;

use crate::pty_terminal;
use crate::support::Home;

/// How another program meddles with the database.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Meddling {
    /// `mv other callback.db`
    Moves,
    /// `cp other callback.db`: the inode stays.
    Copies,
    /// `rm callback.db`
    Removes,
}

const EVERY: [Meddling; 3] = [Meddling::Moves, Meddling::Copies, Meddling::Removes];

impl Meddling {
    fn with(self, database: &Path, other: &Path) {
        match self {
            Self::Moves => fs::rename(other, database).unwrap(),
            Self::Copies => {
                let before = fs::metadata(database).unwrap();
                fs::copy(other, database).unwrap();
                let after = fs::metadata(database).unwrap();
                use std::os::unix::fs::MetadataExt;
                assert_eq!(before.ino(), after.ino());
            }
            Self::Removes => fs::remove_file(database).unwrap(),
        }
    }
}

/// Returns a document with so many applications.
fn document(count: usize) -> String {
    let rows: Vec<String> = (0..count)
        .map(|row| format!("{{\"company\": \"Company {row}\", \"notes\": \"{}\"}}", "note ".repeat(20)))
        .collect();
    format!("{{\"format\": \"callback/1\", \"applications\": [{}]}}", rows.join(","))
}

/// Makes a database of another history, with these companies.
fn another(path: &Path, companies: &[&str]) {
    let home = pty_terminal::Home::new();
    for company in companies {
        home.run(&["add", company, "Cook"]);
    }
    fs::copy(home.path().join("test.db"), path).unwrap();
}

/// Returns the companies in a database, after looking that every page of it is sound.
fn companies(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let mut statement = connection.prepare("SELECT company FROM application ORDER BY company").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Returns a home with forty records, and the screens on it.
fn screens() -> (pty_terminal::Home, pty_terminal::Terminal) {
    let home = pty_terminal::Home::new();
    fs::write(home.path().join("all.json"), document(40)).unwrap();
    home.run(&["import", home.path().join("all.json").to_str().unwrap()]);
    let terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 40");
    another(&home.path().join("other.db"), &["Globex", "Hooli", "Initech"]);
    (home, terminal)
}

#[test]
fn the_screens_write_into_the_file_that_is_there() {
    for meddling in [Meddling::Moves, Meddling::Copies] {
        for late in [false, true] {
            let (home, mut terminal) = screens();
            let database = home.path().join("test.db");
            meddling.with(&database, &home.path().join("other.db"));
            if late {
                terminal.wait_for("2 Apps 3");
            }
            terminal.press("aVandelay\r");
            terminal.wait_for("2 Apps 4 ");
            terminal.press("q");
            assert_eq!(terminal.wait().0, 0, "{meddling:?}");
            assert_eq!(companies(&database), ["Globex", "Hooli", "Initech", "Vandelay"], "{meddling:?}");
            home.run(&["doctor"]);
            assert!(!home.path().join("test.db-wal").exists(), "the file alone is whole");
        }
    }
}

#[test]
fn two_screens_share_the_file_that_is_there() {
    for meddling in [Meddling::Moves, Meddling::Copies] {
        let (home, mut one) = screens();
        let mut other = home.open(&[], &[]);
        other.wait_for("2 Apps 40");
        let database = home.path().join("test.db");
        meddling.with(&database, &home.path().join("other.db"));
        one.press("aVandelay\r");
        other.press("aWayne\r");
        for terminal in [&one, &other] {
            terminal.wait_for("2 Apps 5 ");
        }
        let expected = ["Globex", "Hooli", "Initech", "Vandelay", "Wayne"];
        assert_eq!(companies(&database), expected, "{meddling:?}");
        home.run(&["doctor"]);
    }
}

#[test]
fn the_screens_make_no_file_anew_and_keep_the_words() {
    let (home, mut terminal) = screens();
    let database = home.path().join("test.db");
    let aside = home.path().join("aside.db");
    fs::copy(&database, &aside).unwrap();
    Meddling::Removes.with(&database, Path::new(""));
    terminal.press("aVandelay clerk\r");
    terminal.wait_for("removed or renamed");
    assert!(!database.exists(), "nothing is made in its place");
    terminal.press("a");
    terminal.wait_for("Vandelay clerk");
    terminal.press("\u{1b}");
    terminal.press("AWayne\tClerk");
    terminal.wait_for("New application");
    terminal.press("\u{13}");
    terminal.wait_for("removed or renamed");
    assert!(terminal.text().contains("Wayne") && terminal.text().contains("Clerk"), "{}", terminal.text());
    assert!(!database.exists());
    fs::rename(&aside, &database).unwrap();
    terminal.press("\u{13}");
    terminal.wait_for("2 Apps 41");
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
    assert_eq!(companies(&database).len(), 41);
    home.run(&["doctor"]);
}

#[test]
fn the_screens_name_the_backup_of_a_file_that_is_gone() {
    let (home, mut terminal) = screens();
    home.run(&["backup"]);
    Meddling::Removes.with(&home.path().join("test.db"), Path::new(""));
    terminal.wait_for("the file is missing");
    terminal.press("aVandelay clerk\r");
    terminal.wait_for("the file is missing");
    assert!(!home.path().join("test.db").exists());
    let named = fs::read_dir(home.path().join("backups")).unwrap().next().unwrap().unwrap().file_name();
    home.run(&["restore", named.to_str().unwrap(), "--yes"]);
    terminal.press("a\r");
    terminal.wait_for("2 Apps 41");
}

/// Starts an import that takes a while, and returns when it has the database open.
fn long_import(home: &Home) -> Child {
    home.print("add Acme SRE");
    home.write("all.json", &document(8000));
    let mut command = home.command();
    command.args(["import", "all.json"]).stdout(Stdio::null()).stderr(Stdio::piped());
    let import = command.spawn().unwrap();
    wait_for_a_writer(&home.database());
    import
}

/// Waits until another process is in the middle of a write: then nobody else can begin one.
fn wait_for_a_writer(database: &Path) {
    let connection = Connection::open(database).unwrap();
    connection.busy_timeout(Duration::ZERO).unwrap();
    while connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok() {
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_command_claims_nothing_for_a_file_that_is_no_longer_there() {
    for meddling in EVERY {
        let home = Home::new();
        another(&home.path("other.db"), &["Globex", "Hooli", "Initech"]);
        let import = long_import(&home);
        meddling.with(&home.database(), &home.path("other.db"));
        let output = import.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{meddling:?}: {told}");
        assert!(told.contains("another program replaced or removed the file"), "{meddling:?}: {told}");
        if meddling == Meddling::Removes {
            assert!(!home.database().exists());
            continue;
        }
        assert_eq!(companies(&home.database()), ["Globex", "Hooli", "Initech"], "{meddling:?}");
        home.print("add Vandelay");
        let doctor = home.run("doctor");
        assert_eq!(doctor.code, 0, "{meddling:?}: {doctor}");
        assert_eq!(companies(&home.database()), ["Globex", "Hooli", "Initech", "Vandelay"]);
    }
}

#[test]
fn a_job_of_the_screens_claims_nothing_either() {
    for meddling in [Meddling::Moves, Meddling::Copies] {
        let (home, mut terminal) = screens();
        let big = home.path().join("big.json");
        fs::write(&big, document(2500)).unwrap();
        terminal.press("I");
        terminal.wait_for("Import a file");
        terminal.press(&format!("\u{15}{}\r", big.display()));
        terminal.wait_for("Would have added 2460 applications");
        terminal.press("y");
        terminal.wait_for("Importing");
        wait_for_a_writer(&home.path().join("test.db"));
        meddling.with(&home.path().join("test.db"), &home.path().join("other.db"));
        terminal.wait_for("another program replaced");
        terminal.press("\u{1b}\u{1b}");
        terminal.wait_for("2 Apps 3");
        assert_eq!(companies(&home.path().join("test.db")), ["Globex", "Hooli", "Initech"], "{meddling:?}");
        home.run(&["doctor"]);
    }
}

/// Leaves a log beside the database, as a run does that is killed right after a write.
fn home_with_log() -> Home {
    let home = Home::new();
    home.print("add Acme SRE");
    fs::copy(home.database(), home.path("earlier.db")).unwrap();
    home.print("add Bluth SRE");
    let connection = Connection::open(home.database()).unwrap();
    connection.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    let held: i64 = connection.query_row("SELECT count(*) FROM application", [], |row| row.get(0)).unwrap();
    assert_eq!(held, 2);
    // The log survives as a copy: whoever closes the database last folds the log in.
    let saved = |name: &str| home.path(&format!("saved-{name}"));
    fs::copy(home.database(), saved("db")).unwrap();
    let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
    connection
        .execute_batch(&format!(
            "BEGIN IMMEDIATE;
             INSERT INTO operation (id, name, at) VALUES ('{id}', 'Globex added', '2026-11-24T09:30:00+01:00');
             INSERT INTO running_operation (operation_id) VALUES ('{id}');
             INSERT INTO application (id, handle, company) VALUES ('{id}', '3tkjz', 'Globex');
             INSERT INTO stage_change (id, application_id) VALUES ('{id}', '{id}');
             DELETE FROM running_operation;
             COMMIT"
        ))
        .unwrap();
    fs::copy(home.path("callback.db-wal"), saved("wal")).unwrap();
    drop(connection);
    fs::rename(saved("db"), home.database()).unwrap();
    fs::rename(saved("wal"), home.path("callback.db-wal")).unwrap();
    home
}

#[test]
fn a_log_that_a_killed_run_left_is_folded_in_by_the_next() {
    for words in ["list", "due", "add Hooli"] {
        let home = home_with_log();
        home.print(words);
        assert!(!home.path("callback.db-wal").exists(), "{words}");
        assert!(companies(&home.database()).contains(&"Globex".to_owned()), "{words}");
    }
}

#[test]
fn a_log_of_another_file_is_never_applied_and_is_kept() {
    for words in ["list", "due", "add Vandelay", "backup copy.db", "restore older.db --yes"] {
        for is_older in [false, true] {
            let home = home_with_log();
            let log = fs::read(home.path("callback.db-wal")).unwrap();
            let other = home.path("other.db");
            another(&other, &["Globex", "Hooli", "Initech"]);
            let mut expected = vec!["Globex", "Hooli", "Initech"];
            if is_older {
                // An earlier state of the same database, as somebody may copy it back from elsewhere.
                fs::copy(home.path("earlier.db"), &other).unwrap();
                expected = vec!["Acme"];
            }
            fs::copy(&other, home.path("older.db")).unwrap();
            fs::rename(&other, home.database()).unwrap();
            let doctor = home.run("doctor");
            assert!(doctor.code == 1 && doctor.stdout.contains("belongs to another file"), "{doctor}");
            assert!(fs::read(home.path("callback.db-wal")).unwrap() == log, "looking changes nothing");
            home.print(words);
            if words.starts_with("add") {
                expected.push("Vandelay");
            }
            assert_eq!(companies(&home.database()), expected, "{words}");
            assert!(home.path("backups").exists(), "{words} {is_older}");
            let names = fs::read_dir(home.path("backups")).unwrap().map(|entry| entry.unwrap().path());
            let kept: Vec<_> =
                names.filter(|path| path.to_string_lossy().ends_with("-orphaned.db-wal")).collect();
            let [kept] = &kept[..] else { panic!("{words}: {kept:?}") };
            assert!(fs::read(kept).unwrap() == log, "{words}");
            let doctor = home.run("doctor");
            assert_eq!(doctor.code, 0, "{words}: {doctor}");
        }
    }
}
