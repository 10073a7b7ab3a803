//! Other keys: what the screens show and do when the configuration remaps some.

use std::path::Path;

use callback::config::Config;
use callback::tui::state::{Settings, State};

use crate::screens_fixture::{at, noon, press, records, screen, settings, snapshot};

/// Returns the state at noon under a configuration without mistakes.
fn noon_under(config: &str, size: (u16, u16)) -> State {
    let config = Config::read(Path::new("c.toml"), config);
    assert_eq!(config.faults, []);
    let settings = Settings { keys: config.keys, ..settings() };
    State::new(settings, snapshot(records()), at("12:00"), size, String::new())
}

#[test]
fn other_keys_work_and_the_footer_shows_them() {
    let mut state = noon_under("[keys]\ndone = [\"x\", \"Space\"]\nhelp = \"F2\"\n", (80, 24));
    assert_eq!(
        screen(&state).lines().last(),
        Some(" x done  p snooze  w why  m message  Enter open  a add  / filter  F2 help")
    );
    assert_eq!(press(&mut state, "?"), []);
    assert_eq!(state.toast, None, "? means nothing any more");
    assert_eq!(press(&mut state, "x").len(), 1);
    press(&mut state, "d");
    assert_eq!(
        state.toast.map(|toast| toast.text).as_deref(),
        Some("d does nothing here: x marks as done, p snoozes or dismisses")
    );
}

#[test]
fn the_help_and_the_palette_show_the_keys_that_hold() {
    let mut state =
        noon_under("[keys]\nsuspend = []\nundo = \"Alt-u\"\n[keys.today]\ndone = \"F5\"\n", (80, 24));
    press(&mut state, "? 'mark_as_done");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Help: type to search, Enter runs ───────────────────────────────────────────┐
    │ > mark as done                                                               │
    │ Acting on the selected line                                                  │
    │ >F5              mark as done; on a done line take it back                   │
    │  Space           mark as done; on a done line take it back                   │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/2 ─┘
     why: no word since their message on Fri 13 Nov
     Enter run  Esc back
    ");
    press(&mut state, "Esc : 'suspend");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Commands: type to search, Enter runs ───────────────────────────────────────┐
    │ > suspend                                                                    │
    │ The program                                                                  │
    │ >                stop until the shell's fg                                   │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/1 ─┘
     why: no word since their message on Fri 13 Nov
     Enter run  Esc back
    ");
}

#[test]
fn the_tabs_and_the_hints_name_the_keys_that_hold() {
    let mut state = noon_under("[keys]\nshow-apps = \"F2\"\nadd = \"F9\"\n", (80, 24));
    assert!(screen(&state).starts_with(" [1 Today 3]  F2 Apps 7"), "{}", screen(&state));
    press(&mut state, "F2");
    assert_eq!(state.screen, 1);
    press(&mut state, "F9 'Acme Esc");
    assert_eq!(state.toast.map(|toast| toast.text).as_deref(), Some("The draft is kept: F9 brings it back."));
}

#[test]
fn text_is_typed_whatever_the_keys() {
    let mut state = noon_under("[keys]\ndown = \"z\"\nquit = \"x\"\n", (80, 24));
    press(&mut state, "/ 'zexxz");
    assert!(screen(&state).contains(" / zexxz"));
}

#[test]
fn a_control_key_in_a_menu_is_no_letter_of_it() {
    let mut state = noon((80, 24));
    press(&mut state, "2 S");
    let effects = press(&mut state, "Ctrl-c");
    assert_eq!(effects, [callback::tui::effect::Effect::Quit]);
}

#[test]
fn a_key_of_another_screen_says_where_it_works() {
    let mut state = noon((80, 24));
    press(&mut state, "4 p");
    assert_eq!(
        state.toast.as_ref().map(|toast| toast.text.as_str()),
        Some("p does nothing here; in today it is: snooze (postpone) for some days, or dismiss")
    );
    press(&mut state, "1 |");
    assert_eq!(
        state.toast.as_ref().map(|toast| toast.text.as_str()),
        Some("| does nothing here; in apps it is: choose the columns of the list")
    );
}
