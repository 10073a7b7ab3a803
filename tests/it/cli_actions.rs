//! `done`, `snooze`, `dismiss`: acting on what is due.

use crate::support::{Home, RECORDS};

/// Returns the code of an action of today's list.
fn code(home: &Home, key: &str) -> String {
    let list: serde_json::Value = serde_json::from_str(&home.print("due --json --upcoming 60")).unwrap();
    let actions = list["actions"].as_array().unwrap();
    let action = actions.iter().find(|action| action["key"] == key);
    action.unwrap_or_else(|| panic!("{key}"))["code"].as_str().unwrap().to_owned()
}

#[test]
fn done_logs_the_message_and_a_second_time_says_so() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done thank-you:i-acme:c-ana"), @"");
    insta::assert_snapshot!(home.run("done thank-you:i-acme:c-ana"), @"");
    let exported: serde_json::Value = serde_json::from_str(&home.print("show acme --json")).unwrap();
    let logged = &exported["applications"][0]["interactions"];
    assert_eq!(logged.as_array().unwrap().len(), 1);
    assert_eq!(logged[0]["purpose"], "thank-you");
    assert_eq!(logged[0]["contact"], "c-ana");
    assert_eq!(logged[0]["at"], "09:30");
}

#[test]
fn the_short_code_still_fits_after_it_was_done() {
    let home = Home::with(RECORDS);
    let code = code(&home, "thank-you:i-acme:c-ben");
    assert_eq!(home.run(&format!("done {code} --via phone --outcome voicemail")).code, 0);
    let again = home.run(&format!("done {code}"));
    assert_eq!(
        (again.code, again.stderr.as_str()),
        (0, "thank-you:i-acme:c-ben is done already; nothing was changed\n")
    );
}

#[test]
fn an_application_is_enough_where_one_action_fits() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done acme thank-you ben --on 'yesterday 18:15' --note 'short and warm'"), @"");
    insta::assert_snapshot!(home.run("done initech"), @"");
    insta::assert_snapshot!(home.run("done acme task"), @"");
}

#[test]
fn several_that_fit_are_listed() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done acme"), @"");
    insta::assert_snapshot!(home.run("done soylent"), @"");
}

#[test]
fn none_that_fits_is_said() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done globex reminder"), @"");
    insta::assert_snapshot!(home.run("done nobody"), @"");
    insta::assert_snapshot!(home.run("done reminder:a-acme:x-9"), @"");
}

#[test]
fn a_call_and_an_offer_ask_how_it_went() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done initech --via phone"), @"");
    insta::assert_snapshot!(home.run("done initech --via phone --outcome sent"), @"");
    insta::assert_snapshot!(home.run("done initech --via phone --outcome no-answer"), @"");
    insta::assert_snapshot!(home.run("done umbrella"), @"");
    insta::assert_snapshot!(home.run("done umbrella --answer declined"), @"");
}

#[test]
fn what_lies_ahead_is_recorded_with_a_warning() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done initech --on 2026-11-26"), @"");
}

#[test]
fn snoozed_comes_back_on_its_day() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("snooze initech next fri"), @"");
    assert!(!home.print("due").contains("Initech"));
    assert!(home.print("due --on 2026-12-04").contains("Initech"));
    insta::assert_snapshot!(home.run("snooze initech check-in tomorrow"), @"");
    insta::assert_snapshot!(home.run("snooze initech yesterday"), @"");
    insta::assert_snapshot!(home.run("snooze initech sometime"), @"");
}

#[test]
fn dismissed_is_gone_until_it_is_taken_back() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("dismiss initech"), @"");
    assert!(!home.print("due --upcoming 10").contains("Initech"));
    assert_eq!(home.run("undo").code, 0);
    assert!(home.print("due").contains("Initech"));
}
