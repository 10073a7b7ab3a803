//! `callback add`: one line, echoed, with the handle to go on with.

use crate::support::{Home, RECORDS};

#[test]
fn an_application_is_applied_for_today() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("add Acme 'Backend Engineer'"), @"
    exit 0
    -- stdout
    tw798
    -- stderr
    Acme - Backend Engineer added
      company       Acme   new
      role          Backend Engineer
      applied       Tue 24 Nov 2026
    ");
    insta::assert_snapshot!(home.run("list"), @"
    exit 0
    -- stdout
           Company  Role              Stage    Next  Due  Age
    tw798  Acme     Backend Engineer  applied  -     -    0d
    ");
}

#[test]
fn one_line_holds_an_interview_people_and_a_promise() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("add Acme SRE stage:interviewing 'on:tomorrow 14:00' 'with:Ana Ruiz' 'with:Zoe Q' promise:+9d tag:rust"),
        @"
    exit 0
    -- stdout
    m5e1t
    -- stderr
    Acme - SRE added
      company       Acme   existing (1 open application)
      role          SRE
      stage         interviewing since Tue 24 Nov 2026
      when          Wed 25 Nov 2026 14:00
      with          Ana Ruiz (existing contact, Acme)
      with          Zoe Q (new contact)
      promise       Thu 3 Dec 2026
      tags          rust
    "
    );
    insta::assert_snapshot!(home.run("show acme/sre"), @"
    exit 0
    -- stdout
    m5e1t  Acme - SRE  interviewing since Tue 24 Nov 2026
      tags  rust

    Next
      m0g2  Mon 23 Nov  update  Ana Ruiz  Umbrella made an offer, answer by Wed 25 Nov

    People
      kbcm2  Ana Ruiz  Engineering manager  interviewer  ana@acme.example
      8k3gk  Zoe Q                          interviewer

    Timeline
      Tue 24 Nov 2026        stage      interviewing
      Tue 24 Nov 2026        promise    answer by Thu 3 Dec 2026: +9d
      Wed 25 Nov 2026 14:00  interview  other, with Ana Ruiz, Zoe Q (w217h)
    ");
}

#[test]
fn options_say_the_same_as_fields() {
    let home = Home::new();
    insta::assert_snapshot!(
        home.run("add Acme SRE --applied 'last fri' --url https://acme.example --contact 'Ana Ruiz <ana@acme.example>'"),
        @"
    exit 0
    -- stdout
    tw798
    -- stderr
    Acme - SRE added
      company       Acme   new
      role          SRE
      applied       Fri 20 Nov 2026
      contact       Ana Ruiz <ana@acme.example> (new contact)
      url           https://acme.example
    "
    );
    insta::assert_snapshot!(home.run("add Globex --saved"), @"
    exit 0
    -- stdout
    m5e1t
    -- stderr
    Globex added
      company       Globex   new
      stage         saved since Tue 24 Nov 2026
    ");
    let exported: serde_json::Value = serde_json::from_str(&home.print("export")).unwrap();
    assert_eq!(exported["contacts"][0]["email"], "ana@acme.example");
    let stages: Vec<_> = (0..2).map(|n| exported["applications"][n]["stage"].as_str().unwrap()).collect();
    assert!(stages.contains(&"saved") && stages.contains(&"applied"), "{stages:?}");
}

#[test]
fn the_handle_on_standard_output_names_it() {
    let home = Home::new();
    let handle = home.print("add Acme");
    assert!(home.print(&format!("show {}", handle.trim())).contains("Acme"));
}

#[test]
fn what_is_not_understood_is_quoted_and_nothing_is_written() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("add Acme stage:aplied"), @"
    exit 2
    -- stderr
    callback: 'aplied' is not a stage; did you mean applied? expected saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response
    ");
    insta::assert_snapshot!(home.run("add Acme --applied someday"), @"
    exit 2
    -- stderr
    callback: 'someday' is not a date; try 2026-11-24, tomorrow, +3d
    ");
    insta::assert_snapshot!(home.run("add Acme wage:3"), @"
    exit 2
    -- stderr
    callback: 'wage' is not a field; expected stage, on, promise, with, company, role, applied_on, source, url, location, work_mode, salary, tags, tag, excitement, notes, note, main_contact, contact, with, cadence, quiet_until, no_follow_up, thank_you_by
    ");
    insta::assert_snapshot!(home.run("add"), @"
    exit 2
    -- stderr
    callback: the following required arguments were not provided:
      <COMPANY> [ROLE]...

    Usage: callback add <COMPANY> [ROLE]...

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("add Acme 'on:2027-03-28 02:30'"), @"
    exit 2
    -- stderr
    callback: '2027-03-28T02:30' does not exist, because clocks are set forward; expected 2027-03-28T01:30 or 2027-03-28T03:30
    ");
    insta::assert_snapshot!(home.run("list"), @"
    exit 0
    -- stderr
    There are no applications yet
    ");
}

#[test]
fn an_option_that_says_nothing_is_refused() {
    let home = Home::new();
    for (option, value) in [("--contact", " "), ("--contact", " <>"), ("--url", " "), ("--applied", "")] {
        let output = home.command().args(["add", "Acme", option, value]).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{option} {value}: {told}");
        assert!(
            told.contains(&format!("'{}'", value.trim())) || told.contains(&format!("{option} '{value}'")),
            "{told}"
        );
    }
    assert_eq!(home.run("list").stdout, "");
    home.print("add Acme SRE --url 'role:x <y>'");
    assert!(home.print("show acme").contains("url      role:x <y>"), "a value of an option is no field");
}

#[test]
fn a_person_who_is_named_twice_is_one() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("add Acme on:'+3d 14:00' with:'Ana Ruiz' with:'ana ruiz <ana@acme.example>'"), @"
    exit 0
    -- stdout
    tw798
    -- stderr
    Acme added
      company       Acme   new
      stage         interviewing since Tue 24 Nov 2026
      when          Fri 27 Nov 2026 14:00
      with          Ana Ruiz <ana@acme.example> (new contact)
    ");
    insta::assert_snapshot!(home.run("add Globex 'with:Bob Li' 'with:bob li'"), @"
    exit 0
    -- stdout
    m5e1t
    -- stderr
    Globex added
      company       Globex   new
      applied       Tue 24 Nov 2026
      contact       Bob Li (new contact)
    ");
    insta::assert_snapshot!(home.run("add Globex --contact 'Ann <a@globex.example>' with:Bob"), @"
    exit 2
    -- stderr
    callback: 'Ann <a@globex.example>' is one person too many; without an interview there is only the main contact
    ");
}
