//! `list`, `show`, `why`: looking at what is there.

use crate::support::{Home, RECORDS};

#[test]
fn a_list_shows_what_comes_next() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("list"), @"");
    insta::assert_snapshot!(home.run("list rust -stage:interviewing"), @"");
    insta::assert_snapshot!(home.run("list nothing-like-it"), @"");
    insta::assert_snapshot!(home.run("list colour:red"), @"");
    insta::assert_snapshot!(home.run("list --on 2026-11-05 stage:open"), @"");
}

#[test]
fn a_list_for_machines() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("list initech --json"), @"");
}

#[test]
fn a_page_shows_everything() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("show acme"), @"");
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
    insta::assert_snapshot!(home.run("why acme"), @"");
    insta::assert_snapshot!(home.run("why globex --on 2026-11-23"), @"");
}

#[test]
fn why_for_machines() {
    let home = Home::with(RECORDS);
    let why: serde_json::Value = serde_json::from_str(&home.print("why initech --json")).unwrap();
    assert_eq!(why["format"], "callback.why/1");
    let listed =
        why["verdicts"].as_array().unwrap().iter().find(|verdict| verdict["outcome"] == "listed").unwrap();
    insta::assert_snapshot!(format!("{listed:#}"), @"");
}

#[test]
fn what_is_not_there_is_refused_with_candidates() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("show soylent"), @"");
    insta::assert_snapshot!(home.run("why vandelay"), @"");
    insta::assert_snapshot!(Home::new().run("show acme"), @"");
}
