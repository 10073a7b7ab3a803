//! The lines above the keys: what matters in them is never cut.

use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{noon, operation, press, records, screen, snapshot};

/// Returns the last lines of the screen.
fn last_lines(state: &State, count: usize) -> String {
    let screen = screen(state);
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len() - count..].join("\n")
}

#[test]
fn what_went_wrong_is_told_in_full() {
    let mut state = noon((60, 15));
    let path = "/home/ana/a/very/long/way/down/to/the/records/of/this/search/callback.db";
    let why = format!("could not write {path}: the disk is full, free some space and press the key again");
    update(&mut state, Message::Failed(why));
    insta::assert_snapshot!(last_lines(&state, 5), @"
    │      Wed 25  feedback     Hooli    Backend   rejected t… │
    │       Tue 1  follow-up    Acme     Backend…  no word si… │
     error: could not write /home/ana/a/very…/callback.db: the
     disk is full, free some space and press the key again
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
}

#[test]
fn how_to_take_it_back_is_never_cut() {
    let mut state = noon((60, 15));
    let operation =
        operation("A company with a very long name: thank-you to somebody sent by email", "tui", 1);
    let snapshot = Box::new(snapshot(records()));
    update(&mut state, Message::Undone { operation: operation.clone(), snapshot: snapshot.clone() });
    assert_eq!(
        last_lines(&state, 2).lines().next().unwrap(),
        " undone: A company with a very long name: th… (Ctrl-r redo)"
    );
    update(&mut state, Message::Redone { operation, snapshot });
    assert_eq!(
        last_lines(&state, 2).lines().next().unwrap(),
        " redone: A company with a very long name: thank-y… (u undo)"
    );
}

#[test]
fn a_warning_keeps_its_text_on_any_terminal() {
    let warnings =
        ["/home/ana/.config/callback/of/the/spring/config.toml:3: 'fast' is not a cadence", "more"];
    let shown = |size| {
        let mut state = noon(size);
        state.settings.warnings = warnings.map(str::to_owned).to_vec();
        state.derive();
        last_lines(&state, 3).lines().next().unwrap().to_owned()
    };
    insta::assert_snapshot!([(40, 10), (60, 15), (80, 24), (160, 50)].map(shown).join("\n"), @r#"
    note: …/config.toml:3: 'fast' is not…
    note: /home/an…/config.toml:3: 'fast' is not a cadence
    note: …/config.toml:3: 'fast' is not a cadence (1 more: callback config check)
    note: /home/ana/.config/callback/of/the/spring/config.toml:3: 'fast' is not a cadence (1 more: callback config check)
    "#);
}

#[test]
fn what_is_wrong_with_a_filter_is_told_in_full() {
    let mut state = noon((60, 12));
    press(&mut state, "2 / 'stage:opne");
    insta::assert_snapshot!(last_lines(&state, 6), @"
    'opne' is not a stage; did you mean open? expected open,
    closed, waiting, saved, applied, screening, interviewing,
    offer, accepted, declined, rejected, withdrawn,
    no-response
    / stage:opne
    Enter keep  Esc clear
    ");
}

#[test]
fn a_small_terminal_says_how_to_leave() {
    assert!(screen(&noon((38, 8))).contains("(q quits)"));
}
