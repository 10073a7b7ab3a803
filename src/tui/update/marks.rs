//! Marks: several lines at once, actions on Today and applications in Apps, for one operation.

use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::stage::Stage;
use crate::keys::table::Place;
use crate::tui::effect::Effect;
use crate::tui::next_step::{NextStep, next_step};
use crate::tui::state::State;
use crate::tui::writes;

/// Marks the selected line, or takes its mark away.
pub(super) fn toggle(state: &mut State) {
    let subject = state.subject();
    if state.list_place() == Place::Apps {
        let Some(id) = subject.application else {
            state.say("There is nothing to mark here.");
            return;
        };
        if !state.apps.marked.remove(&id) {
            state.apps.marked.insert(id);
        }
    } else {
        let Some(action) = subject.action else {
            state.say("Only actions can be marked.");
            return;
        };
        if !state.marked.remove(&action.key) {
            state.marked.insert(action.key);
        }
    }
    state.list_mut().step(1);
}

/// Forgets every mark; returns whether there was one.
pub(super) fn clear(state: &mut State) -> bool {
    let any = !state.marked.is_empty() || !state.apps.marked.is_empty();
    state.marked.clear();
    state.apps.marked.clear();
    any
}

/// Returns the marked actions, or the next ones of the marked applications, when their list is in sight and has
/// marks.
pub(super) fn actions(state: &State) -> Option<Vec<ActionKey>> {
    if state.list_place() == Place::Today && !state.marked.is_empty() {
        return Some(state.marked.iter().cloned().collect());
    }
    let next = |application: &Application| match next_step(state, application) {
        Some(NextStep::Action(action)) => Some(action.key.clone()),
        Some(NextStep::Interview(_)) | None => None,
    };
    applications(state).map(|marked| marked.into_iter().filter_map(next).collect())
}

/// Returns the marked applications, in the order of the list, when it is in sight and has marks.
pub(super) fn applications(state: &State) -> Option<Vec<&Application>> {
    let here = state.list_place() == Place::Apps && !state.apps.marked.is_empty();
    let shown = state.apps.rows.iter().filter(|row| state.apps.marked.contains(&row.id));
    here.then(|| shown.filter_map(|row| state.find_application(&row.id)).collect())
}

/// Moves applications to a stage in one operation, those that stand there already aside.
pub(super) fn move_all(state: &mut State, ids: &[ApplicationId], stage: Stage) -> Vec<Effect> {
    let found: Vec<&Application> = ids.iter().filter_map(|id| state.find_application(id)).collect();
    let is_gone = found.is_empty();
    let moving: Vec<(&Application, Stage)> = found
        .into_iter()
        .filter(|application| application.stage() != stage)
        .map(|application| (application, stage))
        .collect();
    let effects = writes::move_stages(&moving, &format!("to {stage}"), state.today());
    if effects.is_none() {
        let gone = "It is gone: nothing was written.".to_owned();
        let there = if ids.len() == 1 { "It stands" } else { "They stand" };
        state.say(if is_gone { gone } else { format!("{there} at {stage} already.") });
    }
    clear(state);
    effects.into_iter().collect()
}

/// Moves the marked applications one stage forward or back, in one operation.
pub(super) fn step_all(state: &mut State, forward: bool) -> Option<Vec<Effect>> {
    let marked = applications(state)?;
    let next =
        |application| Some((application, writes::neighbour(Application::stage(application), forward)?));
    let moving: Vec<(&Application, Stage)> = marked.into_iter().filter_map(next).collect();
    let way = if forward { "one stage forward" } else { "one stage back" };
    let effects = writes::move_stages(&moving, way, state.today());
    if effects.is_none() {
        state.say("There is no stage beyond that way.");
    }
    clear(state);
    Some(effects.into_iter().collect())
}
