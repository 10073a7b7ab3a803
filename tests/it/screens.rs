//! What the lists show: keys in, a readable screen out, on terminals of several sizes.

use callback::domain::application::Application;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, at, noon, press, records, screen, snapshot};

/// Returns the state half an hour into the first interview of the day.
fn at_half_past_ten() -> State {
    let mut state = noon((80, 14));
    let mut earlier = records();
    earlier.applications[2].interactions.clear();
    earlier.applications[2].interviews[0].debriefed = false;
    update(&mut state, Message::Tick(at("10:30")));
    update(&mut state, Message::Loaded(Box::new(snapshot(earlier))));
    state
}

/// Returns the state with other applications.
fn with_records(size: (u16, u16), applications: Vec<Application>) -> State {
    let mut state = noon(size);
    state.load(snapshot(Records { applications, ..Records::default() }));
    state
}

#[test]
fn today_answers_what_to_do() {
    let state = noon((80, 24));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    │ DONE TODAY (1)                                                               │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn today_shrinks_to_60_columns() {
    let state = noon((60, 15));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────┐
    │ OVERDUE (1)                                              │
    │ >   4d late  follow-up    Initech  Platform… no word si… │
    │ TODAY (2)                                                │
    │ 10:00-11:00  INTERVIEW    Acme     Backend…  technical…  │
    │ 14:00-15:00  INTERVIEW    Globex   SRE       phone - as… │
    │       today  thank-you    Acme     Backend…  Ana Ruiz,…  │
    │       today  reminder     Umbrella Data Eng… 7 days sin… │
    │ THIS WEEK (3)                                            │
    │      Wed 25  feedback     Hooli    Backend   rejected t… │
    │       Tue 1  follow-up    Acme     Backend…  no word si… │
    └──────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
}

#[test]
fn today_drops_columns_from_the_right_at_40() {
    let state = noon((40, 10));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Today: 2 due, 1 overdue ────────────┐
    │ OVERDUE (1)                          │
    │ >   4d late  follow-up    Initech    │
    │ TODAY (2)                            │
    │ 10:00-11:00  INTERVIEW    Acme       │
    │ 14:00-15:00  INTERVIEW    Globex     │
    └──────────────────────────────── 1/9 ─┘
     why: no word since their message on F…
     Space done  p snooze  w why  ? help
    ");
}

#[test]
fn below_40x10_there_is_no_room() {
    let state = noon((34, 8));
    insta::assert_snapshot!(screen(&state), @r#"
    too small: 34x8, need 40x10 (q
    quits)
    "#);
}

#[test]
fn today_has_a_preview_from_100_columns() {
    let mut state = noon((120, 40));
    press(&mut state, "j j j");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────┐┌─ Acme ───────────────────────────────────────┐
    │ OVERDUE (1)                                                          ││ Backend Engineer                             │
    │ !   4d late  follow-up    Initech   Platform Eng… no word since the… ││ INTERVIEWING                                 │
    │ TODAY (2)                                                            ││ applied Fri 6 Nov 2026                       │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over   ││ Berlin                                       │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for t… ││                                              │
    │ >     today  thank-you    Acme      Backend Engi… Ana Ruiz, intervi… ││ thank-you  today                             │
    │       today  reminder     Umbrella  Data Engineer 7 days since the…  ││ to Ana Ruiz by email                         │
    │ THIS WEEK (3)                                                        ││ ana@example.org                              │
    │      Wed 25  feedback     Hooli     Backend       rejected today: a… ││ - interview today 10:00 (technical)          │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the… ││ - thank everyone who met you on the same day │
    │       Tue 1  follow-up    Globex    SRE           no word since the… ││                                              │
    │ DONE TODAY (1)                                                       ││                                              │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      │└──────────────────────────────────────────────┘
    │                                                                      │┌─ Notes ──────────────────────────────────────┐
    │                                                                      ││ They run Rust in production.                 │
    │                                                                      ││ Ask about on-call.                           │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    │                                                                      ││                                              │
    └──────────────────────────────────────────────────────────────── 4/9 ─┘└──────────────────────────────────────────────┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn until_an_interview_ends_it_stands_for_its_thanks_and_debrief() {
    let state = at_half_past_ten();
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 2]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 1 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (1)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - ask for timel… │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    └──────────────────────────────────────────────────────────────────────── 1/8 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn today_is_filtered_as_one_types() {
    let mut state = noon((80, 14));
    press(&mut state, "/ 'acme");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue   3 of 9   filter: acme ────────────────────────────┐
    │ TODAY (1)                                                                    │
    │>10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │ THIS WEEK (1)                                                                │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/3 ─┘
     / acme
     Enter keep  Esc clear
    ");
}

#[test]
fn marked_lines_say_so() {
    let mut state = noon((80, 16));
    press(&mut state, "v j j v");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue   2 marked ─────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │#!   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │ 14:00-15:00  INTERVIEW    Globex    SRE           phone - ask for timeline   │
    │#      today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │ >     today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    └──────────────────────────────────────────────────────────────────────── 5/9 ─┘
     2 marked: Space done, p snooze, Esc none
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn nothing_due_is_said() {
    let state = with_records((80, 10), vec![application("Saved Inc", "", &[(Stage::Saved, 2)])]);
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 0]  2 Apps 1  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 0 due, 0 overdue ────────────────────────────────────────────────────┐
    │ TODAY (0)                                                                    │
    │   Nothing is due. Enjoy the day.                                             │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn an_empty_search_names_three_first_steps() {
    let state = with_records((80, 12), vec![]);
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 0]  2 Apps 0  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Welcome ────────────────────────────────────────────────────────────────────┐
    │                                                                              │
    │  No applications yet. Three ways to begin:                                   │
    │                                                                              │
    │  a              add one, in one line                                         │
    │  I              import what you have                                         │
    │  callback demo  see a made-up search                                         │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────────────┘

     a add  I import  : commands  q quit  ? help
    ");
}

#[test]
fn the_first_steps_are_whole_in_the_smallest_terminal() {
    insta::assert_snapshot!(screen(&with_records((40, 10), vec![])), @"
     [1 Today 0] 2 Apps 0 3 Board 4 Cal 5 6
    ┌─ Welcome ────────────────────────────┐
    │  No applications yet. Three ways to  │
    │  begin:                              │
    │  a              add one, in one line │
    │  I              import what you have │
    │  callback demo  see a made-up search │
    └──────────────────────────────────────┘

     a add  I import  : commands  ? help
    ");
}

#[test]
fn warnings_stand_in_a_calm_line() {
    let mut state = noon((80, 10));
    state.settings.warnings = vec!["config.toml:3: 'fast' is not a cadence".to_owned(), "more".to_owned()];
    state.derive();
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     note: config.toml:3: 'fast' is not a cadence (1 more: callback config check)
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn a_row_that_could_not_be_read_is_told_first() {
    let mut state = noon((80, 10));
    state.settings.warnings = vec!["config.toml:3: 'fast' is not a cadence".to_owned()];
    let mut snapshot = state.snapshot.clone();
    let mut records = (*snapshot.records).clone();
    records.flaws = vec!["interaction of Acme (k3x9p): its on 'soon' is not a date; left out".to_owned()];
    snapshot.records = std::sync::Arc::new(records);
    state.load(snapshot);
    let screen = screen(&state);
    let line = screen.lines().find(|line| line.contains("note:")).unwrap();
    assert!(line.contains("note: interaction of Acme (k3x9p): its on"), "{screen}");
    assert!(line.contains("(1 more"), "{screen}");
}
