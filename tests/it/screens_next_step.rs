//! What comes next for an application: a list and an open application show it, and keys speak of nothing else.

use callback::domain::interview::InterviewKind;
use callback::domain::stage::Stage;
use callback::domain::task::Task;
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, at, interview, noon, november, press, records, screen, snapshot};

/// Returns the state half an hour into the first interview of the day, which nobody has written about.
fn at_half_past_ten(size: (u16, u16)) -> State {
    let mut state = noon(size);
    let mut earlier = records();
    earlier.applications[2].interactions.clear();
    earlier.applications[2].interviews[0].debriefed = false;
    update(&mut state, Message::Tick(at("10:30")));
    update(&mut state, Message::Loaded(Box::new(snapshot(earlier))));
    state
}

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

#[test]
fn a_line_that_shows_an_interview_offers_no_action() {
    for company in ["acme", "globex"] {
        let mut state = at_half_past_ten((80, 12));
        press(&mut state, &format!("2 / '{company} Enter"));
        assert!(screen(&state).contains("INTERVIEWING interview    today"), "{}", screen(&state));
        assert_eq!(state.subject().action, None);
        assert_eq!(press(&mut state, "Space"), []);
        assert_eq!(toast(&state), "There is nothing to mark as done on this line: Enter opens it.");
        assert_eq!(press(&mut state, "p"), []);
        assert_eq!(toast(&state), "There is no action on this line to snooze.");
    }
}

#[test]
fn space_on_an_interview_asks_how_it_went_once_it_is_over() {
    let mut state = at_half_past_ten((80, 12));
    press(&mut state, "g j Space");
    assert_eq!(toast(&state), "There is nothing to mark as done on this line: Enter opens it.");
    update(&mut state, Message::Tick(at("11:30")));
    assert_eq!(press(&mut state, "g j Space"), []);
    assert!(screen(&state).contains("─ Acme: how did Tue 24 Nov go? ─"), "{}", screen(&state));
}

#[test]
fn a_line_that_shows_an_action_offers_it() {
    let mut state = noon((80, 12));
    press(&mut state, "2 / 'acme Enter");
    assert!(screen(&state).contains("INTERVIEWING thank-you    today"));
    assert_eq!(press(&mut state, "Space").len(), 1);
}

#[test]
fn until_an_interview_ends_an_open_application_keeps_its_thanks_and_debrief_back() {
    let mut state = at_half_past_ten((80, 12));
    press(&mut state, "2 / 'acme Enter Enter");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 2  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps > Acme ────────────────────────────────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage             │
    │ -- Next --      > today 10:00  interview technical                           │
    │                   Tue 1  follow-up  no word since the interview today        │
    │ -- About --     Berlin                                                       │
    │ -- Timeline --  12 Nov        INTERVIEWING                                   │
    │                 6 Nov         APPLIED                                        │
    │ -- People --    Ana Ruiz  engineering manager  ana@example.org               │
    └─────────────────────────────────────────────────────────────────────── 1/10 ─┘

     Space done  p snooze  w why  m message  s stage  r reply came  ? help
    ");
    assert_eq!(press(&mut state, "Space"), [], "the selection is on the interview");
}

#[test]
fn an_interview_that_is_over_moves_to_the_timeline() {
    let mut state = at_half_past_ten((80, 16));
    press(&mut state, "2 / 'acme Enter Enter");
    update(&mut state, Message::Tick(at("11:00")));
    insta::assert_snapshot!(screen(&state), @"
     1 Today 6  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps > Acme ────────────────────────────────────────────────────────────────┐
    │ Acme - Backend Engineer               INTERVIEWING  12d in stage             │
    │ -- Next --        today  thank-you  to Ana Ruiz                              │
    │                   today  thank-you  to Ben Okri                              │
    │                   today  thank-you  to Cleo Park                             │
    │                   today  debrief  interview today 10:00 (technical): write…  │
    │                   Tue 1  follow-up  no word since the interview today        │
    │ -- About --     Berlin                                                       │
    │ -- Timeline -- >24 Nov 10:00  interview technical  3 people                  │
    │                 12 Nov        INTERVIEWING                                   │
    │                 6 Nov         APPLIED                                        │
    │ -- People --    Ana Ruiz  engineering manager  ana@example.org               │
    └─────────────────────────────────────────────────────────────────────── 7/14 ─┘

     Space done  p snooze  w why  m message  s stage  r reply came  ? help
    ");
}

#[test]
fn the_end_of_an_interview_is_noticed_behind_a_filter() {
    let mut state = at_half_past_ten((80, 12));
    press(&mut state, "/ 'hooli Enter 2");
    state.stale = false;
    update(&mut state, Message::Tick(at("11:00")));
    assert!(state.stale);
    assert!(screen(&state).contains("Acme       Backend Engineer   INTERVIEWING thank-you    today"));
}

#[test]
fn long_delays_and_ages_have_room() {
    let mut state = noon((80, 10));
    let mut late = application("Late", "SRE", &[(Stage::Applied, 1)]);
    late.applied_on = november(1).checked_sub_days(chrono::Days::new(400));
    late.tasks = vec![Task { due_on: late.applied_on, ..task() }];
    let mut met = application("Met", "SRE", &[(Stage::Applied, 1), (Stage::Interviewing, 2)]);
    met.interviews = vec![interview("i-met", "2026-11-02T10:00", InterviewKind::Technical, &["c-ana"])];
    let mut records = records();
    records.applications = vec![late, met];
    state.load(snapshot(records));
    press(&mut state, "2");
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 2]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 2   sort: due^ ────────────────────────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ >Late       SRE                APPLIED      task         423d late 423d      │
    │ !Met        SRE                INTERVIEWING follow-up    14d late   23d      │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/2 ─┘
     why: Sign
     Space done  p snooze  w why  m message  Enter open  s stage  a add  ? help
    ");
}

/// Returns something to do that has no date yet.
fn task() -> Task {
    let id = callback::domain::ids::TaskId::new("t-1");
    Task { id, due_on: None, words: "Sign".to_owned(), done_on: None }
}
