//! Rows that make no sense: the others are listed, the bad ones are flagged, and a good document mends them.

use callback::domain::channel::Channel;
use callback::domain::contact::ContactKind;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use rusqlite::Connection;

use crate::store_support::*;
use crate::support::{Home, RECORDS};

/// Writes into a database as no program of ours would.
fn damage(path: &std::path::Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute("INSERT INTO running_operation (operation_id) VALUES ('o')", []).unwrap();
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
    connection.execute("DELETE FROM running_operation", []).unwrap();
}

/// Returns the records after some damage, with the one flaw that is told.
fn damaged(sql: &str) -> (Records, String) {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.add("Globex");
    desk.transact("more", &[log(&acme, "2026-11-21"), snooze(&acme, Some("2026-12-01"))]);
    damage(&desk.path(), sql);
    let mut records = desk.store.records().unwrap();
    assert_eq!(records.applications.len(), 2);
    let [flaw] = std::mem::take(&mut records.flaws).try_into().unwrap();
    for application in &records.applications {
        let (company, handle) = (&application.company, &application.handle);
        let names = [format!("{company} ({handle})"), format!("{handle} ({company})")];
        if names.iter().any(|name| flaw.contains(name)) {
            return (records.clone(), flaw.replace(handle, "HANDLE"));
        }
    }
    (records, flaw)
}

#[test]
fn what_cannot_be_read_is_flagged_and_hides_nothing_else() {
    const OF_ACME: &str = "WHERE application_id = (SELECT id FROM application WHERE company = 'Acme')";
    for (sql, expected) in [
        (
            "UPDATE application SET notes = CAST(x'61ff62' AS TEXT) WHERE company = 'Acme'",
            "application HANDLE (Acme): its notes is not valid UTF-8; shown with replacement characters",
        ),
        (
            "UPDATE application SET applied_on = 'soon' WHERE company = 'Acme'",
            "application HANDLE (Acme): its applied_on 'soon' is not a date, expected YYYY-MM-DD; shown without it",
        ),
        (
            "UPDATE application SET thank_you_by = 'owl' WHERE company = 'Acme'",
            "application HANDLE (Acme): its thank_you_by is wrong: 'owl' is not a way to send thanks; expected email, post; shown as email",
        ),
        (
            &format!("UPDATE interaction SET \"on\" = 'soon' {OF_ACME}"),
            "interaction of Acme (HANDLE): its on 'soon' is not a date, expected YYYY-MM-DD; left out",
        ),
        (
            &format!("UPDATE stage_change SET stage = 'daydreaming' {OF_ACME}"),
            "stage change of Acme (HANDLE): its stage is wrong: 'daydreaming' is not a stage; expected saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response; left out",
        ),
    ] {
        let (_, flaw) = damaged(sql);
        assert_eq!(flaw, expected);
    }
}

#[test]
fn what_is_shown_instead_is_harmless() {
    let (records, _) =
        damaged("UPDATE application SET notes = CAST(x'61ff62' AS TEXT) WHERE company = 'Acme'");
    assert!(records.applications.iter().any(|application| application.notes == "a\u{fffd}b"));
    let (records, _) = damaged("UPDATE application SET thank_you_by = 'owl' WHERE company = 'Acme'");
    assert!(records.applications.iter().all(|application| application.thank_you_by == Channel::Email));
    let (records, flaw) = damaged("UPDATE contact SET kind = 'ghost' WHERE name = 'Ana of Acme'");
    assert!(flaw.starts_with("contact ") && flaw.contains("(Ana of Acme): its kind"), "{flaw}");
    assert!(records.contacts.iter().all(|contact| contact.kind == ContactKind::Other));
    let (records, flaw) = damaged("UPDATE deferral SET until = 'later'");
    assert!(flaw.starts_with("deferral ") && flaw.ends_with("left out"), "{flaw}");
    assert!(records.deferrals.is_empty(), "what was put off is not dismissed");
    let (records, _) = damaged(
        "UPDATE stage_change SET stage = 'daydreaming' WHERE stage = 'applied'
        AND application_id = (SELECT id FROM application WHERE company = 'Acme')",
    );
    assert!(records.applications.iter().all(|application| application.stage() == Stage::Applied));
}

#[test]
fn lists_and_exports_say_what_is_wrong_and_an_import_mends_it() {
    let home = Home::with(RECORDS);
    let sound = home.print("export");
    damage(&home.database(), "UPDATE application SET notes = CAST(x'61ff62' AS TEXT) WHERE company = 'Acme'");
    for line in ["list", "due", "export", "show globex", "stats", "report --from 2026-10-01"] {
        let ran = home.run(line);
        assert_eq!(ran.code, 0, "{ran}");
        assert!(ran.stderr.starts_with("callback: warning: application "), "{line}: {ran}");
        assert!(ran.stderr.contains("(Acme): its notes is not valid UTF-8"), "{line}: {ran}");
        assert!(line == "show globex" || ran.stdout.lines().count() > 1, "{line}: {ran}");
    }
    home.write("sound.json", &sound);
    let ran = home.run("import sound.json");
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(home.print("export"), sound);
    assert!(!home.run("list").stderr.contains("UTF-8"));
}
