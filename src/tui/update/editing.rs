//! Editing: texts that go out to the user's editor, and what becomes of them when they come back.
//!
//! What was written there is never lost: it is kept until it is saved.

use crate::domain::ids::ApplicationId;
use crate::tui::effect::{Effect, TextOwner, TextToEdit};
use crate::tui::state::State;
use crate::tui::update::{act, ask, letters, typing};
use crate::tui::writes;

/// Hands the notes of the selected application to the editor; those that could not be saved before come first.
pub(super) fn notes(state: &mut State) -> Vec<Effect> {
    let Some(application) = act::selected(state) else {
        return Vec::new();
    };
    let text = unsaved(state, &application.id).cloned().unwrap_or(application.notes);
    vec![Effect::EditText(TextToEdit { owner: TextOwner::Notes(application.id), text, extension: "md" })]
}

/// Hands what is being typed to the editor.
pub(super) fn input(state: &mut State) -> Vec<Effect> {
    let Some(input) = state.mode.input_mut() else {
        return Vec::new();
    };
    let text = input.text().to_owned();
    vec![Effect::EditText(TextToEdit { owner: TextOwner::Input, text, extension: "txt" })]
}

/// The editor gave a text back.
pub(super) fn edited(state: &mut State, owner: TextOwner, before: &str, after: String) -> Vec<Effect> {
    match owner {
        TextOwner::Notes(id) => save_notes(state, &id, before, after),
        TextOwner::Letter(key) => letters::edited(state, &key, before, &after),
        TextOwner::Input => typing::replace(state, &after),
    }
}

/// Returns the notes of an application that were edited and could not be saved.
fn unsaved<'a>(state: &'a State, id: &ApplicationId) -> Option<&'a String> {
    state.unsaved_notes.as_ref().filter(|(owner, _)| owner == id).map(|(_, text)| text)
}

/// Saves notes; says so when they were changed elsewhere meanwhile, since that is what undo brings back.
fn save_notes(state: &mut State, id: &ApplicationId, before: &str, after: String) -> Vec<Effect> {
    let present = state.find_application(id).map(|application| application.notes.clone());
    let was_unsaved = unsaved(state, id).is_some();
    if present.as_ref() == Some(&after) || before == after && !was_unsaved {
        state.unsaved_notes = None;
        state.say("The notes are as they were.");
        return Vec::new();
    }
    state.unsaved_notes = Some((id.clone(), after.clone()));
    let changed_elsewhere = !was_unsaved && present.is_some_and(|present| present != before);
    ask::about(state, id, |application| writes::notes(application, after, changed_elsewhere))
}
