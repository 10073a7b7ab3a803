//! The board: the stages side by side, and cards that move between them.

use callback::domain::application::Application;
use callback::domain::records::Records;
use callback::domain::stage::{Stage, StageChange};
use callback::fields::change::Change;
use callback::tui::effect::Effect;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, noon, november, press, records, screen, snapshot};

/// Returns the board at noon.
fn board(size: (u16, u16)) -> State {
    let mut state = noon(size);
    press(&mut state, "3");
    state
}

/// Returns the company of the selected card.
fn selected(state: &State) -> String {
    let application = state.subject().application.and_then(|id| state.find_application(&id).cloned());
    application.map_or_else(String::new, |found| found.company)
}

/// Moves an application to a stage, as the world would.
fn moved(state: &mut State, company: &str, stage: Stage) {
    let mut records = (*state.snapshot.records).clone();
    let found = records.applications.iter_mut().find(|found| found.company == company).unwrap();
    found.stage_history.push(StageChange::new(stage, Some(november(24))));
    update(state, Message::Loaded(Box::new(snapshot(records))));
}

/// Returns a board with so many saved applications, and one that was sent.
fn crowded(size: (u16, u16), count: usize) -> State {
    let saved =
        |number: usize| application(&format!("Company {number:02}"), "Engineer", &[(Stage::Saved, 2)]);
    let mut applications: Vec<Application> = (1..=count).map(saved).collect();
    applications.push(application("Sent", "Engineer", &[(Stage::Applied, 23)]));
    let mut state = board(size);
    state.load(snapshot(Records { applications, ..Records::default() }));
    press(&mut state, "h");
    state
}

#[test]
fn every_stage_is_a_column() {
    insta::assert_snapshot!(screen(&board((80, 24))), @"
     1 Today 3  2 Apps 7  [3 Board]  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Saved 0 ────┐┌─ Applied 1 ──┐┌─ Screen 3 ───┐┌─ Interv 2 ───┐┌─ Offer 0 ────┐
    │              ││>日本物産     ││ Initech !    ││ Globex 14h   ││              │
    │              ││              ││ Umbrella *   ││ Acme *       ││              │
    │              ││              ││ Vandelay     ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    │              ││              ││              ││              ││              │
    └──────────────┘└──────────────┘└──────────────┘└──────────────┘└──────────────┘
     日本物産 - バックエンド: 3d in APPLIED
     Space done  p snooze  w why  m message  Enter open  s stage  L forward  ? help
    ");
}

#[test]
fn closed_applications_and_roles_show_where_there_is_room() {
    insta::assert_snapshot!(screen(&board((120, 40))), @"
     1 Today 3  2 Apps 7  [3 Board]  4 Calendar  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Saved 0 ────────┐┌─ Applied 1 ──────┐┌─ Screen 3 ───────┐┌─ Interv 2 ───────┐┌─ Offer 0 ────────┐┌─ Closed 1 ───────┐
    │                  ││>日本物産         ││ Initech !        ││ Globex 14h       ││                  ││ Hooli            │
    │                  ││  バックエンド    ││  Platform Engine…││  SRE             ││                  ││  Backend         │
    │                  ││                  ││ Umbrella *       ││ Acme *           ││                  ││                  │
    │                  ││                  ││  Data Engineer   ││  Backend Engineer││                  ││                  │
    │                  ││                  ││ Vandelay         ││                  ││                  ││                  │
    │                  ││                  ││  SRE             ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    │                  ││                  ││                  ││                  ││                  ││                  │
    └──────────────────┘└──────────────────┘└──────────────────┘└──────────────────┘└──────────────────┘└──────────────────┘
     日本物産 - バックエンド: 3d in APPLIED
     Space done  p snooze  w why  m message  Enter open  s stage  L forward  / filter  ? help
    ");
}

#[test]
fn all_columns_fit_in_sixty() {
    insta::assert_snapshot!(screen(&board((60, 15))), @"
     1 Today 3 2 Apps 7 [3 Board] 4 Calendar 5 People 6 Stats
    ┌─ Saved 0 ┐┌Applied 1─┐┌ Screen 3 ┐┌ Interv 2 ┐┌─ Offer 0 ┐
    │          ││>日本物産 ││ Initech !││ Glob… 14h││          │
    │          ││          ││ Umbrel… *││ Acme *   ││          │
    │          ││          ││ Vandelay ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    └──────────┘└──────────┘└──────────┘└──────────┘└──────────┘
     日本物産 - バックエンド: 3d in APPLIED
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
}

#[test]
fn below_sixty_one_column_stands_between_the_names_of_its_neighbours() {
    insta::assert_snapshot!(screen(&board((40, 10))), @"
     1 Today 3 2 Apps 7 [3 Board] 4 Cal 5 6
    ┌─ Saved 0 < Applied 1 > Screen 3 ─────┐
    │>日本物産                             │
    │                                      │
    │                                      │
    │                                      │
    │                                      │
    └──────────────────────────────────────┘
     日本物産 - バックエンド: 3d in APPLIED
     Space done  p snooze  w why  ? help
    ");
}

#[test]
fn columns_are_left_and_entered_sideways_on_the_same_row() {
    let mut state = board((80, 24));
    assert_eq!(selected(&state), "日本物産");
    press(&mut state, "l j");
    assert_eq!(selected(&state), "Umbrella");
    press(&mut state, "Right");
    assert_eq!(selected(&state), "Acme", "the second row again");
    press(&mut state, "l");
    assert_eq!(selected(&state), "Acme", "there is no card further right");
    press(&mut state, "h h");
    assert_eq!(selected(&state), "日本物産", "the nearest row");
    press(&mut state, "Left h");
    assert_eq!(selected(&state), "日本物産");
}

#[test]
fn a_card_is_moved_along_the_pipeline_and_the_selection_goes_with_it() {
    for (keys, stage) in [("L", Stage::Interviewing), (">", Stage::Interviewing), ("H", Stage::Applied)] {
        let mut state = board((80, 24));
        press(&mut state, "l");
        assert_eq!(selected(&state), "Initech");
        let effects = press(&mut state, keys);
        let [Effect::Apply { changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert!(
            matches!(changes.as_slice(), [Change::MoveStage { stage: to, .. }] if *to == stage),
            "{changes:?}"
        );
        moved(&mut state, "Initech", stage);
        assert_eq!(selected(&state), "Initech");
    }
}

#[test]
fn a_card_that_leaves_the_board_leaves_the_selection_on_its_neighbour() {
    let mut state = board((80, 24));
    press(&mut state, "l");
    moved(&mut state, "Initech", Stage::Rejected);
    assert_eq!(selected(&state), "Umbrella");
    let mut wide = board((120, 40));
    press(&mut wide, "l");
    moved(&mut wide, "Initech", Stage::Rejected);
    assert_eq!(selected(&wide), "Initech", "a wide board has a column for it");
    update(&mut wide, Message::Resized { width: 80, height: 24 });
    assert_ne!(selected(&wide), "");
}

#[test]
fn what_does_not_fit_is_counted_and_the_selected_card_is_in_sight() {
    let mut state = crowded((80, 10), 12);
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0  2 Apps 13  [3 Board]  4 Calendar  5 People  6 Stats      Tue 24 Nov
    ┌─ Saved 12 ───┐┌─ Applied 1 ──┐┌─ Screen 0 ───┐┌─ Interv 0 ───┐┌─ Offer 0 ────┐
    │>Company 01   ││ Sent         ││              ││              ││              │
    │ Company 02   ││              ││              ││              ││              │
    │ Company 03   ││              ││              ││              ││              │
    │ Company 04   ││              ││              ││              ││              │
    │ +8           ││              ││              ││              ││              │
    └──────────────┘└──────────────┘└──────────────┘└──────────────┘└──────────────┘
     Company 01 - Engineer: 22d in SAVED
     Space done  p snooze  w why  m message  Enter open  s stage  L forward  ? help
    ");
    press(&mut state, "j j j j j j");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0  2 Apps 13  [3 Board]  4 Calendar  5 People  6 Stats      Tue 24 Nov
    ┌─ Saved 12 ───┐┌─ Applied 1 ──┐┌─ Screen 0 ───┐┌─ Interv 0 ───┐┌─ Offer 0 ────┐
    │ Company 04   ││ Sent         ││              ││              ││              │
    │ Company 05   ││              ││              ││              ││              │
    │ Company 06   ││              ││              ││              ││              │
    │>Company 07   ││              ││              ││              ││              │
    │ +3 above, +5 ││              ││              ││              ││              │
    └──────────────┘└──────────────┘└──────────────┘└──────────────┘└──────────────┘
     Company 07 - Engineer: 22d in SAVED
     Space done  p snooze  w why  m message  Enter open  s stage  L forward  ? help
    ");
    press(&mut state, "G l");
    assert_eq!(selected(&state), "Sent");
    press(&mut state, "h");
    assert_eq!(selected(&state), "Company 01");
}

#[test]
fn the_board_is_filtered_as_you_type() {
    let mut state = board((80, 24));
    press(&mut state, "/ 'acme Enter");
    insta::assert_snapshot!(screen(&state).lines().take(5).collect::<Vec<_>>().join("\n"), @"
     1 Today 3  2 Apps 7  [3 Board]  4 Calendar  5 People  6 Stats       Tue 24 Nov
     Board 1 of 7   filter: acme
    ┌─ Saved 0 ────┐┌─ Applied 0 ──┐┌─ Screen 0 ───┐┌─ Interv 1 ───┐┌─ Offer 0 ────┐
    │              ││              ││              ││>Acme *       ││              │
    │              ││              ││              ││              ││              │
    ");
    press(&mut state, "Esc");
    assert!(!screen(&state).contains("filter: acme"));
    press(&mut state, "/ 'nobody Enter");
    assert_eq!(selected(&state), "");
    assert_eq!(press(&mut state, "L H Space j l h"), []);
}

#[test]
fn cards_are_acted_on_like_lines() {
    let mut state = board((80, 24));
    press(&mut state, "l");
    press(&mut state, "p");
    assert!(screen(&state).contains("Snooze Initech: follow-up"), "{}", screen(&state));
    press(&mut state, "Esc w");
    assert!(screen(&state).contains("Why: Initech - Platform Engineer"));
    press(&mut state, "Esc s");
    assert!(screen(&state).contains("Initech moves to"));
    press(&mut state, "Esc Enter");
    assert!(screen(&state).contains("─ Board > Initech ─"));
    press(&mut state, "Esc");
    assert_eq!(selected(&state), "Initech");
}

#[test]
fn a_click_selects_a_card_in_any_column() {
    let mut state = board((80, 24));
    update(&mut state, Message::Click { column: 50, row: 3 });
    assert_eq!(selected(&state), "Acme");
    update(&mut state, Message::Click { column: 50, row: 2 });
    assert_eq!(selected(&state), "Globex");
    update(&mut state, Message::Click { column: 50, row: 9 });
    assert_eq!(selected(&state), "Globex", "there is no card");
}

#[test]
fn names_of_any_kind_keep_the_borders_straight() {
    let steps = [(Stage::Applied, 20)];
    let applications = vec![
        application("日本物産株式会社東京本社", "バックエンドエンジニア", &steps),
        application("e\u{301}e\u{301}e\u{301} Cafe\u{301} of long names", "👩\u{200d}💻 Developer", &steps),
        application("\u{202e}\u{5d0}\u{5d1}\u{5d2} \u{5d3}", "\u{1b}[2J", &steps),
    ];
    for size in [(80, 12), (120, 12), (60, 12), (40, 12)] {
        let mut state = board(size);
        state.load(snapshot(Records { applications: applications.clone(), ..Records::default() }));
        let screen = screen(&state);
        let rows: Vec<&str> = screen.lines().skip(2).take(3).collect();
        for row in rows {
            assert!(row.starts_with('│') && row.ends_with('│'), "{screen}");
            assert_eq!(unicode_width::UnicodeWidthStr::width(row), usize::from(size.0), "{screen}");
        }
    }
    let mut state = board((60, 12));
    state.load(snapshot(Records { applications, ..Records::default() }));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0 2 Apps 3 [3 Board] 4 Calendar 5 People 6 Stats
    ┌─ Saved 0 ┐┌Applied 3─┐┌ Screen 0 ┐┌ Interv 0 ┐┌─ Offer 0 ┐
    │          ││>ééé Café…││          ││          ││          │
    │          ││ אבג ד    ││          ││          ││          │
    │          ││ 日本物産…││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    │          ││          ││          ││          ││          │
    └──────────┘└──────────┘└──────────┘└──────────┘└──────────┘
     ééé Café of long names - 👩‍💻 Developer: 4d in APPLIED
     Space done  p snooze  w why  m message  Enter open  ? help
    ");
}

#[test]
fn unknown_dates_break_nothing() {
    let mut all = records();
    for application in &mut all.applications {
        application.applied_on = None;
        for step in &mut application.stage_history {
            step.on = None;
        }
    }
    let mut state = board((80, 24));
    state.load(snapshot(all));
    assert!(screen(&state).contains("Initech"));
}

#[test]
fn the_tabs_shorten_from_the_right_and_the_shown_one_keeps_its_name() {
    let tabs = |width: u16, keys: &str| {
        let mut state = noon((width, 12));
        press(&mut state, keys);
        screen(&state).lines().next().unwrap().to_owned()
    };
    let lines = [tabs(80, "1"), tabs(60, "3"), tabs(50, "2"), tabs(40, "1"), tabs(40, "3")];
    insta::assert_snapshot!(lines.join("\n"), @"
    [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    1 Today 3 2 Apps 7 [3 Board] 4 Calendar 5 People 6 Stats
    1 Today 3 [2 Apps 7] 3 Board 4 Cal 5 People 6
    [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    1 Today 3 2 Apps 7 [3 Board] 4 Cal 5 6
    ");
}
