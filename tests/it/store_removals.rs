//! What deletions leave behind: links that still make sense, an export that comes in again, and a way back.

use callback::documents::interchange::{read, write};
use callback::domain::action_key::ActionKey;
use callback::domain::contact::{Contact, ContactChoice};
use callback::domain::ids::{ApplicationId, ContactId, InterviewId, PromiseId, RecordId, RecordKind};
use callback::domain::interaction::{Interaction, Purpose};
use callback::domain::lesson::Lesson;
use callback::domain::local_time::AnyTime;
use callback::domain::moment::iso_time;
use callback::domain::offer::Offer;
use callback::domain::promise::Promise;
use callback::domain::records::Records;
use callback::domain::task::Task;
use callback::fields::Noun;
use callback::fields::change::Change;
use callback::fields::incoming::{ImportOptions, NothingKnown};
use callback::fields::patch::Patch;
use callback::fields::value::{Member, Value};
use callback::store::{Access, IdSource, Store};

use crate::store_support::*;

fn written(records: &Records) -> String {
    let mut written = Vec::new();
    write(records, &mut written).unwrap();
    String::from_utf8(written).unwrap()
}

/// Acme after an interview with these people.
struct Met {
    desk: Desk,
    acme: ApplicationId,
    interview: InterviewId,
}

impl Met {
    fn with(people: &[&str]) -> Self {
        let mut desk = Desk::new();
        let acme = desk.add("Acme");
        desk.transact("met", &[met(&acme, "2026-11-23T10:00", people)]);
        let interview = desk.store.records().unwrap().applications[0].interviews[0].id.clone();
        Self { desk, acme, interview }
    }

    fn records(&self) -> Records {
        self.desk.store.records().unwrap()
    }

    fn contact(&self, name: &str) -> ContactId {
        self.records().contacts.iter().find(|contact| contact.name == name).unwrap().id.clone()
    }

    fn thank(&mut self, name: &str, linked: bool) {
        let interaction = Interaction {
            purpose: Purpose::ThankYou,
            contact: Some(self.contact(name)),
            interview: linked.then(|| self.interview.clone()),
            ..sent("2026-11-23")
        };
        let change = Change::add(&self.acme, &interaction);
        self.desk.transact("thanked", &[change]);
    }

    /// Does one thing, checks that the export of what is left comes in again as it is, and that undo restores all.
    fn try_out(&mut self, change: Change, check: impl FnOnce(&Records)) {
        let (rows, records) = (self.desk.rows(), self.records());
        self.desk.transact("tried", &[change]);
        let after = self.records();
        check(&after);
        let export = written(&after);
        let incoming = read(&export, &NothingKnown, &AnyTime).unwrap();
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let mut other = Store::open(&path, Access::Write, morning(), IdSource::seeded(9)).unwrap();
        other.import(morning(), "import", "import", &incoming, ImportOptions::default()).unwrap();
        assert_eq!(written(&other.records().unwrap()), export);
        self.desk.undo();
        assert_eq!((self.desk.rows(), self.records()), (rows, records));
        self.desk.redo();
        assert_eq!(self.records(), after);
        self.desk.undo();
    }
}

/// Returns the deletion of a person.
fn without(person: &ContactId) -> Change {
    Change::Delete { record: RecordId { kind: RecordKind::Contact, id: person.to_string() } }
}

#[test]
fn a_person_who_goes_is_unlinked_everywhere() {
    let mut met = Met::with(&["Bo", "Cy"]);
    met.thank("Ana of Acme", false);
    let ana = met.contact("Ana of Acme");
    met.try_out(without(&ana), |records| {
        let acme = &records.applications[0];
        assert_eq!((records.contacts.len(), &acme.main_contact), (2, &None));
        assert_eq!((acme.interactions.len(), &acme.interactions[0].contact), (1, &None));
        assert_eq!(acme.interviews[0].interviewers.len(), 2);
    });
    let bo = met.contact("Bo");
    met.try_out(without(&bo), |records| {
        assert_eq!(records.applications[0].interviews[0].interviewers.len(), 1);
        assert!(records.applications[0].main_contact.is_some());
    });
}

#[test]
fn thanks_to_a_person_who_goes_thank_nobody_else() {
    for (people, linked, purpose, notes) in [
        (&["Bo", "Cy"][..], true, Purpose::Other, "Thanks to Bo"),
        (&["Bo", "Cy"][..], false, Purpose::Other, "Thanks to Bo"),
        (&["Bo"][..], true, Purpose::ThankYou, ""),
        (&["Bo"][..], false, Purpose::ThankYou, ""),
    ] {
        let mut met = Met::with(people);
        met.thank("Bo", linked);
        let bo = met.contact("Bo");
        met.try_out(without(&bo), |records| {
            let message = &records.applications[0].interactions[0];
            assert_eq!((message.purpose, message.notes.as_str()), (purpose, notes), "{people:?} {linked}");
        });
    }
}

#[test]
fn thanks_that_were_put_off_are_still_put_off_when_the_person_goes() {
    for until in [None, Some("2026-11-30")] {
        let mut met = Met::with(&["Bo"]);
        let bo = met.contact("Bo");
        let key = ActionKey::thank_you(&met.interview, Some(&bo));
        met.desk.transact("put off", &[Change::Defer { key, until: until.map(day) }]);
        let nobody = ActionKey::thank_you(&met.interview, None);
        met.try_out(without(&bo), |records| {
            let deferrals: Vec<_> = records.deferrals.iter().map(|one| (&one.key, one.until)).collect();
            assert_eq!(deferrals, [(&nobody, until.map(day))]);
        });
    }
}

#[test]
fn what_was_about_an_interview_that_goes_stays() {
    let mut met = Met::with(&["Bo"]);
    met.thank("Bo", true);
    let promise = Promise {
        said_on: day("2026-11-23"),
        reply_by: day("2026-11-27"),
        words: "by Friday".to_owned(),
        interview: Some(met.interview.clone()),
        ..Promise::blank()
    };
    met.desk.transact("promised", &[Change::add(&met.acme.clone(), &promise)]);
    let key = ActionKey::debrief(&met.interview);
    met.desk.transact("put off", &[Change::Defer { key, until: None }]);
    let interview = met.interview.clone();
    let gone = RecordId { kind: RecordKind::Interview, id: interview.to_string() };
    met.try_out(Change::Delete { record: gone }, |records| {
        let acme = &records.applications[0];
        assert!(acme.interviews.is_empty() && records.deferrals.is_empty());
        assert_eq!((acme.promises.len(), &acme.promises[0].interview), (1, &None));
        assert_eq!((acme.interactions.len(), &acme.interactions[0].interview), (1, &None));
        assert_eq!(records.contacts.len(), 2, "people stay");
    });
}

#[test]
fn promises_and_lessons_are_edited_and_deleted_by_id() {
    let mut met = Met::with(&["Bo"]);
    let application = met.acme.clone();
    let promise = |words: &str| Promise {
        said_on: day("2026-11-23"),
        reply_by: day("2026-11-27"),
        words: words.to_owned(),
        ..Promise::blank()
    };
    let lesson = |words: &str| Lesson { words: words.to_owned(), ..Lesson::blank() };
    let added = ["one", "two", "two"]
        .map(|words| [Change::add(&application, &promise(words)), Change::add(&application, &lesson(words))]);
    met.desk.transact("added", added.as_flattened());
    let said = |records: &Records| {
        let acme = &records.applications[0];
        let promises: Vec<_> = acme.promises.iter().map(|promise| promise.words.clone()).collect();
        let lessons: Vec<_> = acme.lessons.iter().map(|lesson| lesson.words.clone()).collect();
        (promises.join(" "), lessons.join(" "))
    };
    let acme = met.records().applications.remove(0);
    met.try_out(Change::delete(&acme.promises[1]), |records| {
        assert_eq!(said(records).0, "one two", "one of two that are equal");
    });
    met.try_out(Change::delete(&acme.lessons[0]), |records| {
        assert_eq!(said(records).1, "two two");
    });
    let patch =
        Patch::new().with("words", "three".to_owned().into()).with("reply_by", day("2026-12-01").into());
    met.try_out(Change::edit(&acme.promises[0], patch), |records| {
        assert_eq!(said(records).0, "three two two")
    });
    let patch = Patch::new().with("words", "three".to_owned().into()).with("on", day("2026-11-24").into());
    met.try_out(Change::edit(&acme.lessons[0], patch), |records| {
        assert_eq!(said(records).1, "three two two")
    });
    let gone = Change::delete(&Promise { id: PromiseId::new("never"), ..promise("never said") });
    let error = met.desk.store.transact(morning(), "cli", "gone", &[gone]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not find the promise 'never': it may have been deleted; list what is there and try again"
    );
}

#[test]
fn messages_and_tasks_are_edited_and_deleted_by_id() {
    let mut met = Met::with(&["Bo"]);
    met.thank("Bo", false);
    let application = met.acme.clone();
    let noted = Task { due_on: Some(day("2026-11-25")), words: "send references".into(), ..Task::blank() };
    met.desk.transact("noted", &[Change::add(&application, &noted)]);
    let acme = met.records().applications.remove(0);
    let (message, task) = (&acme.interactions[0], &acme.tasks[0]);
    met.desk.transact("put off", &[Change::Defer { key: ActionKey::task(&task.id), until: None }]);
    let patch = Patch::new()
        .with("on", day("2026-11-24").into())
        .with("at", Value::Time(iso_time("08:15").unwrap()))
        .with("contact", ContactChoice::new(Contact::named("Eve")).into())
        .with("interview", met.interview.to_value().into_owned());
    met.try_out(Change::edit(message, patch), |records| {
        let message = &records.applications[0].interactions[0];
        assert_eq!(message.moment().to_string(), "2026-11-24T08:15");
        assert_eq!(records.find_contact(message.contact.as_ref().unwrap()).unwrap().name, "Eve");
        assert!(message.interview.is_some());
    });
    met.try_out(Change::delete(message), |records| {
        assert!(records.applications[0].interactions.is_empty());
    });
    let patch =
        Patch::new().with("due_on", Value::Nothing).with("words", "call the referees".to_owned().into());
    met.try_out(Change::edit(task, patch), |records| {
        let task = &records.applications[0].tasks[0];
        assert_eq!((task.due_on, task.words.as_str()), (None, "call the referees"));
    });
    met.try_out(Change::delete(task), |records| {
        assert!(records.applications[0].tasks.is_empty() && records.deferrals.is_empty());
    });
}

#[test]
fn an_offer_goes_and_a_new_one_takes_its_place() {
    let mut met = Met::with(&[]);
    let offer =
        |notes: &str| Offer { received_on: day("2026-11-24"), respond_by: None, notes: notes.to_owned() };
    let application = met.acme.clone();
    let set = |notes| Change::SetOffer { application: application.clone(), offer: offer(notes) };
    met.desk.transact("offered", &[set("verbal")]);
    let gone = Change::DeleteOffer { application: application.clone() };
    met.try_out(gone.clone(), |records| assert_eq!(records.applications[0].offer, None));
    met.desk.transact("gone", std::slice::from_ref(&gone));
    met.try_out(gone, |records| assert_eq!(records.applications[0].offer, None));
    met.try_out(set("written"), |records| {
        assert_eq!(records.applications[0].offer, Some(offer("written")));
    });
}
