//! Two small job searches for the outputs: an ordinary one, and one in which every text attacks.

use callback::documents::interchange::read;
use callback::domain::local_time::AnyTime;
use callback::domain::records::Records;
use callback::fields::incoming::NothingKnown;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;
use callback::scheduler::{DueList, agenda, due_list};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::documents_records::records_of;

/// The day on which the outputs are written: a Tuesday.
pub fn today() -> NaiveDate {
    day("2026-11-24")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Returns the due list of the day and the two weeks after it.
pub fn list(records: &Records) -> DueList {
    let agenda = agenda(records, &Cadences::default(), &Holidays::default(), today());
    due_list(records, &agenda, today(), Some(14))
}

fn records(document: &Value) -> Records {
    records_of(read(&document.to_string(), &NothingKnown, &AnyTime).unwrap())
}

/// Returns three applications: one in full swing, one rejected after an interview, one saved.
pub fn ordinary() -> Records {
    records(&json!({
        "format": "callback/1",
        "contacts": [
            {"id": "c-ana", "name": "Ana Ruiz", "kind": "interviewer", "email": "ana@acme.example", "phone": "+49 30 1234"},
            {"id": "c-bo", "name": "Bo Berg", "phone": "+46 8 99"}
        ],
        "applications": [
            {"id": "a-acme", "company": "Acme", "role": "Backend Engineer",
             "stage_history": [{"stage": "applied", "on": "2026-11-02"}, {"stage": "interviewing", "on": "2026-11-12", "note": "at last"}],
             "applied_on": "2026-11-02", "source": "referral", "url": "https://acme.example/jobs/1234",
             "location": "Berlin", "work_mode": "hybrid",
             "salary": {"min": 95000, "max": 110000, "currency": "EUR", "period": "year"},
             "tags": ["rust", "remote"], "excitement": 4, "notes": "Read their blog.\nAsk about on-call.", "main_contact": "c-ana",
             "tasks": [{"id": "k-1", "due_on": "2026-11-26", "words": "send references"},
                       {"id": "k-2", "due_on": "2026-11-16", "words": "read up", "done_on": "2026-11-15"},
                       {"id": "k-3", "due_on": null, "words": "some day"}],
             "interviews": [
                {"id": "i-1", "round": 1, "kind": "technical", "starts_at": "2026-11-17T10:00", "minutes": 90,
                 "place": "https://meet.example/x", "debriefed": true, "interviewers": ["c-ana", "c-bo"], "notes": "private"},
                {"id": "i-2", "round": 2, "kind": "final", "starts_at": "2026-11-27T15:30", "zone": "Asia/Tokyo",
                 "place": "Main St. 5, Room 2", "interviewers": ["c-ana"]},
                {"id": "i-3", "kind": "video", "starts_at": "2026-11-19T09:00", "cancelled": true}],
             "interactions": [
                {"id": "x-1", "on": "2026-11-03", "direction": "in", "channel": "email", "purpose": "automatic"},
                {"id": "x-2", "on": "2026-11-10", "at": "11:15", "direction": "in", "channel": "phone", "purpose": "reply", "contact": "c-ana"},
                {"id": "x-3", "on": "2026-11-17", "at": "16:30", "direction": "out", "channel": "email", "purpose": "thank-you", "contact": "c-ana", "interview": "i-1"}]},
            {"id": "a-globex", "company": "Globex", "role": "",
             "stage_history": [{"stage": "applied", "on": "2026-11-05"}, {"stage": "rejected", "on": "2026-11-20"}],
             "applied_on": "2026-11-05", "source": "job board",
             "interviews": [{"id": "i-4", "kind": "onsite", "starts_at": "2026-11-18", "interviewers": ["c-bo"], "debriefed": true}],
             "interactions": [
                {"id": "x-4", "on": "2026-11-12", "direction": "out", "channel": "phone", "purpose": "follow-up", "outcome": "no-answer", "contact": "c-bo"},
                {"id": "x-5", "on": "2026-11-18", "direction": "in", "channel": "in-person", "purpose": "other"}]},
            {"id": "a-hooli", "company": "Hooli", "role": "SRE", "stage_history": [{"stage": "saved", "on": "2026-11-06"}]}
        ]
    }))
}

/// Texts that would add a line, end a component, run in a browser or a spreadsheet, or move a cursor.
pub const ATTACK: &str = "=x\r\nEND:VCALENDAR\rEND:VEVENT\nBEGIN:VEVENT\u{85}A\u{2028}B\u{2029}C\u{b}D\u{c}E \0\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}<script>alert('1')</script>\"&|`*\\,;:ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé👩‍💻";

/// Returns one application in which every text is an attack.
pub fn hostile() -> Records {
    let url = "https://evil.example/\r\nATTENDEE:mailto:eve@evil.example";
    records(&json!({
        "format": "callback/1",
        "contacts": [{"id": "c;,\\\"<1>", "name": ATTACK, "email": ATTACK, "phone": ATTACK, "title": ATTACK}],
        "applications": [
            {"id": "a;,\\\"<1>", "company": ATTACK, "role": ATTACK,
             "stage_history": [{"stage": "applied", "on": "2026-11-02"}, {"stage": "interviewing", "on": "2026-11-12", "note": ATTACK}],
             "applied_on": "2026-11-02", "source": ATTACK, "url": url, "location": ATTACK, "work_mode": ATTACK,
             "salary": {"min": 1, "currency": ATTACK}, "tags": [ATTACK], "notes": ATTACK, "main_contact": "c;,\\\"<1>",
             "tasks": [{"id": "k;,\\\"<1>", "due_on": "2026-11-24", "words": ATTACK}],
             "interviews": [
                {"id": "i;,\\\"<1>", "kind": "video", "starts_at": "2026-11-24T10:00", "place": url, "zone": "Asia/Tokyo", "interviewers": ["c;,\\\"<1>"]},
                {"id": "i;,\\\"<2>", "kind": "video", "starts_at": "2026-11-10T10:00", "place": ATTACK, "interviewers": ["c;,\\\"<1>"]}],
             "interactions": [
                {"id": "x;,\\\"<1>", "on": "2026-11-11", "direction": "in", "channel": "email", "purpose": "reply", "contact": "c;,\\\"<1>", "notes": ATTACK}]}
        ]
    }))
}
