//! `config`, and what mistakes in the configuration cost.

use crate::support::{Home, RECORDS};

#[test]
fn the_defaults_hold_when_nothing_is_said() {
    let home = Home::new();
    let shown = home.print("config show");
    let (settings, keys) = shown.split_once("\n[keys]\n").unwrap();
    for line in ["done = [\"Space\"]", "page-down = [", "[keys.commands]", "leave = [\"Ctrl-c\"]"] {
        assert!(keys.contains(line), "{line} in {keys}");
    }
    insta::assert_snapshot!(settings, @r#"
    cadence = "standard"
    columns = ["company", "role", "stage", "next", "due", "age"]
    mouse = true
    theme = "terminal"

    [dates]
    order = "day-first"

    [holidays]
    extra = []

    [cadences.patient]
    avoid_weekdays = ["mon"]
    check_in_after = 21
    feedback_after = 1
    feedback_without_interview = false
    follow_up_after = 14
    give_up_after = 45
    max_nudges = 2
    min_gap = 3
    parting_note_after = 3
    promise_grace = 2
    rejection_lapses_after = 14
    reminder_after = 7
    thank_you_lapses_after = 5

    [cadences.persistent]
    avoid_weekdays = ["mon"]
    check_in_after = 10
    feedback_after = 1
    feedback_without_interview = false
    follow_up_after = 7
    give_up_after = 30
    max_nudges = 3
    min_gap = 3
    parting_note_after = 3
    promise_grace = 1
    rejection_lapses_after = 14
    reminder_after = 4
    thank_you_lapses_after = 5

    [cadences.standard]
    avoid_weekdays = ["mon"]
    check_in_after = 14
    feedback_after = 1
    feedback_without_interview = false
    follow_up_after = 7
    give_up_after = 30
    max_nudges = 2
    min_gap = 3
    parting_note_after = 3
    promise_grace = 2
    rejection_lapses_after = 14
    reminder_after = 7
    thank_you_lapses_after = 5

    [colors]
    dim = "dim default"
    done = "green"
    due = "bold default"
    interview = "bold magenta"
    key = "bold default"
    late = "bold red"
    selected = "reverse default"
    strong = "bold default"
    text = "default"
    "#);
    insta::assert_snapshot!(home.run("config check"), @"
    exit 0
    -- stderr
    ~/.config/callback/config.toml does not exist; every default holds
    ");
    insta::assert_snapshot!(home.run("config path"), @"
    exit 0
    -- stdout
    config     ~/.config/callback/config.toml
    templates  ~/.config/callback/templates
    database   ~/callback.db
    demo       ~/demo.db
    state      ~/.local/state/callback
    ");
}

#[test]
fn the_default_file_is_in_order() {
    let home = Home::new();
    let file = home.print("config show --default");
    home.write("config.toml", &file);
    insta::assert_snapshot!(home.run("config check"), @"
    exit 0
    -- stderr
    ~/config.toml is in order
    ");
}

#[test]
fn mistakes_are_named_with_their_lines_and_the_program_goes_on() {
    let home = Home::with(RECORDS);
    home.write(
        "config.toml",
        "cadence = \"hurried\"\n[cadences.standard]\nmax_nudges = 0\ncheck_in_after = 30\n",
    );
    insta::assert_snapshot!(home.run("config check"), @r#"
    exit 2
    -- stderr
    callback: warning: ~/config.toml:1: cadence = "hurried" is wrong; expected patient, persistent, standard; using standard
    callback: warning: ~/config.toml:3: cadences.standard.max_nudges = 0 is wrong; expected a whole number from 1 to 3650; keeping its former value
    callback: 2 mistakes in the configuration
    "#);
    let due = home.run("due");
    assert_eq!(due.code, 0);
    assert!(due.stderr.contains("config.toml:1: ") && due.stderr.contains("config.toml:3: "), "{due}");
    assert!(!due.stdout.contains("Initech"), "the setting beside the mistake holds: {due}");
    home.write("config.toml", "cadence = ");
    insta::assert_snapshot!(home.run("list stage:saved"), @"
    exit 0
    -- stdout
           Company  Role     Stage  Next  Due  Age
    g07ps  Soylent  Analyst  saved  -     -    23d
    ja7qn  Soylent  Cook     saved  -     -    23d
    -- stderr
    callback: warning: ~/config.toml:1: is no TOML: string values must be quoted, expected literal string; using the defaults
    ");
}

#[test]
fn mistakes_about_keys_are_named_with_their_lines() {
    let home = Home::new();
    home.write(
        "config.toml",
        "[keys.apps]\ndone = \"x\"\nsnooze = [\"x\", \"z\"]\n[keys]\nwhy = \"Contrl-w\"\nprint = \"P\"\nleave = []\n",
    );
    insta::assert_snapshot!(home.run("config check"), @r#"
    exit 2
    -- stderr
    callback: warning: ~/config.toml:3: keys: x is set for done in apps already; that key is ignored there
    callback: warning: ~/config.toml:5: keys.why: 'Contrl-w' is no key; expected keys such as "x", "Space", "Ctrl-x", "Alt-x", "Shift-Tab", "F5"; that key is ignored
    callback: warning: ~/config.toml:6: 'print' is no command in [keys]; callback config show lists them all; ignored
    callback: warning: ~/config.toml:7: keys: nobody could go on without leave; keeping its keys
    callback: 4 mistakes in the configuration
    "#);
    assert!(home.print("config show").contains("snooze = [\"z\"]"));
}

#[test]
fn an_application_with_an_unknown_cadence_is_named() {
    let document = r#"{"format": "callback/1", "applications": [{"company": "Acme", "cadence": "hurried"}]}"#;
    insta::assert_snapshot!(Home::with(document).run("due"), @"
    exit 0
    -- stdout
    Nothing is due on Tue 24 Nov 2026.
    -- stderr
    callback: warning: Acme: there is no cadence 'hurried'; 'standard' is used
    ");
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

#[test]
fn a_configuration_that_was_named_has_to_be_there() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("--config nowhere.toml due"), @"
    exit 0
    -- stdout
    Nothing is due on Tue 24 Nov 2026.
    -- stderr
    callback: warning: nowhere.toml: does not exist; using the defaults
    ");
    insta::assert_snapshot!(home.run("--config nowhere.toml add Acme"), @"
    exit 0
    -- stdout
    9eea5
    -- stderr
    callback: warning: nowhere.toml: does not exist; using the defaults
    Acme added
      company       Acme   new
      applied       Tue 24 Nov 2026
    ");
    insta::assert_snapshot!(home.run("--config nowhere.toml config check"), @"
    exit 2
    -- stderr
    callback: warning: nowhere.toml: does not exist; using the defaults
    callback: 1 mistake in the configuration
    ");
    let output = home.command().env("CALLBACK_CONFIG", "gone.toml").arg("due").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("gone.toml: does not exist"));
}
