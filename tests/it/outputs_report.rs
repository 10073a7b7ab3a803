//! The report of a period: what counts, what is private, and every format of it.

use callback::documents::report::{FORMATS, Report, Topic, find_format, report};
use callback::domain::records::Records;

use crate::outputs_records::{ATTACK, day, hostile, ordinary};

fn november(records: &Records) -> Report {
    report(records, day("2026-11-01"), day("2026-11-30"))
}

fn written(format: &str, report: &Report) -> String {
    let mut out = Vec::new();
    (find_format(format).unwrap().write)(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text_to_hand_over() {
    insta::assert_snapshot!(written("text", &november(&ordinary())), @"
    Job search from Sun 1 Nov 2026 to Mon 30 Nov 2026

    Applications sent           2 applications, to 2 employers
    Interviews                  3 interviews, and 1 cancelled
    Messages and calls          2 by the applicant, 3 by employers
    Course of the applications  2 steps

    APPLICATIONS SENT
    Mon  2 Nov 2026         Acme, Backend Engineer: applied
                            found through referral; Berlin; https://acme.example/jobs/1234; now interviewing
    Thu  5 Nov 2026         Globex: applied
                            found through job board; now rejected

    INTERVIEWS
    Tue 17 Nov 2026  10:00  Acme, Backend Engineer: interview (technical)
                            with Ana Ruiz, Bo Berg; round 1
    Wed 18 Nov 2026         Globex: interview (onsite)
                            with Bo Berg
    Thu 19 Nov 2026  09:00  Acme, Backend Engineer: interview (video)
                            cancelled
    Fri 27 Nov 2026  15:30  Acme, Backend Engineer: interview (final)
                            with Ana Ruiz; round 2

    MESSAGES AND CALLS
    Tue  3 Nov 2026         Acme, Backend Engineer: acknowledgement received by email
    Tue 10 Nov 2026  11:15  Acme, Backend Engineer: reply received by phone
                            with Ana Ruiz
    Thu 12 Nov 2026         Globex: follow-up by phone, nobody answered
                            with Bo Berg
    Tue 17 Nov 2026  16:30  Acme, Backend Engineer: thank-you sent by email
                            with Ana Ruiz
    Wed 18 Nov 2026         Globex: conversation in person

    COURSE OF THE APPLICATIONS
    Thu 12 Nov 2026         Acme, Backend Engineer: interviewing
    Fri 20 Nov 2026         Globex: rejected
    ");
}

#[test]
fn markdown_has_a_table_per_topic() {
    insta::assert_snapshot!(written("markdown", &november(&ordinary())), @"
    # Job search from Sun 1 Nov 2026 to Mon 30 Nov 2026

    - Applications sent: 2 applications, to 2 employers
    - Interviews: 3 interviews, and 1 cancelled
    - Messages and calls: 2 by the applicant, 3 by employers
    - Course of the applications: 2 steps

    ## Applications sent

    | Date | Employer and job | What | With | Details |
    |---|---|---|---|---|
    | Mon 2 Nov 2026 | Acme, Backend Engineer | applied |  | found through referral; Berlin; <https://acme.example/jobs/1234>; now interviewing |
    | Thu 5 Nov 2026 | Globex | applied |  | found through job board; now rejected |

    ## Interviews

    | Date | Employer and job | What | With | Details |
    |---|---|---|---|---|
    | Tue 17 Nov 2026 10:00 | Acme, Backend Engineer | interview (technical) | Ana Ruiz, Bo Berg | round 1 |
    | Wed 18 Nov 2026 | Globex | interview (onsite) | Bo Berg |  |
    | Thu 19 Nov 2026 09:00 | Acme, Backend Engineer | interview (video) |  | cancelled |
    | Fri 27 Nov 2026 15:30 | Acme, Backend Engineer | interview (final) | Ana Ruiz | round 2 |

    ## Messages and calls

    | Date | Employer and job | What | With | Details |
    |---|---|---|---|---|
    | Tue 3 Nov 2026 | Acme, Backend Engineer | acknowledgement received by email |  |  |
    | Tue 10 Nov 2026 11:15 | Acme, Backend Engineer | reply received by phone | Ana Ruiz |  |
    | Thu 12 Nov 2026 | Globex | follow-up by phone, nobody answered | Bo Berg |  |
    | Tue 17 Nov 2026 16:30 | Acme, Backend Engineer | thank-you sent by email | Ana Ruiz |  |
    | Wed 18 Nov 2026 | Globex | conversation in person |  |  |

    ## Course of the applications

    | Date | Employer and job | What | With | Details |
    |---|---|---|---|---|
    | Thu 12 Nov 2026 | Acme, Backend Engineer | interviewing |  |  |
    | Fri 20 Nov 2026 | Globex | rejected |  |  |
    ");
}

#[test]
fn csv_has_a_row_per_entry() {
    insta::assert_snapshot!(written("csv", &november(&ordinary())), @r#"
    topic,on,at,company,role,what,person,details
    applications,2026-11-02,,Acme,Backend Engineer,applied,,found through referral; Berlin; https://acme.example/jobs/1234; now interviewing
    applications,2026-11-05,,Globex,,applied,,found through job board; now rejected
    interviews,2026-11-17,10:00,Acme,Backend Engineer,interview (technical),"Ana Ruiz, Bo Berg",round 1
    interviews,2026-11-18,,Globex,,interview (onsite),Bo Berg,
    interviews,2026-11-19,09:00,Acme,Backend Engineer,interview (video),,cancelled
    interviews,2026-11-27,15:30,Acme,Backend Engineer,interview (final),Ana Ruiz,round 2
    contacts,2026-11-03,,Acme,Backend Engineer,acknowledgement received by email,,
    contacts,2026-11-10,11:15,Acme,Backend Engineer,reply received by phone,Ana Ruiz,
    contacts,2026-11-12,,Globex,,"follow-up by phone, nobody answered",Bo Berg,
    contacts,2026-11-17,16:30,Acme,Backend Engineer,thank-you sent by email,Ana Ruiz,
    contacts,2026-11-18,,Globex,,conversation in person,,
    stages,2026-11-12,,Acme,Backend Engineer,interviewing,,
    stages,2026-11-20,,Globex,,rejected,,
    "#);
}

#[test]
fn only_the_period_counts_both_ends_included() {
    let counts = |from: &str, to: &str| {
        let report = report(&ordinary(), day(from), day(to));
        report.sections.iter().map(|section| section.entries.len()).collect::<Vec<_>>()
    };
    for (from, to, expected) in [
        ("2026-11-01", "2026-11-30", [2, 4, 5, 2]),
        ("2026-11-02", "2026-11-02", [1, 0, 0, 0]),
        ("2026-11-03", "2026-11-05", [1, 0, 1, 0]),
        ("2026-11-17", "2026-11-17", [0, 1, 1, 0]),
        ("2026-11-18", "2026-11-20", [0, 2, 1, 1]),
        ("2026-12-01", "2026-12-31", [0, 0, 0, 0]),
        ("2026-11-30", "2026-11-01", [0, 0, 0, 0]),
    ] {
        assert_eq!(counts(from, to), expected, "{from} to {to}");
    }
}

#[test]
fn a_later_stage_is_not_told_before_it_happened() {
    let report = report(&ordinary(), day("2026-11-01"), day("2026-11-19"));
    let globex = report.sections[0].entries.iter().find(|entry| entry.company == "Globex").unwrap();
    assert_eq!(globex.details, ["found through job board"]);
}

#[test]
fn what_is_private_is_left_out() {
    for format in FORMATS {
        let text = written(format.name, &november(&ordinary()));
        for private in
            ["ana@acme.example", "+49", "95000", "110000", "private", "at last", "blog", "meet.example"]
        {
            assert!(!text.contains(private), "{} tells {private}", format.name);
        }
        assert!(text.contains("Ana Ruiz"), "{}", format.name);
    }
}

#[test]
fn a_cancelled_interview_is_told_and_not_counted() {
    let report = november(&ordinary());
    let interviews = report.sections.iter().find(|section| section.topic == Topic::Interviews).unwrap();
    assert_eq!(interviews.entries.len(), 4);
    assert_eq!(interviews.total, "3 interviews, and 1 cancelled");
}

#[test]
fn no_text_breaks_a_line_or_moves_a_cursor() {
    let report = november(&hostile());
    for format in ["text", "markdown"] {
        let text = written(format, &report);
        assert!(!text.contains(['\u{1b}', '\r', '\0', '\u{9b}', '\u{202e}']), "{format}");
        assert_eq!(text.lines().count(), if format == "text" { 23 } else { 31 }, "{format}: {text}");
    }
    let mut rows = csv::Reader::from_reader(written("csv", &report).into_bytes().leak() as &[u8]);
    for row in rows.records() {
        let row = row.unwrap();
        assert_eq!(callback::documents::spreadsheet::exact(&row[3]), ATTACK);
        assert!(row[3].starts_with('\''));
    }
}

#[test]
fn a_quiet_period_is_a_report_too() {
    let nothing = report(&Records::default(), day("2026-11-01"), day("2026-11-30"));
    insta::assert_snapshot!(written("text", &nothing), @"
    Job search from Sun 1 Nov 2026 to Mon 30 Nov 2026

    Applications sent           0 applications, to 0 employers
    Interviews                  0 interviews
    Messages and calls          0 by the applicant, 0 by employers
    Course of the applications  0 steps
    ");
}
