//! The user's editor in a real terminal: it gets the terminal and every key, and the screens come back as they were.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty_terminal::{Home, Terminal};

/// Makes an editor out of a shell script; the file to edit is `$1`.
fn editor(home: &Home, script: &str) -> String {
    let path = home.path().join("editor.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// An editor that appends a line it reads from the terminal, and notes it in a log; an empty one changes nothing.
fn typewriter(home: &Home) -> String {
    let log = home.path().join("log.txt");
    let read = "echo THE EDITOR IS OPEN; cat \"$1\"; read -r line";
    let write = "[ -z \"$line\" ] || echo \"$line\" >> \"$1\"";
    editor(home, &format!("{read}; echo \"$line\" >> {}; {write}", log.display()))
}

/// Opens the demonstration with this editor.
fn demonstration(home: &Home, editor: &str) -> Terminal {
    let terminal = home.open(&["demo"], &[("VISUAL", editor)]);
    terminal.wait_for("OVERDUE");
    terminal.settle();
    terminal
}

/// Returns the screen without the lines that say what just happened and which keys work.
fn lists(terminal: &Terminal) -> String {
    terminal.text().lines().take(22).collect::<Vec<_>>().join("\n")
}

#[test]
fn twenty_times_there_and_back_loses_no_key_and_no_cell() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &typewriter(&home));
    let before = lists(&terminal);
    let mut typed = String::new();
    for round in 0..20 {
        terminal.press("E");
        terminal.wait_for("THE EDITOR IS OPEN");
        let line = if round % 2 == 0 { String::new() } else { format!("round {round} jjqq") };
        terminal.press(&format!("{line}\n"));
        typed.push_str(&format!("{line}\n"));
        terminal.wait_for(if line.is_empty() { "The notes are as they were." } else { "notes edited" });
        assert_eq!(lists(&terminal), before, "round {round}");
        terminal.press("?");
        terminal.wait_for("Help: type to search");
        terminal.press("\u{1b}");
        terminal.wait_without("Help: type to search");
    }
    assert_eq!(fs::read_to_string(home.path().join("log.txt")).unwrap(), typed);
    terminal.press("\r");
    terminal.wait_for("-- Timeline --");
    terminal.press("G");
    terminal.wait_for("round 19 jjqq");
    terminal.press("qq");
    assert_eq!(terminal.wait().0, 0);
    terminal.assert_given_back();
}

#[test]
fn keys_behind_the_one_that_opens_the_editor_are_kept_in_order() {
    let home = Home::new();
    let mut terminal = demonstration(&home, "true");
    terminal.press("Ejj?'");
    terminal.wait_for("Help: type to search");
    terminal.wait_for("> '");
}

#[test]
fn an_editor_that_fails_or_is_missing_is_told_and_loses_nothing() {
    let home = Home::new();
    let failing = editor(&home, "echo 'hard thought' >> \"$1\"; exit 7");
    let mut terminal = demonstration(&home, &failing);
    terminal.press("E");
    terminal.wait_for("/notes.md");
    let text = terminal.text().replace('\n', "");
    assert!(text.contains("(exit status: 7): nothing was changed"), "{text}");
    let folder = text.split("callback-").nth(1).unwrap().chars().take(6).collect::<String>();
    let kept = std::env::temp_dir().join(format!("callback-{folder}/notes.md"));
    assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
    fs::remove_dir_all(kept.parent().unwrap()).unwrap();
    drop(terminal);

    let home = Home::new();
    let mut terminal = demonstration(&home, "no-such-editor --wait");
    let before = lists(&terminal);
    terminal.press("E");
    terminal.wait_for("could not start the editor 'no-such-editor'");
    terminal.press("k");
    terminal.wait_without("no-such-editor");
    assert_eq!(lists(&terminal), before);
    terminal.press("aAcme with:Dana\u{f}");
    terminal.wait_for("no-such-editor");
    terminal.wait_for("Acme with:Dana");
}

#[test]
fn a_line_that_is_typed_goes_on_in_the_editor() {
    let home = Home::new();
    let mut terminal = home.open(&[], &[("EDITOR", &typewriter(&home))]);
    terminal.wait_for("Three ways to begin");
    terminal.press("aAcme\u{f}");
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.press("with:Dana\n");
    terminal.wait_for("Dana (new contact)");
    terminal.press("\r");
    terminal.wait_for("2 Apps 1");
}

#[test]
fn an_interrupt_of_the_editor_is_its_own() {
    let home = Home::new();
    let script =
        editor(&home, "trap 'echo INTERRUPTED' INT; echo THE EDITOR IS OPEN; until read -r line; do :; done");
    let mut terminal = demonstration(&home, &script);
    terminal.press("E");
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.press("\u{3}");
    terminal.wait_for("INTERRUPTED");
    std::thread::sleep(std::time::Duration::from_millis(2500));
    terminal.press("\n");
    terminal.wait_for("The notes are as they were.");
}

#[test]
fn stopping_in_the_editor_stops_both_and_both_come_back() {
    let home = Home::new();
    let mut terminal = home.open_from_shell(&[("VISUAL", &typewriter(&home))]);
    terminal.wait_for("OVERDUE");
    terminal.press("E");
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.press("\u{1a}");
    terminal.wait_for("BACK IN THE SHELL");
    terminal.press("\n");
    std::thread::sleep(std::time::Duration::from_millis(300));
    terminal.press("thought of in the shell\n");
    terminal.wait_for("notes edited");
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
    terminal.assert_given_back();
}
