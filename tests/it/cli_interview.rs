//! `interview list|edit|cancel`: meetings by their handles, or by the application that has one ahead.

use crate::support::{Home, RECORDS};

#[test]
fn interviews_are_listed_with_their_handles() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview list"), @"
    exit 0
    -- stdout
           When                   Application              Kind          Place      With
    8e4hh  Mon 9 Nov 2026 09:00   Hooli - Backend          onsite        -          Dana Roe
    4jdgk  Fri 20 Nov 2026 10:00  Acme - Backend Engineer  technical     -          Ana Ruiz, Ben Li
    n1kwz  Tue 24 Nov 2026 14:00  Globex - SRE             phone-screen  +49 30 99  -
    ");
    insta::assert_snapshot!(home.run("interview list --coming"), @"
    exit 0
    -- stdout
           When                   Application   Kind          Place      With
    n1kwz  Tue 24 Nov 2026 14:00  Globex - SRE  phone-screen  +49 30 99  -
    ");
    insta::assert_snapshot!(home.run("interview list initech"), @"
    exit 0
    -- stderr
    There are no interviews yet
    ");
    insta::assert_snapshot!(home.run("interview list initech --coming"), @"
    exit 0
    -- stderr
    No interview is ahead
    ");
    let listed: serde_json::Value = serde_json::from_str(&home.print("interview list acme --json")).unwrap();
    assert_eq!(listed["interviews"][0]["id"], "i-acme");
    assert_eq!(listed["interviews"][0]["application"]["company"], "Acme");
}

#[test]
fn an_interview_is_edited_by_its_application_when_one_is_ahead() {
    let home = Home::with(RECORDS);
    let before = home.print("export");
    insta::assert_snapshot!(home.run("interview edit globex on:15:30 kind:video place:https://meet.example/x with:'Zoe Q'"), @"
    exit 0
    -- stderr
    Globex: interview on Tue 24 Nov 2026 14:00: when, kind, place, with changed
      when   Tue 24 Nov 2026 14:00 -> Tue 24 Nov 2026 15:30
      kind   phone-screen -> video
      place  +49 30 99 -> https://meet.example/x
      with   none -> Zoe Q
      Zoe Q is a new contact
    ");
    insta::assert_snapshot!(home.run("interview edit globex 'when:next mon 10:00' min:90 zone:Asia/Tokyo round:2"), @"
    exit 0
    -- stderr
    Globex: interview on Tue 24 Nov 2026 15:30: when, minutes, zone, round changed
      when     Tue 24 Nov 2026 15:30 -> Mon 30 Nov 2026 10:00
      minutes  45 -> 90
      zone     none -> Asia/Tokyo
      round    none -> 2
    ");
    insta::assert_snapshot!(home.run("interview edit i-acme with:-ben with:+cy strengths:'led the migration' forgot:talk"), @"
    exit 0
    -- stderr
    Acme: interview on Fri 20 Nov 2026 10:00: with, strengths, forgot changed
      with       Ana Ruiz, Ben Li -> Ana Ruiz, cy
      strengths  none -> led the migration
      forgot     none -> talk
      cy is a new contact
    ");
    insta::assert_snapshot!(home.run("interview edit i-acme kind:technical"), @"
    exit 0
    -- stderr
    Acme: interview on Fri 20 Nov 2026 10:00 says that already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("interview list"), @"
    exit 0
    -- stdout
           When                   Application              Kind       Place                   With
    8e4hh  Mon 9 Nov 2026 09:00   Hooli - Backend          onsite     -                       Dana Roe
    4jdgk  Fri 20 Nov 2026 10:00  Acme - Backend Engineer  technical  -                       Ana Ruiz, cy
    n1kwz  Mon 30 Nov 2026 10:00  Globex - SRE             video      https://meet.example/x  Zoe Q
    ");
    home.print("undo 3");
    assert_eq!(home.print("export"), before);
}

#[test]
fn an_interview_is_cancelled_once() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview cancel globex"), @"
    exit 0
    -- stderr
    Globex: interview on Tue 24 Nov 2026 14:00 cancelled
    ");
    insta::assert_snapshot!(home.run("interview cancel i-globex"), @"
    exit 0
    -- stderr
    Globex: interview on Tue 24 Nov 2026 14:00 is cancelled already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("interview cancel globex"), @"
    exit 2
    -- stderr
    callback: Globex - SRE has no interview ahead
      n1kwz  Tue 24 Nov 2026 14:00  phone-screen, cancelled
    name one by its handle
    ");
    assert!(!home.print("due").contains("14:00"));
    home.print("undo");
    assert!(home.print("interview list --coming").contains("Globex"));
}

#[test]
fn several_interviews_are_told_apart_by_their_handles() {
    let home = Home::with(RECORDS);
    home.print("interview add globex 2026-12-01 10:00");
    insta::assert_snapshot!(home.run("interview cancel globex"), @"
    exit 2
    -- stderr
    callback: 'globex' fits 2 interviews of Globex - SRE
      n1kwz  Tue 24 Nov 2026 14:00  phone-screen
      m5e1t  Tue 1 Dec 2026 10:00  other
    name one by its handle
    ");
    insta::assert_snapshot!(home.run("interview edit soylent kind:video"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home.run("interview edit umbrella kind:video"), @"
    exit 2
    -- stderr
    callback: Umbrella - Data Engineer has no interview
    ");
}

#[test]
fn what_does_not_fit_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview edit globex 'on:2027-03-28 02:30'"), @"
    exit 2
    -- stderr
    callback: '2027-03-28T02:30' does not exist, because clocks are set forward; expected 2027-03-28T01:30 or 2027-03-28T03:30
    ");
    insta::assert_snapshot!(home.run("interview edit globex zone:Tokyo"), @"
    exit 2
    -- stderr
    callback: 'Tokyo' is not a time zone; expected a name such as Europe/Berlin or UTC
    ");
    insta::assert_snapshot!(home.run("interview edit globex zone:Europe/Brelin"), @"
    exit 2
    -- stderr
    callback: 'Europe/Brelin' is not a time zone; expected a name such as Europe/Berlin or UTC
    ");
    insta::assert_snapshot!(home.run("interview edit globex minutes:0"), @"
    exit 2
    -- stderr
    callback: '0' does not fit; expected a whole number from 1 to 10080
    ");
    insta::assert_snapshot!(home.run("interview edit globex on:"), @"
    exit 2
    -- stderr
    callback: 'when' cannot be empty; expected a day, such as fri 9:00
    ");
    insta::assert_snapshot!(home.run("interview edit globex kind:chat"), @"
    exit 2
    -- stderr
    callback: 'chat' is not a kind of interview; expected phone-screen, video, technical, onsite, panel, final, other
    ");
    insta::assert_snapshot!(home.run("interview edit globex with:-Ana"), @"
    exit 2
    -- stderr
    callback: nobody of that name takes part in this interview
    ");
    insta::assert_snapshot!(home.run("interview edit globex"), @"
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as on:'thu 15:00'
    ");
    insta::assert_snapshot!(home.run("interview add globex fri --zone Tokyo"), @"
    exit 2
    -- stderr
    callback: invalid value 'Tokyo' for '--zone <ZONE>': expected a name such as Europe/Berlin or UTC

    For more information, try '--help'.
    ");
    assert!(!home.print("history").contains("changed"));
}
