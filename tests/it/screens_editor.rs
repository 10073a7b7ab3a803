//! Texts that go out to the user's editor: what is asked for, and what becomes of what comes back.

use callback::domain::application::Application;
use callback::domain::ids::ApplicationId;
use callback::fields::change::Change;
use callback::fields::patch::Patch;
use callback::tui::effect::{Effect, Intent, TextOwner, TextToEdit};
use callback::tui::message::Message;
use callback::tui::update::update;

use crate::screens_fixture::{noon, operation, press, records, screen, snapshot};

const NOTES: &str = "They run Rust in production.\nAsk about on-call.";

fn acme() -> ApplicationId {
    ApplicationId::new("a-acme")
}

fn edited(before: &str, after: &str) -> Message {
    Message::Edited { owner: TextOwner::Notes(acme()), before: before.to_owned(), after: after.to_owned() }
}

fn written(name: &str, text: &str) -> Effect {
    let noted = Application::bare(acme(), "Acme");
    let changes = vec![Change::edit(&noted, Patch::new().with("notes", text.to_owned().into()))];
    Effect::Apply { intent: Intent::Notes, name: name.to_owned(), changes }
}

#[test]
fn the_notes_of_the_selected_application_go_to_the_editor_from_every_list() {
    for keys in ["/ 'acme Enter E", "2 / 'acme Enter E", "2 / 'acme Enter Enter E"] {
        let mut state = noon((80, 24));
        let effects = press(&mut state, keys);
        let text = NOTES.to_owned();
        let wanted = TextToEdit { owner: TextOwner::Notes(acme()), text, extension: "md" };
        assert_eq!(effects, [Effect::EditText(wanted)], "{keys}");
    }
}

#[test]
fn what_comes_back_is_written_in_one_named_operation() {
    let mut state = noon((80, 24));
    let effects = update(&mut state, edited(NOTES, "Ask about pay."));
    assert_eq!(effects, [written("Acme: notes edited", "Ask about pay.")]);
    let unchanged = update(&mut state, edited(NOTES, NOTES));
    assert_eq!(unchanged, []);
    assert!(screen(&state).contains("The notes are as they were."));
}

#[test]
fn a_change_made_elsewhere_meanwhile_is_told_since_undo_brings_it_back() {
    let mut state = noon((80, 24));
    let effects = update(&mut state, edited("older notes", "Ask about pay."));
    assert_eq!(effects, [written("Acme: notes edited, over a change made elsewhere", "Ask about pay.")]);
}

#[test]
fn notes_that_could_not_be_saved_are_what_the_editor_opens_next() {
    let mut state = noon((80, 24));
    press(&mut state, "/ 'acme Enter");
    update(&mut state, edited(NOTES, "Ask about pay."));
    update(&mut state, Message::Failed("the disk is full".to_owned()));
    assert!(screen(&state).contains("error: the disk is full; your notes are kept: E goes on with them"));
    let effects = press(&mut state, "E");
    assert!(
        matches!(effects.as_slice(), [Effect::EditText(wanted)] if wanted.text == "Ask about pay."),
        "{effects:?}"
    );
    let effects = update(&mut state, edited("Ask about pay.", "Ask about pay."));
    assert_eq!(effects, [written("Acme: notes edited", "Ask about pay.")]);
    let operation = operation("Acme: notes edited", "tui", 1);
    let snapshot = Box::new(snapshot(records()));
    update(&mut state, Message::Written { intent: Intent::Notes, operation, added: None, snapshot });
    let effects = press(&mut state, "E");
    assert!(matches!(effects.as_slice(), [Effect::EditText(wanted)] if wanted.text == NOTES), "{effects:?}");
}

#[test]
fn whatever_is_typed_can_go_on_in_the_editor() {
    for (keys, text) in [("a 'Acme", "Acme"), ("/ 'acme", "acme"), (": 'undo", "undo"), ("t '1_dec", "1 dec")]
    {
        let mut state = noon((80, 24));
        press(&mut state, keys);
        let effects = press(&mut state, "Ctrl-o");
        let wanted = TextToEdit { owner: TextOwner::Input, text: text.to_owned(), extension: "txt" };
        assert_eq!(effects, [Effect::EditText(wanted)], "{keys}");
    }
    let mut state = noon((80, 24));
    press(&mut state, "a 'Acme Ctrl-o");
    let after = "Acme\n\"Backend Engineer\"\nwith:\"Dana R\"\n".to_owned();
    let effects =
        update(&mut state, Message::Edited { owner: TextOwner::Input, before: "Acme".to_owned(), after });
    assert_eq!(effects, [Effect::SaveDraft("Acme \"Backend Engineer\" with:\"Dana R\"".to_owned())]);
    assert!(screen(&state).contains("Dana R (new contact)"));
}
