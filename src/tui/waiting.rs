//! Waiting: the screens while the records wait for another process.
//!
//! Everything goes on meanwhile but what reads or writes records. What is typed in that time is not what waits: it
//! stays when the answer comes.

use std::collections::BTreeMap;

use crate::tui::mode::Mode;
use crate::tui::state::State;

/// What the records wait with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// For whom, and to do what.
    pub text: String,
    /// Whether something is to be written.
    writes: bool,
    /// Whether the user knows what leaving means.
    warned: bool,
    /// The line of the quick add when it began.
    draft: String,
    /// What was typed into forms by then.
    form_drafts: BTreeMap<String, String>,
}

impl Waiting {
    /// Begins to wait.
    pub fn begin(state: &mut State, text: String, writes: bool) {
        state.waiting = Some(Self {
            text,
            writes,
            warned: false,
            draft: state.draft.clone(),
            form_drafts: state.form_drafts.clone(),
        });
    }
}

/// Tells whether the line of the quick add is still the one that was written.
pub fn draft_is_written(state: &State) -> bool {
    state.waiting.as_ref().is_none_or(|waiting| waiting.draft == state.draft)
}

/// Tells whether what is typed in a form is still what was written.
pub fn form_is_written(state: &State, draft: &str) -> bool {
    state
        .waiting
        .as_ref()
        .is_none_or(|waiting| waiting.form_drafts.get(draft) == state.form_drafts.get(draft))
}

/// Tells whether what belongs to a write may be asked for now: not over what the user turned to meanwhile.
pub const fn may_ask(state: &State) -> bool {
    state.waiting.is_none() || matches!(state.mode, Mode::Browse)
}

/// Tells whether the user may leave; the first time, says what would not be written.
pub fn may_leave(state: &mut State) -> bool {
    let Some(waiting) = state.waiting.as_mut().filter(|waiting| waiting.writes && !waiting.warned) else {
        return true;
    };
    waiting.warned = true;
    state.complain("not written yet: the same key again leaves without it");
    false
}
