//! The sheet as `callback.preparation/1`, for programs. Fields are only ever added.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::domain::application::Application;
use crate::domain::interview::Interview;
use crate::domain::promise::Promise;
use crate::domain::task::Task;
use crate::scheduler::preparation::{Person, Preparation, Question, Reminder, Round};

/// The name of the format.
const FORMAT: &str = "callback.preparation/1";

/// Writes the sheet.
pub(super) fn write(sheet: &Preparation<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = json!({
        "format": FORMAT,
        "on": sheet.on,
        "application": application(sheet.application),
        "interview": sheet.interview.map(interview),
        "people": sheet.people.iter().map(|one| person(one, sheet)).collect::<Vec<_>>(),
        "rounds": sheet.rounds.iter().map(round).collect::<Vec<_>>(),
        "promises": sheet.promises.iter().map(|one| promise(one)).collect::<Vec<_>>(),
        "tasks": sheet.tasks.iter().map(|one| task(one)).collect::<Vec<_>>(),
        "lessons": sheet.lessons.iter().map(lesson).collect::<Vec<_>>(),
        "questions": sheet.questions.iter().map(question).collect::<Vec<_>>(),
    });
    writeln!(out, "{document:#}")
}

fn application(application: &Application) -> Value {
    let salary = application.salary.as_ref().map(|salary| {
        json!({ "min": salary.min, "max": salary.max, "currency": salary.currency, "period": salary.period })
    });
    json!({
        "id": application.id,
        "handle": application.handle,
        "company": application.company,
        "role": application.role,
        "stage": application.stage(),
        "applied_on": application.applied_on,
        "source": application.source,
        "url": application.url,
        "location": application.location,
        "work_mode": application.work_mode,
        "salary": salary,
        "tags": application.tags,
        "notes": application.notes,
    })
}

fn interview(interview: &Interview) -> Value {
    json!({
        "id": interview.id,
        "handle": interview.handle,
        "round": interview.round,
        "kind": interview.kind,
        "starts_at": interview.starts_at.to_string(),
        "zone": interview.zone,
        "minutes": interview.minutes,
        "place": interview.place,
        "interviewers": interview.interviewers,
        "strengths": interview.strengths,
        "forgot": interview.forgot,
        "notes": interview.notes,
    })
}

fn person(person: &Person<'_>, sheet: &Preparation<'_>) -> Value {
    let contact = person.contact;
    let last = person.last.map(|last| {
        json!({ "on": last.on, "direction": last.direction, "channel": last.channel, "purpose": last.purpose })
    });
    json!({
        "id": contact.id,
        "name": contact.name,
        "title": contact.title,
        "company": contact.company,
        "kind": contact.kind,
        "email": contact.email,
        "phone": contact.phone,
        "notes": contact.notes,
        "takes_part": person.takes_part,
        "main_contact": sheet.application.main_contact.as_ref() == Some(&contact.id),
        "last_contact": last,
    })
}

fn round(round: &Round<'_>) -> Value {
    interview(round.interview)
}

fn promise(promise: &Promise) -> Value {
    json!({
        "said_on": promise.said_on,
        "reply_by": promise.reply_by,
        "words": promise.words,
        "interview": promise.interview,
    })
}

fn task(task: &Task) -> Value {
    json!({ "id": task.id, "due_on": task.due_on, "words": task.words })
}

fn lesson(reminder: &Reminder<'_>) -> Value {
    json!({
        "on": reminder.lesson.on,
        "words": reminder.lesson.words,
        "application": {
            "id": reminder.application.id,
            "company": reminder.application.company,
            "role": reminder.application.role,
        },
    })
}

fn question(question: &Question) -> Value {
    json!({ "source": question.source, "words": question.words })
}
