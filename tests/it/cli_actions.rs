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
    insta::assert_snapshot!(home.run("done thank-you:i-acme:c-ana"), @"
    exit 0
    -- stderr
    Acme: thank-you to Ana Ruiz sent by email
    ");
    insta::assert_snapshot!(home.run("done thank-you:i-acme:c-ana"), @"
    exit 0
    -- stderr
    the thank-you is done already; nothing was changed
    ");
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
        (0, "the thank-you is done already; nothing was changed\n")
    );
}

#[test]
fn an_application_is_enough_where_one_action_fits() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done acme thank-you ben --on 'yesterday 18:15' --note 'short and warm'"), @"
    exit 0
    -- stderr
    Acme: thank-you to Ben Li sent by email (Mon 23 Nov 2026 18:15)
    ");
    insta::assert_snapshot!(home.run("done initech"), @"
    exit 0
    -- stderr
    Initech: follow-up to Cy Young sent by email
    ");
    insta::assert_snapshot!(home.run("done acme task"), @"
    exit 0
    -- stderr
    Acme: send references done
    ");
}

#[test]
fn several_that_fit_are_listed() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done acme"), @"
    exit 2
    -- stderr
    callback: Acme - Backend Engineer has 3 actions that fit:
      atac  thank-you to Ana Ruiz, Fri 20 Nov 2026
      90yd  thank-you to Ben Li, Fri 20 Nov 2026
      0a94  update, Mon 23 Nov 2026
    name one by its code, or as APP KIND NAME
    ");
    insta::assert_snapshot!(home.run("done soylent"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
}

#[test]
fn a_repeated_done_logs_nothing_that_is_still_to_come() {
    let home = Home::with(RECORDS);
    assert_eq!(home.run("done initech").code, 0);
    insta::assert_snapshot!(home.run("done initech"), @"
    exit 2
    -- stderr
    callback: nothing is due for Initech - Platform Engineer; coming or withheld:
      2jt6  close, Tue 8 Dec 2026
    name one by its code, or as APP KIND NAME
    ");
}

#[test]
fn none_that_fits_is_said() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done globex reminder"), @"
    exit 2
    -- stderr
    callback: Globex - SRE has no reminder now; callback why bpre7 tells more
    ");
    insta::assert_snapshot!(home.run("done nobody"), @"
    exit 2
    -- stderr
    callback: no application fits 'nobody'; open are:
      atx6n  Acme - Backend Engineer  (interviewing)
      bpre7  Globex - SRE  (screening)
      yk2s5  Initech - Platform Engineer  (applied)
      68bqa  Umbrella - Data Engineer  (offer)
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home.run("done reminder:a-acme:x-9"), @"
    exit 2
    -- stderr
    callback: no action has the key 'reminder:a-acme:x-9' now; callback why APP tells what there is
    ");
}

#[test]
fn a_call_and_an_offer_ask_how_it_went() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done initech --via phone"), @"
    exit 2
    -- stderr
    callback: how did the call end? expected reached, voicemail or no-answer; say --outcome reached
    ");
    insta::assert_snapshot!(home.run("done initech --via phone --outcome sent"), @"
    exit 2
    -- stderr
    callback: 'sent' is not an outcome of phone; say --via phone with it, or leave it out
    ");
    insta::assert_snapshot!(home.run("done initech --via phone --outcome no-answer"), @"
    exit 0
    -- stderr
    Initech: follow-up to Cy Young by phone, no-answer
    callback: warning: zr3r is still to do; callback why yk2s5 tells why
    ");
    insta::assert_snapshot!(home.run("done umbrella"), @"
    exit 2
    -- stderr
    callback: what was the answer? expected accepted or declined; say --answer accepted
    ");
    insta::assert_snapshot!(home.run("done umbrella --answer declined"), @"
    exit 0
    -- stderr
    Umbrella moved to declined
    ");
}

#[test]
fn what_lies_ahead_is_recorded_with_a_warning() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done initech --on 2026-11-26"), @"
    exit 0
    -- stderr
    callback: warning: Thu 26 Nov 2026 is still to come; it counts from that day on
    Initech: follow-up to Cy Young sent by email (Thu 26 Nov 2026)
    callback: warning: zr3r is still to do; callback why yk2s5 tells why
    ");
}

#[test]
fn snoozed_comes_back_on_its_day() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("snooze initech next fri"), @"
    exit 0
    -- stderr
    'next fri' could also mean Fri 27 Nov 2026
    Initech: check-in snoozed until Fri 4 Dec 2026
    ");
    assert!(!home.print("due").contains("Initech"));
    assert!(home.print("due --on 2026-12-04").contains("Initech"));
    insta::assert_snapshot!(home.run("snooze initech check-in tomorrow"), @"
    exit 0
    -- stderr
    Initech: check-in snoozed until Wed 25 Nov 2026
    ");
    insta::assert_snapshot!(home.run("snooze initech yesterday"), @"
    exit 2
    -- stderr
    callback: Mon 23 Nov 2026 is not a day to come; try tomorrow or +3d
    ");
    insta::assert_snapshot!(home.run("snooze initech sometime"), @"
    exit 2
    -- stderr
    callback: 'sometime' is not a date; try 2026-11-24, tomorrow, +3d
    ");
}

#[test]
fn dismissed_is_gone_until_it_is_taken_back() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("dismiss initech"), @"
    exit 0
    -- stderr
    Initech: check-in dismissed
    ");
    assert!(!home.print("due --upcoming 10").contains("Initech"));
    assert_eq!(home.run("undo").code, 0);
    assert!(home.print("due").contains("Initech"));
}

#[test]
fn what_cannot_be_or_changes_nothing_is_told_and_not_written() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("done acme thank-you ana --on 2026-11-01"), @"
    exit 2
    -- stderr
    callback: Sun 1 Nov 2026 is before the interview of Fri 20 Nov 2026
    ");
    insta::assert_snapshot!(home.run("snooze globex update +12d"), @"
    exit 0
    -- stderr
    Globex: update snoozed until Sun 6 Dec 2026
    callback: warning: it lapses on Wed 25 Nov 2026 and will not come back
    ");
    insta::assert_snapshot!(home.run("snooze globex update +12d"), @"
    exit 0
    -- stderr
    Globex: update is snoozed until Sun 6 Dec 2026 already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("dismiss acme thank-you ben"), @"
    exit 0
    -- stderr
    Acme: thank-you dismissed
    ");
    insta::assert_snapshot!(home.run("dismiss acme thank-you ben"), @"
    exit 0
    -- stderr
    Acme: thank-you is dismissed already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("history --limit 3"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Acme: thank-you dismissed                    cli
    2026-11-24 09:30  Globex: update snoozed until Sun 6 Dec 2026  cli
    2026-11-24 09:30  import of records.json                       import
    ");
}

#[test]
fn who_snoozes_past_the_end_or_leaves_something_to_do_is_told() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("snooze acme thank-you ana 2027-03-01"), @"
    exit 0
    -- stderr
    Acme: thank-you snoozed until Mon 1 Mar 2027
    callback: warning: it lapses on Wed 25 Nov 2026 and will not come back
    ");
    insta::assert_snapshot!(home.run("done initech --on 2026-11-03"), @"
    exit 0
    -- stderr
    Initech: follow-up to Cy Young sent by email (Tue 3 Nov 2026)
    callback: warning: zr3r is still to do; callback why yk2s5 tells why
    ");
}

#[test]
fn what_was_done_is_recognised_by_its_description() {
    let home = Home::with(RECORDS);
    home.print("done acme thank-you ana");
    insta::assert_snapshot!(home.run("done acme thank-you ana"), @"
    exit 0
    -- stderr
    the thank-you is done already; nothing was changed
    ");
    assert_eq!(home.run("done acme thank-you zoe").code, 2);
}
