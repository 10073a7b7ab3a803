//! Cases for rule tables, written as a few words: "applied 11-02; interview i1 11-10 ana; out follow-up 11-17".
//!
//! Dates without a year are in 2026. Everyone named exists, with an email address; `bo` has only a phone, `nix`
//! nothing.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::deferral::Deferral;
use crate::domain::ids::{ApplicationId, ContactId, InteractionId, InterviewId, TaskId};
use crate::domain::interaction::{Direction, Interaction, Outcome};
use crate::domain::interview::{Interview, InterviewKind, USUAL_MINUTES};
use crate::domain::moment::{Moment, iso_time};
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::records::Records;
use crate::domain::stage::{Stage, StageChange};
use crate::domain::task::Task;
use crate::fields::Noun;
use crate::scheduler::action::Action;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::Cadences;
use crate::scheduler::{Agenda, agenda};

/// Reads a day: `11-24` or `2027-01-05`.
pub fn day(text: &str) -> NaiveDate {
    moment(text).date
}

fn moment(text: &str) -> Moment {
    let full = if text.matches('-').count() == 1 { format!("2026-{text}") } else { text.to_owned() };
    Moment::from_iso(&full).unwrap_or_else(|| panic!("no date: {text}"))
}

/// Returns the records of the applications described, one after the other, with ids `a`, `b`, ….
pub fn records(descriptions: &[&str]) -> Records {
    let people = ["ana", "bo", "cy", "nix"].map(person);
    let mut records = Records { contacts: people.into(), ..Records::default() };
    for (description, id) in descriptions.iter().zip('a'..) {
        let mut application = empty(&id.to_string());
        for phrase in description.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            apply(&mut application, &mut records, &words);
        }
        records.applications.push(application);
    }
    records
}

fn person(name: &str) -> Contact {
    Contact {
        id: ContactId::new(name),
        handle: String::new(),
        name: name.to_owned(),
        title: None,
        company: None,
        kind: ContactKind::Interviewer,
        email: matches!(name, "ana" | "cy").then(|| format!("{name}@acme.example")),
        phone: (name == "bo").then(|| "+49 30 1".to_owned()),
        preferred_channel: None,
        notes: String::new(),
    }
}

fn empty(id: &str) -> Application {
    Application { role: "SRE".to_owned(), ..Application::bare(ApplicationId::new(id), format!("Acme {id}")) }
}

fn apply(application: &mut Application, records: &mut Records, words: &[&str]) {
    match words {
        ["applied", on] => {
            application.applied_on = Some(day(on));
            application.stage_history.push(StageChange::new(Stage::Applied, Some(day(on))));
        }
        ["interview", id, at, rest @ ..] => application.interviews.push(interview(id, at, rest)),
        ["promise", said, "by", by, rest @ ..] => application.promises.push(Promise {
            said_on: day(said),
            reply_by: day(by),
            words: String::new(),
            interview: rest.first().map(|id| InterviewId::new(*id)),
            ..Promise::blank()
        }),
        [direction @ ("in" | "out"), purpose, at, rest @ ..] => {
            let id = format!("x{}", application.interactions.len() + 1);
            application.interactions.push(interaction(id, direction, purpose, at, rest));
        }
        ["offered", on] => {
            application.offer = Some(Offer { received_on: day(on), respond_by: None, notes: String::new() })
        }
        ["offered", on, "by", by] => {
            application.offer =
                Some(Offer { received_on: day(on), respond_by: Some(day(by)), notes: String::new() });
        }
        ["task", id, on, rest @ ..] => application.tasks.push(Task {
            id: TaskId::new(*id),
            due_on: Some(day(on)),
            words: "send references".into(),
            done_on: rest.first().map(|on| day(on)),
        }),
        ["main", person] => application.main_contact = Some(ContactId::new(*person)),
        ["cadence", name] => application.cadence = Some((*name).to_owned()),
        ["quiet", until] => application.quiet_until = Some(day(until)),
        ["no-follow-up"] => application.no_follow_up = true,
        ["by-post"] => application.thank_you_by = Channel::Post,
        ["prefers", person, channel] => {
            let contact = records.contacts.iter_mut().find(|contact| contact.id.as_str() == *person);
            contact.unwrap().preferred_channel = Some(channel.parse().unwrap());
        }
        ["snooze", key, until] => defer(records, key, Some(day(until))),
        ["dismiss", key] => defer(records, key, None),
        [stage] => application.stage_history.push(StageChange::new(stage.parse().unwrap(), None)),
        [stage, on] => {
            application.stage_history.push(StageChange::new(stage.parse().unwrap(), Some(day(on))))
        }
        other => panic!("no such phrase: {other:?}"),
    }
}

fn defer(records: &mut Records, key: &str, until: Option<NaiveDate>) {
    records.deferrals.push(Deferral { key: key.parse().unwrap(), until });
}

fn interview(id: &str, at: &str, rest: &[&str]) -> Interview {
    let mut interview = Interview {
        id: InterviewId::new(id),
        handle: String::new(),
        round: None,
        kind: InterviewKind::Other,
        starts_at: moment(at),
        zone: None,
        minutes: USUAL_MINUTES,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: Vec::new(),
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    };
    for word in rest {
        match *word {
            "cancelled" => interview.cancelled = true,
            "debriefed" => interview.debriefed = true,
            word => match word.parse::<InterviewKind>() {
                Ok(kind) => interview.kind = kind,
                Err(_) => interview.interviewers.push(ContactId::new(word)),
            },
        }
    }
    interview
}

fn interaction(id: String, direction: &str, purpose: &str, at: &str, rest: &[&str]) -> Interaction {
    let mut interaction = Interaction {
        id: InteractionId::new(id),
        on: moment(at).date,
        at: moment(at).time,
        direction: direction.parse::<Direction>().unwrap(),
        channel: Channel::Email,
        purpose: purpose.parse().unwrap(),
        contact: None,
        interview: None,
        outcome: Outcome::Sent,
        notes: String::new(),
    };
    for word in rest {
        if let Ok(channel) = word.parse::<Channel>() {
            interaction.channel = channel;
            interaction.outcome = Outcome::usual(channel);
        } else if let Ok(outcome) = word.parse() {
            interaction.outcome = outcome;
        } else if let Some(id) = word.strip_prefix("about:") {
            interaction.interview = Some(InterviewId::new(id));
        } else {
            interaction.contact = Some(ContactId::new(*word));
        }
    }
    interaction
}

/// Judges the records with the built-in cadences and no holidays.
pub fn judged(records: &Records, today: &str) -> Agenda {
    agenda(records, &Cadences::default(), &Holidays::default(), day(today))
}

/// Returns every listed action as "kind mm-dd recipient channel", in the order of lists.
pub fn listed(descriptions: &[&str], today: &str) -> Vec<String> {
    judged(&records(descriptions), today).actions.iter().map(line).collect()
}

/// Returns the listed actions of one kind.
pub fn listed_of(kind: &str, descriptions: &[&str], today: &str) -> Vec<String> {
    listed(descriptions, today).into_iter().filter(|line| line.split(' ').next() == Some(kind)).collect()
}

fn line(action: &Action) -> String {
    let mut line = format!("{} {}", action.kind, action.due_on.format("%m-%d"));
    if let Some(recipient) = &action.recipient {
        line.push_str(&format!(" {}", recipient.name));
    }
    if let Some(channel) = action.channel {
        line.push_str(&format!(" {channel}"));
    }
    line
}

/// Checks a table of (given, today, expected): what one kind of action looks like in each case.
pub fn check(kind: &str, table: &[(&str, &str, &str)]) {
    for (given, today, expected) in table {
        let applications: Vec<&str> = given.split('|').collect();
        let expected: Vec<&str> =
            expected.split(',').map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(listed_of(kind, &applications, today), expected, "{given} on {today}");
    }
}

/// Reads a time of day.
pub fn time(text: &str) -> NaiveTime {
    iso_time(text).unwrap()
}
