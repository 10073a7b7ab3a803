//! What leaves the screens for other programs, in a real terminal: the clipboard, the browser, files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty_terminal::Home;

/// A program that notes what it is asked to open.
fn browser(home: &Home, script: &str) -> String {
    let folder = home.path().join("bin");
    fs::create_dir(&folder).unwrap();
    let program = folder.join("xdg-open");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    format!("{}:/usr/bin:/bin", folder.display())
}

#[test]
fn what_is_copied_reaches_the_terminal_as_its_clipboard() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "url:https://acme.example/jobs", "applied:2026-11-02"]);
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 1");
    terminal.press("2yl");
    terminal.wait_for("copied the link: https://acme.example/jobs");
    terminal.wait_for_bytes("\u{1b}]52;c;aHR0cHM6Ly9hY21lLmV4YW1wbGUvam9icw==");
}

#[test]
fn a_link_opens_in_a_program_of_its_own_and_failing_is_told() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "url:https://acme.example/jobs", "applied:2026-11-02"]);
    let opened = home.path().join("opened");
    let path = browser(&home, &format!("echo \"$1\" > {}", opened.display()));
    let mut terminal = home.open(&[], &[("PATH", &path)]);
    terminal.wait_for("2 Apps 1");
    terminal.press("2o");
    terminal.wait_for("opening https://acme.example/jobs");
    terminal.wait_until("the browser", || opened.exists());
    terminal.press("q");
    terminal.wait();
    terminal.assert_given_back();
    let mut terminal = home.open(&[], &[("PATH", "/nowhere")]);
    terminal.wait_for("2 Apps 1");
    terminal.press("2o");
    terminal.wait_for("could not open 'https://acme.example/jobs'");
}
