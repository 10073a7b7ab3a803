//! `callback due`, as a user of the command line meets it.

use crate::support::{Home, RECORDS};

#[test]
fn the_list_of_today() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due"), @"");
}

#[test]
fn what_is_coming_when_asked() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due --upcoming 7"), @"");
}

#[test]
fn after_the_interview_its_thanks_and_debrief_come_out() {
    let mut home = Home::with(RECORDS);
    home.set_now("2026-11-24T14:45");
    insta::assert_snapshot!(home.run("due"), @"");
}

#[test]
fn a_past_day_is_seen_as_it_was() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due --on 'last fri'"), @"");
    insta::assert_snapshot!(home.run("due --on 2026-11-01"), @"");
}

#[test]
fn with_a_day_the_time_of_day_does_not_matter() {
    let mut home = Home::with(RECORDS);
    let morning = home.run("due --on 2026-11-24 --upcoming 30");
    home.set_now("2026-11-25T23:59");
    assert_eq!(home.run("due --on 2026-11-24 --upcoming 30"), morning);
}

#[test]
fn machines_get_every_format() {
    let home = Home::with(RECORDS);
    let json: serde_json::Value = serde_json::from_str(&home.print("due --json")).unwrap();
    assert_eq!(json["format"], "callback.due/1");
    assert_eq!(json["on"], "2026-11-24");
    let actions = json["actions"].as_array().unwrap();
    assert_eq!(home.print("due --count"), format!("{}\n", actions.len()));
    assert_eq!(home.print("due --format json"), home.print("due --json"));
    for (format, separator) in [("csv", ","), ("tsv", "\t")] {
        let table = home.print(&format!("due --format {format}"));
        assert_eq!(table.lines().count(), actions.len() + 1, "{table}");
        assert!(table.starts_with(&["key", "kind", "state"].join(separator)), "{table}");
    }
    assert!(home.print("due --format markdown").contains("Acme"));
}

#[test]
fn an_empty_list_is_no_failure_unless_asked() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("due"), @"");
    insta::assert_snapshot!(home.run("due --fail-if-empty"), @"");
    insta::assert_snapshot!(home.run("due --count --fail-if-empty"), @"");
    assert!(!home.database().exists(), "looking makes no database");
    let home = Home::with(RECORDS);
    assert_eq!(home.run("due --count --fail-if-empty").code, 0);
}

#[test]
fn bad_input_is_refused_by_name() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("due --on someday"), @"");
    insta::assert_snapshot!(home.run("due --format xml"), @"");
    insta::assert_snapshot!(home.run("due --count --json"), @"");
}
