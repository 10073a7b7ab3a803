//! The store as its callers see it: what is written is read back, across processes and ids.

use callback::domain::action_key::ActionKey;
use callback::domain::contact::{Contact, ContactChoice, ContactKind};
use callback::domain::ids::{ApplicationId, OperationId};
use callback::domain::now::Now;
use callback::domain::offer::Offer;
use callback::domain::operation::Done;
use callback::domain::promise::Promise;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::fields::patch::Patch;
use callback::fields::value::Value;
use callback::store::{Access, Added, IdSource, Store, StoreError};

use crate::store_support::*;

#[test]
fn everything_that_changes_say_is_read_back() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("interview", &[met(&acme, "2026-11-20T10:00", &["Bo", "Cy"])]);
    let interview = desk.store.records().unwrap().applications[0].interviews[0].id.clone();
    desk.transact(
        "the rest",
        &[
            move_to(&acme, Stage::Interviewing, "2026-11-20"),
            Change::SetOffer {
                application: acme.clone(),
                offer: Offer { received_on: day("2026-11-22"), respond_by: None, notes: "nice".to_owned() },
            },
            debriefed(&interview, true),
            log(&acme, "2026-11-21"),
            Change::add(
                &acme,
                &Promise {
                    said_on: day("2026-11-20"),
                    reply_by: day("2026-11-27"),
                    words: "soon".to_owned(),
                    interview: Some(interview.clone()),
                    ..Promise::blank()
                },
            ),
            Change::add(
                &acme,
                &Task { due_on: Some(day("2026-11-25")), words: "send it".to_owned(), ..Task::blank() },
            ),
            snooze(&acme, Some("2026-12-01")),
        ],
    );
    let task = desk.store.records().unwrap().applications[0].tasks[0].clone();
    let done = || Patch::new().with("done_on", day("2026-11-24").into());
    desk.transact("task done", &[Change::edit(&task, done())]);

    let records = desk.store.records().unwrap();
    let application = &records.applications[0];
    assert_eq!((application.company.as_str(), application.role.as_str()), ("Acme", "Engineer"));
    assert_eq!(application.tags, ["rust", "berlin"]);
    assert_eq!(application.stage(), Stage::Interviewing);
    assert_eq!(application.applied_on, Some(day("2026-11-02")));
    assert_eq!(application.offer.as_ref().unwrap().notes, "nice");
    assert_eq!(application.promises[0].interview, Some(interview.clone()));
    assert_eq!(application.tasks[0].done_on, Some(day("2026-11-24")));
    assert_eq!(application.interactions[0].on, day("2026-11-21"));
    let meeting = &application.interviews[0];
    assert_eq!((meeting.minutes, meeting.round, meeting.debriefed), (45, Some(1), true));
    assert_eq!(meeting.starts_at.to_string(), "2026-11-20T10:00");
    let names: Vec<&str> =
        meeting.interviewers.iter().map(|id| records.find_contact(id).unwrap().name.as_str()).collect();
    assert_eq!(names, ["Bo", "Cy"]);
    let main = application.main_contact.as_ref().unwrap();
    assert_eq!(records.find_contact(main).unwrap().name, "Ana of Acme");
    assert_eq!(records.deferrals[0].until, Some(day("2026-12-01")));
}

#[test]
fn added_records_are_told_with_the_handles_that_they_keep() {
    let mut desk = Desk::new();
    let committed = desk.transact("Acme added", &[add("Acme")]);
    let records = desk.store.records().unwrap();
    let application = &records.applications[0];
    let contact = &records.contacts[0];
    assert_eq!(
        committed.added,
        [
            Added::Application(application.id.clone(), application.handle.clone()),
            Added::Contact(contact.id.clone(), contact.handle.clone()),
        ]
    );
    assert_eq!(application.handle.len(), 5);
    assert!(committed.operation.rows >= 5, "{}", committed.operation.rows);
}

#[test]
fn a_new_person_named_twice_in_one_operation_is_one_person() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    let dana = Contact { kind: ContactKind::Hr, ..Contact::named("Dana") };
    let people = Value::People(vec![ContactChoice::new(dana.clone())]);
    let interview = meeting_with("2026-11-30", &[]).with("interviewers", people);
    let said = Patch::of(&sent("2026-11-24")).with("contact", ContactChoice::new(dana).into());
    desk.transact(
        "both",
        &[
            Change::Add { application: Some(acme.clone()), record: interview.into() },
            Change::Add { application: Some(acme), record: said.into() },
        ],
    );
    let records = desk.store.records().unwrap();
    assert_eq!(records.contacts.len(), 2, "Ana and one Dana");
    let application = &records.applications[0];
    assert_eq!(application.interactions[0].contact.as_ref(), application.interviews[0].interviewers.first());
}

#[test]
fn one_wrong_change_writes_nothing_at_all() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    let before = (desk.store.records().unwrap(), desk.store.operations(None, 10).unwrap());
    let wrong = log(&ApplicationId::new("nobody"), "2026-11-24");
    let error =
        desk.store.transact(morning(), "cli", "both", &[log(&acme, "2026-11-24"), wrong]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not find the application 'nobody': it may have been deleted; list what is there and try again"
    );
    assert_eq!(before, (desk.store.records().unwrap(), desk.store.operations(None, 10).unwrap()));
}

#[test]
fn a_store_opened_to_look_reads_and_never_writes() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let mut reader = Store::open(&desk.path(), Access::Read, morning(), IdSource::random()).unwrap();
    assert_eq!(reader.records().unwrap(), desk.store.records().unwrap());
    let refused = reader.transact(morning(), "cli", "x", &[add("Globex")]).unwrap_err();
    assert!(matches!(refused, StoreError::OpenedForReading { .. }), "{refused}");
}

#[test]
fn looking_at_nothing_makes_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("deep/callback.db");
    let store = Store::open(&path, Access::Read, morning(), IdSource::random()).unwrap();
    assert_eq!(store.records().unwrap(), Records::default());
    assert_eq!(store.next_undo().unwrap(), None);
    assert!(!directory.path().join("deep").exists());
}

#[test]
fn another_connection_sees_the_writes_and_is_told_of_them() {
    let mut desk = Desk::new();
    let other = desk.another();
    let before = other.data_version().unwrap();
    assert_eq!(other.data_version().unwrap(), before);
    desk.add("Acme");
    assert_ne!(other.data_version().unwrap(), before);
    assert_eq!(other.records().unwrap(), desk.store.records().unwrap());
    assert_eq!(desk.store.data_version().unwrap(), desk.store.data_version().unwrap());
}

#[test]
fn two_writers_lose_nothing() {
    let desk = Desk::new();
    let path = desk.path();
    let write = |seed: u64| {
        let path = path.clone();
        std::thread::spawn(move || {
            for count in 0..25 {
                let mut store = Store::open(&path, Access::Write, morning(), IdSource::random()).unwrap();
                store.transact(morning(), "cli", "add", &[add(&format!("{seed}-{count}"))]).unwrap();
            }
        })
    };
    let writers = [write(1), write(2)];
    for writer in writers {
        writer.join().unwrap();
    }
    let mut companies: Vec<String> = desk
        .store
        .records()
        .unwrap()
        .applications
        .into_iter()
        .map(|application| application.company)
        .collect();
    companies.sort();
    companies.dedup();
    assert_eq!(companies.len(), 50);
}

#[test]
fn the_same_seed_in_two_runs_makes_different_records() {
    let desk = Desk::new();
    for company in ["Acme", "Globex"] {
        let mut store = Store::open(&desk.path(), Access::Write, morning(), IdSource::seeded(9)).unwrap();
        store.transact(morning(), "cli", "add", &[add(company)]).unwrap();
    }
    assert_eq!(desk.store.records().unwrap().applications.len(), 2);
}

#[test]
fn history_lists_operations_of_one_application() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    let globex = desk.add("Globex");
    desk.transact("Acme: sent", &[log(&acme, "2026-11-24")]);
    desk.undo();
    let names = |of: Option<&ApplicationId>| -> Vec<String> {
        let operations = desk.store.operations(of, 10).unwrap();
        operations.iter().map(|operation| format!("{} {}", operation.kind, operation.name)).collect()
    };
    assert_eq!(names(Some(&acme)), ["undo Acme: sent", "write Acme: sent", "write Acme added"]);
    assert_eq!(names(Some(&globex)), ["write Globex added"]);
    assert_eq!(names(None).len(), 4);
    assert_eq!(desk.store.operations(None, 2).unwrap().len(), 2);
    assert!(desk.store.operations(Some(&ApplicationId::new("nobody")), 5).is_err());
}

#[test]
fn what_was_done_today_is_what_still_holds() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("meet", &[met(&acme, "2026-11-20", &[])]);
    desk.transact("task", &[Change::add(&acme, &Task { due_on: Some(day("2026-11-24")), ..Task::blank() })]);
    let application = desk.store.records().unwrap().applications.remove(0);
    let (interview, task) = (application.interviews[0].id.clone(), application.tasks[0].id.clone());
    let yesterday = now("2026-11-23T23:59:00+01:00");
    desk.store.transact(yesterday, "cli", "yesterday", &[log(&acme, "2026-11-23")]).unwrap();
    desk.transact("sent", &[log(&acme, "2026-11-24")]);
    desk.transact("debriefed", &[debriefed(&interview, true)]);
    desk.transact(
        "finished",
        &[Change::edit(&application.tasks[0], Patch::new().with("done_on", day("2026-11-24").into()))],
    );
    desk.transact("closed", &[move_to(&acme, Stage::NoResponse, "2026-11-24")]);

    let entries = desk.store.done_on(day("2026-11-24")).unwrap();
    let sent = desk.store.records().unwrap().applications[0].interactions[1].id.clone();
    let what: Vec<Done> = entries.iter().map(|entry| entry.what.clone()).collect();
    assert_eq!(what, [Done::Sent(sent), Done::Debriefed(interview), Done::TaskFinished(task), Done::Closed]);
    assert_eq!(entries[0].at.format("%H:%M").to_string(), "09:30");
    assert_eq!(entries[0].application, acme);
    assert_eq!(desk.store.done_on(day("2026-11-23")).unwrap().len(), 1);

    desk.store.take_back(morning(), "tui", &entries[1].operation).unwrap();
    desk.undo_until("closed");
    let names: Vec<String> =
        desk.store.done_on(day("2026-11-24")).unwrap().into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["sent", "debriefed", "finished"]);
}

#[test]
fn operations_keep_the_order_of_writing_when_the_clock_goes_back() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let earlier: Now = now("2026-11-22T08:00:00+01:00");
    desk.store.transact(earlier, "cli", "Globex added", &[add("Globex")]).unwrap();
    assert_eq!(desk.undo().unwrap().name, "Globex added");
    assert_eq!(desk.store.records().unwrap().applications[0].company, "Acme");
    for year in ["1970-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"] {
        desk.store.transact(now(year), "cli", year, &[add(year)]).unwrap();
    }
    assert_eq!(desk.store.records().unwrap().applications.len(), 3);
}

#[test]
fn an_unknown_operation_is_named() {
    let mut desk = Desk::new();
    let error = desk.store.take_back(morning(), "cli", &OperationId::new("nothing")).unwrap_err();
    assert_eq!(error.to_string(), "could not find the operation 'nothing'; 'callback history' lists them");
}

impl Desk {
    /// Undoes until the write of this name is taken back.
    fn undo_until(&mut self, name: &str) {
        while self.undo().expect("the write is there").name != name {}
    }
}

#[test]
fn two_people_become_one_wherever_they_are_named() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("met", &[met(&acme, "2026-11-30", &["Ana R", "Bo"])]);
    let records = desk.store.records().unwrap();
    let id = |name: &str| records.contacts.iter().find(|contact| contact.name == name).unwrap().id.clone();
    let (keep, gone) = (id("Ana of Acme"), id("Ana R"));
    let key = ActionKey::thank_you(&records.applications[0].interviews[0].id, Some(&gone));
    desk.transact("waved away", &[Change::Defer { key, until: None }]);
    desk.transact("merged", &[Change::MergeContacts { keep: keep.clone(), gone: gone.clone() }]);
    let merged = desk.store.records().unwrap();
    assert_eq!(merged.find_contact(&gone), None);
    assert_eq!(merged.applications[0].interviews[0].interviewers, [keep.clone(), id("Bo")]);
    assert_eq!(merged.deferrals[0].key.parts()[1], keep.as_str());
    assert_eq!(merged.deferrals.len(), 1);
    let again = desk.store.transact(morning(), "cli", "again", &[Change::MergeContacts { keep, gone }]);
    assert!(matches!(again, Err(StoreError::UnknownRecord { .. })));
}

#[test]
fn a_deleted_application_takes_its_children_out_of_sight() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("met", &[met(&acme, "2026-11-30", &["Bo"])]);
    let before = desk.store.records().unwrap();
    desk.transact("deleted", &[Change::DeleteApplication { application: acme.clone() }]);
    let records = desk.store.records().unwrap();
    assert!(records.applications.is_empty());
    assert_eq!(records.contacts, before.contacts, "people stay");
    let again =
        desk.store.transact(morning(), "cli", "again", &[Change::DeleteApplication { application: acme }]);
    assert!(matches!(again, Err(StoreError::UnknownRecord { .. })));
    desk.undo();
    assert_eq!(desk.store.records().unwrap(), before);
}
