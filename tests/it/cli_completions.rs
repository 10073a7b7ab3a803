//! `callback completions`: what a shell offers when somebody presses Tab.

use std::process::Stdio;

use crate::support::{Home, RECORDS, Ran};

/// Presses Tab after a line in a bash that has read the script, and returns what it offers.
fn offered(home: &Home, line: &str) -> Ran {
    let script = home.print("completions bash");
    home.write("completions.bash", &script);
    let tab = format!(
        r#"source completions.bash
        COMP_LINE={line:?}; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9
        read -ra COMP_WORDS <<< "$COMP_LINE"
        case "$COMP_LINE" in *" ") COMP_WORDS+=("");; esac
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _clap_complete_callback callback "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
        printf '%s\n' "${{COMPREPLY[@]}}""#
    );
    let program = home.command();
    let mut bash = std::process::Command::new("bash");
    bash.args(["--norc", "-c", &tab]).current_dir(home.path("")).env_clear();
    for (name, value) in program.get_envs() {
        bash.env(name, value.unwrap_or_default());
    }
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_callback")).parent().unwrap();
    bash.env("PATH", format!("{}:/usr/bin:/bin", folder.display())).stdin(Stdio::null());
    Ran::of(&bash.output().unwrap(), &home.path(""))
}

#[test]
fn commands_and_their_options_are_offered() {
    let home = Home::new();
    assert_eq!(offered(&home, "callback tri").stdout, "triage\n");
    insta::assert_snapshot!(offered(&home, "callback due --f"), @"
    exit 0
    -- stdout
    --format
    --force
    --fail-if-empty
    ");
    insta::assert_snapshot!(offered(&home, "callback due --format "), @"
    exit 0
    -- stdout
    text
    json
    csv
    tsv
    markdown
    ics
    html
    ");
    assert!(!home.database().exists(), "asking makes nothing");
}

#[test]
fn applications_are_offered_by_company_and_by_handle() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(offered(&home, "callback show "), @"
    exit 0
    -- stdout
    acme
    globex
    initech
    umbrella
    soylent/analyst
    soylent/cook
    hooli
    atx6n
    bpre7
    yk2s5
    68bqa
    g07ps
    ja7qn
    9egar
    --on
    --format
    --json
    --db
    --config
    --color
    --help
    ");
    assert_eq!(offered(&home, "callback why Glo").stdout, "globex\n");
    assert_eq!(offered(&home, "callback stage acme off").stdout, "offer\n");
}

#[test]
fn actions_are_offered_by_code() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(offered(&home, "callback done a"), @"
    exit 0
    -- stdout
    atac
    acme
    atx6n
    ");
    assert_eq!(offered(&home, "callback snooze acme ta").stdout, "task\n");
    assert_eq!(offered(&home, "callback done acme thank-you --via ph").stdout, "phone\n");
}

#[test]
fn the_database_that_is_being_typed_is_the_one_that_is_asked() {
    let home = Home::with(RECORDS);
    std::fs::rename(home.database(), home.path("other.db")).unwrap();
    assert_eq!(offered(&home, "callback why glo").stdout, "\n");
    assert_eq!(offered(&home, "callback --db other.db why glo").stdout, "globex\n");
}

#[test]
fn whatever_goes_wrong_nothing_is_said() {
    let home = Home::new();
    home.write("callback.db", "no database at all, but a text of some length");
    home.write("config.toml", "cadence = ");
    for line in ["callback why ", "callback done x", "callback nonsense --what ", "callback why acme "] {
        let ran = offered(&home, line);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{line}");
    }
    for words in [&["--"][..], &["--", ""], &["--", "callback", "\u{1b}"]] {
        for shell in ["bash", "zsh", "fish", "tcsh"] {
            let ran = home.command().env("CALLBACK_COMPLETE", shell).args(words).output().unwrap();
            assert!(ran.status.success() && ran.stderr.is_empty(), "{shell} {words:?}: {ran:?}");
        }
    }
}

#[test]
fn a_variable_left_behind_changes_nothing() {
    let home = Home::with(RECORDS);
    let ran = home.command().env("CALLBACK_COMPLETE", "bash").args(["due", "--count"]).output().unwrap();
    assert_eq!(ran.stdout, b"9\n");
}

#[test]
fn other_shells_get_what_each_word_is_about() {
    let home = Home::with(RECORDS);
    let mut asked = home.command();
    asked.env("CALLBACK_COMPLETE", "fish").args(["--", "callback", "done", "at"]);
    insta::assert_snapshot!(Ran::of(&asked.output().unwrap(), &home.path("")), @"
    exit 0
    -- stdout
    atac	Acme: thank-you to Ana Ruiz, 4 days late
    atx6n	Acme - Backend Engineer (interviewing)
    ");
    for shell in ["bash", "zsh", "fish"] {
        assert!(home.print(&format!("completions {shell}")).contains("CALLBACK_COMPLETE"), "{shell}");
    }
}

#[test]
fn another_shell_is_refused() {
    insta::assert_snapshot!(Home::new().run("completions tcsh"), @"
    exit 2
    -- stderr
    callback: invalid value 'tcsh' for '<SHELL>'
      [possible values: bash, zsh, fish]

      tip: a similar value exists: 'zsh'

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(Home::new().run("completions"), @"
    exit 2
    -- stderr
    callback: the following required arguments were not provided:
      <SHELL>

    Usage: callback completions <SHELL>

    For more information, try '--help'.
    ");
}
