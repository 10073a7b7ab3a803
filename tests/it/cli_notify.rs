//! `callback notify`: a program tells what is due, and only then.

use crate::support::{Home, RECORDS};

/// Returns a home whose configuration tells through a program.
fn telling(document: &str, command: &str) -> Home {
    let home = Home::with(document);
    home.write("config.toml", &format!("[notify]\ncommand = {command}\n"));
    home
}

#[test]
fn the_command_line_can_be_looked_at_first() {
    let home = telling(RECORDS, r#"["notify-send", "callback: {summary}", "{body}"]"#);
    insta::assert_snapshot!(home.run("notify --dry-run"), @"
    exit 0
    -- stdout
    notify-send 'callback: 4 due, 5 overdue' 'check-in to Cy Young (Initech); thank-you to Ana Ruiz (Acme); thank-you to Ben Li (Acme); update (Acme); update (Globex); thank-you (Globex); respond (Umbrella); feedback to Dana Roe (Hooli); and 1 more'
    ");
}

#[test]
fn the_program_gets_each_word_as_one_argument() {
    let home = telling(
        RECORDS,
        r#"["sh", "-c", "printf '%s\\n' \"$@\" > told; echo noise", "sh", "{count}", "{overdue}", "{summary}"]"#,
    );
    insta::assert_snapshot!(home.run("notify"), @"exit 0");
    insta::assert_snapshot!(home.read("told"), @"
    9
    5
    4 due, 5 overdue
    ");
}

#[test]
fn nothing_due_runs_nothing() {
    let home = Home::new();
    home.write("config.toml", "[notify]\ncommand = [\"touch\", \"told\"]\n");
    insta::assert_snapshot!(home.run("notify"), @"exit 0");
    assert!(!home.path("told").exists());
    assert_eq!(home.print("notify --dry-run"), "");
}

#[test]
fn a_program_that_fails_is_quoted() {
    let home = telling(RECORDS, r#"["sh", "-c", "echo 'no \u001b]0;display' >&2; exit 3"]"#);
    insta::assert_snapshot!(home.run("notify"), @"
    exit 1
    -- stderr
    callback: could not run 'sh': exit status: 3; it said: no ]0;display
    ");
    let home = telling(RECORDS, r#"["no-such-program", "{summary}"]"#);
    insta::assert_snapshot!(home.run("notify"), @"
    exit 1
    -- stderr
    callback: could not run 'no-such-program': No such file or directory (os error 2)
    ");
}

#[test]
fn without_a_program_it_says_what_to_write_where() {
    insta::assert_snapshot!(Home::with(RECORDS).run("notify"), @r#"
    exit 2
    -- stderr
    callback: no program is configured that could tell what is due; put into ~/.config/callback/config.toml:
      [notify]
      command = ["notify-send", "callback: {summary}", "{body}"]
    "#);
    insta::assert_snapshot!(telling(RECORDS, r#""notify-send""#).run("notify"), @r#"
    exit 2
    -- stderr
    callback: warning: ~/config.toml:2: notify.command = "notify-send" is wrong; expected a program and its arguments, such as ["notify-send", "callback", "{summary}"]; nothing is told
    callback: no program is configured that could tell what is due; put into ~/config.toml:
      [notify]
      command = ["notify-send", "callback: {summary}", "{body}"]
    "#);
    insta::assert_snapshot!(Home::new().run("notify now"), @"
    exit 2
    -- stderr
    callback: unexpected argument 'now' found

    Usage: callback notify [OPTIONS]

    For more information, try '--help'.
    ");
}

#[test]
fn records_cannot_become_options_or_escape_sequences() {
    let document = r#"{"format": "callback/1", "applications": [{"company": "--help\u001b[2J\n$(touch owned)",
        "stage_history": [{"stage": "applied", "on": "2026-03-02"}]}]}"#;
    let home = telling(document, r#"["sh", "-c", "printf '%s' \"$1\" > told", "sh", "{body}"]"#);
    assert_eq!(home.run("notify").code, 0);
    assert_eq!(home.read("told"), "close (--help[2J $(touch owned))");
    assert!(!home.path("owned").exists());
}
