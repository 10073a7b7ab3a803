//! `interview add`, `promise`, `task`, `log`, `stage`: the records behind the rules.

use crate::support::{Home, RECORDS};

#[test]
fn an_interview_brings_its_people() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(
        home.run("interview add initech fri 14:00 --kind technical --with cy --with 'Eve Moss <eve@initech.example>' --place 'Room 4' --round 2"),
        @"
    exit 0
    -- stdout
    m5e1t
    -- stderr
    Initech: interview on Fri 27 Nov 2026 14:00
      technical, round 2, 60 minutes, with Cy Young, Eve Moss <eve@initech.example>, Room 4
      Eve Moss is a new contact
      Initech stands at applied; callback stage yk2s5 interviewing moves it on
    "
    );
    insta::assert_snapshot!(home.run("show initech"), @"
    exit 0
    -- stdout
    yk2s5  Initech - Platform Engineer  applied since Wed 4 Nov 2026
      applied  Wed 4 Nov 2026
      tags     rust

    People
      43eyw  Cy Young    main contact  cy@initech.example   +49 30 1234
      qvr94  Eve Moss    interviewer   eve@initech.example

    Timeline
      Wed 4 Nov 2026         stage      applied
      Fri 27 Nov 2026 14:00  interview  technical, round 2, Room 4, with Cy Young, Eve Moss (m5e1t)
    ");
}

#[test]
fn a_time_that_does_not_come_once_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview add acme 2027-03-28 02:30"), @"
    exit 2
    -- stderr
    callback: '2027-03-28T02:30' does not exist, because clocks are set forward; expected 2027-03-28T01:30 or 2027-03-28T03:30
    ");
    insta::assert_snapshot!(home.run("interview add acme 2027-10-31 02:30"), @"
    exit 2
    -- stderr
    callback: '2027-10-31T02:30' comes twice, because clocks are set back: at +02:00 and again at +01:00; expected a time that comes once
    ");
    insta::assert_snapshot!(home.run("interview add acme whenever"), @"
    exit 2
    -- stderr
    callback: 'whenever' is not a date; try 2026-11-24, tomorrow, +3d
    ");
}

#[test]
fn a_promise_belongs_to_the_latest_interview_held() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("promise acme end of next week --words 'soon'"), @"
    exit 0
    -- stderr
    Acme: answer promised by Fri 4 Dec 2026, said Tue 24 Nov 2026 after the interview of Fri 20 Nov 2026
    ");
    insta::assert_snapshot!(home.run("promise hooli +3d --said yesterday --interview 2026-11-09"), @"
    exit 0
    -- stderr
    Hooli: answer promised by Fri 27 Nov 2026, said Mon 23 Nov 2026 after the interview of Mon 9 Nov 2026
    ");
    insta::assert_snapshot!(home.run("promise initech +3d"), @"
    exit 0
    -- stderr
    Initech: answer promised by Fri 27 Nov 2026, said Tue 24 Nov 2026
    ");
    insta::assert_snapshot!(home.run("promise acme 2026-11-20"), @"
    exit 2
    -- stderr
    callback: Fri 20 Nov 2026 is before Tue 24 Nov 2026, when they said it
    ");
    insta::assert_snapshot!(home.run("promise acme +3d --interview i-globex"), @"
    exit 2
    -- stderr
    callback: 'i-globex' fits no interview of Acme - Backend Engineer
      4jdgk  Fri 20 Nov 2026 10:00  technical
    name one by its handle
    ");
    let shown: serde_json::Value = serde_json::from_str(&home.print("show acme --json")).unwrap();
    assert_eq!(shown["applications"][0]["promises"][1]["interview"], "i-acme");
}

#[test]
fn a_task_stands_until_it_is_done() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("task globex today write to the recruiter"), @"
    exit 0
    -- stderr
    Globex: task write to the recruiter, due Tue 24 Nov 2026
    ");
    assert!(home.print("due").contains("write to the recruiter"));
    assert_eq!(home.run("done globex task").code, 0);
    assert!(!home.print("due").contains("write to the recruiter"));
    insta::assert_snapshot!(home.run("task hooli end of next week 2 thank-you cards"), @"
    exit 0
    -- stderr
    Hooli: task 2 thank-you cards, due Fri 4 Dec 2026
    ");
    insta::assert_snapshot!(home.run("task globex tomorrow"), @"
    exit 2
    -- stderr
    callback: 2 values required by '<WHEN> <WORDS>...'; only 1 was provided

    Usage: callback task [OPTIONS] <APP> <WHEN> <WORDS>...
           callback task <COMMAND>

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("task globex someday write"), @"
    exit 2
    -- stderr
    callback: 'someday' is not a date; try 2026-11-24, tomorrow, +3d
    ");
}

#[test]
fn messages_are_logged_both_ways() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("log initech reply --with cy --note 'still deciding'"), @"
    exit 0
    -- stderr
    Initech: reply received by email (Tue 24 Nov 2026 09:30)
    ");
    insta::assert_snapshot!(home.run("log acme thank-you --with ana --interview i-acme --on 2026-11-20"), @"
    exit 0
    -- stderr
    Acme: thank-you sent by email (Fri 20 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("log acme other --in --via phone --on 'yesterday 16:00'"), @"
    exit 0
    -- stderr
    Acme: other received by phone (Mon 23 Nov 2026 16:00)
    ");
    insta::assert_snapshot!(home.run("show initech"), @"
    exit 0
    -- stdout
    yk2s5  Initech - Platform Engineer  applied since Wed 4 Nov 2026
      applied  Wed 4 Nov 2026
      tags     rust

    Next
      fbcw  Tue 1 Dec  follow-up  Cy Young  no word since their message today

    People
      43eyw  Cy Young    main contact  cy@initech.example  +49 30 1234

    Timeline
      Wed 4 Nov 2026         stage     applied
      Tue 24 Nov 2026 09:30  received  reply by email from Cy Young
    ");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("log acme thank-you --in"), @"
    exit 2
    -- stderr
    callback: nobody receives a 'thank-you'; with --in expected reply, feedback, automatic, other
    ");
    insta::assert_snapshot!(home.run("log acme reply --outcome voicemail"), @"
    exit 2
    -- stderr
    callback: 'voicemail' is not an outcome of email
    ");
    insta::assert_snapshot!(home.run("log soylent other"), @"
    exit 2
    -- stderr
    callback: 'soylent' fits 2 applications:
      g07ps  Soylent - Analyst  (saved)
      ja7qn  Soylent - Cook  (saved)
    name one by its handle, or as company/role
    ");
    insta::assert_snapshot!(home.run("log acme wave"), @"
    exit 2
    -- stderr
    callback: invalid value 'wave' for '<PURPOSE>'
      [possible values: thank-you, follow-up, reminder, update, feedback-request, parting-note, reply, feedback, automatic, other]

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("stage acme rejected --respond-by fri"), @"
    exit 2
    -- stderr
    callback: --respond-by belongs to an offer, not to 'rejected'
    ");
}

#[test]
fn an_application_moves_along() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("stage acme offer --respond-by 'next fri' --note 'good terms'"), @"
    exit 0
    -- stderr
    'next fri' could also mean Fri 27 Nov 2026
    Acme moved to offer, answer by Fri 4 Dec 2026 (Tue 24 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("stage acme offer"), @"
    exit 0
    -- stderr
    Acme - Backend Engineer is at offer already; nothing was changed
    ");
    insta::assert_snapshot!(home.run("stage acme offer --respond-by 2026-12-09"), @"
    exit 0
    -- stderr
    Acme: offer changed, answer by Wed 9 Dec 2026
    ");
    insta::assert_snapshot!(home.run("stage initech rejected --on yesterday"), @"
    exit 0
    -- stderr
    Initech moved to rejected (Mon 23 Nov 2026)
    ");
    insta::assert_snapshot!(home.run("stage globex rejected --on 2026-11-15"), @"
    exit 0
    -- stderr
    Globex moved to rejected (Sun 15 Nov 2026)
    callback: warning: it is at screening, which began later, on Wed 18 Nov 2026
    ");
    insta::assert_snapshot!(home.run("show acme"), @"
    exit 0
    -- stdout
    atx6n  Acme - Backend Engineer  offer since Tue 24 Nov 2026
      applied   Mon 2 Nov 2026
      offer     received Tue 24 Nov 2026, answer by Wed 9 Dec 2026
      salary    95000 to 110000 EUR per year
      location  Berlin
      source    referral
      url       https://acme.example/jobs/1
      tags      rust, remote

    Next
      atac  Fri 20 Nov  thank-you  Ana Ruiz  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  Fri 20 Nov  thank-you  Ben Li    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      g5k5  Wed 25 Nov  task                 send references
      g5yh  Tue 8 Dec   respond              they want an answer by Wed 9 Dec

    People
      kbcm2  Ana Ruiz  Engineering manager  interviewer  ana@acme.example
      svcfz  Ben Li                         interviewer  ben@acme.example

    Timeline
      Mon 2 Nov 2026         stage      applied
      Thu 12 Nov 2026        stage      interviewing
      Fri 20 Nov 2026        promise    answer by Fri 27 Nov 2026: by the end of next week
      Fri 20 Nov 2026 10:00  interview  technical, with Ana Ruiz, Ben Li (4jdgk)
      Tue 24 Nov 2026        stage      offer - good terms
      Wed 25 Nov 2026        task       send references

    Notes
      Likes tests.
      Ask about on-call.
    ");
}

#[test]
fn what_was_saved_is_applied_for() {
    let home = Home::with(RECORDS);
    assert_eq!(home.run("stage soylent/cook applied --on yesterday").code, 0);
    let shown: serde_json::Value = serde_json::from_str(&home.print("show soylent/cook --json")).unwrap();
    assert_eq!(shown["applications"][0]["applied_on"], "2026-11-23");
}

#[test]
fn an_interview_holds_only_what_an_import_would_take() {
    let home = Home::with(RECORDS);
    for (arguments, quoted) in [
        ("--zone Tokyo", "'Tokyo'"),
        ("--zone Europe/", "'Europe/'"),
        ("--round 0", "'0'"),
        ("--round 1001", "'1001'"),
        ("--minutes 0", "'0'"),
        ("--minutes 10081", "'10081'"),
        ("--with ' '", "' '"),
        ("--with 'Ana <ana>'", "'Ana <ana>'"),
    ] {
        let ran = home.run(&format!("interview add initech fri {arguments}"));
        assert_eq!(ran.code, 2, "{arguments}: {ran}");
        assert!(ran.stderr.contains(quoted), "{arguments}: {ran}");
    }
    home.print("interview add initech fri --zone Asia/Tokyo --round 1000 --minutes 10080");
    let exported = home.print("export");
    home.write("again.json", &exported);
    assert_eq!(home.run("import again.json").code, 0, "what was written can be read again");
}

#[test]
fn who_is_named_twice_takes_part_once() {
    let home = Home::with(RECORDS);
    home.print("interview add initech fri --with 'Eve Moss' --with 'EVE  moss' --with 'Eve Moss <eve@initech.example>'");
    let people = home.print("show initech");
    assert_eq!(
        people.matches("Eve Moss").count(),
        2,
        "once among the people, once in the timeline: {people}"
    );
    assert!(people.contains("eve@initech.example"), "{people}");
}

#[test]
fn the_time_where_the_employer_is_stands_beside_ones_own() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("interview add globex 'today 17:00' --zone Asia/Tokyo"), @"
    exit 0
    -- stdout
    m5e1t
    -- stderr
    Globex: interview on Tue 24 Nov 2026 17:00, Wed 25 Nov 01:00 in Tokyo
      other, 60 minutes
    ");
    insta::assert_snapshot!(home.run("interview add initech today --zone Asia/Tokyo"), @"
    exit 0
    -- stdout
    mx63s
    -- stderr
    Initech: interview on Tue 24 Nov 2026, zone Asia/Tokyo
      other, 60 minutes
      Initech stands at applied; callback stage yk2s5 interviewing moves it on
    ");
    home.print("interview add initech 'today 10:00' --zone Europe/Berlin");
    insta::assert_snapshot!(home.run("show initech"), @"
    exit 0
    -- stdout
    yk2s5  Initech - Platform Engineer  applied since Wed 4 Nov 2026
      applied  Wed 4 Nov 2026
      tags     rust

    Next
      fqe7  today      thank-you  Cy Young  interview today 10:00 (other): who met you?
      ye0q  today      thank-you  Cy Young  interview today (other): who met you?
      gxha  today      debrief              interview today 10:00 (other): write down how it went
      fdxk  today      debrief              interview today (other): write down how it went
      44jr  Tue 1 Dec  follow-up  Cy Young  no word since the interview today

    People
      43eyw  Cy Young    main contact  cy@initech.example  +49 30 1234

    Timeline
      Wed 4 Nov 2026         stage      applied
      Tue 24 Nov 2026        interview  other, zone Asia/Tokyo (mx63s)
      Tue 24 Nov 2026 10:00  interview  other (ndftq)
    ");
    insta::assert_snapshot!(home.run("due"), @"
    exit 0
    -- stdout
    Overdue (4)
      atac  4 days late  thank-you  Acme      Backend Engineer   Ana Ruiz, email  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  4 days late  thank-you  Acme      Backend Engineer   Ben Li, email    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  1 day late   update     Acme      Backend Engineer   ?, email         Umbrella made an offer, answer by Wed 25 Nov
      jcx6  1 day late   update     Globex    SRE                ?, email         Umbrella made an offer, answer by Wed 25 Nov
    Due Tue 24 Nov 2026 (10)
                         INTERVIEW  Initech   Platform Engineer                   other - zone Asia/Tokyo - ask for the timeline before you leave
            10:00-11:00  INTERVIEW  Initech   Platform Engineer                   other - ask for the timeline before you leave; then 1 thank-you and debrief
            14:00-14:45  INTERVIEW  Globex    SRE                                 phone-screen - ask for the timeline before you leave; then 1 thank-you and debrief - +49 30 99
            17:00-18:00  INTERVIEW  Globex    SRE                                 other - Wed 25 Nov 01:00 in Tokyo - ask for the timeline before you leave; then 1 thank-you and debrief
      ye0q               thank-you  Initech   Platform Engineer  Cy Young, email  interview today (other): who met you?
      bhbm               respond    Umbrella  Data Engineer                       they want an answer by Wed 25 Nov
      cba6               feedback   Hooli     Backend            Dana Roe, email  rejected Fri 20 Nov: ask what could have gone better
      fdxk               debrief    Initech   Platform Engineer                   interview today (other): write down how it went
    ");
}
