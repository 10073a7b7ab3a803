//! `doctor`: what is wrong is found, with its cause and its cure, and nothing is changed by looking.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rusqlite::Connection;

use crate::safety_backup::spoil_a_page;
use crate::support::{Home, RECORDS};

/// Returns the findings that are not as they should be, after some SQL that no program of ours would run.
fn found_after(sql: &str) -> String {
    let home = Home::with(RECORDS);
    let connection = Connection::open(home.database()).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    wrong(&home)
}

/// Returns the lines that are not ok.
fn wrong(home: &Home) -> String {
    let before = fs::read(home.database()).ok();
    let ran = home.run("doctor");
    let is_wrong = ran.stdout.lines().any(|line| line.starts_with("problem"));
    assert_eq!(ran.code, i32::from(is_wrong), "{ran}");
    assert_eq!(ran.stderr.contains("found"), is_wrong, "{ran}");
    assert!(fs::read(home.database()).ok() == before, "looking changes nothing");
    ran.stdout
        .lines()
        .filter(|line| !line.starts_with("ok"))
        .fold(String::new(), |lines, line| lines + line + "\n")
}

const WRITING: &str = "INSERT INTO running_operation (operation_id) SELECT id FROM operation;";
const DONE: &str = "; DELETE FROM running_operation";

#[test]
fn a_sound_database_has_nothing_to_complain_of() {
    let home = Home::with(RECORDS);
    home.print("backup");
    insta::assert_snapshot!(home.run("doctor").whatever_the_schema(), @"
    exit 0
    -- stdout
    ok       database   ~/callback.db, schema N
    ok       rights     only you can read the database and its backups
    ok       log        nothing waits to be moved into the database
    ok       integrity  every page and every index is sound
    ok       links      every record points at records that are there
    ok       triggers   every change of every column is logged
    ok       records    7 applications and 4 contacts make sense
    ok       backups    1 in ~/backups, the newest of 2026-11-24 09:30 (asked)
    ok       config     ~/.config/callback/config.toml does not exist; every default holds
    ok       holidays   no calendar is chosen
    ");
    insta::assert_snapshot!(home.run("doctor --json").stdout.lines().take(8).collect::<Vec<_>>().join("\n"), @r#"
    {
      "format": "callback.doctor/1",
      "database": "~/callback.db",
      "healthy": true,
      "findings": [
        {
          "check": "database",
          "verdict": "ok",
    "#);
    insta::assert_snapshot!(Home::new().run("doctor"), @"
    exit 0
    -- stdout
    ok       database  ~/callback.db does not exist yet; the first write makes it
    ok       backups   there are none in ~/backups
    ok       config    ~/.config/callback/config.toml does not exist; every default holds
    ok       holidays  no calendar is chosen
    ");
    insta::assert_snapshot!(home.run("doctor --format xml"), @"
    exit 2
    -- stderr
    callback: invalid value 'xml' for '--format <FORMAT>'
      [possible values: text, json]

    For more information, try '--help'.
    ");
}

#[test]
fn faults_of_the_records_are_found() {
    insta::assert_snapshot!(found_after(&format!(
        "{WRITING} UPDATE application SET notes = CAST(x'61ff62' AS TEXT) WHERE company = 'Acme'{DONE}"
    )), @"
    problem  records    application atx6n (Acme): its notes is not valid UTF-8; shown with replacement characters
                        say it anew (callback edit), or import an export that has it right
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    insta::assert_snapshot!(found_after(&format!(
        "{WRITING} UPDATE application SET main_contact_id = 'nobody' WHERE company = 'Acme'{DONE}"
    )), @"
    problem  links      1 application row points at a missing contact; shown without it
                        callback export --output all.json, then import it into a new database: callback --db NEW.db import all.json
    problem  records    application atx6n (Acme): its main_contact_id 'nobody' is not a UUID; shown without it
                        say it anew (callback edit), or import an export that has it right
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    insta::assert_snapshot!(found_after(&format!(
        "{WRITING} DELETE FROM stage_change; UPDATE application SET handle = 'same'{DONE}"
    )), @"
    problem  records    applications without a stage: 7
                        say where they stand with callback stage
    problem  records    handles of more than one record: 1
                        callback export --output all.json, then import it into a new database: callback --db NEW.db import all.json
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    insta::assert_snapshot!(found_after("DROP TRIGGER log_tag_insert"), @"
    problem  triggers   log_tag_insert is missing or another one, so changes may not be logged and not be undone
                        a restore makes it anew: callback backup mended.db, then callback restore mended.db --yes
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    insta::assert_snapshot!(found_after(
        "DROP TRIGGER log_tag_update; CREATE TRIGGER log_tag_update AFTER UPDATE ON tag BEGIN SELECT 1; END"
    ), @"
    problem  triggers   log_tag_update is missing or another one, so changes may not be logged and not be undone
                        a restore makes it anew: callback backup mended.db, then callback restore mended.db --yes
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    insta::assert_snapshot!(found_after(WRITING), @"
    problem  records    operations left open by another program, so that writes may go unnoticed: 1
                        a restore makes it anew: callback backup mended.db, then callback restore mended.db --yes
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
}

#[test]
fn damage_is_found_also_where_nothing_is_read() {
    let home = Home::with(RECORDS);
    home.print("backup");
    spoil_a_page(&home.database());
    let found = wrong(&home);
    assert!(found.contains("problem  integrity"), "{found}");
    assert!(found.contains("callback restore callback-20261124T093000-asked.db --yes"), "{found}");
    fs::write(home.database(), "dear diary").unwrap();
    insta::assert_snapshot!(wrong(&home), @"
    problem  database  could not open ~/callback.db: it is not a database
                       restore the newest sound backup: callback restore callback-20261124T093000-asked.db --yes
    ");
    fs::write(home.database(), "").unwrap();
    insta::assert_snapshot!(wrong(&home), @"
    problem  database  could not open ~/callback.db: the file is empty, but its backups are still there
                       to start anew, move ~/backups away; to restore the newest sound backup: callback restore callback-20261124T093000-asked.db --yes
    ");
}

#[test]
fn rights_backups_and_the_log_are_looked_at() {
    let mut home = Home::with(RECORDS);
    fs::set_permissions(home.database(), fs::Permissions::from_mode(0o644)).unwrap();
    insta::assert_snapshot!(wrong(&home), @"
    problem  rights     ~/callback.db is open to other users (mode 644)
                        chmod go-rwx '~/callback.db'
    note     backups    there are none in ~/backups
                        make one now: callback backup
    ");
    fs::set_permissions(home.database(), fs::Permissions::from_mode(0o600)).unwrap();
    home.print("backup");
    home.set_now("2026-12-24T09:30");
    assert_eq!(wrong(&home), "", "an old backup of everything is good enough");
    home.write("backups/callback-20261224T093000-asked.db", "x");
    let found = wrong(&home);
    assert!(found.contains("cannot be brought back"), "{found}");
    assert!(found.contains("chmod go-rwx"), "{found}");
    fs::remove_file(home.path("backups/callback-20261224T093000-asked.db")).unwrap();
    home.print("add Initrode");
    for backup in fs::read_dir(home.path("backups")).unwrap().map(Result::unwrap) {
        if backup.file_name().to_string_lossy().contains("daily") {
            fs::remove_file(backup.path()).unwrap();
        }
    }
    insta::assert_snapshot!(wrong(&home), @"
    note     backups    1 in ~/backups, the newest of 2026-11-24 09:30 (asked) is 30 days old
                        make a new one: callback backup
    ");
    fs::write(home.path("callback.db-wal"), vec![0; 9 * 1024 * 1024]).unwrap();
    fs::set_permissions(home.path("callback.db-wal"), fs::Permissions::from_mode(0o600)).unwrap();
    assert!(home.run("doctor").stdout.contains("has grown to 9 MiB"));
}

#[test]
fn the_configuration_and_its_holidays_are_looked_at() {
    let mut home = Home::with(RECORDS);
    home.print("backup");
    home.write("config.toml", "cadence = \"hasty\"\n[holidays]\ncalendar = \"DE-BE\"\n");
    insta::assert_snapshot!(wrong(&home), @r#"
    problem  config     ~/config.toml:1: cadence = "hasty" is wrong; expected patient, persistent, standard; using standard
                        correct it; callback config show --default prints every setting
    "#);
    home.write("config.toml", "[holidays]\ncalendar = \"DE-BE\"\n");
    for (now, expected) in [("2026-11-24", ""), ("2036-11-24", "note "), ("2037-01-02", "problem ")] {
        home.set_now(&format!("{now}T09:30"));
        let found = wrong(&home);
        let line = found.lines().find(|line| line.contains("holidays")).unwrap_or_default();
        assert!(line.starts_with(expected) && line.is_empty() == expected.is_empty(), "{now}: {found}");
    }
}

#[test]
fn synchronised_folders_and_what_they_leave_are_told() {
    let home = Home::new();
    let place = home.path("Dropbox");
    fs::create_dir(&place).unwrap();
    home.print("--db Dropbox/callback.db add Acme");
    home.print("--db Dropbox/callback.db backup");
    let copy = "callback (Robin's conflicted copy 2026-11-24).db";
    fs::copy(place.join("callback.db"), place.join(copy)).unwrap();
    let ran = home.run("--db Dropbox/callback.db doctor");
    let notes: Vec<&str> = ran.stdout.lines().skip_while(|line| !line.starts_with("note")).take(4).collect();
    assert_eq!(ran.code, 0, "{ran}");
    insta::assert_snapshot!(notes.join("\n"), @r"
    note     folder     ~/Dropbox/callback.db is in a folder that Dropbox synchronises
                        move it to a folder of this computer alone (callback config path shows the usual one): two computers that write at the same time lose records; take them along with callback export
    note     copies     ~/Dropbox/callback (Robin's conflicted copy 2026-11-24).db is a copy that a synchronising program left
                        look for records that are only there: callback list --db '~/Dropbox/callback (Robin'\''s conflicted copy 2026-11-24).db'
    ");
}
