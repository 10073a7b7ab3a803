//! The rules of the format: what is refused, where, and with which words.

use chrono::{FixedOffset, NaiveDateTime};

use crate::documents::interchange::{read, write};
use crate::domain::ids::RecordKind;
use crate::domain::local_time::{AnyTime, LocalReading, LocalTimes};
use crate::domain::records::Records;
use crate::fields::incoming::{Incoming, IncomingApplication, KnownRecords, NothingKnown, Owner, Standing};
use crate::fields::value::Value;

fn read_here(text: &str) -> Result<Incoming, String> {
    read(text, &NothingKnown, &AnyTime).map_err(|faults| faults.to_string())
}

/// Reads a document with these applications and returns its faults, one per line.
fn faults_of(applications: &str) -> String {
    let text = format!(
        r#"{{"format": "callback/1", "contacts": [{{"id": "c", "name": "Ana"}}], "applications": [{applications}]}}"#
    );
    read_here(&text).err().unwrap_or_default()
}

#[test]
fn the_least_document_is_enough() {
    let incoming = read_here(r#"{"format": "callback/1"}"#).unwrap();
    assert_eq!(incoming, Incoming::default());
    let incoming =
        read_here("\u{feff}{\"format\": \"callback/1\", \"applications\": [{\"company\": \"Acme\"}]}")
            .unwrap();
    assert_eq!(incoming.applications[0].company(), "Acme");
    assert_eq!(incoming.applications[0].stage, None);
}

#[test]
fn the_format_must_be_named_and_known() {
    for (document, faults) in [
        ("{}", r#"format: is missing; expected "callback/1""#),
        (r#"{"format": 1}"#, r#"format: 1 is not the format of this program; expected "callback/1""#),
        (
            r#"{"format": "callback.due/1"}"#,
            r#"format: 'callback.due/1' is not the format of this program; expected "callback/1""#,
        ),
        (
            r#"{"format": "callback/2", "new": {}}"#,
            r#"format: 'callback/2' needs a newer callback; expected "callback/1""#,
        ),
        ("[]", "document: a list is not a document; expected an object"),
    ] {
        assert_eq!(read_here(document).unwrap_err(), faults);
    }
}

#[test]
fn every_fault_is_listed_in_the_order_of_the_document() {
    let faults = faults_of(
        r#"{"id": "a", "compnay": "Acme", "stage": "hired", "main_contact": "c-bo",
            "interviews": [{"id": "i", "starts_at": "2026-13-01"}], "company": "Acme", "excitement": 9}"#,
    );
    insta::assert_snapshot!(faults, @r"
    applications[0].compnay: 'compnay' is not a field of an application; did you mean 'company'?
    applications[0].stage: 'hired' is not a stage; expected saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response
    applications[0].main_contact: 'c-bo' names no contact; expected the id of one in this document or in the database
    applications[0].interviews[0].starts_at: '2026-13-01' is not a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM
    applications[0].excitement: 9 does not fit; expected a whole number from 1 to 5
    ");
}

#[test]
fn fields_are_checked_one_by_one() {
    for (fields, fault) in [
        (r#""company": " ""#, "company: ' ' is empty; expected a text"),
        (r#""company": null"#, "company: null is not a text; expected a text in double quotes"),
        (r#""role": 7"#, "role: 7 is not a text; expected a text in double quotes"),
        (r#""role": "a", "role": "b""#, "role: stands twice in an application; expected once"),
        (
            r#""id": "a b""#,
            "id: 'a b' is not an id; expected 1 to 64 characters without blanks and ':', and not '-'",
        ),
        (
            r#""id": "-""#,
            "id: '-' is not an id; expected 1 to 64 characters without blanks and ':', and not '-'",
        ),
        (
            r#""applied_on": "2026-11-02T10:00""#,
            "applied_on: '2026-11-02T10:00' is not a date; expected YYYY-MM-DD",
        ),
        (r#""tags": "rust""#, "tags: 'rust' is not a list; expected a list"),
        (r#""tags": ["rust", ""]"#, "tags[1]: '' is empty; expected a text"),
        (r#""no_follow_up": "no""#, "no_follow_up: 'no' is neither true nor false; expected true or false"),
        (
            r#""thank_you_by": "phone""#,
            "thank_you_by: 'phone' is not a way to send thanks; expected email, post",
        ),
        (r#""salary": 9"#, "salary: 9 is not a salary; expected an object"),
        (
            r#""salary": {"min": -1}"#,
            "salary.min: -1 does not fit; expected a whole number from 0 to 9223372036854775807",
        ),
        (
            r#""salary": {"period": "fortnight"}"#,
            "salary.period: 'fortnight' is not a salary period; expected year, month, week, day, hour",
        ),
        (r#""offer": {}"#, "offer.received_on: is missing; expected YYYY-MM-DD"),
        (
            r#""stage": "applied", "stage_history": [{"stage": "rejected", "on": null}]"#,
            "stage: 'applied' contradicts stage_history, which ends with 'rejected'; expected 'rejected'",
        ),
        (
            r#""lessons": [{"word": "x"}]"#,
            "lessons[0].word: 'word' is not a field of a lesson; did you mean 'words'?",
        ),
        (
            r#""promises": [{"said_on": "2026-11-02"}]"#,
            "promises[0].reply_by: is missing; expected YYYY-MM-DD",
        ),
        (
            r#""interviews": [{"starts_at": "2026-11-02", "minutes": 0}]"#,
            "interviews[0].minutes: 0 does not fit; expected a whole number from 1 to 10080",
        ),
        (
            r#""interviews": [{"starts_at": "2026-11-02", "zone": "CEST"}]"#,
            "interviews[0].zone: 'CEST' is not a time zone; expected a name such as Europe/Berlin or UTC",
        ),
        (
            r#""interviews": [{"starts_at": "2026-11-02", "interviewers": ["c", "d"]}]"#,
            "interviews[0].interviewers[1]: 'd' names no contact; expected the id of one in this document or in the database",
        ),
        (
            r#""interactions": [{"on": "2026-11-02", "direction": "in", "channel": "email", "purpose": "reminder"}]"#,
            "interactions[0].purpose: 'reminder' does not fit the direction 'in'; expected reply, feedback, automatic, other",
        ),
        (
            r#""interactions": [{"on": "2026-11-02", "direction": "out", "channel": "email", "outcome": "reached"}]"#,
            "interactions[0].outcome: 'reached' does not fit the channel 'email'; expected sent",
        ),
        (
            r#""interactions": [{"on": "2026-11-02", "at": "9:30", "direction": "out", "channel": "email"}]"#,
            "interactions[0].at: '9:30' is not a time; expected HH:MM",
        ),
    ] {
        let company = if fields.contains("\"company\"") { "" } else { r#""company": "Acme", "# };
        assert_eq!(faults_of(&format!("{{{company}{fields}}}")), format!("applications[0].{fault}"));
    }
}

#[test]
fn what_is_nothing_wrong_is_accepted() {
    for fields in [
        r#""stage": "rejected", "stage_history": [{"stage": "applied", "on": "2026-11-02"}, {"stage": "rejected"}]"#,
        r#""stage": null, "notes": null, "tags": null, "tasks": null, "id": null, "thank_you_by": null"#,
        r#""offer": null, "salary": null, "excitement": null, "main_contact": null"#,
        r#""salary": {}, "lessons": [{}], "tasks": [{}]"#,
        r#""interviews": [{"id": "i", "starts_at": "2026-11-02", "kind": null, "minutes": null, "interviewers": ["c", "c"]}],
           "interactions": [{"on": "2026-11-02", "direction": "out", "channel": "phone", "outcome": "no-answer", "interview": "i"}]"#,
        r#""interactions": [{"on": "2026-11-02", "direction": "in", "channel": "email", "interview": "i"}],
           "interviews": [{"id": "i", "starts_at": "2026-11-02", "zone": "America/Argentina/Buenos_Aires"}]"#,
    ] {
        assert_eq!(faults_of(&format!(r#"{{"company": "Acme", {fields}}}"#)), "");
    }
}

#[test]
fn a_fault_in_the_history_is_not_told_twice() {
    assert_eq!(
        faults_of(r#"{"company": "A", "stage": "rejected", "stage_history": [{"stage": "applied"}, {"stage": "rejectd"}]}"#)
            .lines()
            .count(),
        1
    );
}

#[test]
fn null_empties_only_what_may_be_empty() {
    let incoming = read_here(
        r#"{"format": "callback/1", "applications": [{"company": "A", "source": null, "offer": null, "notes": null, "tags": []}]}"#,
    )
    .unwrap();
    let application = &incoming.applications[0];
    assert_eq!(application.patch.find("source"), Some(&Value::Nothing));
    assert_eq!(application.offer, Some(None));
    assert_eq!(application.patch.find("notes"), None);
    assert_eq!(application.patch.find("tags"), Some(&Value::Tags(Vec::new().into())));
    assert_eq!(application.patch.find("url"), None);
}

#[test]
fn ids_are_unique_within_a_kind() {
    let twice = r#"{"id": "a", "company": "A", "tasks": [{"id": "x"}], "interactions": [{"id": "x", "on": "2026-11-02", "direction": "in", "channel": "email"}]}"#;
    assert_eq!(
        faults_of(&format!("{twice}, {twice}")),
        "applications[1].id: 'a' is the id of another application above; expected each id once\n\
         applications[1].tasks[0].id: 'x' is the id of another task above; expected each id once\n\
         applications[1].interactions[0].id: 'x' is the id of another interaction above; expected each id once"
    );
}

#[test]
fn an_interview_belongs_to_its_application() {
    let faults = faults_of(
        r#"{"company": "A", "interviews": [{"id": "i", "starts_at": "2026-11-02"}]},
           {"company": "B", "promises": [{"said_on": "2026-11-02", "reply_by": "2026-11-03", "interview": "i"}]}"#,
    );
    assert_eq!(
        faults,
        "applications[1].promises[0].interview: 'i' is an interview of another application; expected one of this application"
    );
}

/// A store with an application, its interview and two people, of whom one was deleted.
struct SomeKnown;

impl KnownRecords for SomeKnown {
    fn standing(&self, kind: RecordKind, id: &str) -> Option<Standing> {
        match (kind, id) {
            (RecordKind::Application, "a-old")
            | (RecordKind::Interview, "i-old")
            | (RecordKind::Contact, "c-old") => Some(Standing::Live),
            (RecordKind::Contact, "c-gone") => Some(Standing::Deleted),
            _ => None,
        }
    }

    fn owner(&self, _: Option<&str>, kind: RecordKind, id: &str) -> Option<Owner> {
        let [key, owner, company] = ["key of a-old", "a-old", "Acme"].map(str::to_owned);
        ((kind, id) == (RecordKind::Interview, "i-old")).then_some(Owner { key, id: owner, company })
    }

    fn key_of(&self, _: Option<&str>, application: &IncomingApplication, ordinal: u32) -> String {
        format!("key of {}", application.id.clone().unwrap_or_else(|| ordinal.to_string()))
    }
}

#[test]
fn references_may_name_what_the_store_knows() {
    let document = |id: &str| {
        format!(
            r#"{{"format": "callback/1", "applications": [{{"id": "{id}", "company": "A", "main_contact": "c-old",
                 "interactions": [{{"on": "2026-11-02", "direction": "in", "channel": "email", "interview": "i-old"}}]}}],
                 "deferrals": [{{"key": "thank-you:i-old:c-old", "until": null}}, {{"key": "close:a-old:-", "until": "2026-12-01"}}]}}"#
        )
    };
    let incoming = read(&document("a-old"), &SomeKnown, &AnyTime).unwrap();
    assert_eq!(incoming.deferrals.len(), 2);
    let faults = read(&document("a-new"), &SomeKnown, &AnyTime).unwrap_err().to_string();
    assert_eq!(
        faults,
        "applications[0].interactions[0].interview: 'i-old' is an interview of another application; expected one of this application"
    );
}

#[test]
fn what_was_deleted_is_defined_again_or_not_named() {
    let document = |contacts: &str| {
        format!(
            r#"{{"format": "callback/1", "contacts": [{contacts}],
                 "applications": [{{"company": "A", "main_contact": "c-gone"}}],
                 "deferrals": [{{"key": "thank-you:i-old:c-gone", "until": null}}]}}"#
        )
    };
    assert!(read(&document(r#"{"id": "c-gone", "name": "Ana"}"#), &SomeKnown, &AnyTime).is_ok());
    insta::assert_snapshot!(read(&document(""), &SomeKnown, &AnyTime).unwrap_err(), @r"
    applications[0].main_contact: 'c-gone' names a deleted contact; expected the contact in this document, too
    deferrals[0].key: 'c-gone' names a deleted contact; expected a key of records in this document or in the database
    ");
}

#[test]
fn a_child_stays_with_the_application_that_has_it() {
    let document = |id: &str| {
        format!(
            r#"{{"format": "callback/1", "applications": [{{"id": "{id}", "company": "B",
                 "interviews": [{{"starts_at": "soon"}}, {{"id": "i-old", "starts_at": "2026-11-02"}}]}}]}}"#
        )
    };
    insta::assert_snapshot!(read(&document("b"), &SomeKnown, &AnyTime).unwrap_err(), @r"
    applications[0].interviews[0].starts_at: 'soon' is not a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM
    applications[0].interviews[1].id: 'i-old' is an interview of Acme; expected another id
    ");
    let own = read(&document("a-old"), &SomeKnown, &AnyTime).unwrap_err().to_string();
    assert_eq!(own.lines().count(), 1, "{own}");
}

#[test]
fn a_uuid_in_capitals_is_the_same_record() {
    let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
    let capitals = id.to_uppercase();
    let incoming = read_here(&format!(
        r#"{{"format": "callback/1", "applications": [{{"id": "{capitals}", "company": "A"}}],
             "deferrals": [{{"key": "check-in:{id}", "until": null}}]}}"#
    ))
    .unwrap();
    assert_eq!(incoming.applications[0].id.as_deref(), Some(id));
    let incoming = read_here(&format!(
        r#"{{"format": "callback/1", "applications": [{{"id": "{id}", "company": "A"}}],
             "deferrals": [{{"key": "check-in:{capitals}", "until": null}}]}}"#
    ))
    .unwrap();
    assert_eq!(incoming.deferrals[0].key.as_str(), format!("check-in:{id}"));
    let application = format!(r#"{{"id": "{id}", "company": "A"}}"#);
    assert_eq!(
        faults_of(&format!("{application}, {}", application.replace(id, &capitals))),
        format!(
            "applications[1].id: '{capitals}' is the id of another application above; expected each id once"
        )
    );
}

#[test]
fn deferrals_name_known_actions_once() {
    let document = r#"{"format": "callback/1",
        "applications": [{"id": "a", "company": "A", "interviews": [{"id": "i", "starts_at": "2026-11-02"}]}],
        "deferrals": [{"key": "debrief:i", "until": null}, {"key": "debrief:i", "until": "2026-12-01"},
                      {"key": "wave:a", "until": null}, {"key": "thank-you:i:c", "until": null},
                      {"key": "follow-up:a:x", "until": null}, {"until": "2026-12-01"},
                      {"key": "follow-up:a:i", "until": null}, {"key": "feedback:a:2026-11-20"}]}"#;
    insta::assert_snapshot!(read_here(document).unwrap_err(), @r"
    deferrals[1].key: 'debrief:i' is deferred above already; expected each key once
    deferrals[2].key: 'wave:a' is not the key of an action; expected for example thank-you:INTERVIEW:CONTACT
    deferrals[3].key: 'c' names no contact; expected a key of records in this document or in the database
    deferrals[4].key: 'x' names no interview or interaction; expected a key of records in this document or in the database
    deferrals[5].key: is missing; expected for example thank-you:INTERVIEW:CONTACT
    deferrals[7].until: is missing; expected YYYY-MM-DD, or null for what was dismissed
    ");
}

#[test]
fn what_cannot_be_is_refused_where_it_stands() {
    insta::assert_snapshot!(
        faults_of(
            r#"{"company": "A", "salary": {"min": 90000, "max": 80000},
                "promises": [{"said_on": "2026-11-20", "reply_by": "2026-11-19"}]}"#
        ),
        @"applications[0].salary.max: 80000 is less than min (90000); expected at least 90000"
    );
}

/// Berlin on the two nights on which its clocks are set.
struct Berlin;

impl LocalTimes for Berlin {
    fn reading(&self, at: NaiveDateTime) -> LocalReading {
        let [winter, summer] = [1, 2].map(|hours| FixedOffset::east_opt(hours * 3600).unwrap());
        match at.format("%Y-%m-%dT%H").to_string().as_str() {
            "2026-10-25T02" => LocalReading::Twice(summer, winter),
            "2026-03-29T02" => LocalReading::Never { before: winter, after: summer },
            _ => LocalReading::One,
        }
    }
}

#[test]
fn a_time_that_comes_twice_or_never_is_refused_with_both_readings() {
    let document = r#"{"format": "callback/1", "applications": [{"company": "A", "interviews": [
        {"starts_at": "2026-10-25T02:30"}, {"starts_at": "2026-03-29T02:30"}, {"starts_at": "2026-03-29"},
        {"starts_at": "2026-03-29T03:00"}]}]}"#;
    insta::assert_snapshot!(read(document, &NothingKnown, &Berlin).unwrap_err(), @r"
    applications[0].interviews[0].starts_at: '2026-10-25T02:30' comes twice, because clocks are set back: at +02:00 and again at +01:00; expected a time that comes once
    applications[0].interviews[1].starts_at: '2026-03-29T02:30' does not exist, because clocks are set forward; expected 2026-03-29T01:30 or 2026-03-29T03:30
    ");
}

#[test]
fn an_empty_store_is_a_short_document() {
    let mut written = Vec::new();
    write(&Records::default(), &mut written).unwrap();
    insta::assert_snapshot!(String::from_utf8(written).unwrap(), @r#"
    {
      "format": "callback/1",
      "contacts": [],
      "applications": [],
      "deferrals": []
    }
    "#);
}
