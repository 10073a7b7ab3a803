//! A lock of another process in a real terminal: the screens say who they wait for and stay alive.

use std::time::Duration;

use rusqlite::Connection;

use crate::pty_terminal::{Home, Terminal};

/// What the screens say while they wait.
const WAITING: &str = "waiting for another process that holds";
/// How long a write waits, and a second.
const GIVEN_UP: Duration = Duration::from_secs(6);

/// Opens the screens and then holds the lock of their database.
fn locked(home: &Home) -> (Terminal, Connection) {
    let terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    (terminal, lock(home))
}

/// Holds the lock of the database until the connection is dropped.
fn lock(home: &Home) -> Connection {
    let connection = Connection::open(home.path().join("test.db")).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    connection
}

#[test]
fn a_write_waits_for_a_lock_while_everything_else_goes_on() {
    let home = Home::new();
    let (mut terminal, lock) = locked(&home);
    terminal.press("aAcme SRE\r");
    let waited = terminal.wait_for(WAITING);
    assert!(waited < Duration::from_secs(1), "said after {waited:?}");
    assert!(terminal.text().contains("test.db"), "{}", terminal.text());
    for (keys, shown) in [("2", "[2 Apps"), ("3", "[3 Board"), ("?", "Help: type to search")] {
        terminal.press(keys);
        let waited = terminal.wait_for(shown);
        assert!(waited < Duration::from_millis(500), "{keys} took {waited:?}");
    }
    terminal.press("\u{1b}");
    terminal.wait_without("Help: type to search");
    drop(lock);
    let waited = terminal.wait_for("2 Apps 1");
    assert!(waited < Duration::from_secs(1), "written after {waited:?}");
    terminal.wait_without(WAITING);
    terminal.press("u");
    terminal.wait_for("2 Apps 0");
}

#[test]
fn a_lock_that_stays_refuses_the_write_and_keeps_the_words() {
    let home = Home::new();
    let (mut terminal, lock) = locked(&home);
    terminal.press("aAcme SRE\r");
    terminal.wait_for(WAITING);
    terminal.press("aGlobex\u{1b}");
    let waited = terminal.wait_for("error: could not use");
    assert!(waited < GIVEN_UP, "refused after {waited:?}");
    terminal.wait_without(WAITING);
    drop(lock);
    terminal.press("a");
    terminal.wait_for("Acme SREGlobex");
    terminal.press("\r");
    terminal.wait_for("2 Apps 1");
}

#[test]
fn what_is_asked_for_meanwhile_is_refused_with_its_reason() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "applied:2026-11-02"]);
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 1");
    let lock = lock(&home);
    terminal.press("aGlobex SRE\r");
    terminal.wait_for(WAITING);
    terminal.press("3");
    terminal.wait_for("[3 Board");
    terminal.press("L");
    terminal.wait_for("still waiting");
    drop(lock);
    terminal.wait_for("2 Apps 2");
    terminal.press("gL");
    terminal.wait_for("moved to screening");
}

#[test]
fn a_form_that_is_written_late_keeps_what_was_typed_meanwhile() {
    let home = Home::new();
    let (mut terminal, lock) = locked(&home);
    terminal.press("AAcme\tSRE\u{13}");
    terminal.wait_for(WAITING);
    terminal.press(" and more");
    terminal.wait_for("SRE and more");
    drop(lock);
    terminal.wait_for("2 Apps 1");
    assert!(terminal.text().contains("SRE and more"), "{}", terminal.text());
    terminal.press("\u{18}\u{1b}");
    drop(terminal);

    let home = Home::new();
    let (mut terminal, lock) = locked(&home);
    terminal.press("AAcme\tSRE\u{13}");
    terminal.wait_for(WAITING);
    drop(lock);
    terminal.wait_for("2 Apps 1");
    terminal.wait_without("New application");
}

#[test]
fn leaving_while_something_waits_is_asked_about_once_and_never_waits() {
    let home = Home::new();
    let (mut terminal, _lock) = locked(&home);
    terminal.press("aAcme SRE\r");
    terminal.wait_for(WAITING);
    terminal.press("q");
    terminal.wait_for("not written yet");
    terminal.press("q");
    let (code, waited) = terminal.wait();
    assert_eq!(code, 0);
    assert!(waited < Duration::from_secs(1), "took {waited:?}");
    terminal.assert_given_back();
}

#[test]
fn a_signal_ends_the_program_while_it_waits_and_the_words_are_kept() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let home = Home::new();
        let (mut terminal, lock) = locked(&home);
        terminal.press("aAcme SRE\r");
        terminal.wait_for(WAITING);
        terminal.signal(signal);
        let (ended_with, waited) = terminal.wait();
        assert_eq!(ended_with, code);
        assert!(waited < Duration::from_secs(3), "{signal} took {waited:?}");
        terminal.assert_given_back();
        drop(lock);
        let mut terminal = home.open(&[], &[]);
        terminal.wait_for("Three ways to begin");
        terminal.press("a");
        terminal.wait_for("Acme SRE");
    }
}
