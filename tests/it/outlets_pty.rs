//! What leaves the screens for other programs, in a real terminal: the clipboard, the browser, files.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::pty_terminal::{Home, Terminal};

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
    terminal.wait_for("could not open 'https://acme.example/jobs': there is no program");
}

#[test]
fn links_that_do_more_than_they_show_are_refused_and_no_program_is_run() {
    for (link, reason) in [
        ("mailto:a@b.example?attach=/etc/passwd", "not 'attach'"),
        ("mailto:a@b.example?subject=x&%61ttachment=x", "not 'attachment'"),
        ("file:///etc/passwd", "only http, https and mailto"),
        ("javascript:alert(1)", "only http, https and mailto"),
        ("--help", "only http, https and mailto"),
        (r"\\\\server\\share", "backslash"),
        ("https://acme.example@evil.example/", "user name before its host"),
        ("https://acme.example/\u{202e}gpj.exe", "invisible characters"),
    ] {
        let home = Home::new();
        home.run(&["add", "Acme", "Backend", "--applied", "2026-11-02"]);
        rusqlite::Connection::open(home.path().join("test.db")).unwrap()
            .execute_batch(&format!(
                "INSERT INTO operation (id, name, at, origin, kind) VALUES ('o', 'x', '2026-11-24T10:00:00Z', 'test', 'write');
                 INSERT INTO running_operation (operation_id) VALUES ('o');
                 UPDATE application SET url = '{link}'; DELETE FROM running_operation"
            ))
            .unwrap();
        let opened = home.path().join("opened");
        let path = browser(&home, &format!("echo \"$1\" > {}", opened.display()));
        let mut terminal = home.open(&[], &[("PATH", &path)]);
        terminal.wait_for("2 Apps 1");
        terminal.press("2o");
        terminal.wait_for("error: could not open");
        let text: String = terminal.text().lines().map(|line| format!("{} ", line.trim())).collect();
        assert!(text.contains(reason), "{link}: {text}");
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert!(!opened.exists(), "{link}");
    }
}

/// A table of so many applications.
fn table(home: &Home, rows: usize) -> String {
    let mut text = "Company,Role,Applied on,Status\n".to_owned();
    for row in 0..rows {
        text.push_str(&format!("Company {row},Engineer {row},2026-11-02,Applied\n"));
    }
    let file = home.path().join("jobs.csv");
    fs::write(&file, text).unwrap();
    file.display().to_string()
}

/// Types the name of a file to be imported over the one that is proposed, and looks at what it would do.
fn look_at(terminal: &mut Terminal, file: &str) {
    terminal.press("I");
    terminal.wait_for("Import a file");
    terminal.press(&format!("\u{15}{file}\r"));
    terminal.wait_for("Would have added 5000 applications");
}

fn applications(home: &Home) -> usize {
    home.run(&["export", "--format", "csv"]).lines().count() - 1
}

#[test]
fn a_large_import_shows_progress_can_be_stopped_and_completes_when_done_again() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "applied:2026-11-02"]);
    let file = table(&home, 5_000);
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 1");
    look_at(&mut terminal, &file);
    assert_eq!(applications(&home), 1, "looking writes nothing");
    terminal.press("y");
    terminal.wait_for("of 5000 records");
    terminal.press("\u{1b}");
    terminal.wait_for("stopped: nothing of it was written");
    assert_eq!(applications(&home), 1, "half of an import is none");
    look_at(&mut terminal, &file);
    terminal.press("y");
    terminal.wait_for("Added 5000 applications");
    terminal.wait_for("2 Apps 5001");
    terminal.press("u");
    terminal.wait_for("Undo \"import of jobs.csv\"");
    terminal.press("y");
    terminal.wait_for("undone: import of jobs.csv");
    terminal.wait_for("2 Apps 1 ");
}

#[test]
fn leaving_while_an_import_runs_writes_nothing_and_gives_the_terminal_back() {
    for way in ["\u{3}", "TERM"] {
        let home = Home::new();
        let file = table(&home, 5_000);
        let mut terminal = home.open(&[], &[]);
        terminal.wait_for("Three ways to begin");
        look_at(&mut terminal, &file);
        terminal.press("y");
        terminal.wait_for("of 5000 records");
        if way == "TERM" {
            terminal.signal(way)
        } else {
            terminal.press(way)
        }
        terminal.wait();
        terminal.assert_given_back();
        assert_eq!(applications(&home), 0, "{way:?}");
    }
}

#[test]
fn a_mistake_in_the_worker_is_told_and_the_screens_go_on() {
    let home = Home::new();
    let file = table(&home, 2);
    let mut terminal = home.open(&[], &[("CALLBACK_PANIC", "worker")]);
    terminal.wait_for("Three ways to begin");
    terminal.press(&format!("I\u{15}{file}\r"));
    terminal.wait_for("a mistake in the program stopped it");
    terminal.press("\u{1b}");
    terminal.wait_without("a mistake");
    terminal.press("q");
    assert_eq!(terminal.wait().0, 0);
}

#[test]
fn the_due_list_goes_to_a_private_file_as_the_command_writes_it_and_replaces_none_unasked() {
    let home = Home::new();
    home.run(&["add", "Acme", "Backend", "with:Ana Ruiz <ana@acme.example>", "applied:2026-11-09"]);
    let file = home.path().join("due.csv");
    let mut terminal = home.open(&[], &[]);
    terminal.wait_for("2 Apps 1");
    let write = |terminal: &mut Terminal| {
        terminal.press("X");
        terminal.wait_for("Export the due list as");
        terminal.press(&format!("2\u{15}{}\r", file.display()));
    };
    write(&mut terminal);
    terminal.wait_for("action written to");
    assert_eq!(fs::read_to_string(&file).unwrap(), home.run(&["due", "--format", "csv"]));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(&file, "mine").unwrap();
    write(&mut terminal);
    terminal.wait_for("exists. Replace it?");
    terminal.press("n");
    terminal.wait_without("Replace it?");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    write(&mut terminal);
    terminal.wait_for("exists. Replace it?");
    terminal.press("y");
    terminal.wait_for("action written to");
    assert_ne!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn commands_show_progress_on_a_terminal_and_control_c_leaves_nothing_half_written() {
    let home = Home::new();
    let file = table(&home, 5_000);
    let mut terminal = home.open(&["import", &file], &[]);
    terminal.wait_for("of 5000 records (Ctrl-C stops)");
    terminal.press("\u{3}");
    assert_eq!(terminal.wait().0, 130);
    terminal.wait_for("stopped; nothing was written");
    assert!(!terminal.text().contains("Ctrl-C stops"), "the line goes away");
    assert_eq!(applications(&home), 0);
    home.run(&["import", &file]);
    let target = home.path().join("all.json");
    let mut terminal = home.open(&["export", "--output", &target.display().to_string()], &[]);
    assert_eq!(terminal.wait().0, 0);
    terminal.wait_for("5000 applications written to");
    terminal.wait_for_bytes("bytes (Ctrl-C stops)");
    assert!(!terminal.text().contains("Ctrl-C stops"));
    assert_eq!(fs::read_to_string(&target).unwrap(), home.run(&["export"]));
}
