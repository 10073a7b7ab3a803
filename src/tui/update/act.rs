//! Acting: done, undo, stages, replies. Whatever is missing is asked for before anything is written.

use chrono::Timelike;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::ids::InterviewId;
use crate::domain::interaction::Outcome;
use crate::domain::operation::Operation;
use crate::domain::stage::Stage;
use crate::keys::command::Command;
use crate::scheduler::action::Action;
use crate::scheduler::completion::{Completed, How, Incomplete, complete};
use crate::tui::effect::{Effect, Intent};
use crate::tui::mode::Then;
use crate::tui::state::State;
use crate::tui::update::{ask, form, marks};
use crate::tui::wording::counted;
use crate::tui::writes;

/// The origin of what this program's screens write.
const OWN_ORIGIN: &str = "tui";
/// The most rows that undo and redo touch without asking first.
const MOST_ROWS: u64 = 50;

/// Marks what is selected or marked as done; takes a done line back.
pub(super) fn done(state: &mut State) -> Vec<Effect> {
    if let Some(keys) = marks::actions(state) {
        return complete_all(state, keys, None, None);
    }
    let subject = state.subject();
    match (subject.done, subject.action) {
        (Some(operation), _) => vec![Effect::TakeBack(operation)],
        (None, Some(action)) if action.kind == ActionKind::Debrief => {
            form::debrief(state, &action);
            Vec::new()
        }
        (None, Some(action)) => complete_all(state, vec![action.key], None, None),
        (None, None) => {
            if let Some(action) = subject.interview.and_then(|interview| debrief_of(state, &interview)) {
                form::debrief(state, &action);
                return Vec::new();
            }
            let opens = if state.detail.is_none() { ": Enter opens it" } else { "" };
            state.say(format!("There is nothing to mark as done on this line{opens}."));
            Vec::new()
        }
    }
}

/// Returns the debrief that an interview asks for, once it has ended.
fn debrief_of(state: &State, interview: &InterviewId) -> Option<Action> {
    let mut actions = state.snapshot.agenda.actions.iter();
    let found = actions.find(|action| {
        action.kind == ActionKind::Debrief
            && action.interview.as_ref() == Some(interview)
            && !state.is_folded(action)
    });
    found.cloned()
}

/// Marks actions as done in one operation, once nothing is missing any more.
pub(super) fn complete_all(
    state: &mut State,
    keys: Vec<ActionKey>,
    outcome: Option<Outcome>,
    stage: Option<Stage>,
) -> Vec<Effect> {
    let now = state.now;
    let at = now.time().with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(now.time());
    let mut completed: Vec<Completed> = Vec::new();
    for action in keys.iter().filter_map(|key| state.find_action(key)) {
        let outcome = outcome.filter(|_| action.channel == Some(Channel::Phone));
        let how = How { outcome, stage, ..How::now(now.today(), at) };
        match complete(action, &how) {
            Ok(one) => completed.push(one),
            Err(missing) => {
                let title = format!("{}: {}", action.application.company, action.kind);
                ask_for(state, missing, &title, keys, outcome);
                return Vec::new();
            }
        }
    }
    marks::clear(state);
    let name = match completed.as_slice() {
        [] => {
            state.say(match keys.as_slice() {
                [] => "None of the marked lines has anything to do.",
                _ => "It is done already.",
            });
            return Vec::new();
        }
        [one] => one.name.clone(),
        several => format!("{} done", counted(several.len(), "action")),
    };
    let changes = completed.into_iter().flat_map(|one| one.changes).collect();
    vec![Effect::Apply { intent: Intent::Done, name, changes }]
}

/// Asks for what is missing.
fn ask_for(
    state: &mut State,
    missing: Incomplete,
    title: &str,
    keys: Vec<ActionKey>,
    outcome: Option<Outcome>,
) {
    match missing {
        Incomplete::Outcome => ask::outcome(state, title, keys),
        Incomplete::Stage => ask::answer(state, title, keys, outcome),
        wrong @ Incomplete::OutcomeOfAnotherChannel(..) => state.complain(wrong.to_string()),
    }
}

/// Takes the last write back; asks first when it is not this program's own, or large.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    let Some(operation) = state.snapshot.next_undo.clone() else {
        state.say("There is nothing to undo.");
        return Vec::new();
    };
    if needs_asking(&operation) {
        ask::confirm(state, "Undo", &operation, Then::Undo(operation.id.clone()));
        return Vec::new();
    }
    vec![Effect::Undo(operation.id)]
}

/// Brings the last undone write back; asks first as `undo` does.
pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    let Some(operation) = state.snapshot.next_redo.clone() else {
        state.say("There is nothing to redo.");
        return Vec::new();
    };
    if needs_asking(&operation) {
        ask::confirm(state, "Redo", &operation, Then::Redo(operation.id.clone()));
        return Vec::new();
    }
    vec![Effect::Redo(operation.id)]
}

/// Tells whether a write is one that the user should be asked about.
fn needs_asking(operation: &Operation) -> bool {
    operation.origin != OWN_ORIGIN || operation.rows > MOST_ROWS
}

/// Moves the selected application one stage forward or back.
pub(super) fn move_by_one(state: &mut State, forward: bool) -> Vec<Effect> {
    if let Some(effects) = marks::step_all(state, forward) {
        return effects;
    }
    let Some(application) = selected(state) else {
        return Vec::new();
    };
    match writes::neighbour(application.stage(), forward) {
        Some(stage) => vec![writes::move_stage(&application, stage, state.today())],
        None => {
            let (key, stage) = (state.key(Command::Stage), application.stage());
            state.say(format!("There is no stage beyond {stage} that way: {key} lists them all."));
            Vec::new()
        }
    }
}

/// Logs that a reply came.
pub(super) fn reply(state: &mut State) -> Vec<Effect> {
    let Some(application) = selected(state) else {
        return Vec::new();
    };
    let contact = ask::other_side(state, &application);
    vec![writes::reply(&application, contact, state.now)]
}

/// Returns the selected application; says so when there is none.
pub(super) fn selected(state: &mut State) -> Option<Application> {
    let id = state.subject().application;
    let application = id.and_then(|id| state.find_application(&id).cloned());
    if application.is_none() {
        let apps = state.key(Command::Show(1));
        state.say(format!("Select an application first: {apps} lists them all."));
    }
    application
}
