//! `callback due`, as a user of the command line meets it.

use crate::support::{Home, RECORDS};

#[test]
fn the_list_of_today() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due"), @"
    exit 0
    -- stdout
    Overdue (5)
      zr3r  6 days late  check-in   Initech   Platform Engineer  Cy Young, email  applied Wed 4 Nov, no answer yet
      atac  4 days late  thank-you  Acme      Backend Engineer   Ana Ruiz, email  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  4 days late  thank-you  Acme      Backend Engineer   Ben Li, email    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  1 day late   update     Acme      Backend Engineer   ?, email         Umbrella made an offer, answer by Wed 25 Nov
      jcx6  1 day late   update     Globex    SRE                ?, email         Umbrella made an offer, answer by Wed 25 Nov
    Due Tue 24 Nov 2026 (4)
            14:00-14:45  INTERVIEW  Globex    SRE                                 phone-screen - ask for the timeline before you leave; then 1 thank-you and debrief - +49 30 99
      bhbm               respond    Umbrella  Data Engineer                       they want an answer by Wed 25 Nov
      cba6               feedback   Hooli     Backend            Dana Roe, email  rejected Fri 20 Nov: ask what could have gone better
    ");
}

#[test]
fn what_is_coming_when_asked() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due --upcoming 7"), @"
    exit 0
    -- stdout
    Overdue (5)
      zr3r  6 days late  check-in      Initech   Platform Engineer  Cy Young, email  applied Wed 4 Nov, no answer yet
      atac  4 days late  thank-you     Acme      Backend Engineer   Ana Ruiz, email  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  4 days late  thank-you     Acme      Backend Engineer   Ben Li, email    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  1 day late   update        Acme      Backend Engineer   ?, email         Umbrella made an offer, answer by Wed 25 Nov
      jcx6  1 day late   update        Globex    SRE                ?, email         Umbrella made an offer, answer by Wed 25 Nov
    Due Tue 24 Nov 2026 (4)
            14:00-14:45  INTERVIEW     Globex    SRE                                 phone-screen - ask for the timeline before you leave; then 1 thank-you and debrief - +49 30 99
      bhbm               respond       Umbrella  Data Engineer                       they want an answer by Wed 25 Nov
      cba6               feedback      Hooli     Backend            Dana Roe, email  rejected Fri 20 Nov: ask what could have gone better
    Upcoming (2)
      pxbc  Wed 25 Nov   parting-note  Hooli     Backend            Dana Roe, post   rejected Fri 20 Nov: a handwritten note to part well
      g5k5  Wed 25 Nov   task          Acme      Backend Engineer                    send references
    ");
}

#[test]
fn after_the_interview_its_thanks_and_debrief_come_out() {
    let mut home = Home::with(RECORDS);
    home.set_now("2026-11-24T14:45");
    insta::assert_snapshot!(home.run("due"), @"
    exit 0
    -- stdout
    Overdue (5)
      zr3r  6 days late  check-in   Initech   Platform Engineer  Cy Young, email  applied Wed 4 Nov, no answer yet
      atac  4 days late  thank-you  Acme      Backend Engineer   Ana Ruiz, email  interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      90yd  4 days late  thank-you  Acme      Backend Engineer   Ben Li, email    interviewed Fri 20 Nov 10:00 (technical), 0 of 2 thanked
      0a94  1 day late   update     Acme      Backend Engineer   ?, email         Umbrella made an offer, answer by Wed 25 Nov
      jcx6  1 day late   update     Globex    SRE                ?, email         Umbrella made an offer, answer by Wed 25 Nov
    Due Tue 24 Nov 2026 (4)
            14:00-14:45  INTERVIEW  Globex    SRE                                 phone-screen - +49 30 99
      ssr9               thank-you  Globex    SRE                ?, email         interviewed today 14:00 (phone-screen): who met you?
      bhbm               respond    Umbrella  Data Engineer                       they want an answer by Wed 25 Nov
      cba6               feedback   Hooli     Backend            Dana Roe, email  rejected Fri 20 Nov: ask what could have gone better
      0y18               debrief    Globex    SRE                                 interviewed today 14:00 (phone-screen): write down how it went
    ");
}

#[test]
fn a_past_day_is_seen_as_it_was() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("due --on 'last fri'"), @"
    exit 0
    -- stdout
    Overdue (2)
      vxwe  20 days late  close      Umbrella  Data Engineer                        no word since applying on Thu 1 Oct
      zr3r  2 days late   check-in   Initech   Platform Engineer  Cy Young, email   applied Wed 4 Nov, no answer yet
    Due Fri 20 Nov 2026 (2)
            10:00-11:00   INTERVIEW  Acme      Backend Engineer   Ana Ruiz, Ben Li  technical - ask for the timeline before you leave
      atac  from 11:00    thank-you  Acme      Backend Engineer   Ana Ruiz, email   interviewed today 10:00 (technical), 0 of 2 thanked
      90yd  from 11:00    thank-you  Acme      Backend Engineer   Ben Li, email     interviewed today 10:00 (technical), 0 of 2 thanked
    -- stderr
    On Fri 20 Nov 2026
    ");
    insta::assert_snapshot!(home.run("due --on 2026-11-01"), @"
    exit 0
    -- stdout
    Overdue (1)
      vxwe  1 day late  close  Umbrella  Data Engineer    no word since applying on Thu 1 Oct
    Nothing else is due on Sun 1 Nov 2026.
    ");
}

#[test]
fn with_a_day_the_time_of_day_does_not_matter() {
    let mut home = Home::with(RECORDS);
    let morning = home.run("due --on 2026-11-24 --upcoming 30");
    home.set_now("2026-11-25T23:59");
    assert_eq!(home.run("due --on 2026-11-24 --upcoming 30"), morning);
}

#[test]
fn machines_get_every_format() {
    let home = Home::with(RECORDS);
    let json: serde_json::Value = serde_json::from_str(&home.print("due --json")).unwrap();
    assert_eq!(json["format"], "callback.due/1");
    assert_eq!(json["on"], "2026-11-24");
    let actions = json["actions"].as_array().unwrap();
    assert_eq!(home.print("due --count"), format!("{}\n", actions.len()));
    assert_eq!(home.print("due --format json"), home.print("due --json"));
    for (format, separator) in [("csv", ","), ("tsv", "\t")] {
        let table = home.print(&format!("due --format {format}"));
        assert_eq!(table.lines().count(), actions.len() + 1, "{table}");
        assert!(table.starts_with(&["key", "kind", "state"].join(separator)), "{table}");
    }
    assert!(home.print("due --format markdown").contains("Acme"));
}

#[test]
fn an_empty_list_is_no_failure_unless_asked() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("due"), @"
    exit 0
    -- stdout
    Nothing is due on Tue 24 Nov 2026.
    ");
    insta::assert_snapshot!(home.run("due --fail-if-empty"), @"
    exit 3
    -- stdout
    Nothing is due on Tue 24 Nov 2026.
    ");
    insta::assert_snapshot!(home.run("due --count --fail-if-empty"), @"
    exit 3
    -- stdout
    0
    ");
    assert!(!home.database().exists(), "looking makes no database");
    let home = Home::with(RECORDS);
    assert_eq!(home.run("due --count --fail-if-empty").code, 0);
}

#[test]
fn bad_input_is_refused_by_name() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("due --on someday"), @"
    exit 2
    -- stderr
    callback: 'someday' is not a date; try 2026-11-24, tomorrow, +3d
    ");
    insta::assert_snapshot!(home.run("due --format xml"), @"
    exit 2
    -- stderr
    callback: invalid value 'xml' for '--format <FORMAT>'
      [possible values: text, json, csv, tsv, markdown, ics, html]

      tip: a similar value exists: 'html'

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(home.run("due --count --json"), @"
    exit 2
    -- stderr
    callback: the argument '--count' cannot be used with '--json'

    Usage: callback due --count

    For more information, try '--help'.
    ");
}
