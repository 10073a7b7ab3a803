//! Where output goes and how it looks: files, pipes, full disks, colours.

use std::fs::{self, File};
use std::io::Read;
use std::process::Stdio;

use crate::support::{Home, RECORDS, Ran};

#[test]
fn a_file_is_written_whole_and_never_replaced_unasked() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("export --output all.json"), @"
    exit 0
    -- stderr
    7 applications written to all.json
    ");
    let first = home.read("all.json");
    assert_eq!(first, home.print("export"));
    assert_eq!(first, home.print("export --output -"));
    home.write("all.json", "precious");
    insta::assert_snapshot!(home.run("export --output all.json"), @"
    exit 2
    -- stderr
    callback: could not write all.json: it exists; add --force to replace it
    ");
    assert_eq!(home.read("all.json"), "precious");
    assert_eq!(home.run("export --output all.json --force").code, 0);
    assert_eq!(home.read("all.json"), first);
    let names: Vec<_> =
        fs::read_dir(home.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_str().unwrap().starts_with(".tmp")), "{names:?}");
}

#[cfg(unix)]
#[test]
fn a_written_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with(RECORDS);
    home.print("due --output due.txt");
    assert_eq!(fs::metadata(home.path("due.txt")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_cannot_be_written_is_a_failure() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("export --output nowhere/all.json"), @"
    exit 1
    -- stderr
    callback: could not write nowhere/all.json: No such file or directory (os error 2)
    ");
    insta::assert_snapshot!(home.run("export --force --output ."), @"
    exit 1
    -- stderr
    callback: could not write .: it is a directory, not a file
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure_and_a_device_is_never_replaced() {
    let home = Home::with(RECORDS);
    for command in ["export", "due", "due --json", "list", "show initech", "config show", "--help"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = home.command().args(command.split(' ')).stdout(full).output().unwrap();
        let ran = Ran::of(&output, &home.path(""));
        assert_eq!(ran.code, 1, "{command}: {ran}");
    }
    insta::assert_snapshot!(home.run("export --force --output /dev/full"), @"
    exit 1
    -- stderr
    callback: could not write /dev/full: it is a device, not a file
    ");
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::new();
    let applications: Vec<String> =
        (0..2000).map(|n| format!(r#"{{"id": "a-{n}", "company": "Company {n}"}}"#)).collect();
    let document = format!(r#"{{"format": "callback/1", "applications": [{}]}}"#, applications.join(","));
    home.write("many.json", &document);
    assert_eq!(home.run("import many.json").code, 0);
    for command in ["export", "list"] {
        let mut child =
            home.command().arg(command).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(Ran::of(&output, &home.path("")).to_string(), "exit 0\n", "{command}");
    }
}

#[test]
fn colours_follow_the_flag_then_the_environment() {
    let home = Home::with(RECORDS);
    let coloured = |arguments: &str, variables: &[(&str, &str)]| {
        let mut command = home.command();
        command.args(arguments.split(' ')).envs(variables.iter().copied());
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    for (arguments, variables, expected) in [
        ("due", vec![], false),
        ("due", vec![("CLICOLOR_FORCE", "1")], true),
        ("due", vec![("CLICOLOR_FORCE", "0")], false),
        ("due", vec![("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        ("due --color always", vec![("NO_COLOR", "1")], true),
        ("--color never due", vec![("CLICOLOR_FORCE", "1")], false),
        ("due --json --color always", vec![], false),
    ] {
        assert_eq!(coloured(arguments, &variables), expected, "{arguments} {variables:?}");
    }
}

#[test]
fn text_from_records_carries_no_escapes() {
    let document = r#"{"format": "callback/1", "applications": [
        {"company": "Ev\u001b[31mil\u202e", "role": "R\u0007", "notes": "\u001b]52;c;aGk=\u0007\nx",
         "tasks": [{"due_on": "2026-11-24", "words": "do \u009b31m it"}]}]}"#;
    let home = Home::with(document);
    for command in ["due", "list", "show ev", "why ev", "history", "done ev", "undo", "due --format markdown"]
    {
        let ran = home.run(command);
        assert_eq!(ran.code, 0, "{command}: {ran:?}");
        for text in [&ran.stdout, &ran.stderr] {
            let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(bad), "{command}: {ran:?}");
        }
    }
    assert!(home.print("export").contains(r"Ev\u001b[31mil"), "machines get the exact text");
}

#[test]
fn what_an_argument_quotes_moves_no_terminal() {
    let home = Home::with(RECORDS);
    let evil = "\u{1b}[31m\u{9b}2J\u{202e}x";
    let arguments: [&[&str]; 8] = [
        &["import", evil],
        &["export", "-o", &format!("missing/{evil}")],
        &["list", &format!("stage:{evil}")],
        &["show", evil],
        &["stage", "acme", evil],
        &["interview", "add", "acme", "fri", "--zone", evil],
        &["due", "--on", evil],
        &["--config", evil, "config", "check"],
    ];
    for words in arguments {
        let output = home.command().args(words).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{words:?}: {told:?}");
        assert!(told.contains('x'), "{words:?}: {told:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_help_that_cannot_be_written_is_told() {
    let home = Home::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = home.command().arg("--help").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("callback: could not write to standard output: "), "{told}");
}
