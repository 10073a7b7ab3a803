//! Whatever is pressed in a form, on whatever terminal: no panic, the same record selected, and nothing typed lost.

use callback::tui::forms::draft;
use callback::tui::message::Message;
use callback::tui::mode::Mode;
use callback::tui::state::State;
use callback::tui::update::update;
use proptest::prelude::*;

use crate::screens_fixture::{noon, press, records, screen, snapshot};

/// What opens a form on the list of applications.
const FORMS: &[&str] = &["A", "e", "i", "C", "n", "t", "c o", "s 8"];

const KEYS: &[&str] = &[
    "Tab",
    "Shift-Tab",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "Enter",
    "Backspace",
    "Delete",
    "Ctrl-a",
    "Ctrl-e",
    "Ctrl-w",
    "Ctrl-u",
    "Ctrl-k",
    "Ctrl-t",
    "Ctrl-s",
    "PgUp",
    "PgDn",
    "'fri",
    "'Ana",
    "'x",
    "日",
    "'90k_EUR",
    "é",
    "'e\u{301}",
    "'👩‍💻",
    "'שלום",
    "'yes",
    "again",
    "40x10",
    "120x40",
    "33x7",
];

/// Returns what is typed in the open form.
fn typed(state: &State) -> Option<Vec<String>> {
    match &state.mode {
        Mode::Form(form) => Some(form.fields.iter().map(|field| field.input.text().to_owned()).collect()),
        _ => None,
    }
}

/// Returns what the draft of the open form is kept as.
fn name(state: &State) -> Option<String> {
    match &state.mode {
        Mode::Form(form) => Some(form.draft_name()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_in_any_form_are_survived_and_nothing_typed_is_lost(
        form in proptest::sample::select(FORMS),
        keys in proptest::collection::vec(proptest::sample::select(KEYS), 0..40),
    ) {
        let mut state = noon((80, 24));
        press(&mut state, "2 j");
        let mut selected = state.subject().application;
        press(&mut state, form);
        let opened = name(&state);
        for key in keys {
            match key {
                "again" => drop(update(&mut state, Message::Loaded(Box::new(snapshot(records()))))),
                "40x10" => drop(update(&mut state, Message::Resized { width: 40, height: 10 })),
                "120x40" => drop(update(&mut state, Message::Resized { width: 120, height: 40 })),
                "33x7" => drop(update(&mut state, Message::Resized { width: 33, height: 7 })),
                key => drop(press(&mut state, key)),
            }
            screen(&state);
            // keys pressed after the form was left move in the list
            if !matches!(state.mode, Mode::Form(_)) {
                selected = state.subject().application;
            }
            if let Mode::Form(form) = &state.mode {
                prop_assert_eq!(&state.subject().application, &selected);
                let kept = state.form_drafts.get(&form.draft_name()).map_or("", String::as_str);
                prop_assert_eq!(kept, &draft::written(form), "after {}", key);
            }
        }
        update(&mut state, Message::Resized { width: 80, height: 24 });
        let last = name(&state);
        if let Some(before) = typed(&state) {
            press(&mut state, "Esc Esc");
            prop_assert!(typed(&state).is_none());
            press(&mut state, form);
            // keys pressed after the form was left may have opened another one
            if last == opened {
                let after = typed(&state).unwrap_or_default();
                let trimmed =
                    |texts: &[String]| texts.iter().map(|text| text.trim().to_owned()).collect::<Vec<_>>();
                prop_assert_eq!(trimmed(&after), trimmed(&before));
            }
        }
    }
}
