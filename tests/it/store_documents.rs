//! Documents that the tests of imports read in.

use crate::store_support::*;
use callback::domain::action_key::ActionKey;
use callback::domain::channel::Channel;
use callback::domain::contact::{Contact, ContactChoice};
use callback::domain::deferral::Deferral;
use callback::domain::ids::ContactId;
use callback::domain::ids::InterviewId;
use callback::domain::interaction::Interaction;
use callback::domain::interview::Interview;
use callback::domain::moment::Moment;
use callback::domain::offer::Offer;
use callback::domain::promise::Promise;
use callback::domain::salary::{Salary, SalaryPeriod};
use callback::domain::stage::{Stage, StageChange};
use callback::fields::Noun;
use callback::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};
use callback::fields::patch::Patch;
use callback::fields::value::{Member, Value};

pub fn step(stage: Stage, on: Option<&str>) -> StageChange {
    StageChange::new(stage, on.map(day))
}

/// Returns a history as a document lists it, without ids.
pub fn listed(history: Vec<StageChange>) -> Option<Vec<IncomingRecord<StageChange>>> {
    Some(history.iter().map(|entry| IncomingRecord { id: None, patch: Patch::of(entry) }).collect())
}

pub fn person(id: &str, name: &str) -> IncomingRecord<Contact> {
    IncomingRecord { id: Some(id.to_owned()), patch: Patch::new().with("name", name.to_owned().into()) }
}

pub fn meeting(id: Option<&str>, at: &str) -> IncomingRecord<Interview> {
    let starts_at = Value::Moment(Moment::from_iso(at).unwrap());
    IncomingRecord { id: id.map(str::to_owned), patch: Patch::new().with("starts_at", starts_at) }
}

pub fn message(id: Option<&str>, on: &str, channel: Channel) -> IncomingRecord<Interaction> {
    let patch = Patch::new()
        .with("on", day(on).into())
        .with("direction", Value::Word("out"))
        .with("channel", Value::Word(channel.as_str()));
    IncomingRecord { id: id.map(str::to_owned), patch }
}

/// A document with every kind of record, with ids where the format has them.
pub fn full() -> Incoming {
    let mut acme = incoming("a-acme", "Acme");
    acme.stage_history =
        listed(vec![step(Stage::Applied, Some("2026-11-02")), step(Stage::Interviewing, None)]);
    acme.stage = Some(Stage::Interviewing);
    let salary =
        Salary { min: Some(95_000), max: None, currency: Some("EUR".to_owned()), period: SalaryPeriod::Year };
    acme.patch = acme
        .patch
        .with("role", "Engineer".to_owned().into())
        .with("salary", salary.to_value().into_owned())
        .with("tags", vec!["rust".to_owned(), "berlin".to_owned()].to_value().into_owned())
        .with("excitement", Value::Stars(4))
        .with("main_contact", ContactChoice::Existing(ContactId::new("c-ana")).into())
        .with("thank_you_by", Value::Word("post"));
    acme.offer = Some(Some(Offer { received_on: day("2026-11-20"), respond_by: None, notes: String::new() }));
    acme.tasks = Some(vec![IncomingRecord {
        id: Some("k-1".to_owned()),
        patch: Patch::new()
            .with("due_on", day("2026-11-25").into())
            .with("words", "references".to_owned().into()),
    }]);
    acme.lessons = Some(vec![said("twice"), said("twice")]);
    let mut interview = meeting(Some("i-1"), "2026-11-20T10:00");
    let people = ["c-bo", "c-ana"].map(|id| ContactChoice::Existing(ContactId::new(id)));
    interview.patch = interview.patch.with("interviewers", Value::People(people.into()));
    acme.interviews = Some(vec![interview]);
    let promise = Promise {
        said_on: day("2026-11-20"),
        reply_by: day("2026-11-27"),
        words: "soon".to_owned(),
        interview: Some(InterviewId::new("i-1")),
        ..Promise::blank()
    };
    acme.promises = Some(vec![IncomingRecord { id: None, patch: Patch::of(&promise) }]);
    let mut call = message(Some("x-1"), "2026-11-21", Channel::Phone);
    let ana = ContactChoice::Existing(ContactId::new("c-ana"));
    call.patch = call
        .patch
        .with("contact", ana.into())
        .with("interview", InterviewId::new("i-1").to_value().into_owned());
    acme.interactions = Some(vec![call]);
    let key: ActionKey = "thank-you:i-1:c-ana".parse().unwrap();
    Incoming {
        source: None,
        contacts: vec![person("c-ana", "Ana"), person("c-bo", "Bo")],
        applications: vec![acme],
        deferrals: vec![Deferral { key, until: Some(day("2026-11-26")) }],
    }
}

/// Returns a child without an id that says nothing but some words.
pub fn said<N: Noun>(words: &str) -> IncomingRecord<N> {
    IncomingRecord { id: None, patch: Patch::new().with("words", words.to_owned().into()) }
}

/// The same records without a single id.
pub fn nameless() -> Incoming {
    let mut acme = IncomingApplication::of("Acme");
    acme.interviews = Some(vec![meeting(None, "2026-11-20"), meeting(None, "2026-11-20")]);
    acme.interactions =
        Some(vec![message(None, "2026-11-21", Channel::Email), message(None, "2026-11-21", Channel::Email)]);
    acme.tasks = Some(vec![said("references")]);
    let contact = IncomingRecord { id: None, ..person("", "Ana") };
    Incoming { contacts: vec![contact], applications: vec![acme.clone(), acme], ..Incoming::default() }
}
