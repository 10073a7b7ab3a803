//! `config`, and what mistakes in the configuration cost.

use crate::support::{Home, RECORDS};

#[test]
fn the_defaults_hold_when_nothing_is_said() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("config show"), @"");
    insta::assert_snapshot!(home.run("config check"), @"");
    insta::assert_snapshot!(home.run("config path"), @"");
}

#[test]
fn the_default_file_is_in_order() {
    let home = Home::new();
    let file = home.print("config show --default");
    home.write("config.toml", &file);
    insta::assert_snapshot!(home.run("config check"), @"");
}

#[test]
fn mistakes_are_named_with_their_lines_and_the_program_goes_on() {
    let home = Home::with(RECORDS);
    home.write(
        "config.toml",
        "cadence = \"hurried\"\n[cadences.standard]\nmax_nudges = 0\ncheck_in_after = 30\n",
    );
    insta::assert_snapshot!(home.run("config check"), @"");
    let due = home.run("due");
    assert_eq!(due.code, 0);
    assert!(due.stderr.contains("config.toml:1: ") && due.stderr.contains("config.toml:3: "), "{due}");
    assert!(!due.stdout.contains("Initech"), "the setting beside the mistake holds: {due}");
    home.write("config.toml", "cadence = ");
    insta::assert_snapshot!(home.run("list stage:saved"), @"");
}

#[test]
fn an_application_with_an_unknown_cadence_is_named() {
    let document = r#"{"format": "callback/1", "applications": [{"company": "Acme", "cadence": "hurried"}]}"#;
    insta::assert_snapshot!(Home::with(document).run("due"), @"");
}

#[test]
fn holidays_and_cadences_move_what_is_due() {
    let home = Home::with(RECORDS);
    assert!(home.print("due").contains("Initech"));
    home.write("config.toml", "cadence = \"patient\"\n");
    assert!(!home.print("due").contains("Initech"));
    home.write("config.toml", "[holidays]\nextra = [\"2026-11-24\", \"2026-11-18\"]\n");
    let due = home.print("due --upcoming 5");
    assert!(due.contains("Initech"), "{due}");
}

#[test]
fn the_configured_order_of_day_and_month_holds() {
    let home = Home::with(RECORDS);
    assert!(home.print("due --on 2/12/2026").contains("Wed 2 Dec 2026"));
    home.write("config.toml", "[dates]\norder = \"month-first\"\n");
    assert!(home.run("due --on 2/12/2026").stderr.contains("12 Feb 2026"));
}
