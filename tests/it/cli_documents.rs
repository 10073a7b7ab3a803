//! `import` and `export`: everything in, everything out.

use crate::support::{Home, RECORDS};

#[test]
fn an_import_tells_what_it_did_and_twice_changes_nothing() {
    let home = Home::new();
    home.write("records.json", RECORDS);
    insta::assert_snapshot!(home.run("import records.json --dry-run"), @"
    exit 0
    -- stderr
    Would have added 4 contacts, 7 applications, 3 interviews, 1 task, 1 promise
    ");
    assert!(!home.database().exists(), "a dry run writes nothing");
    insta::assert_snapshot!(home.run("import records.json"), @"
    exit 0
    -- stderr
    Added 4 contacts, 7 applications, 3 interviews, 1 task, 1 promise
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("import records.json"), @"
    exit 0
    -- stderr
    'records.json' says nothing new; nothing was changed
    ");
}

#[test]
fn an_export_comes_in_again_as_it_was() {
    let home = Home::with(RECORDS);
    let exported = home.print("export");
    let other = Home::new();
    let ran = other.run_with("import -", &exported);
    assert_eq!(ran.code, 0, "{ran}");
    assert_eq!(other.print("export"), exported);
    assert_eq!(other.print("due --json --upcoming 30"), home.print("due --json --upcoming 30"));
}

#[test]
fn local_edits_that_are_overwritten_are_named() {
    let home = Home::with(RECORDS);
    home.print("stage umbrella offer --respond-by 2026-12-09");
    let changed =
        RECORDS.replace("Platform Engineer", "Plumber").replace("2026-11-25\"}\n", "2026-11-27\"}\n");
    home.write("changed.json", &changed);
    insta::assert_snapshot!(home.run("import changed.json --dry-run"), @"
    exit 0
    -- stderr
    Would have changed 2 applications
    Would have overwritten what was edited here:
      Umbrella, offer: respond by '2026-12-09' became '2026-11-27'
    ");
    insta::assert_snapshot!(home.run("import changed.json"), @"
    exit 0
    -- stderr
    Changed 2 applications
    Overwritten what was edited here:
      Umbrella, offer: respond by '2026-12-09' became '2026-11-27'
    callback undo takes it back
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    exit 0
    -- stderr
    Took back: import of changed.json
    ");
    assert!(home.print("list").contains("Platform Engineer"));
}

#[test]
fn edits_are_named_as_the_user_knows_them_and_removals_apart() {
    let home = Home::with(RECORDS);
    for line in [
        "done globex debrief",
        "snooze initech check-in +3d",
        "dismiss acme thank-you ana",
        "stage initech screening",
        "undo",
        "log globex other --via phone --outcome reached",
    ] {
        home.print(line);
    }
    let mut changed = home.print("export").replace("Likes tests.", "Likes proofs.");
    for (from, to) in [
        ("\"debriefed\": true", "\"debriefed\": false"),
        ("\"until\": \"2026-11-27\"", "\"until\": null"),
        ("\"until\": null\n    },\n", "\"until\": \"2026-12-01\"\n    },\n"),
        ("\"outcome\": \"reached\"", "\"outcome\": \"voicemail\""),
        ("\"minutes\": 45", "\"minutes\": 30"),
        ("        \"remote\"\n", "        \"on-site\"\n"),
    ] {
        assert!(changed.contains(from), "{from}");
        changed = changed.replace(from, to);
    }
    home.write("changed.json", &changed);
    insta::assert_snapshot!(home.run("import changed.json --replace"), @"
    exit 0
    -- stderr
    Changed 1 application, 2 interviews, 1 interaction
    Overwritten what was edited here:
      Globex, interview 2026-11-24: debriefed yes became no
      Globex, message 2026-11-24 (phone): outcome 'reached' became 'voicemail'
      Initech, check-in: snoozed until 2026-11-27 became snoozed until 2026-12-01
    Removed:
      Acme: 1 tag
    callback undo takes it back
    ");
}

#[test]
fn a_stage_that_a_document_said_before_does_not_come_back_over_what_happened_since() {
    let document = |stage: &str| {
        format!(
            r#"{{"format": "callback/1", "applications": [
                {{"id": "a", "company": "Acme", "applied_on": "2026-11-01", "stage": "{stage}"}}]}}"#
        )
    };
    let home = Home::with(&document("applied"));
    home.print("stage acme rejected");
    let before = home.print("export");
    home.write("again.json", &document("applied"));
    insta::assert_snapshot!(home.run("import again.json"), @"
    exit 0
    -- stderr
    'again.json' says nothing new; nothing was changed
    ");
    assert_eq!(home.print("export"), before);
    home.write("news.json", &document("offer"));
    insta::assert_snapshot!(home.run("import news.json"), @"
    exit 0
    -- stderr
    Changed 1 application
    Overwritten what was edited here:
      Acme: stage 'rejected' became 'offer'
    callback undo takes it back
    ");
    home.write("later.json", &document("interviewing"));
    insta::assert_snapshot!(home.run("import later.json"), @"
    exit 0
    -- stderr
    Changed 1 application
    callback undo takes it back
    ");
    for name in ["again.json", "news.json", "later.json"] {
        assert!(home.run(&format!("import {name}")).stderr.contains("says nothing new"), "{name}");
    }
}

#[test]
fn a_document_with_faults_is_refused_whole() {
    let home = Home::new();
    home.write(
        "bad.json",
        r#"{"format": "callback/1", "applications": [
            {"company": "Acme", "stage": "aplied", "interviews": [{"starts_at": "2026-13-01"}]},
            {"role": "SRE", "colour": "red"}]}"#,
    );
    insta::assert_snapshot!(home.run("import bad.json"), @"
    exit 2
    -- stderr
    callback: could not import 'bad.json', nothing was written:
    applications[0].stage: 'aplied' is not a stage; expected saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response
    applications[0].interviews[0].starts_at: '2026-13-01' is not a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM
    applications[1].company: is missing; expected a text in double quotes
    applications[1].colour: 'colour' is not a field of an application; expected id, company, role, stage, stage_history, applied_on, source, url, location, work_mode, salary, tags, excitement, notes, main_contact, cadence, quiet_until, no_follow_up, thank_you_by, offer, tasks, lessons, interviews, promises, interactions
    ");
    insta::assert_snapshot!(home.run("import missing.json"), @"
    exit 1
    -- stderr
    callback: could not read 'missing.json': No such file or directory (os error 2)
    ");
    insta::assert_snapshot!(home.run_with("import -", "{\"format\""), @"
    exit 2
    -- stderr
    callback: could not import standard input, nothing was written:
    line 1, column 9: the document ends in the middle; expected the rest of it
    ");
    std::fs::write(home.path("latin.json"), b"{\n\"x\": \"\xe9\"}").unwrap();
    insta::assert_snapshot!(home.run("import latin.json"), @"
    exit 2
    -- stderr
    callback: could not import 'latin.json': line 2 is not UTF-8
    ");
    assert!(!home.database().exists());
}

#[test]
fn a_document_takes_no_child_away_from_another_application() {
    let home = Home::new();
    let document = |company: &str, ids: &str| {
        format!(
            r#"{{"format": "callback/1", "applications": [{{{ids} "company": "{company}",
                "interviews": [{{"id": "i-1", "starts_at": "2026-11-20T10:00"}}],
                "interactions": [{{"id": "x-1", "on": "2026-11-20", "direction": "in", "channel": "email"}}],
                "tasks": [{{"id": "k-1", "due_on": "2026-11-25", "words": "send references"}}]}}]}}"#
        )
    };
    for (mine, yours) in [(r#""id": "a","#, r#""id": "b","#), ("", ""), (r#""id": "a","#, "")] {
        let home = Home::with(&document("Acme", mine));
        let before = home.print("export");
        home.write("other.json", &document("Beta", yours));
        for line in ["import other.json", "import other.json --dry-run"] {
            let ran = home.run(line);
            assert_eq!(ran.code, 2, "{ran}");
            assert_eq!(
                ran.stderr,
                "callback: could not import 'other.json', nothing was written:\n\
                 applications[0].interviews[0].id: 'i-1' is an interview of Acme; expected another id\n\
                 applications[0].interactions[0].id: 'x-1' is an interaction of Acme; expected another id\n\
                 applications[0].tasks[0].id: 'k-1' is a task of Acme; expected another id\n"
            );
            assert_eq!(home.print("export"), before);
        }
        home.print("undo");
        let ran = home.run("import other.json");
        assert_eq!(ran.code, 0, "what was undone is free: {ran}");
    }
    home.write("own.json", &document("Acme", ""));
    home.print("import own.json");
    assert!(home.run("import own.json").stderr.contains("says nothing new"));
}

#[test]
fn what_was_undone_is_not_named_by_a_document_that_does_not_define_it() {
    let home = Home::with(
        r#"{"format": "callback/1", "contacts": [{"id": "c-ana", "name": "Ana"}],
            "applications": [{"id": "a", "company": "Acme", "interviews": [{"id": "i-1", "starts_at": "2026-11-20"}]}]}"#,
    );
    home.print("undo");
    home.write(
        "other.json",
        r#"{"format": "callback/1", "applications": [{"company": "Beta", "main_contact": "c-ana",
            "promises": [{"said_on": "2026-11-20", "reply_by": "2026-11-27", "interview": "i-1"}]}],
            "deferrals": [{"key": "debrief:i-1", "until": null}]}"#,
    );
    insta::assert_snapshot!(home.run("import other.json"), @"
    exit 2
    -- stderr
    callback: could not import 'other.json', nothing was written:
    applications[0].main_contact: 'c-ana' names a deleted contact; expected the contact in this document, too
    applications[0].promises[0].interview: 'i-1' names a deleted interview; expected the interview in this document, too
    deferrals[0].key: 'i-1' names a deleted interview; expected a key of records in this document or in the database
    ");
}
