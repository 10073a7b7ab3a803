//! What is long past, on the screens: one calm line, and one question.

use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::fields::change::Change;
use callback::tui::effect::Effect;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;
use chrono::Days;

use crate::screens_fixture::{application, at, noon, press, records, screen, settings, snapshot};

/// Returns the usual search with some applications that nobody answered for months.
fn with_old(count: u64, size: (u16, u16)) -> State {
    State::new(settings(), snapshot(old(count)), at("12:00"), size, String::new())
}

fn old(count: u64) -> Records {
    let mut records = records();
    for number in 0..count {
        let mut old = application(&format!("Old{number}"), "SRE", &[(Stage::Applied, 2)]);
        let on = old.applied_on.and_then(|day| day.checked_sub_days(Days::new(100 - number)));
        old.applied_on = on;
        old.stage_history[0].on = on;
        records.applications.push(old);
    }
    records
}

#[test]
fn a_few_are_no_reason_to_speak_up() {
    let mut state = with_old(4, (80, 24));
    assert!(!screen(&state).contains("long past"));
    press(&mut state, "T");
    assert!(screen(&state).contains("Close 4 applications as no-response?"), "{}", screen(&state));
    let mut state = noon((80, 24));
    press(&mut state, "T");
    assert!(screen(&state).contains("Nothing is long past."));
}

#[test]
fn many_are_offered_in_one_line_and_listed_before_they_are_closed() {
    let mut state = with_old(6, (80, 24));
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 9]  2 Apps 13  3 Board  4 Calendar  5 People  6 Stats      Tue 24 Nov
    ┌─ Today: 2 due, 7 overdue ────────────────────────────────────────────────────┐
    │   6 applications are long past: press T to settle them                       │
    │ OVERDUE (7)                                                                  │
    │ >  92d late  close        Old0      SRE           no word since applying on… │
    │ !  91d late  close        Old1      SRE           no word since applying on… │
    │ !  90d late  close        Old2      SRE           no word since applying on… │
    │ !  89d late  close        Old3      SRE           no word since applying on… │
    │ !  88d late  close        Old4      SRE           no word since applying on… │
    │ !  87d late  close        Old5      SRE           no word since applying on… │
    │ !   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
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
    └─────────────────────────────────────────────────────────────────────── 1/15 ─┘
     why: no word since applying on Sat 25 Jul
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
    assert_eq!(press(&mut state, "T"), []);
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 9]  2 Apps 13  3 Board  4 Calendar  5 People  6 Stats      Tue 24 Nov
    ┌─ Today: 2 due, 7 overdue ────────────────────────────────────────────────────┐
    │   6 applications are long past: press T to settle them                       │
    │ OVERDUE (7)                                                                  │
    │ >  92d late  close        Old0      SRE           no word since applying on… │
    │ !  91d late  close        Old1      SRE           no word since applying on… │
    │ !  90d late  c┌─ Close 6 applications as no-response? ───────┐e applying on… │
    │ !  89d late  c│ Old0: no word since applying on Sat 25 Jul   │e applying on… │
    │ !  88d late  c│ Old1: no word since applying on Sun 26 Jul   │e applying on… │
    │ !  87d late  c│ Old2: no word since applying on Mon 27 Jul   │e applying on… │
    │ !   4d late  f│ Old3: no word since applying on Tue 28 Jul   │e their messa… │
    │ TODAY (2)     │ Old4: no word since applying on Wed 29 Jul   │               │
    │ 10:00-11:00  I│ Old5: no word since applying on Thu 30 Jul   │over           │
    │ 14:00-15:00  I│ >n  no, leave them                           │for timeline   │
    │       today  t│  y  yes, close them all (u takes it back)    │terview today… │
    │       today  r└──────────────────────────────────────────────┘ the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    │ DONE TODAY (1)                                                               │
    └─────────────────────────────────────────────────────────────────────── 1/15 ─┘
     why: no word since applying on Sat 25 Jul
     Enter choose  Esc back
    ");
    assert_eq!(press(&mut state, "Esc"), []);
    assert_eq!(press(&mut state, "T Enter"), [], "leaving them is what Enter does first");
    let effects = press(&mut state, "T y");
    let [Effect::Apply { name, changes, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), changes.len()), ("triage: 6 applications closed", 6));
    assert!(
        changes.iter().all(|change| matches!(change, Change::MoveStage { stage: Stage::NoResponse, .. }))
    );
}

#[test]
fn the_list_is_cut_where_there_is_no_room_and_the_question_stays() {
    let mut state = with_old(30, (46, 12));
    press(&mut state, "T j");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 33] 2 Apps 37 3 Board 4 Cal 5 6
    ┌┌─ Close 30 applications as no-response? ──┐┐
    ││ Old0: no word since applying on Sat 25…  ││
    ││ Old1: no word since applying on Sun 26…  ││
    ││ Old2: no word since applying on Mon 27…  ││
    ││ Old3: no word since applying on Tue 28…  ││
    ││ Old4: no word since applying on Wed 29…  ││
    ││  n  no, leave them                       ││
    ││ >y  yes, close them all (u takes it bac… ││
    └└──────────────────────────────────────────┘┘
     why: no word since applying on Sat 25 Jul
     Enter choose  Esc back
    ");
    update(&mut state, Message::Click { column: 10, row: 3 });
    assert!(screen(&state).contains(">y"), "a line above the choices cannot be chosen");
    update(&mut state, Message::Click { column: 10, row: 7 });
    assert!(screen(&state).contains(">n"), "{}", screen(&state));
    let mut large = with_old(30, (80, 24));
    press(&mut large, "T");
    assert!(screen(&large).contains("and 18 more"), "{}", screen(&large));
}

#[test]
fn what_changed_meanwhile_is_left_alone() {
    let mut state = with_old(6, (80, 24));
    press(&mut state, "T");
    update(&mut state, Message::Loaded(Box::new(snapshot(old(2)))));
    let effects = press(&mut state, "y");
    assert!(
        matches!(effects.as_slice(), [Effect::Apply { changes, .. }] if changes.len() == 2),
        "{effects:?}"
    );
    press(&mut state, "T");
    update(&mut state, Message::Loaded(Box::new(snapshot(records()))));
    assert_eq!(press(&mut state, "y"), []);
    assert!(screen(&state).contains("Nothing is long past any more."));
}

#[test]
fn a_filter_has_the_screen_for_itself() {
    let mut state = with_old(6, (80, 24));
    press(&mut state, "/ 'acme Enter");
    assert!(!screen(&state).contains("long past"));
}
