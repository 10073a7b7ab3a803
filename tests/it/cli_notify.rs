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

/// Returns a home with one due action whose words are hostile, told to a program that notes its arguments.
fn hostile(name: &str) -> Home {
    let home = Home::new();
    let company = "Acme <b>& \u{1b}]0;x\u{7}\u{202e}'\"$(touch pwned)";
    home.print(&format!(
        "add '{}' SRE --applied 2026-11-09 --contact 'Ana <ana@acme.example>'",
        company.replace('\'', "")
    ));
    let script = home.write(name, "#!/bin/sh\nprintf '%s\\n' \"$@\" > told\n");
    let mut rights = std::fs::metadata(&script).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0o755);
    std::fs::set_permissions(&script, rights).unwrap();
    home.write(
        "config.toml",
        &format!("[notify]\ncommand = [{:?}, \"{{body}}\"]\n", script.to_str().unwrap()),
    );
    home
}

#[test]
fn a_body_is_no_markup_where_a_program_reads_it_as_such() {
    for (name, expected) in [
        ("notify-send", "(Acme &lt;b&gt;&amp; ]0;x&quot;$(touch pwned))"),
        ("tell", "(Acme <b>& ]0;x\"$(touch pwned))"),
    ] {
        let home = hostile(name);
        assert_eq!(home.run("notify").code, 0);
        let told = home.read("told");
        assert!(told.contains(expected), "{name}: {told:?}");
        assert!(!told.starts_with('-') && told.lines().count() == 1, "{told:?}");
        assert!(!home.path("pwned").exists());
    }
}

#[test]
fn what_records_say_is_never_part_of_a_script() {
    for command in [
        r#"["sh", "-c", "echo {body}"]"#,
        r#"["/bin/bash", "-lc", "notify-send \"{body}\""]"#,
        r#"["env", "A=b", "sh", "-e", "-c", "echo {body}"]"#,
    ] {
        let home = hostile("tell");
        home.write("config.toml", &format!("[notify]\ncommand = {command}\n"));
        for line in ["notify", "notify --dry-run"] {
            let ran = home.run(line);
            assert_eq!(ran.code, 2, "{command}: {ran}");
            assert!(ran.stderr.contains("would let your records run commands"), "{ran}");
        }
        assert!(!home.path("pwned").exists());
    }
    let home = hostile("tell");
    home.write(
        "config.toml",
        "[notify]\ncommand = [\"sh\", \"-c\", \"echo $1 > told\", \"sh\", \"{body}\"]\n",
    );
    assert_eq!(home.run("notify").code, 0);
    assert!(home.read("told").contains("(Acme"));
    assert!(!home.path("pwned").exists());
}
