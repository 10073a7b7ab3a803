//! Copying and opening: what a line offers, what is copied, what is opened and what is not.

use callback::tui::effect::Effect;
use callback::tui::state::State;

use crate::screens_fixture::{at, noon, press, records, screen, settings, snapshot};

/// Returns the search at noon in which Acme has a link, a phone number and a video call ahead.
fn linked(size: (u16, u16)) -> State {
    let mut records = records();
    records.contacts[0].phone = Some("+49 30 1234".to_owned());
    records.applications[2].url = Some("https://acme.example/jobs/1".to_owned());
    records.applications[2].handle = "k3qz7".to_owned();
    records.applications[1].url = Some("globex.example/sre".to_owned());
    records.applications[1].interviews[0].place = Some("Zoom https://zoom.example/j/1 (code 7)".to_owned());
    records.applications[0].url = Some("file:///etc/passwd".to_owned());
    State::new(settings(), snapshot(records), at("12:00"), size, String::new())
}

fn toast(state: &State) -> &str {
    state.toast.as_ref().map_or("", |toast| &toast.text)
}

#[test]
fn the_copy_menu_offers_what_the_line_has() {
    let mut state = linked((80, 24));
    press(&mut state, "j j j y");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ !   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)                                                                    │
    │ 10:00-11:00  INTERVIEW    Acme      Backend Engi… technical - over           │
    │┌─ Copy from Acme ───────────────────────────────────────────────────────────┐│
    ││ >e  email: ana@example.org                                                 ││
    ││  p  phone: +49 30 1234                                                     ││
    ││  l  link: https://acme.example/jobs/1                                      ││
    ││  c  company and role: Acme - Backend Engineer                              ││
    ││  d  line of the due list: today: thank-you, Acme - Backend Engineer, to A… ││
    ││  w  why: interview today 10:00 (technical), 2 of 3 thanked                 ││
    ││  a  code of the action: atac                                               ││
    ││  h  handle: k3qz7                                                          ││
    │└────────────────────────────────────────────────────────────────────────────┘│
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 4/9 ─┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     Enter choose  Esc back
    ");
    assert_eq!(press(&mut state, "e"), [Effect::Copy("ana@example.org".to_owned())]);
    assert_eq!(toast(&state), "copied the email: ana@example.org");
    assert_eq!(press(&mut state, "y d").len(), 1);
    insta::assert_snapshot!(toast(&state), @"copied the line of the due list: today: thank-you, Acme - Backend Engineer, to Ana…");
    assert_eq!(press(&mut state, "y l"), [Effect::Copy("https://acme.example/jobs/1".to_owned())]);
    assert_eq!(press(&mut state, "y c"), [Effect::Copy("Acme - Backend Engineer".to_owned())]);
    assert_eq!(press(&mut state, "y h"), [Effect::Copy("k3qz7".to_owned())]);
}

#[test]
fn nothing_is_offered_that_is_empty() {
    let mut state = noon((60, 15));
    press(&mut state, "y");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────┐
    │ OVERDUE (1)                                              │
    │┌─ Copy from Initech ────────────────────────────────────┐│
    ││ >e  email: milt@example.org                            ││
    ││  c  company and role: Initech - Platform Engineer      ││
    ││  d  line of the due list: 4d late: follow-up, Initech… ││
    ││  w  why: no word since their message on Fri 13 Nov     ││
    ││  a  code of the action: 5fg7                           ││
    │└────────────────────────────────────────────────────────┘│
    │      Wed 25  feedback     Hooli    Backend   rejected t… │
    │       Tue 1  follow-up    Acme     Backend…  no word si… │
    └──────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
    assert!(press(&mut state, "p").is_empty(), "there is no phone number");
}

#[test]
fn an_interview_offers_everyone_it_is_with_and_its_place() {
    let mut state = linked((40, 12));
    press(&mut state, "j j y");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Cal 5 6
    ┌─ Today: 2 due, 1 overdue ────────────┐
    │┌─ Copy from Globex ─────────────────┐│
    ││ >e  email: cleo@example.org        ││
    ││  l  link: globex.example/sre       ││
    ││  i  place: Zoom https://zoom.exam… ││
    ││  c  company and role: Globex - SRE ││
    ││  d  line of the due list: 14:00-1… ││
    │└────────────────────────────────────┘│
    └──────────────────────────────── 3/9 ─┘
     interview Globex: phone - ask for tim…
     Enter choose  Esc back
    ");
}

#[test]
fn a_done_line_can_be_copied_too() {
    let mut state = linked((80, 24));
    press(&mut state, "G y d");
    insta::assert_snapshot!(toast(&state), @"copied the line of the due list: 08:12: follow-up, Vandelay - SRE: sent by email");
}

#[test]
fn a_text_that_terminals_would_cut_is_refused_with_its_length() {
    let mut records = records();
    records.applications[0].url = Some(format!("https://initech.example/{}", "x".repeat(80_000)));
    let mut state = State::new(settings(), snapshot(records), at("12:00"), (80, 24), String::new());
    assert!(press(&mut state, "y l").is_empty());
    assert_eq!(toast(&state), "could not copy the link: it has 80024 bytes, terminals take 74994");
}

#[test]
fn what_is_copied_obeys_nobody() {
    let mut records = records();
    records.applications[0].role = "SRE\u{1b}]52;c;x\u{7}\nrm".to_owned();
    let mut state = State::new(settings(), snapshot(records), at("12:00"), (80, 24), String::new());
    assert_eq!(press(&mut state, "y c"), [Effect::Copy("Initech - SRE]52;c;x\nrm".to_owned())]);
    assert_eq!(toast(&state), "copied the company and role: Initech - SRE]52;c;x and 1 more line");
}

#[test]
fn the_posting_is_opened_and_an_interview_opens_where_it_takes_place() {
    let mut state = linked((80, 24));
    assert_eq!(press(&mut state, "j j o"), [Effect::OpenLink("https://zoom.example/j/1".to_owned())]);
    assert_eq!(press(&mut state, "j o"), [Effect::OpenLink("https://acme.example/jobs/1".to_owned())]);
    assert_eq!(toast(&state), "opening https://acme.example/jobs/1");
}

#[test]
fn several_links_are_asked_about() {
    let mut state = linked((80, 24));
    press(&mut state, "2");
    while state.subject().application.as_ref().map(|id| id.as_str()) != Some("a-globex") {
        press(&mut state, "j");
    }
    assert!(press(&mut state, "o").is_empty());
    insta::assert_snapshot!(screen(&state), @"
     1 Today 3  [2 Apps 7]  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Apps 7   sort: due^ ────────────────────────────────────────────────────────┐
    │  Company    Role               Stage        Next         Due        Age      │
    │ !Initech    Platform Engineer  SCREENING    follow-up    4d late    22d      │
    │  Acme       Backend Engineer   INTERVIEWING thank-you    today      18d      │
    │  Umbrella   Data Engineer      SCREENING    reminder     today      22d      │
    │ >Globex     SRE                INTERVIEWING interview    today      21d      │
    │  Hooli      Backend            REJECTED     feedback     Wed 25     22d      │
    │  Vandelay   SRE                SCREENING    close        8 Dec      22d      │
    │  日本物 ┌─ Globex: open ───────────────────────────────────────────┐ 3d      │
    │         │ >1  posting: https://globex.example/sre                  │         │
    │         │  2  phone-screen 24 Nov 14:00: https://zoom.example/j/1  │         │
    │         └──────────────────────────────────────────────────────────┘         │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 4/7 ─┘

     Enter choose  Esc back
    ");
    assert_eq!(press(&mut state, "1"), [Effect::OpenLink("https://globex.example/sre".to_owned())]);
}

#[test]
fn what_is_no_link_of_the_web_or_of_mail_is_not_opened() {
    let mut state = linked((80, 24));
    assert!(press(&mut state, "o").is_empty());
    assert_eq!(
        toast(&state),
        "could not open 'file:///etc/passwd': only http, https and mailto links are opened; y copies it"
    );
    let mut state = noon((80, 24));
    assert!(press(&mut state, "o").is_empty());
    assert_eq!(toast(&state), "Initech has no link to open.");
}
