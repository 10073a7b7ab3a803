//! The commands that write for other programs, offices and curious people.

use crate::support::{Home, RECORDS};

#[test]
fn a_due_list_can_be_subscribed_to() {
    let home = Home::with(RECORDS);
    let file = home.print("due --upcoming 7 --format ics");
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
    insta::assert_snapshot!(home.run("due --upcoming 7 --format ics --output due.ics"), @"exit 0");
    assert_eq!(home.read("due.ics"), file);
    assert_eq!(home.run("due --upcoming 7 --format ics --output due.ics").code, 2, "never over a file");
    assert_eq!(home.run("due --upcoming 7 --format ics --output due.ics --force").code, 0);
    let summaries: Vec<&str> = file.lines().filter(|line| line.starts_with("SUMMARY:")).collect();
    insta::assert_snapshot!(summaries.join("\n"), @r"
    SUMMARY:Interview: Globex\, SRE
    SUMMARY:Check in: Initech\, Platform Engineer (Cy Young)
    SUMMARY:Thank you: Acme\, Backend Engineer (Ana Ruiz)
    SUMMARY:Thank you: Acme\, Backend Engineer (Ben Li)
    SUMMARY:Update: Acme\, Backend Engineer
    SUMMARY:Update: Globex\, SRE
    SUMMARY:Thank you: Globex\, SRE
    SUMMARY:Respond: Umbrella\, Data Engineer
    SUMMARY:Feedback: Hooli\, Backend (Dana Roe)
    SUMMARY:Debrief: Globex\, SRE
    SUMMARY:Parting note: Hooli\, Backend (Dana Roe)
    SUMMARY:send references: Acme\, Backend Engineer
    ");
}

#[test]
fn a_due_list_can_be_a_page() {
    let page = Home::with(RECORDS).print("due --format html");
    assert!(page.starts_with("<!doctype html>\n") && page.contains("<h1>Due on Tue 24 Nov 2026</h1>"));
}

#[test]
fn an_export_has_three_formats() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("export --format csv --output all.csv"), @"
    exit 0
    -- stderr
    7 applications written to all.csv
    ");
    let columns = home.read("all.csv").lines().next().unwrap().to_owned();
    insta::assert_snapshot!(columns, @"id,company,role,stage,applied_on,source,url,location,work_mode,salary_min,salary_max,salary_currency,salary_period,tags,excitement,main_contact,main_contact_email,main_contact_phone,next_action,next_due_on,notes");
    let all = home.read("all.csv");
    assert_eq!(csv::Reader::from_reader(all.as_bytes()).records().count(), 7);
    assert_eq!(
        home.print("export --format ics").matches("BEGIN:VEVENT").count(),
        4,
        "three interviews, a task"
    );
    assert_eq!(home.print("export --format json"), home.print("export"));
    insta::assert_snapshot!(home.run("export --format xlsx"), @"
    exit 2
    -- stderr
    callback: invalid value 'xlsx' for '--format <FORMAT>'
      [possible values: json, csv, ics]

    For more information, try '--help'.
    ");
}

#[test]
fn a_report_is_for_an_office() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("report --from 2026-11-01"), @"
    exit 0
    -- stdout
    Job search from Sun 1 Nov 2026 to Tue 24 Nov 2026

    Applications sent           3 applications, to 3 employers
    Interviews                  3 interviews
    Messages and calls          0 by the applicant, 0 by employers
    Course of the applications  4 steps

    APPLICATIONS SENT
    Mon  2 Nov 2026         Acme, Backend Engineer: applied
                            found through referral; Berlin; https://acme.example/jobs/1; now interviewing
    Wed  4 Nov 2026         Initech, Platform Engineer: applied
    Tue 10 Nov 2026         Globex, SRE: applied
                            now screening

    INTERVIEWS
    Mon  9 Nov 2026  09:00  Hooli, Backend: interview (onsite)
                            with Dana Roe
    Fri 20 Nov 2026  10:00  Acme, Backend Engineer: interview (technical)
                            with Ana Ruiz, Ben Li
    Tue 24 Nov 2026  14:00  Globex, SRE: interview (phone-screen)

    COURSE OF THE APPLICATIONS
    Thu 12 Nov 2026         Acme, Backend Engineer: interviewing
    Wed 18 Nov 2026         Globex, SRE: screening
    Fri 20 Nov 2026         Hooli, Backend: rejected
    Mon 23 Nov 2026         Umbrella, Data Engineer: offer
    ");
    insta::assert_snapshot!(home.run("report --from '1 nov' --to yesterday --format html --output november.html"), @"
    exit 0
    -- stderr
    From Sun 1 Nov 2026 to Mon 23 Nov 2026
    Job search from Sun 1 Nov 2026 to Mon 23 Nov 2026 written to november.html
    ");
    assert!(
        home.read("november.html").contains("<h1>Job search from Sun 1 Nov 2026 to Mon 23 Nov 2026</h1>")
    );
}

#[test]
fn a_report_ends_today_and_after_it_begins() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("report --from 2026-11-24 --to 2026-12-31"), @"
    exit 0
    -- stdout
    Job search from Tue 24 Nov 2026 to Tue 24 Nov 2026

    Applications sent           0 applications, to 0 employers
    Interviews                  1 interview
    Messages and calls          0 by the applicant, 0 by employers
    Course of the applications  0 steps

    INTERVIEWS
    Tue 24 Nov 2026  14:00  Globex, SRE: interview (phone-screen)
    -- stderr
    The report ends today, Tue 24 Nov 2026: what is to come proves nothing
    ");
    insta::assert_snapshot!(home.run("report --from 2026-11-24 --to 2026-11-01"), @"
    exit 2
    -- stderr
    callback: a report from Tue 24 Nov 2026 cannot end on Sun 1 Nov 2026; expected --from on or before --to and today
    ");
    insta::assert_snapshot!(home.run("report --from whenever"), @"
    exit 2
    -- stderr
    callback: 'whenever' is not a date; try 2026-11-24, tomorrow, +3d
    ");
    insta::assert_snapshot!(home.run("report"), @"
    exit 2
    -- stderr
    callback: the following required arguments were not provided:
      --from <DATE>

    Usage: callback report --from <DATE>

    For more information, try '--help'.
    ");
}

#[test]
fn numbers_are_drawn() {
    let home = Home::with(RECORDS);
    insta::assert_snapshot!(home.run("stats"), @"
    exit 0
    -- stdout
    Tue 24 Nov 2026: 5 sent, 4 open

    HOW FAR THEY WENT
      applied           5 ████████████████████████████████████████
      screening         4 ████████████████████████████████          80%
      interviewing      3 ████████████████████████                  75%
      offer             1 ████████                                  33%
      accepted          0                                            0%

    SOURCES          sent  replied  met
      referral          1     100% 100%
      (none)            4      75%  75%

    WEEKS            sent
       7 Sep            0
      14 Sep            0
      21 Sep            0
      28 Sep            1 ███
       5 Oct            0
      12 Oct            0
      19 Oct            1 ███
      26 Oct            0
       2 Nov            2 ██████
       9 Nov            1 ███    1 interview
      16 Nov            0        1 interview
      23 Nov            0        1 interview

    USUAL DAYS (MEDIAN)
      to the first reply     15  of 4
      in applied           20.5  of 4
      in screening            -
      in interviewing         -
      in offer                -

    FOLLOW-UPS
      0 sent

    LONGEST SILENCES
        20 days  Initech, Platform Engineer (applied)
         4 days  Acme, Backend Engineer (interviewing)
    ");
    assert_eq!(home.print("stats --on today"), home.print("stats"));
    assert_eq!(home.print("stats --json"), home.print("stats --format json"));
    assert!(
        home.print("stats --json")
            .starts_with("{\n  \"format\": \"callback.stats/1\",\n  \"on\": \"2026-11-24\"")
    );
    assert!(home.print("stats --on 2026-11-09").starts_with("Mon 9 Nov 2026: "));
}

#[test]
fn without_records_every_output_is_whole() {
    let home = Home::new();
    for command in [
        "due --format ics",
        "due --format html",
        "export --format csv",
        "export --format ics",
        "report --from 2026-11-01",
        "stats",
        "stats --json",
    ] {
        assert!(home.print(command).ends_with('\n'), "{command}");
    }
}

#[test]
fn help_has_examples_that_work() {
    let home = Home::with(RECORDS);
    for command in ["export", "report", "stats"] {
        let help = home.print(&format!("{command} --help"));
        let example = help.lines().find_map(|line| line.trim().strip_prefix("Example: callback ")).unwrap();
        assert_eq!(home.run(example).code, 0, "{example}");
    }
    insta::assert_snapshot!(home.run("report --help"), @"
    exit 0
    -- stdout
    Write a dated report of what was done in a period, to hand to an office

    Usage: callback report [OPTIONS] --from <DATE>

    Options:
          --from <DATE>      The first day
          --to <DATE>        The last day [default: today]
          --format <FORMAT>  The form of the report [default: text] [possible values: text, markdown,
                             csv, html]
      -o, --output <FILE>    Write to this file instead of standard output (-)
          --force            Replace the file if it exists
          --db <FILE>        The database to use [env: CALLBACK_DB]
          --config <FILE>    The configuration to use [env: CALLBACK_CONFIG]
          --color <WHEN>     Whether to colour output [default: auto]
      -h, --help             Print help

    It tells applications, interviews, messages and calls, with names but without notes,
    addresses and pay.
    Example: callback report --from 2026-11-01 --format html --output report.html
    ");
}
