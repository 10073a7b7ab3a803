//! `interview add`, `promise`, `task`, `log`, `stage`: the records behind the rules.

use crate::support::{Home, RECORDS};

#[test]
fn an_interview_brings_its_people() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("interview add initech fri 14:00 --kind technical --with cy --with 'Eve Moss <eve@initech.example>' --place 'Room 4' --round 2"),
        @""
    );
    insta::assert_snapshot!(home.run("show initech"), @"");
}

#[test]
fn a_time_that_does_not_come_once_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview add acme 2027-03-28 02:30"), @"");
    insta::assert_snapshot!(home.run("interview add acme 2027-10-31 02:30"), @"");
    insta::assert_snapshot!(home.run("interview add acme whenever"), @"");
}

#[test]
fn a_promise_belongs_to_the_latest_interview_held() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("promise acme end of next week --words 'soon'"), @"");
    insta::assert_snapshot!(home.run("promise hooli +3d --said yesterday --interview 2026-11-09"), @"");
    insta::assert_snapshot!(home.run("promise initech +3d"), @"");
    insta::assert_snapshot!(home.run("promise acme 2026-11-20"), @"");
    insta::assert_snapshot!(home.run("promise acme +3d --interview i-globex"), @"");
    let shown: serde_json::Value = serde_json::from_str(&home.print("show acme --json")).unwrap();
    assert_eq!(shown["applications"][0]["promises"][1]["interview"], "i-acme");
}

#[test]
fn a_task_stands_until_it_is_done() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("task globex today write to the recruiter"), @"");
    assert!(home.print("due").contains("write to the recruiter"));
    assert_eq!(home.run("done globex task").code, 0);
    assert!(!home.print("due").contains("write to the recruiter"));
    insta::assert_snapshot!(home.run("task globex someday write"), @"");
}

#[test]
fn messages_are_logged_both_ways() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("log initech reply --with cy --note 'still deciding'"), @"");
    insta::assert_snapshot!(home.run("log acme thank-you --with ana --interview i-acme --on 2026-11-20"), @"");
    insta::assert_snapshot!(home.run("log acme other --in --via phone --on 'yesterday 16:00'"), @"");
    insta::assert_snapshot!(home.run("show initech"), @"");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("log acme thank-you --in"), @"");
    insta::assert_snapshot!(home.run("log acme reply --outcome voicemail"), @"");
    insta::assert_snapshot!(home.run("log soylent other"), @"");
    insta::assert_snapshot!(home.run("log acme wave"), @"");
    insta::assert_snapshot!(home.run("stage acme rejected --respond-by fri"), @"");
}

#[test]
fn an_application_moves_along() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("stage acme offer --respond-by 'next fri' --note 'good terms'"), @"");
    insta::assert_snapshot!(home.run("stage acme offer"), @"");
    insta::assert_snapshot!(home.run("stage acme offer --respond-by 2026-12-09"), @"");
    insta::assert_snapshot!(home.run("stage initech rejected --on yesterday"), @"");
    insta::assert_snapshot!(home.run("show acme"), @"");
}

#[test]
fn what_was_saved_is_applied_for() {
    let home = Home::with(RECORDS);
    assert_eq!(home.run("stage soylent/cook applied --on yesterday").code, 0);
    let shown: serde_json::Value = serde_json::from_str(&home.print("show soylent/cook --json")).unwrap();
    assert_eq!(shown["applications"][0]["applied_on"], "2026-11-23");
}
