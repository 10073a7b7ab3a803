//! `callback add`: one line, echoed, with the handle to go on with.

use crate::support::{Home, RECORDS};

#[test]
fn an_application_is_applied_for_today() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("add Acme 'Backend Engineer'"), @"");
    insta::assert_snapshot!(home.run("list"), @"");
}

#[test]
fn one_line_holds_an_interview_people_and_a_promise() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("add Acme SRE stage:interviewing 'on:tomorrow 14:00' 'with:Ana Ruiz' 'with:Zoe Q' promise:+9d tag:rust"),
        @""
    );
    insta::assert_snapshot!(home.run("show acme/sre"), @"");
}

#[test]
fn options_say_the_same_as_fields() {
    let home = Home::new();
    insta::assert_snapshot!(
        home.run("add Acme SRE --applied 'last fri' --url https://acme.example --contact 'Ana Ruiz <ana@acme.example>'"),
        @""
    );
    insta::assert_snapshot!(home.run("add Globex --saved"), @"");
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
    insta::assert_snapshot!(home.run("add Acme stage:aplied"), @"");
    insta::assert_snapshot!(home.run("add Acme --applied someday"), @"");
    insta::assert_snapshot!(home.run("add Acme wage:3"), @"");
    insta::assert_snapshot!(home.run("add"), @"");
    insta::assert_snapshot!(home.run("add Acme 'on:2027-03-28 02:30'"), @"");
    insta::assert_snapshot!(home.run("list"), @"");
}
