//! `callback triage`: old data settled at once, and taken back at once.

use crate::pty_terminal;
use crate::support::{Home, RECORDS};

/// A search of the spring that was never looked after, and one application of this month.
const OLD: &str = r#"{"format": "callback/1", "applications": [
  {"company": "Acme", "role": "SRE", "stage_history": [{"stage": "applied", "on": "2026-03-02"}]},
  {"company": "Globex", "stage_history": [{"stage": "screening", "on": "2026-04-01"}]},
  {"company": "Initech", "role": "Tester", "stage_history": [{"stage": "applied", "on": "2026-10-20"}]},
  {"company": "Hooli", "stage_history": [{"stage": "applied", "on": "2026-03-01"}, {"stage": "rejected", "on": "2026-03-09"}]},
  {"company": "Umbrella", "stage_history": [{"stage": "applied", "on": "2026-11-16"}]}
]}"#;

#[test]
fn without_a_terminal_it_only_lists() {
    let home = Home::with(OLD);
    insta::assert_snapshot!(home.run("triage"), @"
    exit 0
    -- stdout
    Long past (3)
      n30tt  Acme - SRE        applied    quiet for 267 days  no word since applying on Mon 2 Mar
      jnyz8  Globex            screening  quiet for 237 days  no sign of life since Wed 1 Apr
      bn95a  Initech - Tester  applied    quiet for 35 days   no word since applying on Tue 20 Oct
    -- stderr
    Nothing was changed; --yes closes all of them, a terminal asks for each
    ");
    insta::assert_snapshot!(home.run("triage --dry-run --close-older-than 60"), @"
    exit 0
    -- stdout
    Long past (2)
      n30tt  Acme - SRE  applied    quiet for 267 days  no word since applying on Mon 2 Mar
      jnyz8  Globex      screening  quiet for 237 days  no sign of life since Wed 1 Apr
    ");
    assert_eq!(home.print("list stage:applied").lines().count(), 4, "nothing was closed");
    let home = Home::new();
    insta::assert_snapshot!(home.run("triage --yes"), @"
    exit 0
    -- stderr
    Nothing is long past
    ");
    assert!(!home.database().exists());
}

#[test]
fn closing_all_is_one_operation_that_undo_takes_back() {
    let home = Home::with(OLD);
    let before = home.print("export");
    insta::assert_snapshot!(home.run("triage --yes"), @"
    exit 0
    -- stderr
    triage: 3 applications closed
    ");
    assert_eq!(home.print("list stage:no-response").lines().count(), 4);
    assert_eq!(home.run("triage --yes").stderr, "Nothing is long past\n");
    assert!(!home.print("due").contains("Acme"));
    insta::assert_snapshot!(home.run("undo"), @"
    exit 0
    -- stderr
    Took back: triage: 3 applications closed
    ");
    assert_eq!(home.print("export"), before);
}

#[test]
fn only_those_that_were_quiet_for_longer_are_closed() {
    let home = Home::with(OLD);
    insta::assert_snapshot!(home.run("triage --close-older-than 35"), @"
    exit 0
    -- stderr
    triage: 2 applications closed
    ");
    insta::assert_snapshot!(home.run("triage --close-older-than 35"), @"
    exit 0
    -- stderr
    Nothing is long past
    ");
}

#[test]
fn a_search_that_is_looked_after_has_nothing_long_past() {
    let home = Home::with(RECORDS);
    assert_eq!(home.run("triage").stderr, "Nothing is long past\n");
}

#[test]
fn bad_input_is_refused() {
    insta::assert_snapshot!(Home::new().run("triage --close-older-than soon"), @"
    exit 2
    -- stderr
    callback: invalid value 'soon' for '--close-older-than <DAYS>': invalid digit found in string

    For more information, try '--help'.
    ");
}

#[test]
fn on_a_terminal_one_letter_settles_each() {
    let home = pty_terminal::Home::new();
    let file = home.path().join("old.json");
    std::fs::write(&file, OLD).unwrap();
    home.run(&["import", file.to_str().unwrap()]);
    let mut terminal = home.open(&["triage"], &[]);
    terminal.wait_for("1/3 Acme - SRE (applied)");
    terminal.press("c\n");
    terminal.wait_for("2/3 Globex (screening)");
    terminal.press("k\n");
    terminal.wait_for("3/3 Initech");
    terminal.press("q\n");
    assert_eq!(terminal.wait().0, 0);
    terminal.wait_for("triage: 1 application closed, 1 kept");
    assert!(home.run(&["list", "stage:no-response"]).contains("Acme"));
    assert!(home.run(&["triage"]).contains("Initech"), "what was skipped is still long past");
    assert!(!home.run(&["triage"]).contains("Globex"), "what was kept is not, for two weeks");
}
