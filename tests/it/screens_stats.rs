//! The numbers, drawn.

use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::scheduler::statistics::statistics;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, noon, november, press, records, screen, snapshot};

/// Returns the numbers at noon.
fn stats(size: (u16, u16)) -> State {
    let mut state = noon(size);
    press(&mut state, "6");
    state
}

/// Returns a search with sources.
fn sourced() -> Records {
    let mut records = records();
    for (application, source) in
        records.applications.iter_mut().zip(["Referral", "LinkedIn", "referral", "日本の求人"])
    {
        application.source = Some(source.to_owned());
    }
    records
}

#[test]
fn the_numbers_are_drawn() {
    let mut state = stats((80, 24));
    state.load(snapshot(sourced()));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  5 People  [6 Stats]       Tue 24 Nov
    ┌─ Stats: 7 sent, 6 open ──────────────────────────────────────────────────────┐
    │ How far they went                                                            │
    │ >applied         7 ████████████████████████████████████████                  │
    │  screening       6 ██████████████████████████████████▎       86%             │
    │  interviewing    2 ███████████▍                              33%             │
    │  offer           0                                            0%             │
    │  accepted        0                                                           │
    │                                                                              │
    │ Sources      sent  replied                   met                             │
    │  Referral        2  100% ████████████████████  50% ██████████                │
    │  LinkedIn        1  100% ████████████████████ 100% ████████████████████      │
    │  日本の求人      1  100% ████████████████████   0%                           │
    │  (none)          3   67% █████████████▍        33% ██████▋                   │
    │                                                                              │
    │ Follow-ups                                                                   │
    │  sent            2 ████████████████████████████████████████                  │
    │  answered        0                                            0%             │
    │                                                                              │
    │ Sent per week                                                                │
    │   7 Sep          0                                                           │
    └─────────────────────────────────────────────────────────────────────── 1/32 ─┘

     Enter open  a add  ? help
    ");
    press(&mut state, "G");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  5 People  [6 Stats]       Tue 24 Nov
    ┌─ Stats: 7 sent, 6 open ──────────────────────────────────────────────────────┐
    │  19 Oct          0                                                           │
    │  26 Oct          0                                                           │
    │   2 Nov          6 ██████████████████                                        │
    │   9 Nov          0                    1 interview                            │
    │  16 Nov          1 ███                                                       │
    │  23 Nov          0                    2 interviews                           │
    │                                                                              │
    │ Usual days (median)                                                          │
    │  to the first reply   7.5 ████████████████████████████████████████ of 6      │
    │  in applied           7.5 ████████████████████████████████████████ of 6      │
    │  in screening           -                                                    │
    │  in interviewing        -                                                    │
    │  in offer               -                                                    │
    │                                                                              │
    │ Longest silences                                                             │
    │     22d ████████████ Vandelay - SRE (screening)                              │
    │     15d ████████▏    Umbrella - Data Engineer (screening)                    │
    │     11d ██████       Initech - Platform Engineer (screening)                 │
    │ >    3d █▋           日本物産 - バックエンド (applied)                       │
    └────────────────────────────────────────────────────────────────────── 32/32 ─┘
     日本物産 - バックエンド: silent since Sat 21 Nov 2026
     Enter open  a add  ? help
    ");
}

#[test]
fn two_columns_stand_side_by_side_where_there_is_room() {
    let mut state = stats((120, 40));
    state.load(snapshot(sourced()));
    press(&mut state, "l");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  2 Apps 7  3 Board  4 Calendar  5 People  [6 Stats]                                               Tue 24 Nov
    ┌─ Stats: 7 sent, 6 open ──────────────────────────────────┐┌─ Time ───────────────────────────────────────────────────┐
    │ How far they went                                        ││ Sent per week                                            │
    │  applied         7 █████████████████████████████████     ││ > 7 Sep          0                                       │
    │  screening       6 ████████████████████████████▎      86%││  14 Sep          0                                       │
    │  interviewing    2 █████████▍                         33%││  21 Sep          0                                       │
    │  offer           0                                     0%││  28 Sep          0                                       │
    │  accepted        0                                       ││   5 Oct          0                                       │
    │                                                          ││  12 Oct          0                                       │
    │ Sources      sent  replied           met                 ││  19 Oct          0                                       │
    │  Referral        2  100% ████████████  50% ██████        ││  26 Oct          0                                       │
    │  LinkedIn        1  100% ████████████ 100% ████████████  ││   2 Nov          6 ██████████████████                    │
    │  日本の求人      1  100% ████████████   0%               ││   9 Nov          0                    1 interview        │
    │  (none)          3   67% ████████      33% ████          ││  16 Nov          1 ███                                   │
    │                                                          ││  23 Nov          0                    2 interviews       │
    │ Follow-ups                                               ││                                                          │
    │  sent            2 █████████████████████████████████     ││ Usual days (median)                                      │
    │  answered        0                                     0%││  to the first reply   7.5 ████████████████████████ of 6  │
    │                                                          ││  in applied           7.5 ████████████████████████ of 6  │
    │                                                          ││  in screening           -                                │
    │                                                          ││  in interviewing        -                                │
    │                                                          ││  in offer               -                                │
    │                                                          ││                                                          │
    │                                                          ││ Longest silences                                         │
    │                                                          ││     22d █████████ Vandelay - SRE (screening)             │
    │                                                          ││     15d ██████▏   Umbrella - Data Engineer (screening)   │
    │                                                          ││     11d ████▌     Initech - Platform Engineer (screening)│
    │                                                          ││      3d █▎        日本物産 - バックエンド (applied)      │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    │                                                          ││                                                          │
    └──────────────────────────────────────────────────────────┘└─────────────────────────────────────────────────── 1/21 ─┘

     Enter open  a add  ? help
    ");
}

#[test]
fn the_numbers_shrink() {
    let mut state = stats((60, 15));
    state.load(snapshot(sourced()));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3 2 Apps 7 3 Board 4 Calendar 5 People [6 Stats]
    ┌─ Stats: 7 sent, 6 open ──────────────────────────────────┐
    │ How far they went                                        │
    │ >applied         7 █████████████████████████████████     │
    │  screening       6 ████████████████████████████▎      86%│
    │  interviewing    2 █████████▍                         33%│
    │  offer           0                                     0%│
    │  accepted        0                                       │
    │                                                          │
    │ Sources      sent  replied           met                 │
    │  Referral        2  100% ████████████  50% ██████        │
    │  LinkedIn        1  100% ████████████ 100% ████████████  │
    └─────────────────────────────────────────────────── 1/32 ─┘

     Enter open  a add  ? help
    ");
    let mut small = stats((40, 10));
    small.load(snapshot(sourced()));
    press(&mut small, "PgDn PgDn PgDn");
    insta::assert_snapshot!(screen(&small), @"
     1 Today 3 2 Apps 7 3 4 5 [6 Stats]
    ┌─ Stats: 7 sent, 6 open ──────────────┐
    │  accepted        0                   │
    │                                      │
    │ Sources      sent  replied met       │
    │  Referral        2  100% ██  50% █   │
    │ >LinkedIn        1  100% ██ 100% ██  │
    └─────────────────────────────── 7/32 ─┘

     Enter open  a add  ? help
    ");
}

#[test]
fn the_numbers_are_those_of_the_command() {
    let state = stats((80, 24));
    assert_eq!(state.stats.numbers, Some(statistics(&records(), november(24))));
}

#[test]
fn numbers_are_counted_again_only_when_something_changed() {
    let mut state = stats((80, 24));
    press(&mut state, "1");
    let mut fewer = records();
    fewer.applications.truncate(2);
    update(&mut state, Message::Loaded(Box::new(snapshot(fewer.clone()))));
    assert_eq!(state.stats.numbers.as_ref().map(|numbers| numbers.applications), Some(7), "nobody looks");
    press(&mut state, "6");
    assert_eq!(state.stats.numbers, Some(statistics(&fewer, november(24))));
}

#[test]
fn a_silence_opens_its_application_and_the_selection_follows_it() {
    let mut state = stats((80, 24));
    press(&mut state, "G");
    let silent = state.subject().application.expect("the last line is a silence");
    let mut fewer = records();
    let other = fewer.applications.iter().position(|found| found.id != silent && found.company == "Initech");
    fewer.applications.remove(other.unwrap_or(0));
    update(&mut state, Message::Loaded(Box::new(snapshot(fewer))));
    assert_eq!(state.subject().application, Some(silent.clone()));
    press(&mut state, "Enter");
    assert_eq!(state.detail.as_ref().map(|detail| &detail.application), Some(&silent));
    assert!(screen(&state).contains("─ Stats > "));
    press(&mut state, "Esc g");
    press(&mut state, "Enter");
    assert!(state.detail.is_none());
    assert!(screen(&state).contains("There is nothing to open here."));
}

#[test]
fn without_applications_that_were_sent_it_says_when_numbers_come() {
    let applications = vec![application("Later", "", &[(Stage::Saved, 20)])];
    for size in [(80, 12), (120, 12), (40, 10)] {
        let mut state = stats(size);
        state.load(snapshot(Records { applications: applications.clone(), ..Records::default() }));
        assert!(screen(&state).contains("Numbers come with the first"), "{}", screen(&state));
        press(&mut state, "j l G Enter h k");
        screen(&state);
    }
}
