//! Long texts of an application: all of it can be read, on any terminal.

use callback::domain::interview::InterviewKind;
use callback::domain::salary::{Salary, SalaryPeriod};
use callback::domain::stage::{Stage, StageChange};
use callback::tui::message::Message;
use callback::tui::state::State;
use callback::tui::update::update;

use crate::screens_fixture::{application, interview, noon, november, person, press, screen, snapshot};

/// Returns the open application of a search with long texts.
fn opened(size: (u16, u16), change: impl FnOnce(&mut callback::domain::application::Application)) -> State {
    let mut state = noon(size);
    let mut long =
        application("Tyrell", "Principal Engineer for Very Reliable Systems", &[(Stage::Applied, 3)]);
    long.url = Some(
        "https://jobs.tyrell.example/openings/2026/principal-engineer-for-very-reliable-systems".to_owned(),
    );
    let note =
        "they were friendly, asked for a portfolio and promised to come back before the holidays".to_owned();
    long.stage_history
        .push(StageChange { note: Some(note), ..StageChange::new(Stage::Screening, Some(november(9))) });
    long.main_contact = Some(callback::domain::ids::ContactId::new("c-eldon"));
    long.salary = Some(Salary {
        min: Some(90),
        max: Some(90),
        currency: Some("EUR".to_owned()),
        period: SalaryPeriod::Hour,
    });
    long.notes = "Remember to ask who decides, how the team is measured, and what happened to the last one."
        .to_owned();
    change(&mut long);
    let mut records = crate::screens_fixture::records();
    records.contacts.push(person("c-eldon", "Eldon Tyrell the Younger", "head of replicant engineering"));
    records.applications = vec![long];
    state.load(snapshot(records));
    press(&mut state, "2 Enter");
    state
}

#[test]
fn long_texts_go_on_in_lines_of_their_own() {
    insta::assert_snapshot!(screen(&opened((80, 24), |_| ())), @"
     1 Today 1  [2 Apps 1]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps > Tyrell ──────────────────────────────────────────────────────────────┐
    │ Tyrell - Principal Engineer for Very Reliable Syste… SCREENING  15d in stage │
    │ -- Next --      > 7d late  check-in  to Eldon Tyrell the Younger             │
    │ -- About --     90 EUR per hour                                              │
    │                 https://jobs.tyrell.example/openings/2026/principal-engineer │
    │                 -for-very-reliable-systems                                   │
    │ -- Timeline --  9 Nov         SCREENING  they were friendly, asked for a     │
    │                               portfolio and promised to come back before the │
    │                               holidays                                       │
    │                 3 Nov         APPLIED                                        │
    │ -- People --    Eldon Tyrell the Younger  head of replicant engineering      │
    │                 eldon@example.org                                            │
    │ -- Notes --     Remember to ask who decides, how the team is measured, and   │
    │                 what happened to the last one.                               │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └─────────────────────────────────────────────────────────────────────── 1/12 ─┘
     why: applied Tue 3 Nov, no answer yet
     Space done  p snooze  w why  m message  s stage  r reply came  ? help
    ");
}

#[test]
fn a_long_place_of_an_interview_can_be_read_and_followed() {
    let state = opened((60, 15), |long| {
        let mut meeting = interview("i-1", "2026-11-26T09:30", InterviewKind::Technical, &[]);
        meeting.place =
            Some("https://meet.tyrell.example/rooms/nexus-six/interviews?code=a1b2c3d4".to_owned());
        long.interviews = vec![meeting];
    });
    insta::assert_snapshot!(screen(&state), @"
     1 Today 0 [2 Apps 1] 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Apps > Tyrell ──────────────────────────────────────────┐
    │ Tyrell - Principal Engineer for… SCREENING  15d in stage │
    │ -- Next --      > Thu 26 09:30  interview technical      │
    │                   https://meet.tyrell.example/rooms/nexu │
    │                   s-six/interviews?code=a1b2c3d4         │
    │ -- About --     90 EUR per hour                          │
    │                 https://jobs.tyrell.example/openings/202 │
    │                 6/principal-engineer-for-very-reliable-s │
    │                 ystems                                   │
    │ -- Timeline --  9 Nov         SCREENING  they were       │
    │                               friendly, asked for a      │
    └─────────────────────────────────────────────────── 1/18 ─┘

     Space done  p snooze  w why  m message  s stage  ? help
    ");
}

#[test]
fn lines_are_broken_again_when_the_terminal_changes() {
    let mut state = opened((80, 24), |_| ());
    let before = state.detail.as_ref().map(|detail| detail.rows.len());
    update(&mut state, Message::Resized { width: 60, height: 24 });
    assert!(state.detail.as_ref().map(|detail| detail.rows.len()) > before);
    assert!(!screen(&state).contains("holidays…"));
}

#[test]
fn notes_that_are_cut_say_so() {
    let mut state = opened((80, 24), |long| long.notes = "a line\n".repeat(250));
    press(&mut state, "G");
    assert!(screen(&state).contains("… 50 lines not shown: callback show"), "{}", screen(&state));
}

#[test]
fn a_long_title_uses_what_is_free() {
    let state = opened((80, 24), |_| ());
    assert!(
        screen(&state)
            .contains("Tyrell - Principal Engineer for Very Reliable Syste… SCREENING  15d in stage"),
        "{}",
        screen(&state)
    );
}

#[test]
fn every_line_of_a_record_is_about_that_record() {
    let mut state = opened((80, 24), |_| ());
    press(&mut state, "G k k");
    assert_eq!(state.subject().contact, Some(callback::domain::ids::ContactId::new("c-eldon")));
    let at = state.list().selected();
    let again = state.snapshot.clone();
    state.load(again);
    assert_eq!(state.list().selected(), at, "the selection stays on its line");
    press(&mut state, "e");
    assert!(screen(&state).contains("Edit Eldon Tyrell the Younger"), "{}", screen(&state));
}
