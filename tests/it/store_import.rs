//! Imports into the store: merged field by field, repeated without effect, replaced when asked.

use callback::domain::channel::Channel;
use callback::domain::contact::ContactChoice;
use callback::domain::contact::ContactKind;
use callback::domain::ids::{ApplicationId, ContactId, InterviewId, RecordKind};
use callback::domain::interaction::{Outcome, Purpose};
use callback::domain::interview::InterviewKind;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::fields::incoming::{ImportOptions, Incoming};
use callback::fields::value::Value;
use callback::store::StoreError;

use crate::store_documents::*;
use crate::store_export::exported;
use crate::store_support::*;

#[test]
fn a_full_document_is_read_back_with_its_own_ids_and_the_usual_defaults() {
    let mut desk = Desk::new();
    let summary = desk.import(&full());
    assert_eq!(summary.added[&RecordKind::Contact], 2);
    assert_eq!(summary.added[&RecordKind::Application], 1);
    assert!(summary.changed.is_empty() && summary.restored.is_empty() && summary.overwritten.is_empty());
    assert!(summary.operation.is_some());

    let records = desk.store.records().unwrap();
    let ana = ContactId::new("c-ana");
    assert_eq!(records.find_contact(&ana).unwrap().kind, ContactKind::Other);
    let acme = records.find_application(&ApplicationId::new("a-acme")).unwrap();
    let history: Vec<_> = acme.stage_history.iter().map(|entry| (entry.stage, entry.on)).collect();
    assert_eq!(history, [(Stage::Applied, Some(day("2026-11-02"))), (Stage::Interviewing, None)]);
    assert_eq!(acme.applied_on, Some(day("2026-11-02")), "the first applied of the history");
    assert_eq!(acme.salary.as_ref().unwrap().min, Some(95_000));
    assert_eq!(acme.tags, ["rust", "berlin"]);
    assert_eq!(acme.main_contact, Some(ana.clone()));
    assert_eq!(acme.thank_you_by, Channel::Post);
    assert_eq!(acme.lessons.len(), 2, "equal lessons are two lessons");
    let interview = &acme.interviews[0];
    assert_eq!((interview.minutes, interview.kind), (60, InterviewKind::Other));
    assert_eq!(interview.interviewers, [ContactId::new("c-bo"), ana.clone()]);
    let call = &acme.interactions[0];
    assert_eq!((call.outcome, call.purpose), (Outcome::Reached, Purpose::Other));
    assert_eq!((call.contact.as_ref(), call.interview.as_ref()), (Some(&ana), Some(&interview.id)));
    assert_eq!(acme.promises[0].interview, Some(InterviewId::new("i-1")));
    assert_eq!(acme.tasks[0].id.as_str(), "k-1");
    assert_eq!(records.deferrals[0].key.as_str(), "thank-you:i-1:c-ana");
}

#[test]
fn importing_twice_changes_nothing_and_records_no_operation() {
    for document in [full(), nameless(), Incoming { source: Some("old laptop".to_owned()), ..full() }] {
        let mut desk = Desk::new();
        desk.import(&document);
        let before = (desk.store.records().unwrap(), desk.rows());
        let again = desk.import(&document);
        assert!(again.is_empty() && again.operation.is_none() && again.overwritten.is_empty(), "{again:?}");
        assert_eq!((desk.store.records().unwrap(), desk.rows()), before);
        assert_eq!(desk.store.operations(None, 10).unwrap().len(), 1);
    }
}

#[test]
fn records_without_ids_that_are_equal_are_still_several() {
    let mut desk = Desk::new();
    desk.import(&nameless());
    let records = desk.store.records().unwrap();
    assert_eq!(records.applications.len(), 2);
    assert_eq!(records.applications[0].interviews.len(), 2);
    assert_eq!(records.applications[0].interactions.len(), 2);
}

#[test]
fn an_export_into_the_store_that_wrote_it_changes_nothing_and_elsewhere_is_the_same() {
    let mut desk = Desk::new();
    desk.import(&full());
    desk.import(&Incoming { source: Some("old laptop".to_owned()), ..full() });
    let acme = desk.add("Globex");
    desk.transact(
        "more",
        &[
            log(&acme, "2026-11-21"),
            move_to(&acme, Stage::Screening, "2026-11-22"),
            move_to(&acme, Stage::Interviewing, "2026-11-20"),
            snooze(&acme, None),
        ],
    );
    let records = desk.store.records().unwrap();
    assert_eq!(records.applications.len(), 3);
    let summary = desk.import(&exported(&records));
    assert!(summary.operation.is_none(), "{summary:?}");

    let mut elsewhere = Desk::new();
    elsewhere.import(&exported(&records));
    let mut copied = elsewhere.store.records().unwrap();
    // Handles are given by each store.
    for (copy, original) in copied.contacts.iter_mut().zip(&records.contacts) {
        copy.handle.clone_from(&original.handle);
    }
    for (copy, original) in copied.applications.iter_mut().zip(&records.applications) {
        copy.handle.clone_from(&original.handle);
        for (copy, original) in copy.interviews.iter_mut().zip(&original.interviews) {
            copy.handle.clone_from(&original.handle);
        }
    }
    assert_eq!(copied, records);
}

#[test]
fn a_text_shown_by_another_source_stays_with_it() {
    let mut desk = Desk::new();
    desk.import(&full());
    desk.import(&Incoming { source: Some("old laptop".to_owned()), ..full() });
    let records = desk.store.records().unwrap();
    assert_eq!(records.applications.len(), 2);
    let named = records.find_application(&ApplicationId::new("a-acme")).unwrap();
    let other = records.applications.iter().find(|application| application.id != named.id).unwrap();
    assert_eq!(other.id.as_str().len(), 36, "the second shows its UUID");
    assert_ne!(other.main_contact, named.main_contact);
    assert_eq!(records.contacts.len(), 4);
    let keys: Vec<&str> = records.deferrals.iter().map(|deferral| deferral.key.as_str()).collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
    assert!(keys.contains(&"thank-you:i-1:c-ana"));
}

#[test]
fn only_the_fields_that_are_given_change_and_local_edits_are_listed() {
    let mut desk = Desk::new();
    let globex = desk.add("Globex");
    let mut document = document(vec![incoming(globex.as_str(), "Globex")]);
    says(&mut document.applications[0], "role", "Platform Engineer".to_owned().into());
    says(&mut document.applications[0], "notes", "new".to_owned().into());
    let summary = desk.import(&document);
    assert_eq!(summary.overwritten, ["Globex: role 'Engineer' became 'Platform Engineer'"]);
    assert_eq!(summary.changed[&RecordKind::Application], 1);
    let application = desk.store.records().unwrap().applications.remove(0);
    assert_eq!((application.role.as_str(), application.notes.as_str()), ("Platform Engineer", "new"));
    assert_eq!(application.applied_on, Some(day("2026-11-02")));
    assert_eq!(application.tags, ["rust", "berlin"]);

    says(&mut document.applications[0], "role", "SRE".to_owned().into());
    let again = desk.import(&document);
    assert!(
        again.overwritten.is_empty(),
        "an import that replaces what an import brought is no loss: {again:?}"
    );
}

#[test]
fn a_dry_run_tells_everything_and_writes_nothing() {
    let mut desk = Desk::new();
    let before = desk.store.operations(None, 10).unwrap();
    let options = ImportOptions { dry_run: true, replace: false };
    let summary = desk.store.import(morning(), "import", "import", &full(), options).unwrap();
    assert_eq!(summary.added[&RecordKind::Contact], 2);
    assert_eq!(summary.operation, None);
    assert_eq!(desk.store.records().unwrap(), Records::default());
    assert_eq!(desk.store.operations(None, 10).unwrap(), before);
}

#[test]
fn children_stay_unless_they_are_to_be_replaced() {
    let mut desk = Desk::new();
    desk.import(&full());
    let mut document = document(vec![incoming("a-acme", "Acme")]);
    document.applications[0].interviews = Some(vec![meeting(Some("i-2"), "2026-11-30")]);
    document.applications[0].lessons = Some(vec![said("twice")]);
    says(&mut document.applications[0], "tags", Value::Tags(vec!["remote".to_owned()].into()));
    desk.import(&document);
    let acme = desk.store.records().unwrap().applications.remove(0);
    assert_eq!((acme.interviews.len(), acme.lessons.len()), (2, 2));
    assert_eq!(acme.tags, ["rust", "berlin", "remote"]);

    let replace = ImportOptions { replace: true, dry_run: false };
    let summary = desk.store.import(morning(), "import", "import", &document, replace).unwrap();
    assert_eq!(summary.removed, ["Acme: 2 tags", "Acme: 1 lesson", "Acme: 1 interview"]);
    assert!(summary.overwritten.is_empty(), "nothing of it was edited here: {summary:?}");
    let acme = desk.store.records().unwrap().applications.remove(0);
    assert_eq!((acme.interviews.len(), acme.lessons.len(), acme.tags.len()), (1, 1, 1));
    assert_eq!(acme.tasks.len(), 1, "what the document does not speak of stays");
    assert_eq!(acme.interactions[0].interview, None, "nothing points to an interview that is gone");
    desk.undo();
    assert_eq!(desk.store.records().unwrap().applications[0].interviews.len(), 2);
}

#[test]
fn a_deleted_record_that_a_document_names_comes_back() {
    let mut desk = Desk::new();
    desk.import(&full());
    let whole = desk.store.records().unwrap();
    desk.undo();
    assert_eq!(desk.store.records().unwrap(), Records::default());
    let summary = desk.import(&full());
    assert_eq!(summary.restored[&RecordKind::Application], 1);
    assert_eq!(summary.restored[&RecordKind::Contact], 2);
    assert!(summary.added.is_empty());
    assert_eq!(desk.store.records().unwrap(), whole);
}

#[test]
fn what_a_document_refers_to_may_be_in_the_store() {
    let mut desk = Desk::new();
    desk.import(&full());
    let mut second = document(vec![incoming("a-globex", "Globex")]);
    says(
        &mut second.applications[0],
        "main_contact",
        ContactChoice::Existing(ContactId::new("c-ana")).into(),
    );
    desk.import(&second);
    let records = desk.store.records().unwrap();
    let globex = records.find_application(&ApplicationId::new("a-globex")).unwrap();
    assert_eq!(globex.main_contact, Some(ContactId::new("c-ana")));

    says(
        &mut second.applications[0],
        "main_contact",
        ContactChoice::Existing(ContactId::new("c-nobody")).into(),
    );
    let error =
        desk.store.import(morning(), "import", "import", &second, ImportOptions::default()).unwrap_err();
    assert!(matches!(error, StoreError::UnknownRecord { kind: "contact", .. }), "{error}");
}
