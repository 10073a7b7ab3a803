//! `list`, `show`, `why`: looking at what is there.

use crate::support::{Home, RECORDS};

#[test]
fn a_list_shows_what_comes_next() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("list"), @"
    exit 0
    -- stdout
           Company   Role               Stage         Next       Due         Age
    yk2s5  Initech   Platform Engineer  applied       check-in   Wed 18 Nov  20d
    atx6n  Acme      Backend Engineer   interviewing  thank-you  Fri 20 Nov  12d
    bpre7  Globex    SRE                screening     update     Mon 23 Nov  6d
    9egar  Hooli     Backend            rejected      feedback   today       4d
    68bqa  Umbrella  Data Engineer      offer         respond    today       1d
    g07ps  Soylent   Analyst            saved         -          -           23d
    ja7qn  Soylent   Cook               saved         -          -           23d
    ");
    insta::assert_snapshot!(home.run("list rust -stage:interviewing"), @"
    exit 0
    -- stdout
           Company  Role               Stage    Next      Due         Age
    yk2s5  Initech  Platform Engineer  applied  check-in  Wed 18 Nov  20d
    ");
    insta::assert_snapshot!(home.run("list nothing-like-it"), @"
    exit 0
    -- stderr
    Nothing fits
    ");
    insta::assert_snapshot!(home.run("list colour:red"), @"
    exit 2
    -- stderr
    callback: 'colour' is not a field; expected company, role, stage, due, tags, with, source, location, work_mode, url, notes
    ");
    insta::assert_snapshot!(home.run("list --on 2026-11-05 stage:open"), @"
    exit 0
    -- stdout
           Company   Role               Stage    Next      Due         Age
    68bqa  Umbrella  Data Engineer      applied  close     Sat 31 Oct  35d
    yk2s5  Initech   Platform Engineer  applied  check-in  Wed 18 Nov  1d
    atx6n  Acme      Backend Engineer   applied  task      Wed 25 Nov  3d
    g07ps  Soylent   Analyst            saved    -         -           4d
    ja7qn  Soylent   Cook               saved    -         -           4d
    ");
}

#[test]
fn a_list_for_machines() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("list initech --json"), @r#"
    exit 0
    -- stdout
    {
      "format": "callback.list/1",
      "on": "2026-11-24",
      "applications": [
        {
          "id": "a-initech",
          "handle": "yk2s5",
          "company": "Initech",
          "role": "Platform Engineer",
          "stage": "applied",
          "stage_since": "2026-11-04",
          "applied_on": "2026-11-04",
          "tags": [
            "rust"
          ],
          "next": {
            "key": "check-in:a-initech",
            "code": "zr3r",
            "kind": "check-in",
            "state": "overdue",
            "due_on": "2026-11-18"
          }
        }
      ]
    }
    "#);
}

#[test]
fn a_page_shows_everything() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("show acme"), @"
    exit 0
    -- stdout
    atx6n  Acme - Backend Engineer  interviewing since Thu 12 Nov 2026
      applied   Mon 2 Nov 2026
      salary    95000 to 110000 EUR per year
      location  Berlin
      source    referral
      url       https://acme.example/jobs/1
      tags      rust, remote

    Next
      atac  Fri 20 Nov  thank-you  Ana Ruiz  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  Fri 20 Nov  thank-you  Ben Li    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  Mon 23 Nov  update               Umbrella made an offer, answer by Wed 25 Nov
      g5k5  Wed 25 Nov  task                 send references

    People
      kbcm2  Ana Ruiz  Engineering manager  interviewer  ana@acme.example
      svcfz  Ben Li                         interviewer  ben@acme.example

    Timeline
      Mon 2 Nov 2026         stage      applied
      Thu 12 Nov 2026        stage      interviewing
      Fri 20 Nov 2026        promise    answer by Fri 27 Nov 2026: by the end of next week
      Fri 20 Nov 2026 10:00  interview  technical, with Ana Ruiz, Ben Li (4jdgk)
      Wed 25 Nov 2026        task       send references

    Notes
      Likes tests.
      Ask about on-call.
    ");
}

#[test]
fn a_page_for_machines_can_be_imported() {
    let home = Home::with(RECORDS);
    let other = Home::with(&home.print("show acme --format json"));
    let page = |home: &Home| home.print("show acme --json");
    assert_eq!(page(&other), page(&home));
    assert!(!other.print("list").contains("Globex"));
}

#[test]
fn why_names_facts_rules_and_sources() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("why acme"), @r#"
    exit 0
    -- stdout
    Acme - Backend Engineer (interviewing), Tue 24 Nov 2026

    Due
      atac  thank-you to Ana Ruiz by email, due Fri 20 Nov, 4 days late
            T1  interviewed Fri 20 Nov 10:00 (technical)
            T1  thank everyone who met you on the same day  (S4, S3)
                listed until Wed 25 Nov
      90yd  thank-you to Ben Li by email, due Fri 20 Nov, 4 days late
            T1  interviewed Fri 20 Nov 10:00 (technical)
            T1  thank everyone who met you on the same day  (S4, S3)
                listed until Wed 25 Nov
      0a94  update by email, due Mon 23 Nov, 1 day late
            U1  Umbrella made an offer Mon 23 Nov
            U1  an offer elsewhere is reason to write early, whatever the day  (S2)
            C2  no main contact is known: choose who to write to
                listed until Wed 25 Nov

    Coming
      g5k5  task, due Wed 25 Nov
            O2  noted for Wed 25 Nov: send references

    Withheld
      8gby  follow-up by email, due Tue 1 Dec: the update comes first
            W1  interviewed Fri 20 Nov 10:00 (technical)
            W2  said Fri 20 Nov, promised by Fri 27 Nov: "by the end of next week"
            F1  2 business days after the promised date: Tue 1 Dec  (S3, S2)
            C2  no main contact is known: choose who to write to

    Nothing to do
      D1  debrief       interviewed Fri 20 Nov 10:00 (technical): they said when you would hear
      F2  reminder      not followed up yet
      F3  check-in      an interview was held or somebody wrote: follow-ups take over
      F4  close         time to let go is Sun 27 Dec, 30 days after Fri 27 Nov
      R1  feedback      not rejected
      R2  parting-note  not rejected
      O1  respond       there is no offer

    Sources
      S2  Learn How Long After an Interview Should You Follow Up
      S3  How To Follow Up After An Interview
      S4  Should you follow up after a job interview? (2014)
    "#);
    insta::assert_snapshot!(home.run("why globex --on 2026-11-23"), @"
    exit 0
    -- stdout
    Globex - SRE (screening), Mon 23 Nov 2026

    Due
      jcx6  update by email, due today
            U1  Umbrella made an offer today
            U1  an offer elsewhere is reason to write early, whatever the day  (S2)
            C2  no main contact is known: choose who to write to
                listed until Wed 25 Nov

    Nothing to do
      T1  thank-you     no interview was held
      D1  debrief       no interview was held
      F1  follow-up     no interview was held and nobody wrote
      F2  reminder      no interview was held and nobody wrote
      F3  check-in      an interview is arranged on Tue 24 Nov
      F4  close         time to let go is Thu 10 Dec, 30 days after Tue 10 Nov
      R1  feedback      not rejected
      R2  parting-note  not rejected
      O1  respond       there is no offer
      O2  task          nothing was noted

    Sources
      S2  Learn How Long After an Interview Should You Follow Up
    ");
}

#[test]
fn why_for_machines() {
    let home = Home::with(RECORDS);
    let why: serde_json::Value = serde_json::from_str(&home.print("why initech --json")).unwrap();
    assert_eq!(why["format"], "callback.why/1");
    let listed =
        why["verdicts"].as_array().unwrap().iter().find(|verdict| verdict["outcome"] == "listed").unwrap();
    insta::assert_snapshot!(format!("{listed:#}"), @r#"
    {
      "rule": "F3",
      "about": "check-in",
      "outcome": "listed",
      "because": null,
      "action": {
        "key": "check-in:a-initech",
        "code": "zr3r",
        "kind": "check-in",
        "state": "overdue",
        "due_on": "2026-11-18",
        "days_overdue": 6,
        "after": null,
        "lapses_on": null,
        "interview": null,
        "recipient": "c-cy",
        "channel": "email",
        "why": "applied Wed 4 Nov, no answer yet",
        "reasons": [
          {
            "rule": "W4",
            "text": "applied Wed 4 Nov",
            "source": null
          },
          {
            "rule": "F3",
            "text": "14 days after applying: Wed 18 Nov",
            "source": null
          }
        ]
      }
    }
    "#);
}

#[test]
fn what_is_not_there_is_refused_with_candidates() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("show soylent"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home.run("why vandelay"), @"
    exit 2
    -- stderr
    callback: no application fits 'vandelay'; open are:
      atx6n  Acme - Backend Engineer  (interviewing)
      bpre7  Globex - SRE  (screening)
      yk2s5  Initech - Platform Engineer  (applied)
      68bqa  Umbrella - Data Engineer  (offer)
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(Home::new().run("show acme"), @"
    exit 2
    -- stderr
    callback: no application fits 'acme': there are none yet; try callback add COMPANY ROLE
    ");
}
