//! `history`, `undo`, `redo`: what was written, taken back and brought back.

use crate::support::{Home, RECORDS};

#[test]
fn changes_are_taken_back_and_brought_back_by_name() {
    let home = Home::new();
    home.print("add Acme SRE");
    home.print("stage acme screening");
    home.print("task acme fri send references");
    let before = home.print("export");
    insta::assert_snapshot!(home.run("undo 2"), @"
    exit 0
    -- stderr
    Took back: Acme: task send references
    Took back: Acme moved to screening
    ");
    insta::assert_snapshot!(home.run("history"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  took back: Acme moved to screening     cli
    2026-11-24 09:30  took back: Acme: task send references  cli
    2026-11-24 09:30  Acme: task send references             cli  undone
    2026-11-24 09:30  Acme moved to screening                cli  undone
    2026-11-24 09:30  Acme - SRE added                       cli
    ");
    insta::assert_snapshot!(home.run("redo 5"), @"
    exit 0
    -- stderr
    Brought back: Acme moved to screening
    Brought back: Acme: task send references
    There is nothing to bring back
    ");
    assert_eq!(home.print("export"), before);
    insta::assert_snapshot!(home.run("undo 9"), @"
    exit 0
    -- stderr
    Took back: Acme: task send references
    Took back: Acme moved to screening
    Took back: Acme - SRE added
    There is nothing to take back
    ");
    assert_eq!(home.run("list").stdout, "");
}

#[test]
fn a_new_change_ends_what_could_be_brought_back() {
    let home = Home::new();
    home.print("add Acme");
    home.print("undo");
    home.print("add Globex");
    insta::assert_snapshot!(home.run("redo"), @"
    exit 0
    -- stderr
    There is nothing to bring back
    ");
}

#[test]
fn history_can_be_that_of_one_application() {
    let home = Home::with(RECORDS);
    home.print("stage initech screening");
    home.print("stage globex interviewing");
    insta::assert_snapshot!(home.run("history initech"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Initech moved to screening  cli
    2026-11-24 09:30  import of records.json      import
    ");
    insta::assert_snapshot!(home.run("history --limit 1"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Globex moved to interviewing  cli
    ");
}

#[test]
fn what_was_put_off_belongs_to_its_application() {
    let home = Home::with(RECORDS);
    home.print("snooze acme thank-you ana +2d");
    home.print("dismiss acme task");
    home.print("dismiss thank-you:i-globex:-");
    home.print("snooze check-in:a-initech +3d");
    insta::assert_snapshot!(home.run("history acme"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Acme: task dismissed                           cli
    2026-11-24 09:30  Acme: thank-you snoozed until Thu 26 Nov 2026  cli
    2026-11-24 09:30  import of records.json                         import
    ");
    insta::assert_snapshot!(home.run("history initech"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Initech: check-in snoozed until Fri 27 Nov 2026  cli
    2026-11-24 09:30  import of records.json                           import
    ");
    insta::assert_snapshot!(home.run("history globex --limit 1"), @"
    exit 0
    -- stdout
    2026-11-24 09:30  Globex: thank-you dismissed  cli
    ");
}

#[test]
fn putting_off_once_more_changes_nothing() {
    let home = Home::with(RECORDS);
    home.print("dismiss acme task");
    home.print("snooze initech check-in +3d");
    let before = home.print("history");
    insta::assert_snapshot!(home.run("dismiss acme task"), @"
    exit 0
    -- stderr
    Acme: task is dismissed already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("snooze initech check-in +3d"), @"
    exit 0
    -- stderr
    Initech: check-in is snoozed until Fri 27 Nov 2026 already; nothing was changed
    ");
    assert_eq!(home.print("history"), before);
    insta::assert_snapshot!(home.run("snooze initech check-in +4d"), @"
    exit 0
    -- stderr
    Initech: check-in snoozed until Sat 28 Nov 2026
    ");
}

#[test]
fn nothing_is_nothing() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("history"), @"
    exit 0
    -- stderr
    Nothing was changed yet
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    exit 0
    -- stderr
    There is nothing to take back
    ");
    insta::assert_snapshot!(home.run("undo 0"), @"
    exit 2
    -- stderr
    callback: invalid value '0' for '[COUNT]': expected a number of changes, at least 1

    For more information, try '--help'.
    ");
}
