//! `callback man`: the manual's pages.

use std::os::unix::fs::PermissionsExt;

use crate::support::Home;

#[test]
fn the_page_of_the_program_is_printed() {
    let page = Home::new().print("man");
    assert!(page.contains(".TH callback 1"), "{page}");
    for section in [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH SUBCOMMANDS"] {
        assert!(page.contains(section), "{section}");
    }
}

#[test]
fn the_page_of_a_command_ends_with_its_example() {
    let home = Home::new();
    home.run("man pages");
    let page = home.read("pages/callback-notify.1");
    insta::assert_snapshot!(page.split(".SH NOTES").nth(1).unwrap(), @r#"
    .nf
    For a timer: when nothing is due, nothing is run. The configuration names the program:
      [notify]
      command = ["notify\-send", "callback: {summary}", "{body}"]
    Example: callback notify \-\-dry\-run
    .fi
    "#);
}

#[test]
fn every_command_has_a_page_that_anybody_can_read() {
    let home = Home::new();
    let ran = home.run("man share/man1");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran}");
    let mut pages: Vec<String> = std::fs::read_dir(home.path("share/man1"))
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    for page in ["callback.1", "callback-due.1", "callback-interview-add.1", "callback-man.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} in {pages:?}");
    }
    assert!(ran.stderr.starts_with(&format!("{} pages written to share/man1", pages.len())), "{ran}");
    for page in &pages {
        let text = home.read(&format!("share/man1/{page}"));
        assert!(text.contains("Example: callback ") || page == "callback-interview.1", "{page}: {text}");
        let mode = std::fs::metadata(home.path("share/man1").join(page)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{page}");
    }
}

#[test]
fn pages_are_not_replaced_unless_told() {
    let home = Home::new();
    std::fs::create_dir(home.path("pages")).unwrap();
    home.write("pages/callback-why.1", "mine");
    insta::assert_snapshot!(home.run("man pages"), @"
    exit 2
    -- stderr
    callback: could not write pages/callback-why.1: it exists; add --force to replace it
    ");
    assert_eq!(home.read("pages/callback-why.1"), "mine");
    assert_eq!(std::fs::read_dir(home.path("pages")).unwrap().count(), 1, "nothing was begun");
    assert_eq!(home.run("man pages --force").code, 0);
    assert!(home.read("pages/callback-why.1").contains(".TH callback-why 1"));
    home.write("file", "");
    insta::assert_snapshot!(home.run("man file"), @"
    exit 1
    -- stderr
    callback: could not write file: File exists (os error 17)
    ");
}
