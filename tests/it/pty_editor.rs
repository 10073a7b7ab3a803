//! The user's editor in a real terminal: it gets the terminal and every key, and the screens come back as they were.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::pty_terminal::{Home, PROGRAM, Terminal};

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

/// Returns the one text that is kept in a file of this name; nobody else may read it.
fn kept_text(home: &Home, name: &str) -> PathBuf {
    let folders = fs::read_dir(home.path().join("state/callback/editor-texts")).unwrap();
    let texts: Vec<PathBuf> = folders.map(|folder| folder.unwrap().path().join(name)).collect();
    let [text] = texts.as_slice() else { panic!("{texts:?}") };
    assert_eq!(fs::metadata(text).unwrap().permissions().mode() & 0o777, 0o600);
    text.clone()
}

/// Asserts that the next start of the screens names a text, until it is removed.
fn assert_offered(home: &Home, text: &Path) {
    for start in 1..=3 {
        let mut terminal = home.open(&["demo"], &[]);
        if start < 3 {
            terminal.wait_for("This was written in your editor");
            let shown: String = terminal.text().lines().map(|line| line.trim_matches(['│', ' '])).collect();
            assert!(shown.contains(text.to_str().unwrap()), "{shown}");
            terminal.press("\u{1b}");
        }
        terminal.wait_for("OVERDUE");
        assert!(!terminal.text().contains("This was written in your editor"));
        terminal.press("q");
        terminal.wait();
        if start == 2 {
            fs::remove_file(text).unwrap();
        }
    }
    assert!(!text.parent().unwrap().exists(), "nothing stays behind");
}

/// An editor that writes when it is asked to end, as editors do.
fn saving_at_the_end(home: &Home) -> String {
    let save = "echo hard thought >> \"$1\"; exit 1";
    editor(home, &format!("trap '{save}' TERM HUP; echo THE EDITOR IS OPEN; while :; do sleep 0.05; done"))
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
    let text: String = terminal.text().lines().map(str::trim).collect();
    assert!(text.replace(' ', "").contains("(exitstatus:7):nothingwaschanged"), "{text}");
    let kept = kept_text(&home, "notes.md");
    assert!(text.contains(kept.to_str().unwrap()), "{text}\n{}", kept.display());
    assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
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

#[test]
fn what_an_editor_wrote_is_kept_and_named_when_a_signal_ends_the_program() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let home = Home::new();
        let mut terminal = demonstration(&home, &saving_at_the_end(&home));
        terminal.press("E");
        terminal.wait_for("THE EDITOR IS OPEN");
        terminal.signal(signal);
        let (ended_with, waited) = terminal.wait();
        assert_eq!(ended_with, code);
        assert!(waited < Duration::from_secs(3), "{signal} took {waited:?}");
        let kept = kept_text(&home, "notes.md");
        terminal.assert_given_back();
        let text: String = terminal.text().lines().map(str::trim).collect();
        assert!(text.contains(kept.to_str().unwrap()), "{text}");
        assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
        assert_offered(&home, &kept);
    }
}

#[test]
fn an_editor_that_does_not_end_keeps_its_file() {
    let home = Home::new();
    let script =
        "trap '' TERM HUP; echo thought >> \"$1\"; echo THE EDITOR IS OPEN; sleep 4; echo more >> \"$1\"";
    let mut terminal = demonstration(&home, &editor(&home, script));
    terminal.press("E");
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.signal("TERM");
    let (code, waited) = terminal.wait();
    assert_eq!(code, 143);
    assert!(waited < Duration::from_secs(3), "took {waited:?}");
    let kept = kept_text(&home, "notes.md");
    terminal.wait_until("the editor", || fs::read_to_string(&kept).unwrap().ends_with("thought\nmore\n"));
}

#[test]
fn what_an_editor_wrote_is_kept_when_the_terminal_vanishes() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &saving_at_the_end(&home));
    terminal.press("E");
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.vanish();
    let (code, waited) = terminal.wait();
    assert_eq!(code, 129);
    assert!(waited < Duration::from_secs(3), "took {waited:?}");
    let kept = kept_text(&home, "notes.md");
    assert!(fs::read_to_string(&kept).unwrap().contains("hard thought\n"));
    assert_offered(&home, &kept);
}

#[test]
fn a_signal_right_after_the_editor_loses_nothing() {
    for signal in ["TERM", "HUP", "KILL"] {
        let home = Home::new();
        let writing = editor(&home, &format!("echo 'hard thought' >> \"$1\"; kill -s {signal} $PPID"));
        let mut terminal = demonstration(&home, &writing);
        terminal.press("E");
        terminal.wait();
        let folder = home.path().join("state/callback/editor-texts");
        let is_kept = fs::read_dir(folder).unwrap().count() > 0;
        let mut terminal = home.open(&["demo"], &[]);
        if is_kept {
            terminal.wait_for("This was written in your editor");
            let kept = kept_text(&home, "notes.md");
            assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"), "{signal}");
        } else {
            terminal.wait_for("OVERDUE");
            terminal.press("\r");
            terminal.wait_for("-- Timeline --");
            terminal.press("G");
            terminal.wait_for("hard thought");
        }
    }
}

#[test]
fn a_text_that_nobody_changed_leaves_nothing_behind() {
    let home = Home::new();
    let mut terminal = demonstration(&home, "true");
    terminal.press("E");
    terminal.wait_for("The notes are as they were.");
    terminal.press("q");
    terminal.wait();
    assert_eq!(fs::read_dir(home.path().join("state/callback/editor-texts")).unwrap().count(), 0);
}

#[test]
fn notes_that_cannot_be_written_stay_in_their_file() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &editor(&home, "echo 'hard thought' >> \"$1\""));
    let lock = rusqlite::Connection::open(home.path().join("demo.db")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.press("E");
    terminal.wait_for("waiting for another process");
    terminal.signal("TERM");
    assert_eq!(terminal.wait().0, 143);
    let kept = kept_text(&home, "notes.md");
    assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
}

#[test]
fn a_message_edited_on_the_command_line_is_kept_when_a_signal_comes() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let home = Home::new();
        home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
        let editor = saving_at_the_end(&home);
        let mut terminal = home.open(&["draft", "acme", "--edit"], &[("VISUAL", &editor)]);
        terminal.wait_for("THE EDITOR IS OPEN");
        terminal.signal(signal);
        let (ended_with, waited) = terminal.wait();
        assert_eq!(ended_with, code, "{}", terminal.text());
        assert!(waited < Duration::from_secs(3), "{signal} took {waited:?}");
        let kept = kept_text(&home, "message.md");
        terminal.settle();
        let text: String = terminal.text().lines().map(str::trim).collect();
        assert!(text.contains(kept.to_str().unwrap()), "{text}");
        assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
    }
}

#[test]
fn an_interrupt_in_the_editor_of_a_message_is_its_own() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
    let script = "trap 'echo INTERRUPTED' INT; echo THE EDITOR IS OPEN; until read -r line; do :; done; \
                  echo 'PS: hello' >> \"$1\"";
    let mut terminal = home.open(&["draft", "acme", "--edit"], &[("VISUAL", &editor(&home, script))]);
    terminal.wait_for("THE EDITOR IS OPEN");
    terminal.press("\u{3}");
    terminal.wait_for("INTERRUPTED");
    terminal.press("\n");
    terminal.wait_for("PS: hello");
    assert_eq!(terminal.wait().0, 0);
    assert_eq!(fs::read_dir(home.path().join("state/callback/editor-texts")).unwrap().count(), 0);
}

#[test]
fn a_message_that_cannot_be_handed_over_stays_in_its_file() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
    let mut command = home.command(PROGRAM);
    command.args(["draft", "acme", "--edit"]).env("VISUAL", editor(&home, "echo 'hard thought' >> \"$1\""));
    command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = command.output().unwrap();
    let kept = kept_text(&home, "message.md");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains(kept.to_str().unwrap()), "{said}");
    assert!(fs::read_to_string(&kept).unwrap().ends_with("hard thought\n"));
}
