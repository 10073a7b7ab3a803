//! Undo and redo: whatever was written can be taken back exactly, and brought back, or is refused whole.

use callback::domain::application::Application;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactChoice, ContactKind};
use callback::domain::ids::{ApplicationId, ContactId};
use callback::domain::interview::Interview;
use callback::domain::lesson::Lesson;
use callback::domain::operation::OperationKind;
use callback::domain::promise::Promise;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::fields::incoming::IncomingRecord;
use callback::fields::patch::Patch;
use callback::fields::value::{Member, Value};
use callback::store::{Access, IdSource, Store, StoreError};
use proptest::prelude::*;

use crate::store_documents::person;
use crate::store_support::*;

/// One thing that a user may do, in numbers; which record it meets depends on what is there.
#[derive(Debug, Clone)]
pub enum Step {
    Add(u8),
    Change { pick: usize, what: u8, number: u8 },
    Import { pick: usize, number: u8, replace: bool },
    Undo,
    Redo,
    TakeBack(usize),
}

/// Returns some steps, of which undo and the like are part only when they are wanted.
pub fn steps(with_undo: bool) -> impl Strategy<Value = Vec<Step>> {
    let change = (any::<usize>(), 0u8..28, 0u8..4).prop_map(|(pick, what, number)| Step::Change {
        pick,
        what,
        number,
    });
    let import = (any::<usize>(), 0u8..4, any::<bool>()).prop_map(|(pick, number, replace)| Step::Import {
        pick,
        number,
        replace,
    });
    let weight = u32::from(with_undo);
    let step = prop_oneof![
        2 => (0u8..4).prop_map(Step::Add),
        6 => change,
        3 => import,
        2 * weight => Just(Step::Undo),
        weight => Just(Step::Redo),
        weight => any::<usize>().prop_map(Step::TakeBack),
    ];
    proptest::collection::vec(step, 1..14)
}

/// Does one step; tells whether it recorded a write.
pub fn perform(store: &mut Store, step: &Step) -> bool {
    let before = store.operations(None, 1).unwrap().first().map(|operation| operation.seq);
    match step {
        Step::Add(number) => {
            store.transact(morning(), "cli", "add", &[add(&format!("Company {number}"))]).unwrap();
        }
        Step::Change { pick, what, number } => {
            let changes = changes(store, *pick, *what, *number);
            if !changes.is_empty() {
                store.transact(morning(), "tui", "change", &changes).unwrap();
            }
        }
        Step::Import { pick, number, replace } => {
            let options = callback::fields::incoming::ImportOptions { replace: *replace, dry_run: false };
            store
                .import(morning(), "import", "import", &some_document(store, *pick, *number), options)
                .unwrap();
        }
        Step::Undo => drop(store.undo(morning(), "cli", None).unwrap()),
        Step::Redo => drop(store.redo(morning(), "cli", None).unwrap()),
        Step::TakeBack(pick) => {
            let operations = store.operations(None, 20).unwrap();
            if let Some(operation) = operations.get(pick % operations.len().max(1)) {
                // Refusals are right here; that they change nothing is checked by what follows.
                let _ = store.take_back(morning(), "tui", &operation.id);
            }
        }
    }
    let newest = store.operations(None, 1).unwrap().first().cloned();
    newest.is_some_and(|newest| Some(newest.seq) != before && newest.kind == OperationKind::Write)
}

/// Returns changes to one of the applications.
fn changes(store: &Store, pick: usize, what: u8, number: u8) -> Vec<Change> {
    let records = store.records().unwrap();
    let Some(application) = records.applications.get(pick % records.applications.len().max(1)) else {
        return Vec::new();
    };
    let id = application.id.clone();
    let on = format!("2026-11-{:02}", 10 + number);
    let stage = Stage::ALL[usize::from(number)];
    match what {
        0 => vec![move_to(&id, stage, &on)],
        1 => vec![log(&id, &on), move_to(&id, stage, &on)],
        2 => vec![met(&id, &on, &["Bo", "Cy"])],
        3 => vec![Change::SetOffer {
            application: id,
            offer: callback::domain::offer::Offer { received_on: day(&on), respond_by: None, notes: on },
        }],
        4 => vec![snooze(&id, (number > 0).then_some(on.as_str()))],
        5 => vec![Change::Undefer { key: callback::domain::action_key::ActionKey::check_in(&id) }],
        6 => vec![Change::add(&id, &Task { due_on: Some(day(&on)), words: on, ..Task::blank() })],
        7 => application.tasks.first().map_or_else(Vec::new, |task| {
            let done_on = if number > 0 { Value::Day(day(&on)) } else { Value::Nothing };
            vec![Change::edit(task, Patch::new().with("done_on", done_on))]
        }),
        8 => application
            .interviews
            .first()
            .map_or_else(Vec::new, |interview| vec![debriefed(&interview.id, number > 0)]),
        9 => vec![Change::add(
            &id,
            &Promise {
                said_on: day(&on),
                reply_by: day("2026-12-01"),
                interview: application.interviews.first().map(|interview| interview.id.clone()),
                ..Promise::blank()
            },
        )],
        10 => vec![Change::add_contact(&Contact::named(on))],
        11 => vec![Change::edit(application, application_edits(&records, number))],
        12 => vec![Change::DeleteApplication { application: id }],
        13 => application.interviews.first().map_or_else(Vec::new, |interview| {
            vec![Change::edit(interview, interview_changes(&records, number))]
        }),
        14 => records.contacts.get(pick % records.contacts.len().max(1)).map_or_else(Vec::new, |contact| {
            let changed = Contact {
                phone: (number > 0).then(|| on.clone()),
                kind: ContactKind::ALL[usize::from(number)],
                preferred_channel: (number > 1).then_some(Channel::Phone),
                ..contact.clone()
            };
            vec![Change::edit(contact, Patch::of(&changed))]
        }),
        15 => match records.contacts.as_slice() {
            [keep, .., gone] => {
                vec![Change::MergeContacts { keep: keep.id.clone(), gone: gone.id.clone() }]
            }
            _ => Vec::new(),
        },
        16 => records
            .contacts
            .get(pick % records.contacts.len().max(1))
            .map_or_else(Vec::new, |contact| vec![Change::delete(contact)]),
        _ => child_changes(&records, application, what, number),
    }
}

/// Returns changes to a child of an application.
fn child_changes(records: &Records, application: &Application, what: u8, number: u8) -> Vec<Change> {
    let id = application.id.clone();
    let on = day(&format!("2026-11-{:02}", 10 + number));
    let interview = application.interviews.first().map(|interview| interview.id.clone());
    let lesson = application.lessons.first().cloned();
    let change = match what {
        17 => application.interviews.first().map(Change::delete),
        18 => application.interactions.last().map(Change::delete),
        19 => application.interactions.first().map(|interaction| {
            let known = records.contacts.last().map(|contact| ContactChoice::Existing(contact.id.clone()));
            let new = Some(ContactChoice::new(Contact::named("Eve")));
            let contact = if number > 1 { known } else { new };
            let patch = Patch::new()
                .with("contact", contact.map_or(Value::Nothing, Value::from))
                .with("interview", interview.to_value().into_owned())
                .with("on", Value::Day(on))
                .with("at", Value::Nothing);
            Change::edit(interaction, patch)
        }),
        20 => application.promises.first().map(|promise| match number {
            0 => Change::delete(promise),
            _ => Change::edit(
                promise,
                Patch::new()
                    .with("reply_by", Value::Day(on))
                    .with("interview", interview.to_value().into_owned()),
            ),
        }),
        21 => application.tasks.first().map(|task| match number {
            0 => Change::delete(task),
            _ => {
                let due_on = if number > 1 { Value::Day(on) } else { Value::Nothing };
                Change::edit(
                    task,
                    Patch::new().with("due_on", due_on).with("words", "other".to_owned().into()),
                )
            }
        }),
        22 => Some(Change::add(
            &id,
            &Lesson { on: (number > 0).then_some(on), words: "ask when".to_owned(), ..Lesson::blank() },
        )),
        25 => Some(Change::DeleteOffer { application: id }),
        26 => match application.stage_history.as_slice() {
            [.., _, last] => Some(Change::delete(last)),
            _ => None,
        },
        27 => application.stage_history.first().map(|entry| {
            let patch = Patch::new().with("on", Value::Day(on)).with("note", format!("note {number}").into());
            Change::edit(entry, patch)
        }),
        23 => lesson.map(|lesson| Change::delete(&lesson)),
        _ => lesson.map(|lesson| {
            let patch = Patch::new().with("on", Value::Day(on)).with("words", "ask sooner".to_owned().into());
            Change::edit(&lesson, patch)
        }),
    };
    change.into_iter().collect()
}

/// Returns edits of an application, each number others.
fn application_edits(records: &Records, number: u8) -> Patch<Application> {
    let known = records.contacts.first().map(|contact| ContactChoice::Existing(contact.id.clone()));
    let tags =
        |words: &[&str]| Value::Tags(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>().into());
    match number {
        0 => Patch::new()
            .with("tags", tags(&["berlin", "new"]))
            .with("main_contact", known.map_or(Value::Nothing, Value::from))
            .with("salary", Value::Nothing),
        1 => Patch::new()
            .with("applied_on", day("2026-11-01").into())
            .with("main_contact", ContactChoice::new(Contact::named("Zoe")).into())
            .with("no_follow_up", Value::Flag(true)),
        2 => Patch::new()
            .with("tags", tags(&[]))
            .with("main_contact", Value::Nothing)
            .with("excitement", Value::Stars(3))
            .with("thank_you_by", Value::Word("post")),
        _ => Patch::new()
            .with("tags", tags(&["rust"]))
            .with("applied_on", Value::Nothing)
            .with("cadence", "patient".to_owned().into())
            .with("quiet_until", day("2026-12-01").into()),
    }
}

/// Returns changes of an interview, each number others.
fn interview_changes(records: &Records, number: u8) -> Patch<Interview> {
    let known = records.contacts.last().map(|contact| ContactChoice::Existing(contact.id.clone()));
    let new = ContactChoice::new(Contact::named("Dana"));
    let with = |people| Patch::new().with("interviewers", Value::People(people));
    match number {
        0 => with(Vec::new()).with("cancelled", Value::Flag(true)),
        1 => with(known.into_iter().chain([new]).collect()),
        _ => with(known.into_iter().collect())
            .with("minutes", Value::Number(u32::from(number)))
            .with("forgot", "the talk".to_owned().into()),
    }
}

/// Returns a document that names a new application, or one that is there.
fn some_document(store: &Store, pick: usize, number: u8) -> callback::fields::incoming::Incoming {
    let records = store.records().unwrap();
    let known = records.applications.get(pick % (records.applications.len() + 1));
    let id = known.map_or_else(|| format!("a-{number}"), |known| known.id.as_str().to_owned());
    let mut application = incoming(&id, "Imported");
    let ana = format!("c-{number}");
    let contact = person(&ana, "Ana");
    if number > 1 {
        says(&mut application, "main_contact", ContactChoice::Existing(ContactId::new(ana)).into());
    }
    if number > 0 {
        says(&mut application, "tags", Value::Tags(vec!["rust".to_owned(), format!("tag {number}")].into()));
    }
    if number == 2 {
        says(&mut application, "notes", format!("notes {pick}").into());
    }
    application.offer = (number == 3).then_some(None);
    application.stage = (number == 1).then_some(Stage::Offer);
    application.stage_history = (number == 2).then(|| {
        vec![
            IncomingRecord::step(Stage::Saved, None),
            IncomingRecord::step(Stage::Screening, Some(day("2026-11-05"))),
        ]
    });
    application.tasks = (number > 1).then(|| {
        vec![IncomingRecord { id: None, patch: Patch::new().with("words", format!("task {number}").into()) }]
    });
    application.interviews = (number == 1).then(Vec::new);
    application.interactions = (number == 3).then(Vec::new);
    let mut document = document(vec![application]);
    document.contacts.push(contact);
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, fork: false, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_many_undos_as_writes_restore_everything_and_redo_brings_it_back(
        before in steps(true), then in steps(false),
    ) {
        let mut desk = Desk::new();
        for step in &before {
            perform(&mut desk.store, step);
        }
        let start = (desk.store.records().unwrap(), desk.rows());
        let mut written = 0;
        for step in &then {
            written += usize::from(perform(&mut desk.store, step));
        }
        let end = (desk.store.records().unwrap(), desk.rows());
        for _ in 0..written {
            prop_assert!(desk.undo().is_some());
        }
        prop_assert_eq!(&(desk.store.records().unwrap(), desk.rows()), &start);
        for _ in 0..written {
            prop_assert!(desk.redo().is_some());
        }
        prop_assert_eq!(&(desk.store.records().unwrap(), desk.rows()), &end);
        if written > 0 {
            prop_assert_eq!(desk.redo(), None);
        }
    }

    #[test]
    fn no_sequence_of_steps_breaks_the_database(steps in steps(true)) {
        let mut desk = Desk::new();
        for step in &steps {
            perform(&mut desk.store, step);
            let records = desk.store.records().unwrap();
            prop_assert!(records.applications.iter().all(|application| !application.stage_history.is_empty()));
        }
        let connection = rusqlite::Connection::open(desk.path()).unwrap();
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        prop_assert_eq!(sound, "ok");
        let mut dangling = connection.prepare("PRAGMA foreign_key_check").unwrap();
        prop_assert!(!dangling.exists([]).unwrap());
        let running: i64 =
            connection.query_row("SELECT count(*) FROM running_operation", [], |row| row.get(0)).unwrap();
        prop_assert_eq!(running, 0);
    }
}

#[test]
fn undo_and_redo_walk_back_and_forth_by_name() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("Acme moved to offer", &[move_to(&acme, Stage::Offer, "2026-11-24")]);
    assert_eq!(desk.store.next_redo().unwrap(), None);
    let undone = desk.undo().unwrap();
    assert_eq!((undone.name.as_str(), undone.undone), ("Acme moved to offer", true));
    assert_eq!(desk.store.records().unwrap().applications[0].stage(), Stage::Applied);
    assert_eq!(desk.undo().unwrap().name, "Acme added");
    let records = desk.store.records().unwrap();
    assert!(records.applications.is_empty() && records.contacts.is_empty(), "the new contact goes with it");
    assert_eq!(desk.undo(), None);
    assert_eq!(desk.redo().unwrap().name, "Acme added");
    let redone = desk.redo().unwrap();
    assert_eq!((redone.name.as_str(), redone.undone), ("Acme moved to offer", false));
    assert_eq!(desk.store.records().unwrap().applications[0].stage(), Stage::Offer);
}

#[test]
fn a_write_by_another_program_ends_the_redo_line_for_good() {
    let mut desk = Desk::new();
    desk.add("Acme");
    desk.add("Globex");
    desk.undo();
    let mut other = desk.another();
    other.transact(morning(), "cli", "Hooli added", &[add("Hooli")]).unwrap();
    assert_eq!(desk.redo(), None);
    assert_eq!(desk.undo().unwrap().name, "Hooli added");
    assert_eq!(
        desk.redo().unwrap().name,
        "Hooli added",
        "not Globex, which was undone before Hooli was written"
    );
    assert_eq!(desk.redo(), None);
}

#[test]
fn a_step_that_is_no_longer_the_next_is_refused_with_the_name_of_the_newer_one() {
    let mut desk = Desk::new();
    desk.add("Acme");
    let shown = desk.store.next_undo().unwrap().unwrap();
    desk.another().transact(morning(), "cli", "Hooli added", &[add("Hooli")]).unwrap();
    let before = desk.store.records().unwrap();
    let error = desk.store.undo(morning(), "tui", Some(&shown.id)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not undo it: meanwhile 'Hooli added' is the one to undo; nothing was changed"
    );
    let error = desk.store.redo(morning(), "tui", Some(&shown.id)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not redo it: meanwhile there is nothing left to redo; nothing was changed"
    );
    assert_eq!(desk.store.records().unwrap(), before);
    assert_eq!(desk.store.operations(None, 10).unwrap().len(), 2, "a refusal is no operation");
    let next = desk.store.next_undo().unwrap().unwrap();
    assert!(desk.store.undo(morning(), "tui", Some(&next.id)).unwrap().is_some());
}

#[test]
fn an_older_write_is_taken_back_alone_and_that_can_be_undone() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    let sent = desk.transact("Acme: sent", &[log(&acme, "2026-11-23")]).operation;
    desk.transact("Acme: moved", &[move_to(&acme, Stage::Screening, "2026-11-24")]);
    let taken = desk.store.take_back(morning(), "tui", &sent.id).unwrap();
    assert_eq!((taken.name.as_str(), taken.kind), ("taken back: Acme: sent", OperationKind::Write));
    let application = desk.store.records().unwrap().applications.remove(0);
    assert_eq!((application.interactions.len(), application.stage()), (0, Stage::Screening));
    assert!(desk.store.take_back(morning(), "tui", &sent.id).is_err(), "only once");
    assert_eq!(desk.undo().unwrap().name, "taken back: Acme: sent");
    assert_eq!(desk.store.records().unwrap().applications[0].interactions.len(), 1);
    assert_eq!(desk.redo().unwrap().name, "taken back: Acme: sent");
}

#[test]
fn what_was_changed_since_is_not_taken_back_and_the_later_write_is_named() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("snoozed", &[snooze(&acme, Some("2026-11-30"))]);
    let second = desk.transact("dismissed", &[snooze(&acme, None), log(&acme, "2026-11-24")]).operation;
    desk.transact("snoozed again", &[snooze(&acme, Some("2026-12-24"))]);
    let before = (desk.store.records().unwrap(), desk.rows());
    let error = desk.store.take_back(morning(), "tui", &second.id).unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not restore what 'dismissed' changed: 'snoozed again' changed it since, take that back first; \
         nothing was changed"
    );
    assert_eq!((desk.store.records().unwrap(), desk.rows()), before, "the message that was sent stays too");
}

#[test]
fn a_person_whose_adding_is_taken_back_is_no_longer_linked_to() {
    let mut desk = Desk::new();
    let ana = callback::domain::contact::Contact::named("Ana");
    let added = desk.transact("Ana added", &[Change::add_contact(&ana)]).operation;
    let acme = desk.add("Acme");
    let contact =
        desk.store.records().unwrap().contacts.iter().find(|one| one.name == "Ana").unwrap().id.clone();
    let mut interaction = sent("2026-11-24");
    interaction.contact = Some(contact);
    desk.transact("sent", &[Change::add(&acme, &interaction)]);
    desk.store.take_back(morning(), "tui", &added.id).unwrap();
    let records = desk.store.records().unwrap();
    assert_eq!(records.applications[0].interactions[0].contact, None);
    desk.undo();
    assert!(desk.store.records().unwrap().applications[0].interactions[0].contact.is_some());
}

#[test]
fn a_deferral_of_a_record_that_is_gone_is_not_listed() {
    let mut desk = Desk::new();
    let added = desk.transact("Acme added", &[add("Acme")]).operation;
    let acme = desk.store.records().unwrap().applications[0].id.clone();
    desk.transact("snoozed", &[snooze(&acme, None)]);
    desk.store.take_back(morning(), "tui", &added.id).unwrap();
    assert!(desk.store.records().unwrap().deferrals.is_empty());
    desk.undo();
    assert_eq!(desk.store.records().unwrap().deferrals.len(), 1);
}

#[test]
fn operations_that_are_no_writes_or_are_undone_are_not_taken_back() {
    let mut desk = Desk::new();
    let added = desk.transact("Acme added", &[add("Acme")]).operation;
    desk.undo();
    let error = desk.store.take_back(morning(), "tui", &added.id).unwrap_err();
    assert_eq!(error.to_string(), "could not take back 'Acme added': it is taken back already");
    let undo = desk.store.operations(None, 1).unwrap().remove(0);
    assert!(matches!(desk.store.take_back(morning(), "tui", &undo.id), Err(StoreError::NotTakenBack { .. })));
}

#[test]
fn a_filled_database_is_where_undo_stops() {
    let mut desk = Desk::new();
    let demo = document(vec![incoming("a-acme", "Acme")]);
    desk.store.seed(morning(), "demo", &demo).unwrap();
    assert_eq!(desk.store.next_undo().unwrap(), None);
    assert_eq!(desk.undo(), None);
    let acme = ApplicationId::new("a-acme");
    desk.transact("sent", &[log(&acme, "2026-11-24")]);
    assert_eq!(desk.undo().unwrap().name, "sent");
    assert_eq!(desk.undo(), None);
    assert_eq!(desk.redo().unwrap().name, "sent");
    assert!(matches!(desk.store.seed(morning(), "demo", &demo), Err(StoreError::NotEmpty { .. })));
    assert_eq!(desk.store.operations(None, 10).unwrap().last().unwrap().name, "demo");
}

#[test]
fn undo_of_a_big_import_is_one_step() {
    let mut desk = Desk::new();
    let people = (0..200).map(|number| person(&format!("c-{number}"), &format!("Person {number}")));
    let mut big = document((0..500).map(|number| incoming(&format!("a-{number}"), "Acme")).collect());
    big.contacts = people.collect();
    desk.import(&big);
    assert_eq!(
        desk.store.next_undo().unwrap().unwrap().rows,
        1200,
        "people, applications and their first steps"
    );
    desk.undo();
    assert!(desk.rows().is_empty());
    desk.redo();
    let records = desk.store.records().unwrap();
    assert_eq!((records.applications.len(), records.contacts.len()), (500, 200));
    assert!(records.find_contact(&ContactId::new("c-7")).is_some());
}

#[test]
fn undo_survives_the_end_of_the_program() {
    let mut desk = Desk::new();
    let acme = desk.add("Acme");
    desk.transact("sent", &[log(&acme, "2026-11-24")]);
    let path = desk.path();
    drop(desk.store);
    let mut store = Store::open(&path, Access::Write, morning(), IdSource::random()).unwrap();
    assert_eq!(store.undo(morning(), "cli", None).unwrap().unwrap().name, "sent");
}
