//! What holds for every command: help with an example, exit codes, JSON, closed pipes, and nothing written by a command
//! that was refused.

use std::process::Stdio;

use crate::support::{Home, RECORDS};

/// The commands that read, with what makes each print something.
const READING: &[&str] = &[
    "due --upcoming 30",
    "why acme",
    "list",
    "show acme",
    "stats",
    "lessons",
    "prepare acme",
    "interview list",
    "contact list",
    "task list",
    "log list",
    "promise list",
    "history",
];

/// The commands that name an application, with a place for its name.
const NAMING: &[&str] = &[
    "why APP",
    "show APP",
    "edit APP role:x",
    "delete APP",
    "stage APP applied",
    "offer APP",
    "offer delete APP",
    "prepare APP",
    "history APP",
    "interview add APP tomorrow",
    "interview list APP",
    "interview edit APP on:fri",
    "interview cancel APP",
    "interview delete APP",
    "contact add 'New Person' --app APP",
    "promise APP fri",
    "promise edit APP by:fri",
    "promise delete APP",
    "task APP fri write",
    "task done APP",
    "task edit APP due:fri",
    "task delete APP",
    "log APP reply --in",
    "log edit APP via:phone",
    "log delete APP",
    "lessons add APP words",
    "lessons edit APP words:x",
    "lessons delete APP",
];

/// The commands that take a date, with a place for it.
const DATED: &[&str] = &[
    "due --on DATE",
    "why acme --on DATE",
    "list --on DATE",
    "show acme --on DATE",
    "stats --on DATE",
    "prepare acme --on DATE",
    "report --from DATE",
    "add New --applied DATE",
    "add New applied:DATE",
    "edit acme applied:DATE",
    "edit acme quiet_until:DATE",
    "stage acme offer --on DATE",
    "offer acme --respond-by DATE",
    "interview add acme DATE",
    "interview edit globex on:DATE",
    "promise acme DATE",
    "promise acme fri --said DATE",
    "promise edit acme by:DATE",
    "task acme DATE write",
    "task edit acme due:DATE",
    "task done acme --on DATE",
    "log acme reply --in --on DATE",
    "lessons add acme words --on DATE",
];

fn home() -> Home {
    let home = Home::with(RECORDS);
    home.print("lessons add acme 'ask who\u{1b}[31m decides'");
    home.print("log acme reply --in --note 'red \u{1b}[31m\u{7}'");
    home
}

#[test]
fn every_reading_command_prints_json_either_way() {
    let home = home();
    for line in READING {
        let json = home.print(&format!("{line} --json"));
        assert_eq!(json, home.print(&format!("{line} --format json")), "{line}");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert!(value["format"].as_str().is_some_and(|name| name.starts_with("callback")), "{line}");
        let both = home.run(&format!("{line} --json --format json"));
        assert_eq!((both.code, both.stdout.as_str()), (2, ""), "{line}: {both}");
    }
}

#[test]
fn no_reading_command_passes_on_what_a_terminal_obeys() {
    let home = home();
    home.print("edit acme 'notes:a\u{1b}[2J\u{202e}b' 'role:Back\u{7}end' 'location:\u{9b}31m'");
    for line in READING {
        let shown = home.print(line);
        let suspect = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!shown.contains(suspect), "{line}: {shown:?}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let home = home();
    for line in READING.iter().chain(&["export", "report --from 2026-11-01", "config show", "man", "--help"])
    {
        let mut command = home.command();
        command.args(line.split(' ')).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(0), "{line}: {said}");
        assert!(!said.contains("Broken pipe"), "{line}: {said}");
    }
}

#[test]
fn an_application_that_is_not_the_only_one_is_refused_with_the_candidates() {
    let home = home();
    let before = home.print("export");
    for line in NAMING {
        let ran = home.run(&line.replace("APP", "soylent"));
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{line}: {ran}");
        assert!(ran.stderr.starts_with("callback: 'soylent' fits 2 applications:"), "{line}: {ran}");
        assert!(ran.stderr.contains("Soylent - Cook"), "{line}: {ran}");
        let ran = home.run(&line.replace("APP", "nobody"));
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{line}: {ran}");
        assert!(ran.stderr.starts_with("callback: no application fits 'nobody'"), "{line}: {ran}");
    }
    assert_eq!(home.print("export"), before, "nothing was written");
}

#[test]
fn what_is_no_date_is_quoted_with_an_example() {
    let home = home();
    let before = home.print("export");
    for line in DATED {
        let ran = home.run(&line.replace("DATE", "someday"));
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{line}: {ran}");
        assert!(ran.stderr.contains("'someday' is not a date"), "{line}: {ran}");
        assert!(ran.stderr.contains("try 2026-11-24, tomorrow, +3d"), "{line}: {ran}");
    }
    assert_eq!(home.print("export"), before, "nothing was written");
}

#[test]
fn a_day_that_lies_back_may_be_counted() {
    let home = home();
    assert_eq!(home.run("list --on -1d").stderr, "On Mon 23 Nov 2026\n");
    assert_eq!(home.run("lessons add acme words --on -2d").stderr, "Acme: learnt words (Sun 22 Nov 2026)\n");
}
