//! `history`, `undo`, `redo`: what was written, taken back and brought back.

use crate::support::{Home, RECORDS};

#[test]
fn changes_are_taken_back_and_brought_back_by_name() {
    let home = Home::new();
    home.print("add Acme SRE");
    home.print("stage acme screening");
    home.print("task acme fri send references");
    let before = home.print("export");
    insta::assert_snapshot!(home.run("undo 2"), @"");
    insta::assert_snapshot!(home.run("history"), @"");
    insta::assert_snapshot!(home.run("redo 5"), @"");
    assert_eq!(home.print("export"), before);
    insta::assert_snapshot!(home.run("undo 9"), @"");
    assert_eq!(home.run("list").stdout, "");
}

#[test]
fn a_new_change_ends_what_could_be_brought_back() {
    let home = Home::new();
    home.print("add Acme");
    home.print("undo");
    home.print("add Globex");
    insta::assert_snapshot!(home.run("redo"), @"");
}

#[test]
fn history_can_be_that_of_one_application() {
    let home = Home::with(RECORDS);
    home.print("stage initech screening");
    home.print("stage globex interviewing");
    insta::assert_snapshot!(home.run("history initech"), @"");
    insta::assert_snapshot!(home.run("history --limit 1"), @"");
}

#[test]
fn nothing_is_nothing() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("history"), @"");
    insta::assert_snapshot!(home.run("undo"), @"");
    insta::assert_snapshot!(home.run("undo 0"), @"");
}
