//! What the list of applications and an open application show.

use std::path::Path;

use callback::config::Config;
use callback::domain::application::Application;
use callback::domain::column::{Column, Columns};
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::tui::state::State;

use crate::screens_fixture::{application, noon, press, screen, snapshot};

/// Returns the state with other applications.
fn with_records(size: (u16, u16), applications: Vec<Application>) -> State {
    let mut state = noon(size);
    state.load(snapshot(Records { applications, ..Records::default() }));
    state
}

/// Returns applications whose texts try to take the terminal over, or do not fit.
fn hostile() -> Vec<Application> {
    let steps = [(Stage::Applied, 20)];
    vec![
        application("\u{1b}[2JEvil\u{7}", "\u{202e}reversed\r\nsecond line", &steps),
        application("A company with a very long name", &"long ".repeat(2000), &steps),
        application("日本物産株式会社", "バックエンドエンジニア（東京勤務・正社員）", &steps),
        application("e\u{301}e\u{301}e\u{301} Café", "👩\u{200d}💻 Developer\u{200b}", &steps),
    ]
}

#[test]
fn applications_are_listed_by_what_is_due() {
    let mut state = noon((80, 24));
    press(&mut state, "2");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7   sort: due^ ────────────────────────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Initech    Platform Engineer  SCREENING    follow-up    4d late    22d      │
    │  Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │  Umbrella   Data Engineer      SCREENING    reminder     today      22d      │
    │  Globex     SRE                INTERVIEWING interview    today      21d      │
    │  Hooli      Backend            REJECTED     feedback     Wed 25     22d      │
    │  Vandelay   SRE                SCREENING    close        8 Dec      22d      │
    │  日本物産   バックエンド       APPLIED      -            -           3d      │
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
    └──────────────────────────────────────────────────────────────────────── 1/7 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  s stage  a add  ? help
    ");
}

#[test]
fn applications_are_filtered_as_one_types() {
    let mut state = noon((80, 12));
    press(&mut state, "2 / 'stage:open_-acme");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 5 of 7   filter: stage:open -acme   sort: due^ ────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Initech    Platform Engineer  SCREENING    follow-up    4d late    22d      │
    │  Umbrella   Data Engineer      SCREENING    reminder     today      22d      │
    │  Globex     SRE                INTERVIEWING interview    today      21d      │
    │  Vandelay   SRE                SCREENING    close        8 Dec      22d      │
    │  日本物産   バックエンド       APPLIED      -            -           3d      │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/5 ─┘
     / stage:open -acme
     Enter keep  Esc clear
    ");
}

#[test]
fn a_filter_that_is_not_understood_leaves_the_list_alone() {
    let mut state = noon((80, 12));
    press(&mut state, "2 / 'stage:opne");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 6 of 7   filter: stage:opne (not understood)   sort: due^ ─────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Initech    Platform Engineer  SCREENING    follow-up    4d late    22d      │
    │  Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │  Umbrella   Data Engineer      SCREENING    reminder     today      22d      │
    │  Globex     SRE                INTERVIEWING interview    today      21d      │
     'opne' is not a stage; did you mean open? expected open, closed, waiting,
     saved, applied, screening, interviewing, offer, accepted, declined, rejected,
     withdrawn, no-response
     / stage:opne
     Enter keep  Esc clear
    ");
}

#[test]
fn applications_are_sorted_the_other_way_round() {
    let mut state = noon((80, 12));
    press(&mut state, "2 S c S c");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7   sort: companyv ────────────────────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │  日本物産   バックエンド       APPLIED      -            -           3d      │
    │  Vandelay   SRE                SCREENING    close        8 Dec      22d      │
    │  Umbrella   Data Engineer      SCREENING    reminder     today      22d      │
    │ >Initech    Platform Engineer  SCREENING    follow-up    4d late    22d      │
    │  Hooli      Backend            REJECTED     feedback     Wed 25     22d      │
    │  Globex     SRE                INTERVIEWING interview    today      21d      │
    └──────────────────────────────────────────────────────────────────────── 4/7 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  s stage  a add  ? help
    ");
}

#[test]
fn applications_at_60_columns() {
    let mut state = noon((60, 15));
    press(&mut state, "2");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3 [2 Apps 7] 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Apps 7   sort: due^ ────────────────────────────────────┐
    │  Company    Role     Stage        Next         Due       │
    │ >Initech    Platfor… SCREENING    follow-up    4d late   │
    │  Acme       Backend… INTERVIEWING thank-you    today     │
    │  Umbrella   Data En… SCREENING    reminder     today     │
    │  Globex     SRE      INTERVIEWING interview    today     │
    │  Hooli      Backend  REJECTED     feedback     Wed 25    │
    │  Vandelay   SRE      SCREENING    close        8 Dec     │
    │  日本物産   バック…  APPLIED      -            -         │
    │                                                          │
    │                                                          │
    └──────────────────────────────────────────────────── 1/7 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
}

#[test]
fn applications_at_40_columns() {
    let mut state = noon((40, 10));
    press(&mut state, "2");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3 [2 Apps 7] 3 Board 4 Cal 5 6
    ┌─ Apps 7   sort: due^ ────────────────┐
    │  Company    Role       Stage         │
    │ >Initech    Platform…  SCREENING     │
    │  Acme       Backend E… INTERVIEWING  │
    │  Umbrella   Data Engi… SCREENING     │
    │  Globex     SRE        INTERVIEWING  │
    └──────────────────────────────── 1/7 ─┘
     why: no word since their message on F…
     Space done  p snooze  w why  ? help
    ");
}

#[test]
fn an_application_opens_with_its_first_action_selected() {
    let mut state = noon((80, 20));
    press(&mut state, "j Enter");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today > Acme ───────────────────────────────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage             │
    │ -- Next --      > today  thank-you  to Ana Ruiz                              │
    │                   Tue 1  follow-up  no word since the interview today        │
    │ -- About --     Berlin                                                       │
    │ -- Timeline --  24 Nov 11:30  thank-you to Cleo Park by email                │
    │                 24 Nov 11:30  thank-you to Ben Okri by email                 │
    │                 24 Nov 10:00  interview technical  3 people                  │
    │                 12 Nov        INTERVIEWING                                   │
    │                 6 Nov         APPLIED                                        │
    │ -- People --    Ana Ruiz  engineering manager  ana@example.org               │
    │                 Ben Okri  staff engineer  ben@example.org                    │
    │                 Cleo Park  recruiter  cleo@example.org                       │
    │ -- Notes --     They run Rust in production.                                 │
    │                 Ask about on-call.                                           │
    │                                                                              │
    └─────────────────────────────────────────────────────────────────────── 1/13 ─┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     Space done  p snooze  w why  m message  s stage  r reply came  ? help
    ");
}

#[test]
fn an_application_at_40_columns() {
    let mut state = noon((40, 10));
    press(&mut state, "j Enter");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Today > Acme ───────────────────────┐
    │ Acme - Backend Engineer INTERVIEWING │
    │ -- Next --  > today  thank-you  to…  │
    │               Tue 1  follow-up  no…  │
    │ -- About -- Berlin                   │
    │ -- Timelin… 24 Nov 11:30  thank-you  │
    └─────────────────────────────── 1/24 ─┘
     why: interview today 10:00 (technical…
     Space done  p snooze  w why  ? help
    ");
}

#[test]
fn an_application_beside_its_preview() {
    let mut state = noon((120, 40));
    press(&mut state, "2 j Enter");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Apps > Acme ────────────────────────────────────────────────────────┐┌─ Acme ───────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage     ││ Backend Engineer                             │
    │ -- Next --      > today  thank-you  to Ana Ruiz                      ││ INTERVIEWING                                 │
    │                   Tue 1  follow-up  no word since the interview tod… ││ applied Fri 6 Nov 2026                       │
    │ -- About --     Berlin                                               ││ Berlin                                       │
    │ -- Timeline --  24 Nov 11:30  thank-you to Cleo Park by email        ││                                              │
    │                 24 Nov 11:30  thank-you to Ben Okri by email         ││ thank-you  today                             │
    │                 24 Nov 10:00  interview technical  3 people          ││ to Ana Ruiz by email                         │
    │                 12 Nov        INTERVIEWING                           ││ ana@example.org                              │
    │                 6 Nov         APPLIED                                ││ - interview today 10:00 (technical)          │
    │ -- People --    Ana Ruiz  engineering manager  ana@example.org       ││ - thank everyone who met you on the same day │
    │                 Ben Okri  staff engineer  ben@example.org            ││                                              │
    │                 Cleo Park  recruiter  cleo@example.org               ││                                              │
    │ -- Notes --     They run Rust in production.                         ││                                              │
    │                 Ask about on-call.                                   ││                                              │
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
    └─────────────────────────────────────────────────────────────── 1/13 ─┘└──────────────────────────────────────────────┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     Space done  p snooze  w why  m message  s stage  r reply came  t promised  c contact  E notes  e edit  Esc back  ? help
    ");
}

#[test]
fn records_cannot_break_the_screen() {
    let mut state = with_records((80, 12), hostile());
    press(&mut state, "2");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0  [2 Apps 4]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 4   sort: due^ ────────────────────────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >[2JEvil    reversed second l… APPLIED      -            -           4d      │
    │  A company… long long long lo… APPLIED      -            -           4d      │
    │  ééé Café   👩‍💻 Developer       APPLIED      -            -           4d      │
    │  日本物産…  バックエンドエン…  APPLIED      -            -           4d      │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/4 ─┘

     Space done  p snooze  w why  m message  Enter open  s stage  a add  ? help
    ");
}

#[test]
fn columns_can_be_chosen_and_the_configuration_can_begin_with_them() {
    let mut state = noon((80, 16));
    press(&mut state, "2 | l r");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7  ┌─ Columns ─────────────────────────────────────────────┐───────────┐
    │  Company │ kept for good: columns = [...] in the configuration   │Age        │
    │ >Initech │ >r  [ ] role                                          │22d        │
    │  Acme    │  s  [x] stage                                         │18d        │
    │  Umbrella│  l  [x] location                                      │22d        │
    │  Globex  │  f  [ ] source                                        │21d        │
    │  Hooli   │  p  [ ] salary                                        │22d        │
    │  Vandelay│  e  [ ] excitement                                    │22d        │
    │  日本物産│  n  [x] next                                          │ 3d        │
    │          │  d  [x] due                                           │           │
    │          │  a  [x] age                                           │           │
    │          └───────────────────────────────────────────────────────┘           │
    └──────────────────────────────────────────────────────────────────────── 1/7 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    press(&mut state, "Esc");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7   sort: due^ ────────────────────────────────────────────────────────┐
    │  Company       Stage        Location      Next         Due        Age        │
    │ >Initech       SCREENING    -             follow-up    4d late    22d        │
    │  Acme          INTERVIEWING Berlin        thank-you    today      18d        │
    │  Umbrella      SCREENING    -             reminder     today      22d        │
    │  Globex        INTERVIEWING -             interview    today      21d        │
    │  Hooli         REJECTED     -             feedback     Wed 25     22d        │
    │  Vandelay      SCREENING    -             close        8 Dec      22d        │
    │  日本物産      APPLIED      -             -            -           3d        │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/7 ─┘
     why: no word since their message on Fri 13 Nov
     Space done  p snooze  w why  m message  Enter open  s stage  a add  ? help
    ");
    let config = Config::read(Path::new("c.toml"), "columns = [\"role\", \"source\"]\n");
    assert_eq!(config.columns, Columns::new(&[Column::Source, Column::Role]));
    let config = Config::read(Path::new("c.toml"), "mouse = true\ncolumns = [\"rank\"]\n");
    assert_eq!(config.columns, Columns::default());
    assert_eq!(
        config.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["c.toml:2: columns = \"rank\" is wrong; expected \"company\", \"role\", \"stage\", \"location\", \
             \"source\", \"salary\", \"excitement\", \"next\", \"due\", \"age\"; left out"]
    );
}
