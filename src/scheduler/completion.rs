//! Completion: what "done" writes.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::ids::{ApplicationId, TaskId};
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::domain::task::Task;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::scheduler::action::Action;
use crate::scheduler::explain::message_name;

/// How an action was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct How {
    /// The local date on which it was done.
    pub on: NaiveDate,
    /// The local time, when it was done just now.
    pub at: Option<NaiveTime>,
    /// The channel that was used; `None` for the action's own.
    pub via: Option<Channel>,
    /// What came of it; `None` for the usual outcome of the channel (calls must say).
    pub outcome: Option<Outcome>,
    /// Notes to keep with it.
    pub note: String,
    /// For `respond`: where the application goes.
    pub stage: Option<Stage>,
}

impl How {
    /// Returns "done now, as suggested".
    pub const fn now(on: NaiveDate, at: NaiveTime) -> Self {
        Self { on, at: Some(at), via: None, outcome: None, note: String::new(), stage: None }
    }
}

/// A "done" in the form in which it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// The name of the operation: "Acme: thank-you to Ana Ruiz sent by email".
    pub name: String,
    /// What is written.
    pub changes: Vec<Change>,
}

/// What is missing or wrong in how an action was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incomplete {
    /// A call needs its outcome: reached, voicemail, no-answer.
    Outcome,
    /// The outcome does not belong to the channel.
    OutcomeOfAnotherChannel(Outcome, Channel),
    /// An offer needs its answer: accepted or declined (or rejected, withdrawn).
    Stage,
}

impl std::fmt::Display for Incomplete {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outcome => f.write_str("how did the call end? expected reached, voicemail or no-answer"),
            Self::OutcomeOfAnotherChannel(outcome, channel) => {
                write!(f, "'{outcome}' is not an outcome of {channel}")
            }
            Self::Stage => f.write_str("what was the answer? expected accepted or declined"),
        }
    }
}

impl std::error::Error for Incomplete {}

/// Turns "done" into changes.
///
/// # Errors
/// Tells what is missing: the outcome of a call, the answer to an offer.
pub fn complete(action: &Action, how: &How) -> Result<Completed, Incomplete> {
    let company = &action.application.company;
    let application = action.application.id.clone();
    match action.kind {
        ActionKind::ThankYou => message(action, how, Purpose::ThankYou),
        ActionKind::FollowUp | ActionKind::CheckIn => message(action, how, Purpose::FollowUp),
        ActionKind::Reminder => message(action, how, Purpose::Reminder),
        ActionKind::Update => message(action, how, Purpose::Update),
        ActionKind::Feedback => message(action, how, Purpose::FeedbackRequest),
        ActionKind::PartingNote => message(action, how, Purpose::PartingNote),
        ActionKind::Debrief => {
            let debriefed = |id| {
                let patch = Patch::new().with("debriefed", Value::Flag(true));
                Change::edit(&Interview { id, ..Interview::blank() }, patch)
            };
            let changes = action.interview.clone().map(debriefed);
            Ok(Completed {
                name: format!("{company}: interview written down"),
                changes: changes.into_iter().collect(),
            })
        }
        ActionKind::Task => {
            let tasks = action.key.parts().into_iter().map(TaskId::new);
            let changes = tasks
                .map(|task| {
                    let done = Patch::new().with("done_on", Value::Day(how.on));
                    Change::edit(&Task { id: task, ..Task::blank() }, done)
                })
                .collect();
            Ok(Completed { name: format!("{company}: {} done", action.why), changes })
        }
        ActionKind::Close => Ok(moved(action, application, Stage::NoResponse, how)),
        ActionKind::Respond => Ok(moved(action, application, how.stage.ok_or(Incomplete::Stage)?, how)),
    }
}

/// Returns the move of an application to a stage.
fn moved(action: &Action, application: ApplicationId, stage: Stage, how: &How) -> Completed {
    let note = Some(how.note.clone()).filter(|note| !note.is_empty());
    Completed {
        name: format!("{} moved to {stage}", action.application.company),
        changes: vec![Change::MoveStage { application, stage, on: how.on, note }],
    }
}

/// Returns the log entry of a message or call.
fn message(action: &Action, how: &How, purpose: Purpose) -> Result<Completed, Incomplete> {
    let channel = how.via.or(action.channel).unwrap_or(Channel::Email);
    let outcome = match how.outcome {
        Some(outcome) if !outcome.fits(channel) => {
            return Err(Incomplete::OutcomeOfAnotherChannel(outcome, channel));
        }
        Some(outcome) => outcome,
        None if channel == Channel::Phone => return Err(Incomplete::Outcome),
        None => Outcome::usual(channel),
    };
    let to = action.recipient.as_ref().map_or(String::new(), |recipient| format!(" to {}", recipient.name));
    let end =
        if channel == Channel::Phone { format!("by phone, {outcome}") } else { format!("sent by {channel}") };
    let interaction = Interaction {
        on: how.on,
        at: how.at,
        direction: Direction::Out,
        channel,
        purpose,
        contact: action.recipient.as_ref().map(|recipient| recipient.id.clone()),
        interview: action.interview.clone(),
        outcome,
        notes: how.note.clone(),
        ..Interaction::blank()
    };
    Ok(Completed {
        name: format!("{}: {}{to} {end}", action.application.company, message_name(purpose)),
        changes: vec![Change::add(&action.application.id, &interaction)],
    })
}

/// Tells whether the action of a key that is no longer listed was done already, from the records alone.
pub fn was_done(records: &Records, key: &ActionKey) -> bool {
    let Some(kind) = key.kind() else { return false };
    let parts = key.parts();
    let subject = parts.first().copied().unwrap_or_default();
    let detail = parts.get(1).copied().unwrap_or_default();
    match kind {
        ActionKind::ThankYou | ActionKind::Debrief => records.applications.iter().any(|application| {
            let interview = application.interviews.iter().find(|interview| interview.id.as_str() == subject);
            interview.is_some_and(|interview| was_met(application, interview, kind, detail))
        }),
        ActionKind::Task => {
            let mut tasks = records.applications.iter().flat_map(|application| &application.tasks);
            tasks.any(|task| task.id.as_str() == subject && task.done_on.is_some())
        }
        _ => {
            let mut applications = records.applications.iter();
            let application = applications.find(|application| application.id.as_str() == subject);
            application.is_some_and(|application| was_settled(application, kind, detail))
        }
    }
}

/// Tells whether an interview's thank-you to `person` was sent, or the interview was written down.
fn was_met(application: &Application, interview: &Interview, kind: ActionKind, person: &str) -> bool {
    if kind == ActionKind::Debrief {
        let mut promises = application.promises.iter();
        return interview.debriefed
            || promises.any(|promise| promise.interview.as_ref() == Some(&interview.id));
    }
    let mut notes =
        application.interactions.iter().filter(|i| i.is_delivered() && i.purpose == Purpose::ThankYou);
    notes.any(|note| {
        note.on >= interview.date()
            && note.interview.as_ref().is_none_or(|about| *about == interview.id)
            && note.contact.as_ref().is_none_or(|to| person == "-" || to.as_str() == person)
    })
}

/// Tells whether what an application asked for was done since `detail`: an anchor, a nudge or a date.
fn was_settled(application: &Application, kind: ActionKind, detail: &str) -> bool {
    let since = moment_of(application, detail);
    let sent = |purposes: &[Purpose]| {
        let mut messages = application.interactions.iter().filter(|message| message.is_delivered());
        messages.any(|message| {
            let later = since.is_none_or(|since| message.on >= since.date) && message.id.as_str() != detail;
            later && purposes.contains(&message.purpose)
        })
    };
    match kind {
        ActionKind::FollowUp | ActionKind::CheckIn | ActionKind::Reminder => {
            sent(&[Purpose::FollowUp, Purpose::Reminder])
        }
        ActionKind::Update => sent(&[Purpose::Update]),
        ActionKind::Feedback => sent(&[Purpose::FeedbackRequest]),
        ActionKind::PartingNote => sent(&[Purpose::PartingNote]),
        ActionKind::Close => application.stage() == Stage::NoResponse,
        ActionKind::Respond => {
            matches!(application.stage(), Stage::Accepted | Stage::Declined | Stage::Withdrawn)
        }
        ActionKind::ThankYou | ActionKind::Debrief | ActionKind::Task => false,
    }
}

/// Returns when the interview or interaction of this id took place, or the day that `detail` itself is.
fn moment_of(application: &Application, detail: &str) -> Option<Moment> {
    let interview = application.interviews.iter().find(|interview| interview.id.as_str() == detail);
    let interaction = application.interactions.iter().find(|interaction| interaction.id.as_str() == detail);
    let met = interview.map(|interview| interview.starts_at);
    met.or(interaction.map(Interaction::moment)).or_else(|| Moment::from_iso(detail))
}

#[cfg(test)]
mod tests;
