//! What lies over the lists: menus, prompts, the quick add, help, explanations.

use crate::screens_fixture::{noon, operation, press, screen};

#[test]
fn why_shows_every_rule() {
    let mut state = noon((80, 24));
    press(&mut state, "j j j w");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Why: Acme - Backend Engineer ───────────────────────────────────────────────┐
    │ thank-you: due today, to Ana Ruiz                                            │
    │   interview today 10:00 (technical), 2 of 3 thanked                          │
    │   T1 interview today 10:00 (technical)                                       │
    │   T1 thank everyone who met you on the same day (S4, S3)                     │
    │                                                                              │
    │ What every rule says                                                         │
    │ T1 thank-you: see above                                                      │
    │ D1 debrief: nothing, interview today 10:00 (technical): written down         │
    │ F1 follow-up: due Tue 1 Dec                                                  │
    │   W1 interview today 10:00 (technical)                                       │
    │   F1 7 days after the interview today: Tue 1 Dec (S1, S2, S3, S5)            │
    │   C2 no main contact is known: choose who to write to                        │
    │ F2 reminder: nothing, not followed up yet                                    │
    │ F3 check-in: nothing, an interview was held or somebody wrote: follow-ups    │
    │ take over                                                                    │
    │ F4 close: nothing, time to let go is Thu 24 Dec, 30 days after today         │
    │ U1 update: nothing, there is no offer elsewhere                              │
    │ R1 feedback: nothing, not rejected                                           │
    │ R2 parting-note: nothing, not rejected                                       │
    └────────────────────────────────────────────────────────────────────── 19/21 ─┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     j down  k up  Esc back
    ");
}

#[test]
fn why_scrolls() {
    let mut state = noon((60, 12));
    press(&mut state, "j j j w G");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Why: Acme - Backend Engineer ───────────────────────────┐
    │ F4 close: nothing, time to let go is Thu 24 Dec, 30 days │
    │ after today                                              │
    │ U1 update: nothing, there is no offer elsewhere          │
    │ R1 feedback: nothing, not rejected                       │
    │ R2 parting-note: nothing, not rejected                   │
    │ O1 respond: nothing, there is no offer                   │
    │ O2 task: nothing, nothing was noted                      │
    └────────────────────────────────────────────────── 24/24 ─┘
     why: interview today 10:00 (technical), 2 of 3 thanked
     j down  k up  Esc back
    ");
}

#[test]
fn postponing_offers_days_a_date_and_never() {
    let mut state = noon((80, 16));
    press(&mut state, "p");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)            ┌─ Snooze Initech: follow-up ────┐                      │
    │ 10:00-11:00  INTERVIE│ >1  1 day    until Wed 25 Nov  │ical - over           │
    │ 14:00-15:00  INTERVIE│  3  3 days   until Fri 27 Nov  │ - ask for timeline   │
    │       today  thank-yo│  w  1 week   until Tue 1 Dec   │uiz, interview today… │
    │       today  reminder│  t  until a date, typed        │s since the follow-u… │
    │ THIS WEEK (3)        │  n  never: dismiss it          │                      │
    │      Wed 25  feedback└────────────────────────────────┘ted today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
}

#[test]
fn a_typed_date_is_resolved_before_it_is_accepted() {
    let mut state = noon((80, 12));
    press(&mut state, "t 'end_of_next_week");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    ┌─ Initech promised an answer ─────────────────────────────────────────────────┐
    │>reply by       end of next week                                              │
    │                Fri 4 Dec 2026                                                │
    │ words                                                                        │
    │ said                                                                         │
    │ interview                                                                    │
    └──────────────────────────────────────────────────────────────────────── 1/4 ─┘
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn a_typed_date_that_is_none_says_so() {
    let mut state = noon((80, 12));
    press(&mut state, "t '31_nov");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Initech promised an answer ─────────────────────────────────────────────────┐
    │>reply by       31 nov                                                        │
    │                '31 nov' is not a date (November has 30 days); try            │
    │                2026-11-24, tomorrow, +3d                                     │
    │ words                                                                        │
    │ said                                                                         │
    │ interview                                                                    │
    └──────────────────────────────────────────────────────────────────────── 1/4 ─┘
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘

     Enter next  Ctrl-s save  Esc keep draft
    ");
}

#[test]
fn stages_are_listed_with_the_present_one_selected() {
    let mut state = noon((80, 18));
    press(&mut state, "s");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)              ┌─ Initech moves to ─────┐                          │
    │ >   4d late  follow-up   │  1  saved              │o word since their messa… │
    │ TODAY (2)                │  2  applied            │                          │
    │ 10:00-11:00  INTERVIEW   │ >3  screening (now)    │echnical - over           │
    │ 14:00-15:00  INTERVIEW   │  4  interviewing       │hone - ask for timeline   │
    │       today  thank-you   │  5  offer              │na Ruiz, interview today… │
    │       today  reminder    │  6  accepted           │ days since the follow-u… │
    │ THIS WEEK (3)            │  7  declined           │                          │
    │      Wed 25  feedback    │  8  rejected           │ejected today: ask what…  │
    │       Tue 1  follow-up   │  9  withdrawn          │o word since the intervi… │
    │       Tue 1  follow-up   │  0  no-response        │o word since the intervi… │
    │ DONE TODAY (1)           └────────────────────────┘                          │
    │ x     08:12  follow-up    Vandelay  SRE           sent by email              │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    ");
}

#[test]
fn a_foreign_write_is_not_undone_without_asking() {
    let mut state = noon((80, 14));
    state.snapshot.next_undo = Some(operation("Import of jobs.json", "cli", 120));
    press(&mut state, "u");
    insta::assert_snapshot!(screen(&state), @r#"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Today: 2 due, 1 overdue ────────────────────────────────────────────────────┐
    │ OVERDUE (1)                                                                  │
    │ >   4d late  follow-up    Initech   Platform Eng… no word since their messa… │
    │ TODAY (2)  ┌─ Undo "Import of jobs.json" (by cli, 120 rows)? ──┐             │
    │ 10:00-11:00│ >n  no, leave it                                  │er           │
    │ 14:00-15:00│  y  yes, undo                                     │r timeline   │
    │       today└───────────────────────────────────────────────────┘rview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter choose  Esc back
    "#);
}

#[test]
fn the_quick_add_shows_what_it_would_save() {
    let mut state = noon((80, 16));
    press(&mut state, r#"a 'Acme_"Site_Reliability"_with:"Dana_R""#);
    insta::assert_snapshot!(screen(&state), @r#"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Add ────────────────────────────────────────────────────────────────────────┐
    │ Acme "Site Reliability" with:"Dana R"                                        │
    │   company      Acme   existing (1 open application)                          │
    │   role         Site Reliability                                              │
    │   applied      Tue 24 Nov 2026                                               │
    │   contact      Dana R (new contact)                                          │
    └──────────────────────────────────────────────────────────────────────────────┘
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    │ THIS WEEK (3)                                                                │
    │      Wed 25  feedback     Hooli     Backend       rejected today: ask what…  │
    │       Tue 1  follow-up    Acme      Backend Engi… no word since the intervi… │
    │       Tue 1  follow-up    Globex    SRE           no word since the intervi… │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter save  Tab full form  Esc keep draft
    "#);
}

#[test]
fn the_quick_add_says_what_is_wrong() {
    let mut state = noon((80, 12));
    press(&mut state, "a 'Acme_stage:applid");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Add ────────────────────────────────────────────────────────────────────────┐
    │ Acme stage:applid                                                            │
    │   'applid' is not a stage; did you mean applied? expected saved, applied,    │
    │   screening, interviewing, offer, accepted, declined, rejected, withdrawn,   │
    │   no-response                                                                │
    └──────────────────────────────────────────────────────────────────────────────┘
    │       today  thank-you    Acme      Backend Engi… Ana Ruiz, interview today… │
    │       today  reminder     Umbrella  Data Engineer 7 days since the follow-u… │
    └──────────────────────────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter save  Tab full form  Esc keep draft
    ");
}

#[test]
fn the_quick_add_begins_with_an_example() {
    let mut state = noon((60, 12));
    press(&mut state, "a");
    insta::assert_snapshot!(screen(&state), @r#"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Add ────────────────────────────────────────────────────┐
    │                                                          │
    │   for example: Acme "Backend Engineer" with:"Dana R" ur… │
    └──────────────────────────────────────────────────────────┘
    │ 10:00-11:00  INTERVIEW    Acme     Backend…  technical…  │
    │ 14:00-15:00  INTERVIEW    Globex   SRE       phone - as… │
    │       today  thank-you    Acme     Backend…  Ana Ruiz,…  │
    │       today  reminder     Umbrella Data Eng… 7 days sin… │
    └──────────────────────────────────────────────────── 1/9 ─┘
     why: no word since their message on Fri 13 Nov
     Enter save  Tab full form  Esc keep draft
    "#);
}

#[test]
fn help_is_made_of_the_key_table() {
    let mut state = noon((80, 24));
    press(&mut state, "?");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Help: type to search, Enter runs ───────────────────────────────────────────┐
    │ >                                                                            │
    │ Acting on the selected line                                                  │
    │ >Space           mark as done; on a done line take it back                   │
    │  p               snooze (postpone) for some days, or dismiss                 │
    │  w               show the rules behind it                                    │
    │  m               the message for it: read, edit, send                        │
    │  Enter           open the application                                        │
    │  Enter           open the page of the person                                 │
    │  Enter           go into the agenda                                          │
    │  s               move to another stage                                       │
    │  >               move one stage forward                                      │
    │  <               move one stage back                                         │
    │  L >             move the card one stage forward                             │
    │  H <             move the card one stage back                                │
    │  r               log that a reply came                                       │
    │  t               note when they promised to answer                           │
    │  c               log a message or a call                                     │
    │  E               edit the notes in your editor                               │
    │  e               edit what is selected, field by field                       │
    └────────────────────────────────────────────────────────────────────── 1/124 ─┘
     why: no word since their message on Fri 13 Nov
     Enter run  Esc back
    ");
}

#[test]
fn help_is_searched() {
    let mut state = noon((80, 12));
    press(&mut state, "? 'undo");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3]  2 Apps 7  3 Board  4 Calendar  5 People  6 Stats       Tue 24 Nov
    ┌─ Help: type to search, Enter runs ───────────────────────────────────────────┐
    │ > undo                                                                       │
    │ Acting on the selected line                                                  │
    │ >D               delete what is selected; undo brings it back                │
    │ The program                                                                  │
    │  u               take the last change back                                   │
    │  Ctrl-r          bring back what was undone last                             │
    │                                                                              │
    └──────────────────────────────────────────────────────────────────────── 1/3 ─┘
     why: no word since their message on Fri 13 Nov
     Enter run  Esc back
    ");
}

#[test]
fn the_palette_only_lists_what_works_here() {
    let mut state = noon((60, 12));
    press(&mut state, ": 'stage");
    insta::assert_snapshot!(screen(&state), @"
     [1 Today 3] 2 Apps 7 3 Board 4 Calendar 5 People 6 Stats
    ┌─ Commands: type to search, Enter runs ───────────────────┐
    │ > stage                                                  │
    │ Acting on the selected line                              │
    │ >s               move to another stage                   │
    │  >               move one stage forward                  │
    │  <               move one stage back                     │
    │  v               mark several, for one done, snooze, s…  │
    │ Moving                                                   │
    └──────────────────────────────────────────────────── 1/5 ─┘
     why: no word since their message on Fri 13 Nov
     Enter run  Esc back
    ");
}
