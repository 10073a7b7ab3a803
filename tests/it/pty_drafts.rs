//! Drafts in a real terminal: they belong to the file that the database really is, whatever it is called.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::pty_terminal::{Home, Terminal};

/// Opens the screens on a database.
fn open(home: &Home, database: &str) -> Terminal {
    let terminal = home.open(&["--db", database], &[("CALLBACK_DB", "")]);
    terminal.wait_for("Three ways to begin");
    terminal
}

/// Types a line and kills the program.
fn type_and_die(mut terminal: Terminal, line: &str, shown: &str) {
    terminal.press(&format!("a{line}"));
    terminal.wait_for(shown);
    terminal.settle();
    terminal.signal("KILL");
    terminal.wait();
}

/// Opens the quick add of a database and returns what is on the screen.
fn quick_add(home: &Home, database: &str) -> String {
    let mut terminal = open(home, database);
    terminal.press("a");
    terminal.wait_for("Enter save");
    terminal.settle();
    let text = terminal.text();
    terminal.signal("TERM");
    terminal.wait();
    text
}

/// Leaves a draft where earlier versions kept those of databases of this stem.
fn leave_old_draft(home: &Home, stem: &str, line: &str) {
    let folder = home.path().join("state/callback").join(stem);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("quick-add.txt"), line).unwrap();
}

#[test]
fn databases_of_one_name_have_drafts_of_their_own_however_they_are_reached() {
    let home = Home::new();
    for folder in ["a", "b"] {
        fs::create_dir(home.path().join(folder)).unwrap();
    }
    type_and_die(open(&home, "a/callback.db"), "Acme with:Dana", "Dana (new contact)");
    type_and_die(open(&home, "b/callback.db"), "Globex with:Emil", "Emil (new contact)");
    symlink(home.path().join("a/callback.db"), home.path().join("link.db")).unwrap();
    let absolute = home.path().join("a/callback.db");
    for database in ["a/callback.db", "./b/../a/callback.db", "link.db", absolute.to_str().unwrap()] {
        let text = quick_add(&home, database);
        assert!(text.contains("Acme with:Dana") && !text.contains("Globex"), "{database}: {text}");
    }
    let text = quick_add(&home, "b/callback.db");
    assert!(text.contains("Globex with:Emil") && !text.contains("Acme"), "{text}");
}

#[test]
fn a_draft_of_an_earlier_version_is_found_once() {
    let home = Home::new();
    leave_old_draft(&home, "jobs", "Initech with:Milton");
    assert!(quick_add(&home, "jobs.db").contains("Initech with:Milton"));
    assert!(quick_add(&home, "jobs.db").contains("Initech with:Milton"), "it has moved, not gone");
    fs::create_dir(home.path().join("other")).unwrap();
    assert!(!quick_add(&home, "other/jobs.db").contains("Initech"));
    assert!(!home.path().join("state/callback/jobs").exists());
}

#[test]
fn a_draft_of_the_usual_database_waits_for_it() {
    let home = Home::new();
    let usual = home.path().join("data/callback/callback.db");
    let usual = usual.to_str().unwrap();
    drop(open(&home, usual));
    leave_old_draft(&home, "callback", "Hooli with:Gavin");
    assert!(Path::new(usual).exists());
    assert!(!quick_add(&home, "callback.db").contains("Hooli"));
    assert!(quick_add(&home, usual).contains("Hooli with:Gavin"));
}
