//! `edit`, `delete` and `offer`: what an application becomes, told as old and new, and taken back.

use crate::support::{Home, RECORDS};

#[test]
fn fields_become_something_else() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("edit acme loc:Hamburg tag:+urgent tag:-remote 'salary:100-120k EUR' exc:4 quiet:+7d cadence:patient"),
        @"
        exit 0
        -- stderr
        Acme - Backend Engineer: location, tags, salary, excitement, quiet until, cadence changed
          location     Berlin -> Hamburg
          tags         rust, remote -> rust, urgent
          salary       95000 to 110000 EUR per year -> 100000 to 120000 EUR per year
          excitement   none -> 4 of 5
          quiet until  none -> Tue 1 Dec 2026
          cadence      none -> patient
        "
    );
    insta::assert_snapshot!(
        home.run("edit acme --work-mode hybrid --no-follow-up --thank-you-by post --contact ana --notes 'Likes types.' source:"),
        @"
    exit 0
    -- stderr
    Acme - Backend Engineer: source, contact, work mode, no follow-up, thanks by, notes changed
      source        referral -> none
      contact       none -> Ana Ruiz
      work mode     none -> hybrid
      no follow-up  no -> yes
      thanks by     email -> post
      notes         Likes tests. Ask about on-call. -> Likes types.
    "
    );
    insta::assert_snapshot!(home.run("edit acme https://acme.example/jobs/2 'role:Staff Engineer' comp:'Acme Corp'"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer: url, role, company changed
      url      https://acme.example/jobs/1 -> https://acme.example/jobs/2
      role     Backend Engineer -> Staff Engineer
      company  Acme -> Acme Corp
    ");
    insta::assert_snapshot!(home.run("show acme"), @"
    exit 0
    -- stdout
    atx6n  Acme Corp - Staff Engineer  interviewing since Thu 12 Nov 2026
      applied      Mon 2 Nov 2026
      salary       100000 to 120000 EUR per year
      location     Hamburg
      work mode    hybrid
      url          https://acme.example/jobs/2
      tags         rust, urgent
      excitement   4 of 5
      cadence      patient
      quiet until  Tue 1 Dec 2026
      follow-ups   they asked not to be contacted
      thanks by    post

    Next
      atac  Fri 20 Nov  thank-you  Ana Ruiz  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  Fri 20 Nov  thank-you  Ben Li    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  Mon 23 Nov  update     Ana Ruiz  Umbrella made an offer, answer by Wed 25 Nov
      g5k5  Wed 25 Nov  task                 send references

    People
      kbcm2  Ana Ruiz  Engineering manager  main contact  ana@acme.example
      svcfz  Ben Li                         interviewer   ben@acme.example

    Timeline
      Mon 2 Nov 2026         stage      applied
      Thu 12 Nov 2026        stage      interviewing
      Fri 20 Nov 2026        promise    answer by Fri 27 Nov 2026: by the end of next week
      Fri 20 Nov 2026 10:00  interview  technical, with Ana Ruiz, Ben Li (4jdgk)
      Wed 25 Nov 2026        task       send references

    Notes
      Likes types.
    ");
}

#[test]
fn what_is_edited_is_one_operation_that_undo_takes_back() {
    let home = Home::with(RECORDS);
    let before = home.print("export");
    home.print("edit acme loc:Hamburg tags:a,b with:'Zoe Q' applied:2026-11-03");
    insta::assert_snapshot!(home.print("history --limit 1"), @"2026-11-24 09:30  Acme - Backend Engineer: location, tags, contact, applied changed  cli");
    let after = home.print("export");
    assert_ne!(before, after);
    home.print("undo");
    assert_eq!(home.print("export"), before);
    home.print("redo");
    assert_eq!(home.print("export"), after);
}

#[test]
fn what_is_there_already_is_not_written() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("edit acme location:Berlin tag:+rust excitement:"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer says that already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("edit acme"), @"
    exit 2
    -- stderr
    callback: nothing to change; expected a field such as location:Berlin
    ");
    assert!(!home.print("history").contains("changed"));
}

#[test]
fn the_day_of_applying_takes_its_step_along() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("edit initech applied:'2 nov'"), @"
    exit 0
    -- stderr
    Initech - Platform Engineer: applied changed
      applied  Wed 4 Nov 2026 -> Mon 2 Nov 2026
    ");
    assert!(home.print("show initech").contains("applied since Mon 2 Nov 2026"));
    insta::assert_snapshot!(home.run("edit acme applied:2026-11-15"), @"
    exit 2
    -- stderr
    callback: '2026-11-15': applied on Sun 15 Nov 2026, it would no longer be at interviewing
    ");
    insta::assert_snapshot!(home.run("edit acme applied:tomorrow"), @"
    exit 2
    -- stderr
    callback: 'tomorrow' is Wed 25 Nov 2026, after today; expected the day you applied, such as yesterday
    ");
}

#[test]
fn a_new_main_contact_is_added_with_it() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("edit globex 'with:Zoe Q <zoe@globex.example>'"), @"
    exit 0
    -- stderr
    Globex - SRE: contact changed
      contact  none -> Zoe Q <zoe@globex.example>
      Zoe Q is a new contact
    ");
    assert!(home.print("contact list zoe").contains("zoe@globex.example"));
    home.print("undo");
    insta::assert_snapshot!(home.run("contact list zoe"), @"
    exit 0
    -- stderr
    Nobody fits
    ");
}

#[test]
fn what_is_not_understood_is_quoted_and_nothing_is_written() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("edit acme stage:offer"), @"
    exit 2
    -- stderr
    callback: 'stage:offer' is a step and not a field; try callback stage APP STAGE
    ");
    insta::assert_snapshot!(home.run("edit acme cadence:weekly"), @"
    exit 2
    -- stderr
    callback: 'weekly' is not a cadence; expected patient, persistent, standard
    ");
    insta::assert_snapshot!(home.run("edit acme wage:3"), @"
    exit 2
    -- stderr
    callback: 'wage' is not a field; expected company, role, applied_on, source, url, location, work_mode, salary, tags, excitement, notes, main_contact, cadence, quiet_until, no_follow_up, thank_you_by, tag, note, contact, with
    ");
    insta::assert_snapshot!(home.run("edit acme so"), @"
    exit 2
    -- stderr
    callback: 'so' belongs to no field; expected for example company:Acme
    ");
    insta::assert_snapshot!(home.run("edit acme s:x"), @"
    exit 2
    -- stderr
    callback: 's' could be source, salary
    ");
    insta::assert_snapshot!(home.run("edit acme excitement:6"), @"
    exit 2
    -- stderr
    callback: '6' does not fit; expected a whole number from 1 to 5
    ");
    insta::assert_snapshot!(home.run("edit acme company:"), @"
    exit 2
    -- stderr
    callback: 'company' cannot be empty; expected the employer
    ");
    insta::assert_snapshot!(home.run("edit acme salary:lots"), @r#"
    exit 2
    -- stderr
    callback: 'lots' is not a salary; expected for example "90-110k EUR" or 650/day
    "#);
    insta::assert_snapshot!(home.run("edit acme tag:-java"), @"
    exit 2
    -- stderr
    callback: no tag 'java'; tags: rust, remote
    ");
    insta::assert_snapshot!(home.run("edit acme role:A role:B"), @"
    exit 2
    -- stderr
    callback: 'B' is one too many; a field is given once
    ");
    insta::assert_snapshot!(home.run("edit acme no_f:perhaps thank:phone"), @"
    exit 2
    -- stderr
    callback: 'perhaps' is neither yes nor no; expected yes or no
    ");
    insta::assert_snapshot!(home.run("edit acme thank:phone"), @"
    exit 2
    -- stderr
    callback: 'phone' is not a way to send thanks; expected email, post
    ");
    insta::assert_snapshot!(home.run("edit soylent role:Chef"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    assert!(!home.print("history").contains("changed"));
}

#[test]
fn a_deleted_application_goes_with_its_own_and_comes_back() {
    let home = Home::with(RECORDS);
    let before = home.print("export");
    insta::assert_snapshot!(home.run("delete acme"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer deleted, and with it 1 interview, 1 promise, 1 task
      callback undo brings it back
    ");
    insta::assert_snapshot!(home.run("show acme"), @"
    exit 2
    -- stderr
    callback: no application fits 'acme'; open are:
      bpre7  Globex - SRE  (screening)
      yk2s5  Initech - Platform Engineer  (applied)
      68bqa  Umbrella - Data Engineer  (offer)
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    assert!(!home.print("due").contains("Acme"));
    home.print("undo");
    assert_eq!(home.print("export"), before);
    insta::assert_snapshot!(home.run("delete soylent"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
}

#[test]
fn an_offer_moves_the_application_to_it() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("offer acme --received yesterday --respond-by 2026-12-04 --note 'four days'"), @"
    exit 0
    -- stderr
    Acme: offer received, answer by Fri 4 Dec 2026 (Mon 23 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("offer acme --respond-by 2026-12-07"), @"
    exit 0
    -- stderr
    Acme: offer changed, answer by Mon 7 Dec 2026 (Mon 23 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("offer acme"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer has that offer already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("offer globex --received today --respond-by 2026-11-20"), @"
    exit 2
    -- stderr
    callback: Fri 20 Nov 2026 is before Tue 24 Nov 2026, when the offer came
    ");
    let shown: serde_json::Value = serde_json::from_str(&home.print("show acme --json")).unwrap();
    assert_eq!(shown["applications"][0]["stage"], "offer");
    assert_eq!(
        shown["applications"][0]["offer"],
        serde_json::json!({"received_on": "2026-11-23", "respond_by": "2026-12-07", "notes": "four days"})
    );
    home.print("undo 2");
    assert!(home.print("show acme").contains("interviewing since"));
}

#[test]
fn an_offer_of_an_earlier_day_than_the_last_step_is_told() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("offer globex --received 2026-11-17"), @"
    exit 0
    -- stderr
    Globex: offer received (Tue 17 Nov 2026)
    callback: warning: it is at screening, which began later, on Wed 18 Nov 2026
    ");
}

#[test]
fn edit_explains_itself() {
    insta::assert_snapshot!(Home::new().run("edit --help"), @"
    exit 0
    -- stdout
    Change fields of an application

    Usage: callback edit [OPTIONS] <APP> [FIELD:VALUE]...

    Arguments:
      <APP>             The application: handle, id, company, company/role or a unique part
      [FIELD:VALUE]...  Fields, each as field:value

    Options:
          --company <TEXT>           The employer
          --role <TEXT>              The job
          --applied-on <DATE>        The day you applied
          --main-contact <NAME>      The person to write to
          --source <SOURCE>          Where you found it
          --location <TEXT>          Where the work is
          --work-mode <TEXT>         Office, hybrid or remote
          --salary <PAY>             What it pays
          --tags <TAG>               Words to find it by
          --excitement <STARS>       How much you want it, 1 to 5
          --url <TEXT>               A link to the posting
          --cadence <CADENCE>        How often to ask: the name of a cadence
          --quiet-until <DATE>       The day before which there are no nudges
          --no-follow-up[=<YES|NO>]  Whether they asked not to be contacted
          --thank-you-by <TEXT>      How thank-you notes travel
          --notes <TEXT>             Anything else, in Markdown
          --db <FILE>                The database to use [env: CALLBACK_DB]
          --config <FILE>            The configuration to use [env: CALLBACK_CONFIG]
          --color <WHEN>             Whether to colour output [default: auto]
      -h, --help                     Print help

    Fields: company role applied_on source url location work_mode salary tags excitement notes
    main_contact cadence quiet_until no_follow_up thank_you_by, each as field:value, by any unique
    beginning. field: clears it; tag:+x and tag:-x change one tag, notes:+x adds a line to the notes.
    Example: callback edit acme location:Hamburg tag:+urgent salary:
    ");
}

#[test]
fn a_stage_is_not_edited_but_moved_and_notes_can_grow() {
    let home = Home::with(RECORDS);
    let ran = home.run("edit acme st:offer");
    let refusal = "'st:offer' is a step and not a field; try callback stage APP STAGE";
    assert!(ran.code == 2 && ran.stderr.contains(refusal), "{ran}");
    home.print("edit acme notes:one");
    home.print("edit acme --notes '+two'");
    home.print("edit acme note:+three");
    assert!(home.print("export").contains(r#""notes": "one\ntwo\nthree""#));
}
