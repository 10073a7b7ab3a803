//! What typing does: the filter, the quick add, the search for commands, and the way back out.

use callback::domain::ids::ApplicationId;
use callback::domain::stage::Stage;
use callback::fields::change::Change;
use callback::tui::effect::{Effect, Intent};
use callback::tui::message::Message;
use callback::tui::mode::Mode;
use callback::tui::state::State;
use callback::tui::update::update;
use ratatui::crossterm::event::Event;

use crate::screens_fixture::{application, noon, operation, press, records, screen, snapshot};

const SIZE: (u16, u16) = (80, 24);

fn acme() -> ApplicationId {
    ApplicationId::new("a-acme")
}

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

#[test]
fn quick_add_keeps_a_draft_on_every_change_and_forgets_it_once_saved() {
    let mut state = noon(SIZE);
    let draft = |text: &str| Effect::SaveDraft(text.to_owned());
    assert_eq!(press(&mut state, "a 'Ab Backspace"), [draft("A"), draft("Ab"), draft("A")]);
    assert_eq!(press(&mut state, "Esc"), []);
    assert!(toast(&state).contains("draft is kept"));
    assert_eq!(press(&mut state, "a 'c"), [draft("Ac")], "the draft is still there");
    let effects = press(&mut state, "Enter");
    let [Effect::Apply { intent: Intent::Add, changes, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(
        matches!(changes.as_slice(), [Change::AddApplication(draft)] if draft.application.company == "Ac")
    );
    assert_eq!(state.draft, "Ac", "not lost before it is written");
    let written = Message::Written {
        intent: Intent::Add,
        operation: operation("Ac added", "tui", 1),
        added: Some(acme()),
        snapshot: Box::new(snapshot(records())),
    };
    assert_eq!(update(&mut state, written), [draft("")]);
    assert_eq!((state.draft.as_str(), state.apps.selected()), ("", Some(&acme())));
}

#[test]
fn text_lines_take_every_printable_key_and_pastes_go_nowhere_else() {
    let mut state = noon(SIZE);
    press(&mut state, "/ 'qxd?:1_u");
    assert_eq!(state.today.filtering.text, "qxd?:1 u");
    let paste = |state: &mut State, text: &str| {
        let message = callback::tui::events::message_for(state, Event::Paste(text.to_owned()));
        message.map(|message| update(state, message))
    };
    press(&mut state, "Ctrl-u");
    assert_eq!(paste(&mut state, "acme\nq\n"), Some(vec![]));
    assert_eq!(state.today.filtering.text, "acme q");
    press(&mut state, "Esc");
    assert_eq!(paste(&mut state, "q"), None);
}

#[test]
fn a_filter_that_is_not_understood_says_so_and_leaves_the_list_alone() {
    let mut state = noon(SIZE);
    press(&mut state, "2 / 'stage:open");
    assert_eq!(state.apps.rows.len(), 6);
    press(&mut state, "Ctrl-u 'stage:opne");
    assert_eq!(state.apps.rows.len(), 6);
    assert!(screen(&state).contains("'opne'"), "{}", screen(&state));
    press(&mut state, "Esc");
    assert_eq!((state.apps.rows.len(), state.apps.filtering.fault.as_ref()), (7, None));
}

#[test]
fn a_filter_only_says_that_nothing_matches_when_nothing_does() {
    let mut state = noon(SIZE);
    press(&mut state, "/ 'hooli");
    assert!(screen(&state).contains("THIS WEEK (1)") && !screen(&state).contains("No line matches"));
    press(&mut state, "'xyz");
    assert!(screen(&state).contains("No line matches the filter."));
}

#[test]
fn leaving_goes_back_one_level_at_a_time() {
    let mut state = noon(SIZE);
    assert_eq!(press(&mut state, "Enter Esc Esc Esc"), [], "Esc never quits");
    assert_eq!(press(&mut state, "Enter q"), []);
    assert_eq!(press(&mut state, "w q"), []);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(press(&mut state, "a 'x Ctrl-c").last(), Some(&Effect::Quit));
}

#[test]
fn escape_clears_marks_then_the_filter() {
    let mut state = noon(SIZE);
    press(&mut state, "/ 'stage:open Enter v");
    assert_eq!(state.marked.len(), 1);
    press(&mut state, "Esc");
    assert!(state.marked.is_empty() && !state.today.filtering.text.is_empty());
    press(&mut state, "Esc");
    assert_eq!(state.today.filtering.text, "");
}

#[test]
fn the_palette_and_the_help_run_what_they_find() {
    let mut state = noon(SIZE);
    press(&mut state, ": 'rules_behind Enter");
    assert!(matches!(state.mode, Mode::Reading(_)));
    press(&mut state, "q F1 'order_of_the_list Enter");
    assert_eq!(toast(&state), "S only works elsewhere.");
    press(&mut state, "2 ? 'order_of_the_list Enter");
    assert!(matches!(state.mode, Mode::Menu(_)));
}

#[test]
fn letters_with_opposite_meanings_elsewhere_do_nothing_but_hint() {
    for letter in ["d", "x"] {
        let mut state = noon(SIZE);
        assert_eq!(press(&mut state, letter), []);
        assert!(toast(&state).starts_with(&format!("{letter} does nothing here")));
    }
}

#[test]
fn what_could_not_be_done_is_said_and_nothing_is_lost() {
    let mut state = noon(SIZE);
    press(&mut state, "a 'Acme Enter");
    update(&mut state, Message::Failed("could not write: disk is full".to_owned()));
    assert!(screen(&state).contains("error: could not write: disk is full"));
    press(&mut state, "a");
    assert!(screen(&state).contains("│ Acme"));
}

/// Returns one of the days around as a moment, at midnight.
fn midnight(day: u32) -> Message {
    let text = format!("2026-11-{day}T00:00:10+01:00");
    Message::Tick(callback::domain::now::Now::new(chrono::DateTime::parse_from_rfc3339(&text).unwrap()))
}

#[test]
fn what_is_saved_is_what_was_shown_even_over_midnight() {
    let mut state = noon(SIZE);
    press(&mut state, "a 'Acme_SRE_on:\"tomorrow_14:00\"");
    assert!(screen(&state).contains("Wed 25 Nov 2026 14:00"));
    assert_eq!(update(&mut state, midnight(25)), [Effect::Reload]);
    let today = callback::tui::snapshot::Snapshot { on: state.today(), ..snapshot(records()) };
    update(&mut state, Message::Loaded(Box::new(today)));
    assert!(screen(&state).contains("Thu 26 Nov 2026 14:00"));
    assert!(screen(&state).contains("It changed meanwhile: look again."));
    assert_eq!(press(&mut state, "Enter"), [], "once");
    assert!(screen(&state).contains("It changed meanwhile: Enter saves this."));
    assert_eq!(press(&mut state, "Enter").len(), 1);
}

#[test]
fn enter_before_the_new_day_was_read_is_refused_too() {
    let mut state = noon(SIZE);
    press(&mut state, "a 'Acme_SRE_on:tomorrow");
    update(&mut state, midnight(25));
    assert_eq!(press(&mut state, "Enter"), []);
    assert!(screen(&state).contains("Thu 26 Nov 2026"));
}

#[test]
fn an_application_that_another_process_added_meanwhile_is_noticed() {
    let mut state = noon(SIZE);
    press(&mut state, "a 'Tyrell_SRE");
    assert!(screen(&state).contains("Tyrell   new"));
    let mut more = records();
    more.applications.push(application("Tyrell", "SRE", &[(Stage::Applied, 24)]));
    update(&mut state, Message::Loaded(Box::new(snapshot(more))));
    assert!(screen(&state).contains("Tyrell   existing (1 open application)"), "{}", screen(&state));
    assert_eq!(press(&mut state, "Enter"), []);
    assert_eq!(press(&mut state, "Enter").len(), 1);
}

#[test]
fn other_writes_elsewhere_refuse_nothing() {
    let mut state = noon(SIZE);
    press(&mut state, "a 'Tyrell_SRE");
    update(&mut state, Message::Loaded(Box::new(snapshot(records()))));
    assert_eq!(press(&mut state, "Enter").len(), 1);
}

#[test]
fn a_filter_that_is_not_understood_cannot_be_kept() {
    for screen_key in ["1", "2"] {
        let mut state = noon(SIZE);
        press(&mut state, &format!("{screen_key} / 'stage:opne Enter"));
        assert!(matches!(state.mode, Mode::Filter(_)));
        assert!(screen(&state).contains("filter: stage:opne (not understood)"), "{}", screen(&state));
        press(&mut state, "Backspace Backspace Backspace 'en Enter");
        assert!(matches!(state.mode, Mode::Filter(_)), "'en' alone is no stage");
        press(&mut state, "Ctrl-u 'stage:open Enter");
        assert!(matches!(state.mode, Mode::Browse) && !screen(&state).contains("not understood"));
    }
}

#[test]
fn what_was_added_is_selected_or_said_to_be_hidden() {
    let written = |keys: &str| {
        let mut state = noon(SIZE);
        press(&mut state, keys);
        let (intent, operation) = (Intent::Add, operation("Acme - Backend Engineer added", "tui", 1));
        let snapshot = Box::new(snapshot(records()));
        update(&mut state, Message::Written { intent, operation, added: Some(acme()), snapshot });
        state
    };
    for keys in ["1", "2", "2 S c"] {
        let state = written(keys);
        assert_eq!(state.subject().application, Some(acme()), "{keys}");
        assert!(screen(&state).contains("Acme - Backend Engineer added (u undo)"), "{keys}");
    }
    let hidden = written("2 / 'globex Enter");
    assert!(screen(&hidden).contains("Acme - Backend Engineer added, hidden by the filter (u undo)"));
}
