//! Arguments, help, exit codes and the environment.

use crate::support::Home;

#[test]
fn without_a_terminal_and_a_command_there_is_help() {
    let home = Home::new();
    insta::assert_snapshot!(home.run(""), @"
    exit 0
    -- stdout
    Tells you, each day, whom to write to and why: a job search tracker for the terminal

    Usage: callback [OPTIONS] [COMMAND]

    Commands:
      due          List what is due and overdue today, with today's interviews
      why          Explain what is due for an application, what is coming, what is withheld, and why
      draft        Write the message that an action asks for, from your template
      done         Mark an action as done, and log the message or call behind it
      snooze       Put an action off until a day
      dismiss      Wave an action away for good
      add          Add an application: applied for today, unless something else is said
      list         List applications with their stage and next action
      show         Show everything about an application
      edit         Change fields of an application
      delete       Delete an application; undo brings it back
      stage        Move an application to another stage, or correct its history
      offer        Record an offer, and move the application to it
      interview    Record interviews
      contact      Record the people you write to
      promise      Note when they said you would hear
      task         Note something to do for an application, and settle it
      log          Log a message or a call
      lessons      Show what you learnt, the newest first
      prepare      Show what to read and what to ask before an interview
      import       Merge a document into the records
      export       Write all records as one document
      report       Write a dated report of what was done in a period, to hand to an office
      stats        Show how far applications went, who answered, and how long it took
      triage       Settle what is long past, all at once
      notify       Tell what is due through the program in the configuration
      history      List what was changed, newest first
      undo         Take back the last change, or several
      redo         Bring back what was taken back last, or several changes
      backup       Copy the whole database, also while it is in use
      restore      Put a backup in the place of the database
      doctor       Check the database, its backups and the configuration
      purge        Remove what was deleted, or one application, for good
      config       Show and check the configuration
      demo         Look around in a made-up job search, beside your own
      completions  Print what makes a shell complete commands, applications and actions
      man          Print the manual page, or write the pages of all commands

    Options:
          --db <FILE>      The database to use [env: CALLBACK_DB]
          --config <FILE>  The configuration to use [env: CALLBACK_CONFIG]
          --color <WHEN>   Whether to colour output [default: auto]
      -h, --help           Print help
      -V, --version        Print version

    Without a command, callback opens its screens. Example: callback due --upcoming 7
    ");
    assert!(!home.database().exists());
}

#[test]
fn each_command_explains_itself_with_an_example() {
    insta::assert_snapshot!(Home::new().run("done --help"), @"
    exit 0
    -- stdout
    Mark an action as done, and log the message or call behind it

    Usage: callback done [OPTIONS] <ACTION>...

    Arguments:
      <ACTION>...  The action

    Options:
          --via <CHANNEL>      How you reached them [default: as suggested] [possible values: email,
                               phone, post, in-person, message, text]
          --on <DATE>          When it was done [default: now]
          --outcome <OUTCOME>  How the call ended [possible values: sent, reached, voicemail, no-answer]
          --answer <STAGE>     Your answer to an offer [possible values: accepted, declined, rejected,
                               withdrawn]
          --note <TEXT>        Words to keep with it
          --db <FILE>          The database to use [env: CALLBACK_DB]
          --config <FILE>      The configuration to use [env: CALLBACK_CONFIG]
          --color <WHEN>       Whether to colour output [default: auto]
      -h, --help               Print help

    ACTION is a key, the code shown beside it, or APP [KIND [NAME]].
    Example: callback done acme thank-you ana --via email
    ");
}

#[test]
fn what_is_wrong_with_arguments_is_told_in_one_style() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("dew"), @"
    exit 2
    -- stderr
    callback: unrecognized subcommand 'dew'

      tip: a similar subcommand exists: 'demo'

    Usage: callback [OPTIONS] [COMMAND]

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("stage acme rejectd"), @"
    exit 2
    -- stderr
    callback: invalid value 'rejectd' for '<STAGE>'
      [possible values: saved, applied, screening, interviewing, offer, accepted, declined, rejected, withdrawn, no-response]

      tip: a similar value exists: 'rejected'

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("promise acme"), @"
    exit 2
    -- stderr
    callback: the following required arguments were not provided:
      <WHEN>...

    Usage: callback promise <APP> <WHEN>...

    For more information, try '--help'.
    ");
    assert!(!home.database().exists(), "arguments are read before the disk is touched");
}

#[test]
fn the_clock_moves_only_where_it_is_told() {
    let mut home = Home::new();
    home.set_now("soonish");
    insta::assert_snapshot!(home.run("due"), @"
    exit 2
    -- stderr
    callback: could not read CALLBACK_NOW: 'soonish'; expected a local time such as 2026-11-24T09:30, or a date
    ");
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
    let output = command.env_remove("CALLBACK_DB").args(["config", "path"]).output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let root = home.path("");
    let root = root.to_str().unwrap().trim_end_matches('/');
    insta::assert_snapshot!(text.replace(root, "~"), @"
    config     ~/.config/callback/config.toml
    templates  ~/.config/callback/templates
    database   ~/.local/share/callback/callback.db
    demo       ~/.local/share/callback/demo.db
    state      ~/.local/state/callback
    ");
}

#[test]
fn a_number_is_asked_for_by_what_it_counts() {
    let home = Home::new();
    for (arguments, expected) in [
        ("due --upcoming x", "invalid value 'x' for '--upcoming [<DAYS>]': expected a number of days"),
        (
            "history --limit 0",
            "invalid value '0' for '--limit <COUNT>': expected a number of changes, at least 1",
        ),
        ("undo -- -1", "invalid value '-1' for '[COUNT]': expected a number of changes, at least 1"),
        (
            "interview add a fri --minutes 2h",
            "'--minutes <MINUTES>': expected a number of minutes from 1 to 10080",
        ),
    ] {
        let ran = home.run(arguments);
        assert_eq!(ran.code, 2, "{arguments}");
        assert!(ran.stderr.contains(expected), "{arguments}: {ran}");
    }
}

#[test]
fn the_calendar_ends_with_the_years_that_can_be_written() {
    let mut home = Home::new();
    home.set_now("9999-12-30");
    home.print("add Acme SRE 'on:2026-11-02 10:00' stage:interviewing");
    let shown = format!("{}{}", home.print("due --upcoming 4000000000"), home.print("why acme"));
    assert!(!shown.contains("10000"), "{shown}");
}

#[test]
fn a_database_that_is_not_there_is_told_when_it_was_named() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("--db typo.db list"), @"
    exit 0
    -- stderr
    There are no applications yet
    typo.db does not exist yet
    ");
    assert_eq!(home.run("--db new.db add Acme").stderr.matches("does not exist").count(), 0);
}
