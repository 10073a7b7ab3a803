//! Writes: the operations that the screens ask for, with the names they carry in the history.

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::domain::now::Now;
use crate::domain::promise::Promise;
use crate::domain::stage::Stage;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::scheduler::action::Action;
use crate::tui::effect::{Effect, Intent};
use crate::tui::wording::{counted, weekday_and_date};

/// Snoozes actions until a day.
pub fn snooze(actions: &[&Action], until: NaiveDate) -> Effect {
    let ends_before = |action: &&&Action| action.lapses_on.is_some_and(|last| until > last);
    let intent = match (actions, actions.iter().find(ends_before)) {
        (_, None) => Intent::Change,
        ([action], Some(_)) => Intent::Lapse(action.lapses_on),
        (_, Some(_)) => Intent::Lapse(None),
    };
    defer(actions, Some(until), &format!("snoozed until {}", weekday_and_date(until)), intent)
}

/// Dismisses actions for good.
pub fn dismiss(actions: &[&Action]) -> Effect {
    defer(actions, None, "dismissed", Intent::Change)
}

/// Snoozes or dismisses actions in one operation.
fn defer(actions: &[&Action], until: Option<NaiveDate>, how: &str, intent: Intent) -> Effect {
    let name = match actions {
        [action] => format!("{}: {} {how}", action.application.company, action.kind),
        _ => format!("{} {how}", counted(actions.len(), "action")),
    };
    let change = |key: &ActionKey| Change::Defer { key: key.clone(), until };
    let changes = actions.iter().map(|action| change(&action.key)).collect();
    Effect::Apply { intent, name, changes }
}

/// Lists an action again that was snoozed or dismissed.
pub fn bring_back(application: &Application, key: ActionKey) -> Effect {
    let name = format!("{}: {} brought back", application.company, kind(&key));
    Effect::Apply { intent: Intent::Change, name, changes: vec![Change::Undefer { key }] }
}

/// Returns the kind of an action by its key.
pub fn kind(key: &ActionKey) -> &'static str {
    key.kind().map_or("action", ActionKind::as_str)
}

/// Moves an application to a stage.
pub fn move_stage(application: &Application, stage: Stage, today: NaiveDate) -> Effect {
    let id = application.id.clone();
    let intent = if stage == Stage::Offer { Intent::Offer(id.clone()) } else { Intent::Change };
    Effect::Apply {
        intent,
        name: format!("{} moved to {stage}", application.company),
        changes: vec![Change::MoveStage { application: id, stage, on: today, note: None }],
    }
}

/// Moves applications, each to a stage, in one operation; nothing when there is none.
pub fn move_stages(moving: &[(&Application, Stage)], way: &str, today: NaiveDate) -> Option<Effect> {
    if let [(application, stage)] = moving {
        return Some(move_stage(application, *stage, today));
    }
    let change = |(application, stage): &(&Application, Stage)| Change::MoveStage {
        application: application.id.clone(),
        stage: *stage,
        on: today,
        note: None,
    };
    (!moving.is_empty()).then(|| Effect::Apply {
        intent: Intent::Change,
        name: format!("{} moved {way}", counted(moving.len(), "application")),
        changes: moving.iter().map(change).collect(),
    })
}

/// Writes the notes of an application; the name says when others were written meanwhile.
pub fn notes(application: &Application, text: String, changed_elsewhere: bool) -> Effect {
    let over = if changed_elsewhere { ", over a change made elsewhere" } else { "" };
    Effect::Apply {
        intent: Intent::Notes,
        name: format!("{}: notes edited{over}", application.company),
        changes: vec![Change::edit(application, Patch::new().with("notes", text.into()))],
    }
}

/// Logs that a reply came: feedback after a rejection, an answer otherwise.
pub fn reply(application: &Application, contact: Option<ContactId>, now: Now) -> Effect {
    let purpose = if application.stage() == Stage::Rejected { Purpose::Feedback } else { Purpose::Reply };
    let channel = application.interactions.last().map_or(Channel::Email, |last| last.channel);
    let interaction = Interaction {
        on: now.today(),
        at: minute(now),
        direction: Direction::In,
        channel,
        purpose,
        contact,
        outcome: Outcome::usual(channel),
        ..Interaction::blank()
    };
    let intent = match purpose {
        Purpose::Reply => Intent::Reply(application.id.clone()),
        _ => Intent::Change,
    };
    Effect::Apply {
        intent,
        name: format!("{}: {purpose} came", application.company),
        changes: vec![Change::add(&application.id, &interaction)],
    }
}

/// Logs a message or a call that no action asked for.
pub fn contact(
    application: &Application,
    contact: Option<ContactId>,
    channel: Channel,
    outcome: Outcome,
    now: Now,
) -> Effect {
    let interaction = Interaction {
        on: now.today(),
        at: minute(now),
        direction: Direction::Out,
        channel,
        purpose: Purpose::Other,
        contact,
        outcome,
        ..Interaction::blank()
    };
    Effect::Apply {
        intent: Intent::Change,
        name: format!("{}: contact by {channel} logged", application.company),
        changes: vec![Change::add(&application.id, &interaction)],
    }
}

/// Notes when they promised to answer, in the latest interview that was held.
pub fn promise(application: &Application, reply_by: NaiveDate, today: NaiveDate) -> Effect {
    let promise = Promise {
        said_on: today,
        reply_by,
        words: String::new(),
        interview: latest_held(application, today),
        ..Promise::blank()
    };
    Effect::Apply {
        intent: Intent::Change,
        name: format!("{}: answer promised by {}", application.company, weekday_and_date(reply_by)),
        changes: vec![Change::add(&application.id, &promise)],
    }
}

/// Returns the person a message about an application most likely came from or went to.
pub fn likely_contact(application: &Application, action: Option<&Action>) -> Option<ContactId> {
    let addressed = action.and_then(|action| action.recipient.as_ref()).map(|recipient| recipient.id.clone());
    let only = || match application.people().as_slice() {
        [only] => Some((*only).clone()),
        _ => None,
    };
    addressed.or_else(|| application.main_contact.clone()).or_else(only)
}

/// Returns the stage before or after `stage` in the pipeline; the pipeline ends at the offer.
pub fn neighbour(stage: Stage, forward: bool) -> Option<Stage> {
    let open: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| !stage.is_closed()).collect();
    let at = open.iter().position(|other| *other == stage)?;
    let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
    open.get(next).copied()
}

/// Returns the latest interview that was held.
fn latest_held(application: &Application, today: NaiveDate) -> Option<InterviewId> {
    let held = application.interviews.iter().filter(|interview| interview.is_held(today));
    held.max_by_key(|interview| interview.starts_at).map(|interview| interview.id.clone())
}

/// Returns the time of day to the minute, as records keep it.
pub fn minute(now: Now) -> Option<chrono::NaiveTime> {
    use chrono::Timelike;
    now.time().with_second(0).and_then(|time| time.with_nanosecond(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pipeline_has_ends_and_closed_stages_have_no_neighbours() {
        for (stage, forward, expected) in [
            (Stage::Saved, true, Some(Stage::Applied)),
            (Stage::Saved, false, None),
            (Stage::Interviewing, true, Some(Stage::Offer)),
            (Stage::Offer, true, None),
            (Stage::Offer, false, Some(Stage::Interviewing)),
            (Stage::Rejected, true, None),
            (Stage::Rejected, false, None),
        ] {
            assert_eq!(neighbour(stage, forward), expected, "{stage} {forward}");
        }
    }
}
