//! The end of the day: what Today says when nothing is left.

use callback::domain::ids::ContactId;
use callback::domain::records::Records;
use callback::tui::state::State;

use crate::screens_fixture::{at, records, screen, settings, snapshot};

fn of(records: Records, size: (u16, u16)) -> State {
    State::new(settings(), snapshot(records), at("12:00"), size, String::new())
}

/// Returns the records of these companies only.
fn only(companies: &[&str]) -> Records {
    let mut records = records();
    records.applications.retain(|application| companies.contains(&application.company.as_str()));
    records
}

#[test]
fn when_all_is_done_it_says_so_and_what_comes_next() {
    insta::assert_snapshot!(screen(&of(only(&["Vandelay", "Hooli"]), (80, 12))), @"
     [1 Today 0]  2 Apps 2  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 0 due, 0 overdue ────────────────────────────────────────────────────┐
    │ TODAY (0)                                                                    │
    │   All done.                                                                  │
    │   Next: feedback to Gavin Belson at Hooli, Wed 25 Nov                        │
    │ THIS WEEK (1)                                                                │
    │ >    Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │ DONE TODAY (1)                                                               │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    └──────────────────────────────────────────────────────────────────────── 1/2 ─┘
     why: rejected today: ask what could have gone better
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}

#[test]
fn actions_for_one_person_say_that_one_message_serves_both() {
    let mut records = only(&["Initech", "Umbrella"]);
    for interaction in records.applications.iter_mut().flat_map(|found| &mut found.interactions) {
        interaction.contact = Some(ContactId::new("c-milt"));
    }
    insta::assert_snapshot!(screen(&of(records, (80, 12))), @"
     [1 Today 2]  2 Apps 2  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 1 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… & no word since their mes… │
    │ TODAY (1)                                                                    │
    │       today  reminder     Umbrella  Data Engineer & 7 days since the follow… │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/2 ─┘
     & one message can serve the reminder at Umbrella, too; why: no word since the…
     Space done  p snooze  w why  m message  Enter open  a add  / filter  ? help
    ");
}
