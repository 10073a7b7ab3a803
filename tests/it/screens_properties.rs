//! Whatever is pressed, on whatever terminal: no panic, and a selection that is in range and in sight.

use proptest::prelude::*;

use callback::tui::message::Message;
use callback::tui::update::update;

use crate::screens_fixture::{noon, press, records, screen, snapshot};

const KEYS: &[&str] = &[
    "j",
    "k",
    "g",
    "G",
    "Home",
    "End",
    "Ctrl-d",
    "Ctrl-u",
    "PgUp",
    "PgDn",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "[",
    "]",
    "h",
    "l",
    "H",
    "L",
    "Tab",
    "Shift-Tab",
    "Enter",
    "Esc",
    "/",
    "?",
    "F1",
    ":",
    "Ctrl-p",
    "a",
    "Space",
    "v",
    "p",
    "w",
    "s",
    "<",
    ">",
    "r",
    "t",
    "c",
    "u",
    "Ctrl-r",
    "S",
    "R",
    "d",
    "x",
    "n",
    "y",
    "Ctrl-a",
    "Ctrl-e",
    "Ctrl-w",
    "Ctrl-k",
    "Ctrl-o",
    "E",
    "m",
    "Backspace",
    "Delete",
    "Left",
    "Right",
    "Up",
    "Down",
    "A",
    "e",
    "E",
    "i",
    "C",
    "D",
    "Ctrl-s",
    "Ctrl-t",
    "Ctrl-x",
    "only 0",
    "only 3",
    "only 7",
    "日",
    "é",
    "'stage:open",
    "'fri",
    "'acme_with:\"Dana_R\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_on_any_terminal_are_survived(
        keys in proptest::collection::vec(proptest::sample::select(KEYS), 0..40),
        width in 1_u16..130,
        height in 1_u16..45,
    ) {
        let mut state = noon((width, height));
        for key in keys {
            match key.strip_prefix("only ") {
                Some(count) => {
                    let mut fewer = records();
                    fewer.applications.truncate(count.parse().unwrap());
                    update(&mut state, Message::Loaded(Box::new(snapshot(fewer))));
                }
                None => {
                    press(&mut state, key);
                }
            }
            let (at, all) = state.list().position();
            prop_assert!(at <= all && (all == 0 || at > 0), "{at}/{all} after {key}");
            let rows = state.window().lines();
            let (top, selected) = (state.list().top(), state.list().selected());
            if !state.is_too_small() {
                prop_assert!(selected.is_none_or(|line| (top..top + rows).contains(&line)), "out of sight after {key}");
            }
            screen(&state);
        }
    }
}
