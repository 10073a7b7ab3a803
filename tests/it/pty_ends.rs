//! The ends of the program in a real terminal: one that takes nothing, one that is gone, one that never was.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::pty_terminal::{Home, PROGRAM, Terminal};

/// How long an end may take.
const SOON: Duration = Duration::from_secs(3);

/// Opens the demonstration and waits for its first frame.
fn demonstration(home: &Home, environment: &[(&str, &str)]) -> Terminal {
    let terminal = home.open(&["demo"], environment);
    terminal.wait_for("OVERDUE");
    terminal
}

/// Fills the terminal until the program is stuck while it writes.
fn fill(terminal: &mut Terminal) {
    terminal.stop_reading();
    for _ in 0..250 {
        terminal.press("R");
        thread::sleep(Duration::from_millis(20));
    }
    terminal.press("q");
    thread::sleep(Duration::from_millis(500));
    assert!(terminal.is_running(), "it is stuck, and reads no key");
}

/// Puts a `tput` in front of PATH that leaves a mark; returns that PATH and the mark.
fn marking_tput(home: &Home) -> (String, PathBuf) {
    let mark = home.path().join("tput-was-run");
    let folder = home.path().join("bin");
    fs::create_dir(&folder).unwrap();
    let tput = folder.join("tput");
    fs::write(&tput, format!("#!/bin/sh\necho \"$@\" >> {}\necho 80\n", mark.display())).unwrap();
    fs::set_permissions(&tput, fs::Permissions::from_mode(0o755)).unwrap();
    (format!("{}:{}", folder.display(), std::env::var("PATH").unwrap()), mark)
}

#[test]
fn signals_end_a_program_whose_terminal_takes_nothing() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let home = Home::new();
        let mut terminal = demonstration(&home, &[]);
        fill(&mut terminal);
        terminal.signal(signal);
        let (ended_with, waited) = terminal.wait();
        assert_eq!(ended_with, code, "{signal}");
        assert!(waited < SOON, "{signal} took {waited:?}");
        terminal.assert_usable();
    }
}

#[test]
fn a_terminal_that_takes_nothing_costs_nothing() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    fill(&mut terminal);
    // What was pressed to fill it may still be worked on, longer on a busy machine: one calm second is enough.
    let calm = (0..10).any(|_| {
        let before = terminal.ticks();
        thread::sleep(Duration::from_secs(1));
        terminal.ticks() - before < 20
    });
    assert!(calm, "it never came to rest");
}

#[test]
fn a_terminal_that_vanishes_while_it_takes_nothing_ends_the_program() {
    let home = Home::new();
    let mut terminal = demonstration(&home, &[]);
    fill(&mut terminal);
    terminal.vanish();
    let (ended_with, waited) = terminal.wait();
    assert_eq!(ended_with, 129);
    assert!(waited < SOON, "took {waited:?}");
}

#[test]
fn the_screens_follow_another_size() {
    let home = Home::new();
    let terminal = demonstration(&home, &[]);
    terminal.resize(100, 30);
    terminal.wait_for("─ Message");
}

#[test]
fn nobody_runs_tput_where_a_terminal_is_gone() {
    let home = Home::new();
    let (path, mark) = marking_tput(&home);
    let mut terminal = demonstration(&home, &[("PATH", &path), ("VISUAL", "true")]);
    terminal.press("E");
    terminal.wait_for("The notes are as they were.");
    terminal.resize(90, 30);
    terminal.settle();
    terminal.vanish();
    for _ in 0..20 {
        terminal.signal_if_there("WINCH");
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(terminal.wait().0, 129);
    assert!(!mark.exists(), "{}", fs::read_to_string(mark).unwrap());
}

#[test]
fn nobody_runs_tput_where_no_terminal_was() {
    let home = Home::new();
    let (path, mark) = marking_tput(&home);
    home.run(&["add", "Acme", "SRE", "applied:2026-11-02", "with:Ana <ana@acme.example>"]);
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let names =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<String> = names
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().map(str::to_owned))
        .collect();
    assert!(names.len() > 20, "{names:?}");
    let mut lines: Vec<Vec<&str>> = names.iter().map(|name| vec![name.as_str()]).collect();
    lines.extend(names.iter().map(|name| vec![name.as_str(), "--help"]));
    lines.extend([vec![], vec!["show", "acme"], vec!["due", "--format", "markdown"], vec!["why", "acme"]]);
    for line in lines {
        // In a session of its own no terminal can be opened, whatever the test itself runs in.
        let mut command = home.command("setsid");
        command.arg("--wait").arg(PROGRAM).args(&line).env("PATH", &path);
        command.env_remove("COLUMNS").env_remove("LINES");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.output().unwrap();
        assert!(!mark.exists(), "{line:?}: {}", fs::read_to_string(&mark).unwrap());
    }
}

#[test]
fn keys_that_come_in_one_burst_are_all_taken() {
    let home = Home::new();
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("Three ways to begin");
    terminal.press("a");
    terminal.wait_for("Enter save");
    terminal.press(&format!("{}END", "x".repeat(3000)));
    terminal.wait_for("xEND");
}
