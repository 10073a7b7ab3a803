//! Forms: how they look, and what keys do in them.

use callback::fields::change::Change;
use callback::tui::effect::{Effect, Intent};
use callback::tui::message::Message;
use callback::tui::mode::Mode;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{noon, operation, press, records, screen, snapshot};

const SIZE: (u16, u16) = (80, 24);

/// Returns the state with a form open.
fn form(size: (u16, u16), keys: &str) -> State {
    let mut state = noon(size);
    press(&mut state, keys);
    assert!(matches!(state.mode, Mode::Form(_)), "{keys}: {:?}", state.toast);
    state
}

/// Returns what was asked to be written.
fn applied(effects: &[Effect]) -> (&Intent, &str, &[Change]) {
    match effects {
        [Effect::Apply { intent, name, changes }] => (intent, name, changes),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_new_application_reads_as_it_is_typed() {
    let state = form(SIZE, "A 'Globex Tab Tab Tab 'foo Tab 'thu_14:00 Tab 'Dana");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ New application ────────────────────────────────────────────────────────────┐
    │ company        Globex                                                        │
    │                Globex   existing (1 open application)                        │
    │ role                                                                         │
    │ stage                                                                        │
    │                interviewing since Tue 24 Nov 2026                            │
    │ applied        foo                                                           │
    │                'foo' is not a date; try 2026-11-24, tomorrow, +3d            │
    │ when           thu 14:00                                                     │
    │                Thu 26 Nov 2026 14:00                                         │
    │>with           Dana                                                          │
    │                Dana (new contact)                                            │
    │ promise                                                                      │
    │ contact                                                                      │
    │ source                                                                       │
    │ location                                                                     │
    │ work mode                                                                    │
    │ salary                                                                       │
    │ tags                                                                         │
    │ excitement                                                                   │
    └─────────────────────────────────────────────────────────────────────── 6/20 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn an_application_is_edited_in_a_small_terminal() {
    insta::assert_snapshot!(screen(&form((60, 15), "2 j e")), @"
     1 Today 3 [2 Apps 7] 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Edit Acme - Backend Engineer ───────────────────────────┐
    │>company        Acme                                      │
    │                                                          │
    │ role           Backend Engineer                          │
    │ applied        Fri 6 Nov 2026                            │
    │ contact                                                  │
    │ source                                                   │
    │ location       Berlin                                    │
    │ work mode                                                │
    │ salary                                                   │
    │ tags                                                     │
    └─────────────────────────────────────────────────── 1/16 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
    insta::assert_snapshot!(screen(&form((40, 10), "2 e Tab Tab Tab Tab Tab Tab Tab Tab Tab")), @"
     1 Today 3 [2 Apps 7] 3 Board 4 Cal 5 6
    ┌─ Edit Initech - Platform Engineer ───┐
    │ tags                                 │
    │>excitement                           │
    │             Left, Right: 1 2 3 4 5   │
    │ url                                  │
    │ cadence                              │
    └────────────────────────────── 10/16 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn a_large_terminal_has_the_form_in_the_middle() {
    insta::assert_snapshot!(screen(&form((120, 40), "2 j e Shift-Tab Tab Tab 'x")), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Apps 7   sort: due^ ────────────────────────────────────────────────┐┌─ Acme ───────────────────────────────────────┐
    │  Company    Role            Stage        Next         Due        Age ││ Backend Engineer                             │
    │ !Initech    Platform Engin… SCREENING    follow-up    4d late    22d ││ INTERVIEWING                                 │
    │ >Acme       Backend Engine… INTERVIEWING thank-you    today      18d ││ applied Fri 6 Nov 2026                       │
    │  Umbrella   Data Engineer   SCREENING    reminder     today      22d ││ Berlin                                       │
    │  Globex     SRE             INTERVIEWING interview    today      21d ││                                              │
    │  Hooli      Backend         REJECTED     feedback     Wed 25     22d ││ thank-you  today                             │
    │  Vandelay   SRE             SCREENING    close        8 Dec      22d ││ to Ana Ruiz by email                         │
    │  日本物産   バック┌─ Edit Acme - Backend Engineer ───────────────────────────────────────────────┐                   │
    │                   │ company        Acme                                                          │echnical)          │
    │                   │ role           Backend Engineer                                              │ou on the same day │
    │                   │>applied        Fri 6 Nov 2026x                                               │                   │
    │                   │                'Fri 6 Nov 2026x' is not a date; try 2026-11-24, tomorrow,    │                   │
    │                   │                +3d                                                           │                   │
    │                   │ contact                                                                      │                   │
    │                   │ source                                                                       │                   │
    │                   │ location       Berlin                                                        │                   │
    │                   │ work mode                                                                    │                   │
    │                   │ salary                                                                       │                   │
    │                   │ tags                                                                         │                   │
    │                   │ excitement                                                                   │                   │
    │                   │ url                                                                          │                   │
    │                   │ cadence                                                                      │                   │
    │                   │ quiet until                                                                  │                   │
    │                   │ no follow-up   no                                                            │───────────────────┘
    │                   │ thanks by      email                                                         │───────────────────┐
    │                   │ notes          They run Rust in production.                                  │n.                 │
    │                   │                Ask about on-call.                                            │                   │
    │                   └─────────────────────────────────────────────────────────────────────── 3/16 ─┘                   │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    └──────────────────────────────────────────────────────────────── 2/7 ─┘└──────────────────────────────────────────────┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn a_day_is_picked_from_a_calendar() {
    let mut state = form(SIZE, "2 e Tab Tab Ctrl-t");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7   sort: due^ ────────────────────────────────────────────────────────┐
    ┌─ Edit Initech - Platform Engineer ───────────────────────────────────────────┐
    │ company        Initech                                                       │
    │ role           Platform Engineer                                             │
    │>applied        Mon 2 Nov 2026                                                │
    │                Ctrl-t ┌─ November 2026 ─────────────┐                        │
    │ contact               │ Mo  Tu  We  Th  Fr  Sa  Su  │                        │
    │ source                │                          1  │                        │
    │ location              │[ 2]  3   4   5   6   7   8  │                        │
    │ work mode             │  9  10  11  12+ 13  14  15  │                        │
    │ salary                │ 16  17  18  19  20  21  22  │                        │
    │ tags                  │ 23  24+ 25  26  27  28  29  │                        │
    │ excitement            │ 30                          │                        │
    │ url                   │ + interview                 │                        │
    │ cadence               └──────────── Mon 2 Nov 2026 ─┘                        │
    │ quiet until                                                                  │
    │ no follow-up   no                                                            │
    │ thanks by      email                                                         │
    │ notes                                                                        │
    └─────────────────────────────────────────────────────────────────────── 3/16 ─┘
    └──────────────────────────────────────────────────────────────────────── 1/7 ─┘

     Enter choose  Down week  PgDn month  Esc back
    ");
    press(&mut state, "j l PgUp Enter");
    assert!(screen(&state).contains("Sat 10 Oct 2026"), "{}", screen(&state));
    let small = form((40, 10), "2 e Tab Tab Ctrl-t");
    insta::assert_snapshot!(screen(&small), @"
     1 Today 3 [2 Apps 7] 3 Board 4 Cal 5 6
    ┌─ E┌─ November 2026 ─────────────┐ ───┐
    │ ro│ Mo  Tu  We  Th  Fr  Sa  Su  │    │
    │>ap│                          1  │    │
    │   │[ 2]  3   4   5   6   7   8  │    │
    │ co│  9  10  11  12+ 13  14  15  │    │
    │ so│ + interview                 │    │
    └───└──────────── Mon 2 Nov 2026 ─┘16 ─┘

     Enter choose  Down week  Esc back
    ");
}

#[test]
fn enter_goes_on_and_control_s_saves_from_anywhere() {
    let mut state = form(SIZE, "2 j e");
    press(&mut state, "Enter 's");
    let effects = press(&mut state, "Ctrl-s");
    let (intent, name, changes) = applied(&effects);
    assert_eq!(name, "Acme - Backend Engineer: role changed");
    assert!(matches!(intent, Intent::Form(_, then) if **then == Intent::Change));
    let [Change::Edit { patch, .. }] = changes else { panic!("{changes:?}") };
    let role = "Backend Engineers".to_owned().into();
    assert_eq!((patch.entries.len(), patch.find("role")), (1, Some(&role)));
    assert!(matches!(state.mode, Mode::Form(_)), "it stays until it is written");
    let written = Message::Written {
        intent: intent.clone(),
        operation: operation(name, "tui", 1),
        added: None,
        snapshot: Box::new(snapshot(records())),
    };
    let effects = update(&mut state, written);
    assert!(matches!(effects.as_slice(), [Effect::SaveFormDraft { text, .. }] if text.is_empty()));
    assert!(matches!(state.mode, Mode::Browse) && state.form_drafts.is_empty());
    assert!(screen(&state).contains("Acme - Backend Engineer: role changed (u undo)"));
}

#[test]
fn what_is_missing_or_wrong_is_shown_before_anything_is_written() {
    let mut state = form(SIZE, "A Tab 'SRE");
    assert_eq!(press(&mut state, "Ctrl-s"), []);
    assert!(screen(&state).contains("│                the company is missing"), "{}", screen(&state));
    press(&mut state, "'Acme Tab Tab Tab 'foo Shift-Tab");
    assert_eq!(press(&mut state, "Ctrl-s"), []);
    assert!(screen(&state).contains(">applied        foo"), "{}", screen(&state));
    assert!(screen(&state).contains("'foo' is not a date"));
}

#[test]
fn leaving_keeps_a_draft_and_coming_back_says_so() {
    let mut state = form(SIZE, "2 j e Tab Ctrl-u");
    let effects = press(&mut state, "'Cook");
    let Some(Effect::SaveFormDraft { name, text }) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), text.as_str()), ("application a-acme -", "role: Cook\n"));
    assert_eq!(press(&mut state, "Esc"), []);
    assert!(screen(&state).contains("The draft is kept"));
    press(&mut state, "e");
    assert!(screen(&state).contains(" role           Cook"), "{}", screen(&state));
    assert!(screen(&state).contains("A draft from before: Ctrl-x puts it aside."));
    let effects = press(&mut state, "Ctrl-x");
    assert!(matches!(effects.as_slice(), [Effect::SaveFormDraft { text, .. }] if text.is_empty()));
    assert!(screen(&state).contains(" role           Backend Engineer"));
    press(&mut state, "Ctrl-x");
    assert!(screen(&state).contains(" role           Cook"), "{}", screen(&state));
}

#[test]
fn a_form_without_changes_leaves_nothing_behind() {
    let mut state = form(SIZE, "2 j e Tab 'x Backspace");
    assert!(state.form_drafts.is_empty());
    assert_eq!(press(&mut state, "Ctrl-s"), []);
    assert!(screen(&state).contains("Nothing was changed."));
    press(&mut state, "e Esc");
    assert!(state.toast.is_none());
}

#[test]
fn quick_add_goes_on_in_the_full_form() {
    let mut state = noon(SIZE);
    press(
        &mut state,
        "a 'Acme_\"Data_Engineer\"_on:\"tomorrow_14:00\"_with:\"Dana_R\"_tag:rust_tag:remote Tab",
    );
    let shown = screen(&state);
    for line in [
        ">company        Acme",
        "role           Data Engineer",
        "when           tomorrow 14:00",
        "Dana R",
        "rust, remote",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn left_and_right_step_where_the_cursor_cannot() {
    let mut state = form(SIZE, "2 e Tab Tab Right Right");
    assert!(screen(&state).contains(">applied        Wed 4 Nov 2026"), "{}", screen(&state));
    press(&mut state, "Home Left Left Left");
    assert!(screen(&state).contains(">applied        Sun 1 Nov 2026"));
    let mut state = form(SIZE, "A 'glo Right");
    assert!(screen(&state).contains(">company        Globex"));
    press(&mut state, "Tab Tab Right Right");
    assert!(screen(&state).contains(">stage          applied"));
    press(&mut state, "Left");
    assert!(screen(&state).contains(">stage          saved"));
    press(&mut state, "Ctrl-u 'int Tab");
    assert!(screen(&state).contains(" stage          interviewing"));
}

#[test]
fn texts_of_several_lines_keep_their_lines() {
    let mut state = form(SIZE, "2 j e Shift-Tab");
    press(&mut state, "Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Edit Acme - Backend Engineer ───────────────────────────────────────────────┐
    │ company        Acme                                                          │
    │ role           Backend Engineer                                              │
    │ applied        Fri 6 Nov 2026                                                │
    │ contact                                                                      │
    │ source                                                                       │
    │ location       Berlin                                                        │
    │ work mode                                                                    │
    │ salary                                                                       │
    │ tags                                                                         │
    │ excitement                                                                   │
    │ url                                                                          │
    │ cadence                                                                      │
    │ quiet until                                                                  │
    │ no follow-up   no                                                            │
    │ thanks by      email                                                         │
    │>notes          They run Rust in production.                                  │
    │                Ask about on-call.                                            │
    │                                                                              │
    └────────────────────────────────────────────────────────────────────── 16/16 ─┘
    └──────────────────────────────────────────────────────────────────────── 2/7 ─┘

     Enter new line  Tab next field  Ctrl-s save  Esc keep draft
    ");
    press(&mut state, "Enter 'Third.");
    press(&mut state, "Up Up Up");
    assert!(screen(&state).contains(">thanks by"), "above the first line is the field before");
}

#[test]
fn what_is_gone_meanwhile_loses_nothing_that_was_typed() {
    let mut state = form(SIZE, "2 e Tab 's");
    let mut fewer = records();
    fewer.applications.remove(0);
    update(&mut state, Message::Loaded(Box::new(snapshot(fewer))));
    assert!(screen(&state).contains("It is gone: nothing can be saved."), "{}", screen(&state));
    assert_eq!(press(&mut state, "Ctrl-s Ctrl-s"), []);
    assert!(screen(&state).contains(">role           Platform Engineers"), "{}", screen(&state));
    update(&mut state, Message::Loaded(Box::new(snapshot(records()))));
    assert_eq!(press(&mut state, "Ctrl-s Ctrl-s").len(), 1, "an undo elsewhere brought it back");
}

#[test]
fn a_write_that_fails_leaves_the_form_open() {
    let mut state = form(SIZE, "2 e Tab 's Ctrl-s");
    update(&mut state, Message::Failed("could not write: disk is full".to_owned()));
    assert!(screen(&state).contains(">role           Platform Engineers"));
    assert!(screen(&state).contains("error: could not write: disk is full"));
}

#[test]
fn what_is_saved_is_what_was_shown() {
    let mut state = form(SIZE, "2 e Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab 'tomorrow");
    let text = "2026-11-25T00:00:10+01:00";
    let midnight = callback::domain::now::Now::new(chrono::DateTime::parse_from_rfc3339(text).unwrap());
    update(&mut state, Message::Tick(midnight));
    assert_eq!(press(&mut state, "Ctrl-s"), [], "tomorrow is another day by now");
    assert!(screen(&state).contains("It changed meanwhile: save again to save this."));
    assert_eq!(press(&mut state, "Ctrl-s").len(), 1);
}
