//! The due list as `callback.due/1`, for programs. Fields are only ever added.

use std::io::{self, BufWriter, Write};

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use crate::domain::action_key::ActionKind;
use crate::domain::channel::Channel;
use crate::domain::interview::InterviewKind;
use crate::domain::moment::Moment;
use crate::domain::stage::Stage;
use crate::scheduler::action::{Action, ApplicationRef, Recipient, State};
use crate::scheduler::{DueList, InterviewLine};

/// The name of the format.
const FORMAT: &str = "callback.due/1";

#[derive(Serialize)]
struct ListView<'a> {
    format: &'static str,
    on: NaiveDate,
    actions: Vec<ActionView<'a>>,
    interviews: Vec<InterviewView<'a>>,
}

#[derive(Serialize)]
struct ActionView<'a> {
    key: &'a str,
    kind: ActionKind,
    state: State,
    due_on: NaiveDate,
    days_overdue: u32,
    lapses_on: Option<NaiveDate>,
    #[serde(serialize_with = "minute")]
    after: Option<NaiveTime>,
    together_with: Vec<&'a str>,
    code: &'a str,
    application: ApplicationView<'a>,
    interview: Option<&'a str>,
    recipient: Option<RecipientView<'a>>,
    channel: Option<Channel>,
    why: &'a str,
    reasons: Vec<ReasonView<'a>>,
}

#[derive(Serialize)]
struct ApplicationView<'a> {
    id: &'a str,
    company: &'a str,
    role: &'a str,
    stage: Stage,
}

#[derive(Serialize)]
struct RecipientView<'a> {
    id: &'a str,
    name: &'a str,
    email: Option<&'a str>,
    phone: Option<&'a str>,
}

#[derive(Serialize)]
struct ReasonView<'a> {
    rule: &'a str,
    text: &'a str,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct InterviewView<'a> {
    id: &'a str,
    #[serde(serialize_with = "moment")]
    starts_at: Moment,
    minutes: u32,
    zone: Option<&'a str>,
    application: ApplicationView<'a>,
    kind: InterviewKind,
    place: Option<&'a str>,
    interviewers: &'a [String],
}

/// Writes a list: two blanks of indent, every field, a line feed at the end.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    let view = ListView {
        format: FORMAT,
        on: list.on,
        actions: list.actions.iter().map(action).collect(),
        interviews: list.interviews.iter().map(interview).collect(),
    };
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &view).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Returns an action as it is written.
fn action(action: &Action) -> ActionView<'_> {
    ActionView {
        key: action.key.as_str(),
        kind: action.kind,
        state: action.state,
        due_on: action.due_on,
        days_overdue: action.days_overdue,
        lapses_on: action.lapses_on,
        after: action.after,
        together_with: action.together_with.iter().map(|key| key.as_str()).collect(),
        code: &action.code,
        application: application(&action.application),
        interview: action.interview.as_ref().map(|id| id.as_str()),
        recipient: action.recipient.as_ref().map(recipient),
        channel: action.channel,
        why: &action.why,
        reasons: action
            .reasons
            .iter()
            .map(|reason| ReasonView { rule: reason.rule, text: &reason.text, source: reason.source })
            .collect(),
    }
}

/// Returns an application as it is written.
fn application(application: &ApplicationRef) -> ApplicationView<'_> {
    ApplicationView {
        id: application.id.as_str(),
        company: &application.company,
        role: &application.role,
        stage: application.stage,
    }
}

/// Returns a recipient as it is written.
fn recipient(person: &Recipient) -> RecipientView<'_> {
    RecipientView {
        id: person.id.as_str(),
        name: &person.name,
        email: person.email.as_deref(),
        phone: person.phone.as_deref(),
    }
}

/// Returns an interview as it is written.
fn interview(line: &InterviewLine) -> InterviewView<'_> {
    InterviewView {
        id: line.id.as_str(),
        starts_at: line.starts_at,
        minutes: line.minutes,
        zone: line.zone.as_deref(),
        application: application(&line.application),
        kind: line.kind,
        place: line.place.as_deref(),
        interviewers: &line.interviewers,
    }
}

/// Writes a moment as documents do.
fn moment<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(moment)
}

/// Writes a time to the minute.
fn minute<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&time.format("%H:%M")),
        None => serializer.serialize_none(),
    }
}
