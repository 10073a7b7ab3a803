//! Arguments, help, exit codes and the environment.

use crate::support::Home;

#[test]
fn without_a_terminal_and_a_command_there_is_help() {
    let home = Home::new();
    insta::assert_snapshot!(home.run(""), @"");
    assert!(!home.database().exists());
}

#[test]
fn each_command_explains_itself_with_an_example() {
    insta::assert_snapshot!(Home::new().run("done --help"), @"");
}

#[test]
fn what_is_wrong_with_arguments_is_told_in_one_style() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("dew"), @"");
    insta::assert_snapshot!(home.run("stage acme rejectd"), @"");
    insta::assert_snapshot!(home.run("promise acme"), @"");
    assert!(!home.database().exists(), "arguments are read before the disk is touched");
}

#[test]
fn the_clock_moves_only_where_it_is_told() {
    let mut home = Home::new();
    home.set_now("soonish");
    insta::assert_snapshot!(home.run("due"), @"");
    home.set_now("2026-11-24");
    assert_eq!(home.print("due"), "Nothing is due on Tue 24 Nov 2026.\n");
    home.set_now("2026-11-24T23:59:59");
    assert_eq!(home.print("due"), "Nothing is due on Tue 24 Nov 2026.\n");
}

#[test]
fn the_database_can_be_named_either_way() {
    let home = Home::new();
    home.print("--db other.db add Acme");
    assert!(home.path("other.db").exists() && !home.database().exists());
    assert!(home.print("list --db other.db").contains("Acme"));
    assert_eq!(home.run("list").stdout, "");
}

#[test]
fn without_a_home_the_files_have_to_be_named() {
    let home = Home::new();
    let mut command = home.command();
    let output =
        command.env_remove("CALLBACK_DB").env_remove("CALLBACK_CONFIG").args(["config", "path"]).output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let root = home.path("");
    let root = root.to_str().unwrap().trim_end_matches('/');
    insta::assert_snapshot!(text.replace(root, "~"), @"");
}
