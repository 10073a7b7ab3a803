//! What a small search tells about the next interview.

use super::*;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::{ApplicationId, InterviewId};
use crate::domain::interview::{InterviewKind, USUAL_MINUTES};
use crate::domain::lesson::Lesson;
use crate::domain::moment::{Moment, iso_date};
use crate::domain::stage::{Stage, StageChange};
use crate::fields::Noun;

fn day(text: &str) -> NaiveDate {
    iso_date(text).unwrap()
}

fn meeting(id: &str, at: &str, people: &[&str]) -> Interview {
    Interview {
        id: InterviewId::new(id),
        handle: id.to_owned(),
        round: None,
        kind: InterviewKind::Other,
        starts_at: Moment::from_iso(at).unwrap(),
        zone: None,
        minutes: USUAL_MINUTES,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: people.iter().map(|id| ContactId::new(*id)).collect(),
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    }
}

fn person(id: &str) -> Contact {
    Contact {
        id: ContactId::new(id),
        handle: id.to_owned(),
        name: id.to_uppercase(),
        title: None,
        company: None,
        kind: ContactKind::Interviewer,
        email: None,
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }
}

fn application(id: &str, stage: Stage, lessons: &[(&str, &str)]) -> Application {
    let mut application = Application::bare(ApplicationId::new(id), id);
    application.stage_history.push(StageChange::new(stage, iso_date("2026-11-01")));
    application.lessons = lessons
        .iter()
        .map(|(on, words)| Lesson { on: iso_date(on), words: (*words).to_owned(), ..Lesson::blank() })
        .collect();
    application
}

fn records() -> Records {
    let mut acme = application("acme", Stage::Interviewing, &[("2026-11-02", "Breathe")]);
    acme.tags = vec!["rust".to_owned()];
    acme.main_contact = Some(ContactId::new("hr"));
    let mut first = meeting("i1", "2026-11-20T10:00", &["ana"]);
    first.forgot = "the talk".to_owned();
    let mut called_off = meeting("i3", "2026-11-24T08:00", &[]);
    called_off.cancelled = true;
    acme.interviews = vec![meeting("i2", "2026-11-24T14:00", &["bo", "ana"]), first, called_off];
    let mut kin = application("globex", Stage::Rejected, &[("2026-10-01", "ask about on-call")]);
    kin.tags = vec!["Rust".to_owned()];
    let other = application("hooli", Stage::Rejected, &[("2026-11-10", "smile"), ("2026-11-11", "breathe ")]);
    let open = application("umbrella", Stage::Applied, &[("2026-11-12", "not from a rejection")]);
    let later = application("initech", Stage::Rejected, &[("2026-12-12", "not learnt yet")]);
    Records {
        contacts: ["hr", "ana", "bo"].into_iter().map(person).collect(),
        applications: vec![acme, other, kin, open, later],
        ..Records::default()
    }
}

#[test]
fn the_next_interview_comes_with_those_who_take_part_first() {
    let records = records();
    let sheet = prepare(&records, &records.applications[0], day("2026-11-24"));
    assert_eq!(sheet.interview.map(|one| one.handle.as_str()), Some("i2"));
    let people: Vec<_> = sheet.people.iter().map(|one| (one.contact.name.as_str(), one.takes_part)).collect();
    assert_eq!(people, [("BO", true), ("ANA", true), ("HR", false)]);
    let rounds: Vec<_> = sheet.rounds.iter().map(|round| round.interview.handle.as_str()).collect();
    assert_eq!(rounds, ["i1"]);
    let after = prepare(&records, &records.applications[0], day("2026-11-25"));
    assert_eq!((after.interview, after.rounds.len()), (None, 2));
}

#[test]
fn lessons_are_own_ones_then_those_of_kindred_rejections_each_once() {
    let records = records();
    let sheet = prepare(&records, &records.applications[0], day("2026-11-24"));
    let lessons: Vec<_> = sheet.lessons.iter().map(|one| one.lesson.words.as_str()).collect();
    assert_eq!(lessons, ["Breathe", "ask about on-call", "smile"]);
}

#[test]
fn the_first_question_is_when_you_will_hear() {
    let records = records();
    let sheet = prepare(&records, &records.applications[0], day("2026-11-24"));
    let asked: Vec<_> = sheet.questions.iter().map(|one| one.words.as_str()).collect();
    assert!(asked[0].starts_with("When will I hear from you?"), "{asked:?}");
    assert!(asked.contains(&"Say what was forgotten: the talk"), "{asked:?}");
    assert!(asked.contains(&"What is the pay range?"), "{asked:?}");
    assert!(!asked.iter().any(|words| words.starts_with("Who is in the room")), "{asked:?}");
}
