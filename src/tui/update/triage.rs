//! Triage: what is long past is closed at once, after a look at what that is.

use crate::domain::ids::ApplicationId;
use crate::scheduler::triage::{self, Decision};
use crate::tui::effect::{Effect, Intent};
use crate::tui::mode::{Menu, MenuItem, Mode, Then};
use crate::tui::state::State;
use crate::tui::wording::counted;

/// The most applications that are named before the question.
const MOST_NAMED: usize = 12;

/// Asks whether everything that is long past is closed.
pub(super) fn ask(state: &mut State) {
    let lines = &state.long_past;
    if lines.is_empty() {
        state.say("Nothing is long past.");
        return;
    }
    let mut remarks: Vec<String> = lines
        .iter()
        .take(MOST_NAMED)
        .map(|line| format!("{}: {}", line.application.company, line.why))
        .collect();
    if let Some(more) = lines.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        remarks.push(format!("and {more} more"));
    }
    let ids = lines.iter().map(|line| line.application.id.clone()).collect();
    let items = vec![
        MenuItem::new('n', "no, leave them", Then::Nothing),
        MenuItem::new('y', "yes, close them all (u takes it back)", Then::Settle(ids)),
    ];
    let title = format!("Close {} as no-response?", counted(lines.len(), "application"));
    state.mode = Mode::Menu(Menu { remarks, ..Menu::new(title, items) });
}

/// Closes those of the applications that are still long past, in one operation.
pub(super) fn settle(state: &mut State, ids: &[ApplicationId]) -> Vec<Effect> {
    let lines = state.long_past.iter().filter(|line| ids.contains(&line.application.id));
    let decisions: Vec<_> = lines.map(|line| (line, Decision::Close)).collect();
    match triage::settle(&decisions, state.today()) {
        Some(settled) => {
            vec![Effect::Apply { intent: Intent::Change, name: settled.name, changes: settled.changes }]
        }
        None => {
            state.say("Nothing is long past any more.");
            Vec::new()
        }
    }
}
