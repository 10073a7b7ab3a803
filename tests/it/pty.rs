//! The program in a real terminal: it gives the terminal back on every way out, and what was done stays done.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::Duration;

use crate::pty_terminal::{Home, Terminal};

/// A second and a bit more than the screens may take to notice something.
const SOON: Duration = Duration::from_secs(3);

/// Opens the demonstration and waits for its first frame.
fn demonstration(home: &Home, environment: &[(&str, &str)]) -> Terminal {
    let terminal = home.open(&["demo"], environment);
    terminal.wait_for("OVERDUE");
    terminal
}

#[test]
fn quitting_gives_the_terminal_back() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
    terminal.assert_given_back();
}

#[test]
fn signals_give_the_terminal_back_and_tell_in_the_exit_code() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let home = Home::new();
        let mut terminal = demonstration(&home, &[]);
        terminal.signal(signal);
        let (ended_with, waited) = terminal.wait();
        assert_eq!(ended_with, code, "{signal}");
        assert!(waited < SOON, "{signal} took {waited:?}");
        terminal.assert_given_back();
    }
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back() {
    for place in ["key", "thread"] {
        let home = Home::new();
        let mut terminal = demonstration(&home, &[("CALLBACK_PANIC", place)]);
        terminal.press("j");
        assert_eq!(terminal.wait().0, 101, "{place}");
        terminal.assert_given_back();
        assert!(terminal.text().contains("a panic was asked for"), "{place}: {}", terminal.text());
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    terminal.vanish();
    let (ended_with, waited) = terminal.wait();
    assert_eq!(ended_with, 129, "as a hangup does");
    assert!(waited < SOON, "took {waited:?}");
}

#[test]
fn refreshing_repairs_what_others_wrote_over_the_screen() {
    for key in ["R", "\u{c}"] {
        let home = Home::new();
        let mut terminal = demonstration(&home, &[]);
        terminal.settle();
        terminal.scribble("\u{1b}[2;3Hgarbage from elsewhere");
        assert!(terminal.text().contains("garbage"));
        terminal.press(key);
        terminal.wait_without("garbage");
        terminal.wait_for("Everything was read again.");
    }
}

#[test]
fn stopping_leaves_a_sane_terminal_and_coming_back_paints_again() {
    let home = Home::new();
    let mut terminal = home.open_from_shell(&[]);
    terminal.wait_for("OVERDUE");
    terminal.press("\u{1a}");
    terminal.wait_for("BACK IN THE SHELL");
    assert!(!terminal.text().contains("OVERDUE"));
    terminal.assert_given_back();
    terminal.press("\n");
    terminal.wait_for("OVERDUE");
    terminal.press("2");
    terminal.wait_for("[2 Apps");
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
    terminal.assert_given_back();
}

#[test]
fn nothing_stops_where_no_shell_could_bring_it_back() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    terminal.press("\u{1a}");
    terminal.wait_for("There is no shell");
    terminal.signal("CONT");
    terminal.press("2");
    terminal.wait_for("[2 Apps");
}

#[test]
fn what_was_done_and_undone_survives_a_restart() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
    let restarted = |terminal: &mut Terminal| {
        terminal.press("q");
        assert_eq!(terminal.wait().0, 0);
        let again = home.open(&[], &[]);
        again.wait_for("Today:");
        again
    };
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("check-in");
    terminal.press(" ");
    terminal.wait_for("DONE TODAY (1)");
    let mut terminal = restarted(&mut terminal);
    terminal.wait_for("DONE TODAY (1)");
    terminal.press("u");
    terminal.wait_for("undone:");
    let mut terminal = restarted(&mut terminal);
    terminal.wait_for("check-in");
    assert!(!terminal.text().contains("DONE TODAY"));
    terminal.press("\u{12}");
    terminal.wait_for("DONE TODAY (1)");
    terminal.press("G ");
    terminal.wait_without("DONE TODAY");
}

#[test]
fn a_change_by_the_command_line_appears_within_two_seconds() {
    let home = Home::new();
    let terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    home.run(&["add", "Initech", "Platform", "with:Milton <milton@initech.example>", "applied:2026-11-03"]);
    let waited = terminal.wait_for("Initech");
    assert!(waited < Duration::from_secs(2), "took {waited:?}");
}

#[test]
fn undoing_what_another_process_wrote_asks_first() {
    let home = Home::new();
    home.run(&["add", "Initech", "Platform"]);
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 1");
    terminal.press("u");
    terminal.wait_for("no, leave it");
    terminal.press("y");
    terminal.wait_for("Three ways to begin");
}

#[test]
fn a_draft_survives_a_kill_and_nobody_else_can_read_it() {
    let home = Home::new();
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    terminal.press("aAcme with:Dana");
    terminal.wait_for("Dana (new contact)");
    terminal.signal("KILL");
    terminal.wait();
    let mut drafts = Vec::new();
    let mut folders = vec![home.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.file_name() == "quick-add.txt" {
                drafts.push(entry.metadata().unwrap().permissions().mode() & 0o777);
            }
        }
    }
    assert_eq!(drafts, [0o600]);
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    terminal.press("a");
    terminal.wait_for("Dana (new contact)");
    terminal.press("\r");
    terminal.wait_for("2 Apps 1");
}

#[test]
fn what_was_typed_into_a_form_survives_a_kill() {
    let home = Home::new();
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    terminal.press("AAcme\tSRE\t\t\tthu 14:00");
    terminal.wait_for("Thu 26 Nov 2026 14:00");
    terminal.settle();
    terminal.signal("KILL");
    terminal.wait();
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    terminal.press("A");
    terminal.wait_for("A draft from before: Ctrl-x puts it aside.");
    assert!(terminal.text().contains("thu 14:00") && terminal.text().contains("SRE"), "{}", terminal.text());
    terminal.press("\u{13}");
    terminal.wait_for("2 Apps 1");
    terminal.press("A");
    terminal.wait_for("New application");
    assert!(!terminal.text().contains("A draft from before"), "{}", terminal.text());
}

#[test]
fn a_paste_is_text_in_a_line_and_nothing_anywhere_else() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    terminal.press("\u{1b}[200~2qq\u{1b}[201~");
    terminal.press("/\u{1b}[200~stage:open\n\u{1b}[201~");
    terminal.wait_for("filter: stage:open");
    assert!(terminal.text().contains("[1 Today"));
}

#[test]
fn nothing_is_written_while_nothing_happens_and_little_for_a_key() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    terminal.settle();
    let before = terminal.bytes();
    thread::sleep(Duration::from_millis(2500));
    assert_eq!(terminal.bytes(), before, "idle");
    terminal.press("j");
    terminal.settle();
    let written = terminal.bytes() - before;
    assert!((1..=1024).contains(&written), "{written} bytes for one key");
}

#[test]
fn no_color_means_none() {
    let home = Home::new();
    let mut terminal = home.open(&["demo"], &[("NO_COLOR", "1")]);
    terminal.wait_for("OVERDUE");
    terminal.press("2");
    terminal.wait_for("[2 Apps");
    assert!(terminal.colours().is_empty(), "{:?}", terminal.colours());
}

#[test]
fn documents_of_commands_move_no_terminal_and_stay_exact_in_a_pipe() {
    let home = Home::new();
    home.run(&["add", "Acme\u{1b}[31m\u{9b}2J\u{202e}", "SRE", "--applied", "2026-10-01"]);
    assert!(home.run(&["due", "--format", "csv"]).contains("Acme\u{1b}[31m\u{9b}2J\u{202e}"));
    for words in [&["due", "--format", "csv"][..], &["list", "--json"], &["due"], &["show", "acme"]] {
        let mut terminal = home.open(words, &[]);
        assert_eq!(terminal.wait().0, 0, "{words:?}");
        let shown = || terminal.text();
        let is_shown = || shown().contains("Acme[31m2J") || shown().contains(r"Acme\u001b[31m2J");
        terminal.wait_until(&format!("{words:?}"), is_shown);
    }
}
