//! The calendar: the month, and the agenda beside it.

use std::collections::BTreeSet;

use callback::domain::interview::InterviewKind;
use callback::domain::records::Records;
use callback::domain::stage::Stage;
use callback::scheduler::calendar::Holidays;
use callback::tui::effect::Effect;
use callback::tui::message::Message;
use callback::tui::screens::calendar::{Focus, selected_day};
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, day, interview, noon, november, press, records, screen, snapshot};

/// Returns the calendar at noon.
fn calendar(size: (u16, u16)) -> State {
    let mut state = noon(size);
    press(&mut state, "4");
    state
}

/// Returns the lines of the screen that hold a text.
fn lines_with(state: &State, text: &str) -> Vec<String> {
    screen(state).lines().filter(|line| line.contains(text)).map(str::to_owned).collect()
}

#[test]
fn the_month_stands_beside_its_agenda() {
    insta::assert_snapshot!(screen(&calendar((80, 24))), @"
     1 Today 3  2 Apps 7  3 Board  [4 Calendar]  5 People  6 Stats       Tue 24 Nov
    ┌─ Calendar: November 2026 ────────────┐┌─ Agenda ─────────────────────────────┐
    │    Mo  Tu  We  Th  Fr  Sa  Su        ││ Tue 24 Nov                           │
    │    26  27  28  29  30  31   1        ││ 10:00-11:00 Acme technical           │
    │     2x  3x  4   5   6x  7   8   ██  6││ 14:00-15:00 Globex phone             │
    │     9x 10  11  12+ 13x 14  15   █   3││!    4d late Initech follow-up to Mi… │
    │    16  17x 18  19  20! 21x 22   ▋   2││       today Umbrella reminder to Al… │
    │    23 [24+]25* 26  27  28  29   ███ 9││       today Acme thank-you to Ana R… │
    │    30   1*  2   3   4   5   6   ▋   2││x      08:12 Vandelay follow-up to M… │
    │                                      ││x      11:30 Acme thank-you to Ben O… │
    │                                      ││x      11:30 Acme thank-you to Cleo…  │
    │                                      ││ Wed 25 Nov                           │
    │                                      ││         due Hooli feedback to Gavin… │
    │                                      ││ Tue 1 Dec                            │
    │                                      ││         due Acme follow-up           │
    │                                      ││         due Globex follow-up to Cle… │
    │                                      ││ Tue 8 Dec                            │
    │                                      ││         due Vandelay close           │
    │                                      ││                                      │
    │ + interview  ! overdue  * due        ││                                      │
    │ x done  - holiday  [ ] today         ││                                      │
    └──────────────────────────────────────┘└──────────────────────────────────────┘
     Tue 24 Nov 2026: 2 interviews, 3 actions, 3 done
     Enter agenda  a add  ] next month  [ month before  g today  ? help
    ");
}

#[test]
fn days_list_what_happens_where_there_is_room() {
    insta::assert_snapshot!(screen(&calendar((120, 40))), @"
     1 Today 3  2 Apps 7  3 Board  [4 Calendar]  5 People  6 Stats                                               Tue 24 Nov
    ┌─ Calendar: November 2026 ────────────────────────────────────────────────────┐┌─ Agenda ─────────────────────────────┐
    │  Mo        Tu        We        Th        Fr        Sa        Su              ││ Tue 24 Nov                           │
    │  26        27        28        29        30        31         1              ││ 10:00-11:00 Acme technical           │
    │                                                                              ││ 14:00-15:00 Globex phone             │
    │                                                                              ││!    4d late Initech follow-up to Mi… │
    │                                                                              ││       today Umbrella reminder to Al… │
    │                                                                              ││       today Acme thank-you to Ana R… │
    │   2x        3x        4         5         6x        7         8         ██  6││x      08:12 Vandelay follow-up to M… │
    │  xInitech  xGlobex                       xAcme                               ││x      11:30 Acme thank-you to Ben O… │
    │  xUmbrel…                                                                    ││x      11:30 Acme thank-you to Cleo…  │
    │  xHooli                                                                      ││ Wed 25 Nov                           │
    │  xVandel…                                                                    ││         due Hooli feedback to Gavin… │
    │   9x       10        11        12+       13x       14        15         █   3││ Tue 1 Dec                            │
    │  xUmbrel…                      10h Hoo…  xInitech                            ││         due Acme follow-up           │
    │                                                                              ││         due Globex follow-up to Cle… │
    │                                                                              ││ Tue 8 Dec                            │
    │                                                                              ││         due Vandelay close           │
    │  16        17x       18        19        20!       21x       22         ▋   2││                                      │
    │            xUmbrel…                      !Initech  x日本物…                  ││                                      │
    │                                                                              ││                                      │
    │                                                                              ││                                      │
    │                                                                              ││                                      │
    │  23       [24+]      25*       26        27        28        29         ███ 9││                                      │
    │            10h Acme  *Hooli                                                  ││                                      │
    │            14h Glo…                                                          ││                                      │
    │            !Initech                                                          ││                                      │
    │            +5                                                                ││                                      │
    │  30         1*        2         3         4         5         6         ▋   2││                                      │
    │            *Acme                                                             ││                                      │
    │            *Globex                                                           ││                                      │
    │                                                                              ││                                      │
    │                                                                              ││                                      │
    │                                                                              ││                                      │
    │                                                                              ││                                      │
    │ + interview  ! overdue  * due                                                ││                                      │
    │ x done  - holiday  [ ] today                                                 ││                                      │
    └──────────────────────────────────────────────────────────────────────────────┘└──────────────────────────────────────┘
     Tue 24 Nov 2026: 2 interviews, 3 actions, 3 done
     Enter agenda  a add  ] next month  [ month before  g today  ? help
    ");
}

#[test]
fn both_fit_in_sixty() {
    insta::assert_snapshot!(screen(&calendar((60, 15))), @"
     1 Today 3 2 Apps 7 3 Board [4 Calendar] 5 People 6 Stats
    ┌─ November 2026 ───────────────┐┌─ Agenda ────────────────┐
    │ Mo  Tu  We  Th  Fr  Sa  Su    ││ Tue 24 Nov              │
    │ 26  27  28  29  30  31   1    ││   10:00 Acme technical  │
    │  2x  3x  4   5   6x  7   8   6││   14:00 Globex phone    │
    │  9x 10  11  12+ 13x 14  15   3││!4d late Initech follow… │
    │ 16  17x 18  19  20! 21x 22   2││   today Umbrella remin… │
    │ 23 [24+]25* 26  27  28  29   9││   today Acme thank-you… │
    │ 30   1*  2   3   4   5   6   2││x  08:12 Vandelay follo… │
    │                               ││x  11:30 Acme thank-you… │
    │ + interview  ! overdue  * due ││x  11:30 Acme thank-you… │
    │ x done  - holiday  [ ] today  ││ Wed 25 Nov              │
    └───────────────────────────────┘└─────────────────────────┘
     Tue 24 Nov 2026: 2 interviews, 3 actions, 3 done
     Enter agenda  a add  ] next month  [ month before  ? help
    ");
}

#[test]
fn below_sixty_the_agenda_takes_the_place_of_the_month() {
    let mut state = calendar((40, 10));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3 2 Apps 7 3 Board [4 Cal] 5 6
    ┌─ Calendar: November 2026 ────────────┐
    │    Mo  Tu  We  Th  Fr  Sa  Su        │
    │     2x  3x  4   5   6x  7   8   ██  6│
    │     9x 10  11  12+ 13x 14  15   █   3│
    │    16  17x 18  19  20! 21x 22   ▋   2│
    │    23 [24+]25* 26  27  28  29   ███ 9│
    └──────────────────────────────────────┘
     Tue 24 Nov 2026: 2 interviews, 3 acti…
     Enter agenda  a add  ? help
    ");
    press(&mut state, "Enter");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3 2 Apps 7 3 Board [4 Cal] 5 6
    ┌─ Agenda ─────────────────────────────┐
    │ Tue 24 Nov                           │
    │>10:00-11:00 Acme technical           │
    │ 14:00-15:00 Globex phone             │
    │!    4d late Initech follow-up to Mi… │
    │       today Umbrella reminder to Al… │
    └─────────────────────────────── 1/12 ─┘
     Acme - Backend Engineer
     Space done  p snooze  w why  ? help
    ");
    press(&mut state, "Esc");
    assert!(screen(&state).contains("November 2026"));
}

#[test]
fn keys_move_by_days_weeks_and_months() {
    let mut state = calendar((80, 24));
    for (keys, to) in [
        ("l", "2026-11-25"),
        ("h h", "2026-11-23"),
        ("j", "2026-11-30"),
        ("k k", "2026-11-16"),
        ("Right Left Down Up", "2026-11-16"),
        ("]", "2026-12-16"),
        ("[ [", "2026-10-16"),
        ("PgDn", "2026-11-16"),
        ("PgUp", "2026-10-16"),
        ("G", "2026-10-31"),
        ("g", "2026-11-24"),
    ] {
        press(&mut state, keys);
        assert_eq!(selected_day(&state), day(to), "{keys}");
    }
}

#[test]
fn a_selected_day_shows_its_own_agenda_and_past_ones_what_was_done() {
    let mut state = calendar((80, 24));
    press(&mut state, "k h h h h h");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  2 Apps 7  3 Board  [4 Calendar]  5 People  6 Stats       Tue 24 Nov
    ┌─ Calendar: November 2026 ────────────┐┌─ Agenda ─────────────────────────────┐
    │    Mo  Tu  We  Th  Fr  Sa  Su        ││ Thu 12 Nov                           │
    │    26  27  28  29  30  31   1        ││ 10:00-11:00 Hooli phone              │
    │     2x  3x  4   5   6x  7   8   ██  6││ Fri 13 Nov                           │
    │     9x 10  11 >12+ 13x 14  15   █   3││x       done Initech reply came from… │
    │    16  17x 18  19  20! 21x 22   ▋   2││ Tue 17 Nov                           │
    │    23 [24+]25* 26  27  28  29   ███ 9││x       done Umbrella follow-up to A… │
    │    30   1*  2   3   4   5   6   ▋   2││ Fri 20 Nov                           │
    │                                      ││!    4d late Initech follow-up to Mi… │
    │                                      ││ Sat 21 Nov                           │
    │                                      ││x       done 日本物産 applied         │
    │                                      ││ Tue 24 Nov                           │
    │                                      ││ 10:00-11:00 Acme technical           │
    │                                      ││ 14:00-15:00 Globex phone             │
    │                                      ││!    4d late Initech follow-up to Mi… │
    │                                      ││       today Umbrella reminder to Al… │
    │                                      ││       today Acme thank-you to Ana R… │
    │                                      ││x      08:12 Vandelay follow-up to M… │
    │ + interview  ! overdue  * due        ││x      11:30 Acme thank-you to Ben O… │
    │ x done  - holiday  [ ] today         ││x      11:30 Acme thank-you to Cleo…  │
    └──────────────────────────────────────┘└──────────────────────────────────────┘
     Thu 12 Nov 2026: 1 interview
     Enter agenda  a add  ] next month  [ month before  g today  ? help
    ");
}

#[test]
fn the_agenda_is_entered_and_acted_in() {
    let mut state = calendar((80, 24));
    press(&mut state, "Enter");
    assert_eq!(state.calendar.focus, Focus::Agenda);
    assert!(state.subject().action.is_none(), "interviews come first");
    press(&mut state, "j j");
    assert!(state.subject().action.is_some_and(|action| action.application.company == "Initech"));
    press(&mut state, "p");
    assert!(screen(&state).contains("Snooze Initech: follow-up"), "{}", screen(&state));
    press(&mut state, "Esc w");
    assert!(screen(&state).contains("Why: Initech - Platform Engineer"));
    press(&mut state, "Esc");
    assert!(matches!(press(&mut state, "Space").as_slice(), [Effect::Apply { .. }]));
    press(&mut state, "Enter");
    assert!(screen(&state).contains("─ Calendar > Initech ─"));
    press(&mut state, "Esc");
    assert_eq!(state.calendar.focus, Focus::Agenda, "back where it was opened");
    press(&mut state, "h");
    assert_eq!(state.calendar.focus, Focus::Month);
    press(&mut state, "Enter Esc");
    assert_eq!(state.calendar.focus, Focus::Month);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
}

#[test]
fn what_was_done_today_is_taken_back_from_the_agenda() {
    let mut state = calendar((80, 24));
    press(&mut state, "Enter");
    for _ in 0..20 {
        if state.subject().done.is_some() {
            break;
        }
        press(&mut state, "j");
    }
    assert!(matches!(press(&mut state, "Space").as_slice(), [Effect::TakeBack(_)]));
}

#[test]
fn overdue_actions_show_on_their_day_and_today() {
    let mut state = calendar((80, 24));
    assert_eq!(lines_with(&state, "4d late").len(), 1);
    press(&mut state, "h h h h");
    assert_eq!(selected_day(&state), november(20));
    assert_eq!(lines_with(&state, "4d late").len(), 2, "{}", screen(&state));
}

#[test]
fn holidays_are_marked_without_colour_and_named() {
    let mut state = noon((80, 24));
    state.settings.holidays =
        Holidays { days: BTreeSet::from([november(26), november(24)]), ..Holidays::default() };
    press(&mut state, "4 l l");
    let week = lines_with(&state, "[24").remove(0);
    assert!(week.contains(">26-"), "{week}");
    assert_eq!(lines_with(&state, "   holiday").len(), 1);
    assert_eq!(lines_with(&state, " Thu 26 Nov 2026: holiday").len(), 1, "{}", screen(&state));
}

#[test]
fn the_selection_follows_its_item_when_the_records_change() {
    let mut state = calendar((80, 24));
    press(&mut state, "Enter j j");
    let before = state.calendar.selected().map(|(day, item)| (day, item.id.clone()));
    let mut fewer = records();
    fewer.applications.retain(|found| found.company != "Globex");
    update(&mut state, Message::Loaded(Box::new(snapshot(fewer))));
    assert_eq!(state.calendar.selected().map(|(day, item)| (day, item.id.clone())), before);
    update(
        &mut state,
        Message::Loaded(Box::new(snapshot(Records {
            applications: vec![application("Quiet", "", &[(Stage::Saved, 24)])],
            ..Records::default()
        }))),
    );
    assert_eq!(state.calendar.focus, Focus::Month, "an empty agenda has nothing to stand on");
    press(&mut state, "Enter");
    assert_eq!(state.calendar.focus, Focus::Month);
}

#[test]
fn a_click_selects_a_day_or_a_line_of_the_agenda() {
    let mut state = calendar((80, 24));
    let row = |state: &State, text: &str| {
        u16::try_from(screen(state).lines().position(|line| line.contains(text)).unwrap()).unwrap()
    };
    let week = row(&state, "[24");
    update(&mut state, Message::Click { column: 14, row: week });
    assert_eq!(selected_day(&state), november(25));
    update(&mut state, Message::Click { column: 9, row: week });
    let line = row(&state, "Initech");
    update(&mut state, Message::Click { column: 60, row: line });
    assert_eq!(state.calendar.focus, Focus::Agenda);
    assert!(state.subject().action.is_some_and(|action| action.application.company == "Initech"));
}

#[test]
fn interviews_of_the_future_stand_on_their_days_with_names_of_any_kind() {
    let mut found = application("日本物産株式会社東京本社", "", &[(Stage::Interviewing, 20)]);
    found.interviews = vec![
        interview("i-1", "2026-11-26T09:30", InterviewKind::Panel, &[]),
        interview("i-2", "2026-11-26", InterviewKind::Other, &[]),
        interview("i-3", "9999-12-31T23:59", InterviewKind::Final, &[]),
    ];
    let mut arabic = application("\u{5d0}\u{5d1}\u{5d2} \u{202e}\u{5d3}", "", &[(Stage::Interviewing, 20)]);
    arabic.interviews = vec![interview("i-4", "2026-11-27T10:00", InterviewKind::Technical, &[])];
    for size in [(80, 16), (120, 30), (60, 15), (40, 12)] {
        let mut state = calendar(size);
        state.load(snapshot(Records {
            applications: vec![found.clone(), arabic.clone()],
            ..Records::default()
        }));
        for keys in ["", "Enter"] {
            press(&mut state, keys);
            let screen = screen(&state);
            for row in screen.lines().skip(2).take(usize::from(size.1) - 5) {
                assert_eq!(unicode_width::UnicodeWidthStr::width(row), usize::from(size.0), "{screen}");
                assert!(row.starts_with('│') && row.ends_with('│'), "{screen}");
            }
        }
    }
    let mut state = calendar((80, 16));
    state.load(snapshot(Records { applications: vec![found, arabic], ..Records::default() }));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0  2 Apps 2  3 Board  [4 Calendar]  5 People  6 Stats       Tue 24 Nov
    ┌─ Calendar: November 2026 ────────────┐┌─ Agenda ─────────────────────────────┐
    │    Mo  Tu  We  Th  Fr  Sa  Su        ││ Tue 24 Nov                           │
    │    26  27  28  29  30  31   1        ││   nothing                            │
    │     2   3   4   5   6   7   8        ││ Thu 26 Nov                           │
    │     9  10  11  12  13  14  15        ││     all day 日本物産株式会社東京本…  │
    │    16  17  18  19  20  21  22        ││ 09:30-10:30 日本物産株式会社東京本…  │
    │    23 [24 ]25  26+ 27+ 28  29   ███ 3││ Fri 27 Nov                           │
    │    30   1   2   3   4   5   6        ││ 10:00-11:00 אבג ד technical          │
    │                                      ││                                      │
    │                                      ││                                      │
    │ + interview  ! overdue  * due        ││                                      │
    │ x done  - holiday  [ ] today         ││                                      │
    └──────────────────────────────────────┘└──────────────────────────────────────┘
     Tue 24 Nov 2026: nothing
     Enter agenda  a add  ] next month  [ month before  g today  ? help
    ");
}

#[test]
fn a_crowded_day_counts_what_it_has_no_room_for() {
    let mut busy = application("Busy", "", &[(Stage::Interviewing, 20)]);
    let meeting = |hour: u32| {
        interview(&format!("i-{hour}"), &format!("2026-11-26T{hour}:00"), InterviewKind::Video, &[])
    };
    busy.interviews = (10..16).map(meeting).collect();
    let mut state = calendar((120, 40));
    state.load(snapshot(Records { applications: vec![busy], ..Records::default() }));
    let month = screen(&state);
    assert!(month.contains("12h Busy") && !month.contains("13h Busy"), "{month}");
    assert!(month.contains("  +3 "), "{month}");
}

#[test]
fn the_calendar_has_ends() {
    let mut state = calendar((80, 24));
    state.calendar.day = Some(day("9999-12-31"));
    press(&mut state, "j l ] G");
    assert_eq!(selected_day(&state), day("9999-12-31"));
    state.calendar.day = Some(day("0001-01-01"));
    press(&mut state, "k h [ l");
    assert_eq!(selected_day(&state), day("0001-01-02"));
    screen(&state);
}
