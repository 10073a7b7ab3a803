//! Calendar files, read by a parser that is not ours.

use callback::documents::due::find_format as find_due_format;
use callback::documents::export::{Export, find_format as find_export_format};
use callback::domain::records::Records;
use callback::scheduler::calendar::Holidays;
use callback::scheduler::policy::Cadences;
use callback::scheduler::{DueList, agenda, due_list};
use chrono::NaiveDate;
use icalendar::parser::{Component, read_calendar, unfold};

use crate::outputs_records::{day, hostile, list, ordinary, today};

fn due(list: &DueList) -> String {
    let mut out = Vec::new();
    (find_due_format("ics").unwrap().write)(list, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn export(records: &Records, today: NaiveDate) -> String {
    let export = Export { records, cadences: &Cadences::default(), holidays: &Holidays::default(), today };
    let mut out = Vec::new();
    (find_export_format("ics").unwrap().write)(&export, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Returns a value of an event as the parser understands it.
fn value(event: &Component<'_>, name: &str) -> Option<String> {
    event.find_prop(name).map(|property| property.val.as_str().to_owned())
}

/// Returns the events of a file: name, start, summary.
fn events(file: &str) -> Vec<[String; 3]> {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let event = |event: &Component<'_>| {
        assert_eq!(event.name.as_str(), "VEVENT");
        ["UID", "DTSTART", "SUMMARY"].map(|name| value(event, name).unwrap())
    };
    calendar.components.iter().map(event).collect()
}

/// Checks what holds for every calendar file, whatever is in it.
fn check_lines(file: &str) {
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("\r\nEND:VCALENDAR\r\n")
    );
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(!line.contains(['\u{2028}', '\u{2029}', '\u{202e}']), "{line:?}");
    }
    for line in file.replace("\r\n ", "").lines() {
        let name = line.split([':', ';']).next().unwrap();
        assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '-'), "{line}");
    }
}

#[test]
fn a_due_list_in_a_calendar() {
    let file = due(&list(&ordinary()));
    check_lines(&file);
    insta::assert_snapshot!(file.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//callback//callback//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:callback
    REFRESH-INTERVAL;VALUE=DURATION:PT6H
    X-PUBLISHED-TTL:PT6H
    BEGIN:VEVENT
    UID:interview:i-2@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART:20261127T153000
    DURATION:PT60M
    SUMMARY:Interview: Acme\, Backend Engineer
    DESCRIPTION:final\nwith Ana Ruiz\ntheir time zone: Asia/Tokyo
    LOCATION:Main St. 5\, Room 2
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Interview: Acme\, Backend Engineer
    TRIGGER:-PT30M
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    UID:feedback:a-globex:2026-11-20@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261124
    SUMMARY:Feedback: Globex (Bo Berg)
    DESCRIPTION:rejected Fri 20 Nov: ask what could have gone better\nby phone:
      +46 8 99\ntoo late after Tue 8 Dec 2026
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:parting-note:a-globex:2026-11-20@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261125
    SUMMARY:Parting note: Globex (Bo Berg)
    DESCRIPTION:rejected Fri 20 Nov: a handwritten note to part well\nby post\n
     too late after Wed 9 Dec 2026
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:task:k-1@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261126
    SUMMARY:send references: Acme\, Backend Engineer
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn everything_in_a_calendar_is_over_done_and_called_off_too() {
    let file = export(&ordinary(), today());
    check_lines(&file);
    insta::assert_snapshot!(file.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//callback//callback//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:callback: interviews and tasks
    REFRESH-INTERVAL;VALUE=DURATION:PT6H
    X-PUBLISHED-TTL:PT6H
    BEGIN:VEVENT
    UID:interview:i-1@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART:20261117T100000
    DURATION:PT90M
    SUMMARY:Interview: Acme\, Backend Engineer
    DESCRIPTION:technical\nwith Ana Ruiz\, Bo Berg
    LOCATION:https://meet.example/x
    URL:https://meet.example/x
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    END:VEVENT
    BEGIN:VEVENT
    UID:interview:i-2@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART:20261127T153000
    DURATION:PT60M
    SUMMARY:Interview: Acme\, Backend Engineer
    DESCRIPTION:final\nwith Ana Ruiz\ntheir time zone: Asia/Tokyo
    LOCATION:Main St. 5\, Room 2
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Interview: Acme\, Backend Engineer
    TRIGGER:-PT30M
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    UID:interview:i-3@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART:20261119T090000
    DURATION:PT60M
    SUMMARY:Interview: Acme\, Backend Engineer
    DESCRIPTION:video
    CATEGORIES:callback
    STATUS:CANCELLED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:task:k-1@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261126
    SUMMARY:send references: Acme\, Backend Engineer
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:task:k-2@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261116
    SUMMARY:Done: read up: Acme\, Backend Engineer
    DESCRIPTION:done Sun 15 Nov 2026
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:interview:i-4@callback
    DTSTAMP:20261124T000000Z
    SEQUENCE:9824
    DTSTART;VALUE=DATE:20261118
    SUMMARY:Interview: Globex
    DESCRIPTION:onsite\nwith Bo Berg
    CATEGORIES:callback
    STATUS:CONFIRMED
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn no_text_adds_a_line_or_an_event() {
    let records = hostile();
    for (file, count) in
        [(due(&list(&records)), 1 + list(&records).actions.len()), (export(&records, today()), 3)]
    {
        check_lines(&file);
        assert_eq!(file.matches("\r\nBEGIN:VEVENT\r\n").count(), count);
        assert_eq!(file.matches("\r\nEND:VCALENDAR\r\n").count(), 1);
        assert!(!file.contains("\r\nATTENDEE") && !file.contains("\r\nURL"), "{file}");
        assert_eq!(events(&file).len(), count);
    }
}

#[test]
fn a_parser_reads_back_the_text_that_can_be_seen() {
    let file = due(&list(&hostile()));
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let interview = calendar.components.first().unwrap();
    assert_eq!(value(interview, "UID").unwrap(), "interview:i;,\\\"<1>@callback");
    let summary = value(interview, "SUMMARY").unwrap();
    assert!(
        summary.starts_with("Interview: =x END:VCALENDAR END:VEVENT BEGIN:VEVENTA B CDE ]52;c;aGk="),
        "{summary}"
    );
    assert!(
        summary.ends_with("\"&|`*\\,;:ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé👩‍💻"),
        "{summary}"
    );
    let description = value(interview, "DESCRIPTION").unwrap();
    assert!(
        description.starts_with("video\nwith =x\nEND:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nA\nB\nC\nD\nE ]52"),
        "{description}"
    );
}

#[test]
fn tomorrows_list_moves_events_and_doubles_none() {
    let records = ordinary();
    let on = |today: NaiveDate| {
        let agenda = agenda(&records, &Cadences::default(), &Holidays::default(), today);
        due(&due_list(&records, &agenda, today, Some(14)))
    };
    let (first, second) = (on(today()), on(day("2026-11-25")));
    assert_eq!(first, on(today()), "the same day gives the same bytes");
    let names = |file: &str| events(file).into_iter().map(|[name, ..]| name).collect::<Vec<_>>();
    let mut unique = names(&first);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), names(&first).len(), "a name is used once");
    let overdue = "parting-note:a-globex:2026-11-20@callback";
    let start =
        |file: &str| events(file).into_iter().find(|[name, ..]| name == overdue).map(|[_, start, _]| start);
    assert_eq!(start(&first).as_deref(), Some("20261125"), "coming: on its own day");
    assert_eq!(start(&on(day("2026-11-27"))).as_deref(), Some("20261127"), "overdue: today");
    assert!(first.contains("\r\nSEQUENCE:9824\r\n") && second.contains("\r\nSEQUENCE:9825\r\n"));
}

#[test]
fn a_list_and_an_export_name_the_same_thing_alike() {
    let records = ordinary();
    let exported = events(&export(&records, today()));
    let listed = events(&due(&list(&records)));
    let both: Vec<_> =
        listed.iter().filter(|event| exported.contains(event)).map(|[name, ..]| name.as_str()).collect();
    assert_eq!(both, ["interview:i-2@callback", "task:k-1@callback"]);
}

#[test]
fn an_empty_list_is_still_a_calendar() {
    let file = due(&list(&Records::default()));
    check_lines(&file);
    assert!(events(&file).is_empty());
}
