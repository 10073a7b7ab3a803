//! A database that is lost, or cannot be brought up to date: what is still there of it is kept and named, and no
//! attempt costs a backup.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use rusqlite::Connection;

use crate::faults_disk::Disk;
use crate::pty_terminal;
use crate::safety_backup::spoil_a_page;
use crate::support::{Home, RECORDS, Ran};

/// Commands that a user may type next.
const COMMANDS: &[&str] = &[
    "due",
    "due --count",
    "add Vandelay",
    "list",
    "show acme",
    "export",
    "stats",
    "history",
    "undo",
    "notify",
    "triage",
    "import more.json",
    "import more.json --dry-run",
    "backup",
    "doctor",
];

/// Returns the names in the folder of backups.
fn backups(home: &Home) -> BTreeSet<String> {
    let entries = fs::read_dir(home.path("backups")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Returns a home with a copy of each of ten days.
fn home_of_ten_days() -> Home {
    let mut home = Home::with(RECORDS);
    for day in 1..=10 {
        home.set_now(&format!("2026-12-{day:02}T09:30"));
        home.print(&format!("add 'Company {day}'"));
    }
    home.write("more.json", r#"{"format": "callback/1", "applications": [{"company": "Initrode"}]}"#);
    home
}

/// Returns the command at the end of what was told.
fn command_of(ran: &Ran) -> String {
    let told = format!("{}{}", ran.stdout, ran.stderr);
    let line =
        told.lines().find(|line| line.contains(": callback restore")).unwrap_or_else(|| panic!("{ran}"));
    line.rsplit_once(": callback ").unwrap().1.trim().to_owned()
}

/// Runs a command as it was printed, from another directory; `~` is the home, as what was printed was shortened.
fn type_in(home: &Home, command: &str) {
    let command = command.replace('~', home.path("").to_str().unwrap().trim_end_matches('/'));
    let script = format!("callback() {{ '{}' \"$@\"; }}; callback {command}", env!("CARGO_BIN_EXE_callback"));
    let mut shell = home.command();
    let environment: Vec<_> =
        shell.get_envs().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
    shell = Command::new("sh");
    shell.env_clear().envs(environment).env("PATH", "/usr/bin:/bin");
    let output = shell.args(["-c", &script]).current_dir("/").output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_missing_database_is_refused_for_days_and_costs_no_backup() {
    let mut home = home_of_ten_days();
    let before = backups(&home);
    assert_eq!(before.len(), 10);
    home.write("config.toml", "[notify]\ncommand = [\"true\"]\n");
    fs::remove_file(home.database()).unwrap();
    for day in 11..=22 {
        home.set_now(&format!("2026-12-{day}T09:30"));
        let commands = if day == 11 { COMMANDS } else { &COMMANDS[..4] };
        for words in commands {
            let ran = home.run(words);
            assert_eq!(ran.code, 1, "{words}: {ran}");
            let told = format!("{}{}", ran.stdout, ran.stderr);
            assert!(told.contains("the file is missing, but its backups are still there"), "{words}: {ran}");
            assert_eq!(command_of(&ran), "restore callback-20261210T093000-daily.db --yes", "{words}");
            assert!(!home.database().exists(), "{words}");
        }
    }
    assert_eq!(backups(&home), before);
    insta::assert_snapshot!(home.run("list"), @"
    exit 1
    -- stderr
    callback: could not open ~/callback.db: the file is missing, but its backups are still there; to start anew, move ~/backups away; to restore the newest sound backup: callback restore callback-20261210T093000-daily.db --yes
    ");
    type_in(&home, "restore callback-20261210T093000-daily.db --yes");
    assert!(home.print("list").contains("Company 9"));
}

#[test]
fn the_screens_refuse_a_missing_database_too() {
    let home = pty_terminal::Home::new();
    home.run(&["add", "Acme"]);
    home.run(&["backup"]);
    fs::remove_file(home.path().join("test.db")).unwrap();
    let mut terminal = home.open(&[], &[]);
    assert_eq!(terminal.wait().0, 1);
    terminal.wait_for("callback restore");
    assert!(!home.path().join("test.db").exists());
}

/// Writes what is there already once more, so that it waits in the log.
fn write_into_log(connection: &Connection) {
    let schema: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    connection.execute_batch(&format!("BEGIN IMMEDIATE; PRAGMA user_version = {schema}; COMMIT")).unwrap();
}

#[test]
fn a_log_without_its_database_is_not_thrown_away() {
    for state in ["missing", "empty"] {
        let home = Home::with(RECORDS);
        let connection = Connection::open(home.database()).unwrap();
        connection.execute("DELETE FROM running_operation", []).unwrap();
        write_into_log(&connection);
        let log = fs::read(home.path("callback.db-wal")).unwrap();
        assert!(!log.is_empty());
        drop(connection);
        match state {
            "missing" => fs::remove_file(home.database()).unwrap(),
            _ => fs::write(home.database(), "").unwrap(),
        }
        fs::write(home.path("callback.db-wal"), &log).unwrap();
        for words in ["due", "add Vandelay", "list", "doctor", "backup"] {
            let ran = home.run(words);
            assert_eq!(ran.code, 1, "{words}: {ran}");
            assert!(
                format!("{ran}").contains(&format!("the file is {state}, but its write-ahead log")),
                "{ran}"
            );
            assert!(fs::read(home.path("callback.db-wal")).unwrap() == log, "{words}");
        }
        let sound = Home::with(RECORDS);
        fs::copy(sound.database(), home.path("copy.db")).unwrap();
        home.print("restore copy.db --yes");
        assert!(home.print("list").contains("Acme"));
        let kept = backups(&home).into_iter().find(|name| name.ends_with("-orphaned.db-wal")).unwrap();
        assert!(fs::read(home.path("backups").join(kept)).unwrap() == log);
    }
}

#[test]
fn the_command_names_the_database_and_is_quoted_for_the_shell() {
    let mut home = Home::new();
    fs::create_dir(home.path("it's here")).unwrap();
    let db = "it's here/my jobs.db";
    let run = |home: &Home, words: &[&str]| {
        let mut command = home.command();
        let output = command.args(words).args(["--db", db]).output().unwrap();
        Ran::of(&output, home.database().parent().unwrap())
    };
    for day in 1..=3 {
        home.set_now(&format!("2026-12-{day:02}T09:30"));
        assert_eq!(run(&home, &["add", "Acme"]).code, 0);
    }
    let database = home.path(db);
    let bytes = fs::read(&database).unwrap();
    for broken in [None, Some(&b""[..]), Some(&b"dear diary"[..]), Some(&bytes[..5000])] {
        match broken {
            None => fs::remove_file(&database).unwrap(),
            Some(broken) => fs::write(&database, broken).unwrap(),
        }
        for words in [&["list"][..], &["doctor"]] {
            let command = command_of(&run(&home, words));
            assert!(
                command.starts_with("restore 'my jobs-20261203T093000-daily.db' --yes --db "),
                "{command}"
            );
            if words == ["doctor"] {
                type_in(&home, &command);
            }
        }
        assert!(run(&home, &["list"]).stdout.contains("Acme"));
    }
}

#[test]
fn the_newest_sound_backup_is_named() {
    type Damage = fn(&Path);
    let damages: [Damage; 4] = [
        |path| fs::write(path, "").unwrap(),
        |path| fs::write(path, &fs::read(path).unwrap()[..6000]).unwrap(),
        |path| fs::write(path, "dear diary").unwrap(),
        spoil_a_page,
    ];
    for damage in damages {
        let home = home_of_ten_days();
        damage(&home.path("backups/callback-20261210T093000-daily.db"));
        // The clock was wrong when this one was made.
        let folder = home.path("backups");
        let future = folder.join("callback-20991231T093000-daily.db");
        fs::copy(folder.join("callback-20261202T093000-daily.db"), future).unwrap();
        let listed = home.run("backup --list");
        assert_eq!(command_of(&listed), "restore callback-20261209T093000-daily.db --yes");
        fs::write(home.database(), "").unwrap();
        let command = command_of(&home.run("due"));
        assert_eq!(command, "restore callback-20261209T093000-daily.db --yes");
        type_in(&home, &command);
        assert!(home.print("list").contains("Company 8"));
    }
}

#[test]
fn copies_from_the_future_push_nothing_out() {
    let mut home = Home::with(RECORDS);
    for day in 1..=10 {
        home.set_now(&format!("2030-12-{day:02}T09:30"));
        home.print(&format!("add 'Company {day}'"));
    }
    home.set_now("2026-11-25T09:30");
    home.print("add Today");
    assert!(backups(&home).contains("callback-20261125T093000-daily.db"), "{:?}", backups(&home));
    assert_eq!(backups(&home).len(), 10);
}

#[test]
fn copies_of_an_earlier_database_are_never_pushed_out_by_another_one() {
    let mut home = home_of_ten_days();
    let earlier = backups(&home);
    let other = Home::new();
    other.print("add 'Another life'");
    fs::rename(other.database(), home.database()).unwrap();
    for day in 11..=24 {
        home.set_now(&format!("2026-12-{day}T09:30"));
        home.print(&format!("add 'Later {day}'"));
    }
    let now = backups(&home);
    assert!(earlier.is_subset(&now), "{now:?}");
    assert_eq!(now.len(), 20, "{now:?}");
}

#[test]
fn an_import_that_fails_again_and_again_costs_no_backup() {
    let home = home_of_ten_days();
    let before = backups(&home);
    home.write(
        "wrong.sql",
        "CREATE TRIGGER wrong BEFORE UPDATE OF row_count ON operation BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    let connection = Connection::open(home.database()).unwrap();
    connection.execute_batch(&home.read("wrong.sql")).unwrap();
    drop(connection);
    for _ in 0..12 {
        assert_eq!(home.run("import more.json").code, 1);
    }
    let after = backups(&home);
    assert!(before.is_subset(&after) && after.len() <= before.len() + 1, "{after:?}");
}

/// Makes the database of a home one of an earlier schema, with a record and an operation.
fn age(home: &Home) {
    for beside in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(home.path(&format!("callback.db{beside}")));
    }
    let older = Connection::open(home.database()).unwrap();
    older.execute_batch(include_str!("../../migrations/0001_records.sql")).unwrap();
    older
        .execute_batch(
            "PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
             INSERT INTO operation (id, name, at) VALUES ('o', 'long ago', '2026-11-01T09:30:00+01:00');
             INSERT INTO application (id, handle, company) VALUES
                ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f', '3tkjz', 'Old Acme');
             INSERT INTO stage_change (id, application_id) VALUES
                ('0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e60', '0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f')",
        )
        .unwrap();
}

#[test]
fn a_migration_that_fails_again_and_again_makes_one_copy_and_pushes_none_out() {
    let mut home = home_of_ten_days();
    let before = backups(&home);
    age(&home);
    let connection = Connection::open(home.database()).unwrap();
    connection.execute_batch("CREATE TABLE look_ahead (in_the_way TEXT)").unwrap();
    for day in 11..=22 {
        home.set_now(&format!("2026-12-{day}T09:30"));
        for words in ["list", "add Vandelay"] {
            let ran = home.run(words);
            assert_eq!(ran.code, 1, "{ran}");
        }
    }
    let after = backups(&home);
    let made: Vec<&String> = after.difference(&before).collect();
    assert_eq!(made, ["callback-20261211T093000-schema-1.db"]);
    assert!(before.is_subset(&after));
    connection.execute_batch("DROP TABLE look_ahead").unwrap();
    drop(connection);
    home.set_now("2026-12-23T09:30");
    assert!(home.print("list").contains("Old Acme"));
    assert!(before.is_subset(&backups(&home)), "these are of another database");
}

#[test]
fn a_migration_that_has_to_wait_in_vain_makes_no_copy() {
    let home = Home::new();
    age(&home);
    let holder = Connection::open(home.database()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = home.run("list");
    assert!(ran.code == 1 && ran.stderr.contains("another process holds its lock"), "{ran}");
    assert!(!home.path("backups").exists());
    holder.execute_batch("COMMIT").unwrap();
    assert!(home.print("list").contains("Old Acme"));
    assert_eq!(backups(&home).len(), 1);
}

#[test]
fn without_a_free_block_everything_can_be_read_and_the_disk_is_called_full() {
    for state in ["folded in", "with a log", "an older schema"] {
        let home = Home::new();
        let place = home.path("disk");
        fs::create_dir(&place).unwrap();
        let Some(_disk) = Disk::mount(&place) else {
            println!("no disk can be made here: skipped");
            return;
        };
        let run = |line: &str| home.run(&format!("{line} --db disk/callback.db"));
        match state {
            "an older schema" => {
                age(&home);
                fs::copy(home.database(), place.join("callback.db")).unwrap();
            }
            _ => assert_eq!(run("add 'Old Acme'").code, 0),
        }
        if state == "with a log" {
            let connection = Connection::open(place.join("callback.db")).unwrap();
            write_into_log(&connection);
            let log = fs::read(place.join("callback.db-wal")).unwrap();
            drop(connection);
            fs::write(place.join("callback.db-wal"), log).unwrap();
        }
        let mut ballast = fs::File::create(place.join("ballast")).unwrap();
        while std::io::Write::write(&mut ballast, &[0; 4096]).is_ok_and(|written| written > 0) {}
        drop(ballast);
        assert!(!place.join("callback.db-shm").exists());
        for words in ["list", "due", "show old"] {
            let ran = run(words);
            if state == "an older schema" {
                assert!(ran.code == 1 && ran.stderr.contains("the disk is full"), "{words}: {ran}");
            } else {
                assert!(ran.code == 0, "{state}, {words}: {ran}");
            }
        }
        let listed = run("list");
        assert!(state == "an older schema" || listed.stdout.contains("Old Acme"), "{state}: {listed}");
        for words in ["add Globex", "backup"] {
            let ran = run(words);
            assert!(ran.code == 1 && ran.stderr.contains("the disk is full"), "{state}, {words}: {ran}");
        }
        fs::remove_file(place.join("ballast")).unwrap();
        assert_eq!(run("add Globex").code, 0);
        let listed = run("list").stdout;
        assert!(listed.contains("Old Acme") && listed.contains("Globex"), "{state}: {listed}");
        let left = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "{state}: left-overs");
        assert_eq!(run("doctor").code, 0, "{state}: {}", run("doctor"));
    }
}

#[test]
fn the_next_run_removes_what_a_killed_one_left() {
    let home = Home::with(RECORDS);
    home.print("backup");
    for words in ["list", "add Vandelay", "due"] {
        for place in ["", "backups/"] {
            home.write(&format!("{place}.callback-unfinished-x1"), "half");
            home.write(&format!("{place}.callback-unfinished-x1-journal"), "half");
        }
        // A run that was killed while it switched to the write-ahead log.
        home.write("callback.db-journal", "");
        home.print(words);
        assert!(!home.path("callback.db-journal").exists(), "{words}");
        for folder in [home.path(""), home.path("backups")] {
            let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
            assert!(
                names.into_iter().all(|name| !name.to_string_lossy().starts_with(".callback")),
                "{words}"
            );
        }
    }
}
