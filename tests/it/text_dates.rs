//! Dates as people write them: tables of expressions on five days that are easy to get wrong, what is refused and
//! why.

use callback::domain::date_text::{DateContext, DayOrder, Lean, Reading, read, read_date, read_moment};
use callback::domain::moment::{Moment, iso_date};
use chrono::{NaiveDate, NaiveTime};

/// A Monday at the end of a month, a leap day, the last day of a year, a Monday, a Sunday.
const TODAYS: [&str; 5] = ["2026-11-30", "2028-02-29", "2026-12-31", "2026-11-23", "2026-11-22"];

fn day(text: &str) -> NaiveDate {
    iso_date(text).unwrap()
}

fn context(today: &str, lean: Lean) -> DateContext {
    DateContext { today: day(today), lean, order: DayOrder::DayFirst }
}

/// Checks lines of `expression | date on each of TODAYS`.
fn check_table(lean: Lean, table: &str) -> usize {
    let mut lines = 0;
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let mut cells = line.split(" | ").map(str::trim);
        let expression = cells.next().unwrap();
        for today in TODAYS {
            let expected = cells.next().unwrap();
            let found = read_moment(expression, &context(today, lean)).map(|moment| moment.to_string());
            assert_eq!(found.as_deref(), Ok(expected), "{expression:?} on {today}, {lean:?}");
        }
        lines += 1;
    }
    lines
}

#[test]
fn a_field_about_the_future_reads_every_expression() {
    let lines = check_table(Lean::Future, include_str!("text_dates_future.txt"));
    assert!(lines >= 140, "{lines} expressions");
}

#[test]
fn a_field_about_the_past_looks_back() {
    check_table(
        Lean::Past,
        "
    today                     | 2026-11-30 | 2028-02-29 | 2026-12-31 | 2026-11-23 | 2026-11-22
    fri                       | 2026-11-27 | 2028-02-25 | 2026-12-25 | 2026-11-20 | 2026-11-20
    last fri                  | 2026-11-27 | 2028-02-25 | 2026-12-25 | 2026-11-20 | 2026-11-20
    mon                       | 2026-11-23 | 2028-02-28 | 2026-12-28 | 2026-11-16 | 2026-11-16
    sun                       | 2026-11-29 | 2028-02-27 | 2026-12-27 | 2026-11-22 | 2026-11-15
    this fri                  | 2026-12-04 | 2028-03-03 | 2027-01-01 | 2026-11-27 | 2026-11-20
    next fri                  | 2026-12-11 | 2028-03-10 | 2027-01-08 | 2026-12-04 | 2026-11-27
    2w                        | 2026-11-16 | 2028-02-15 | 2026-12-17 | 2026-11-09 | 2026-11-08
    two weeks                 | 2026-11-16 | 2028-02-15 | 2026-12-17 | 2026-11-09 | 2026-11-08
    +2w                       | 2026-12-14 | 2028-03-14 | 2027-01-14 | 2026-12-07 | 2026-12-06
    in two weeks              | 2026-12-14 | 2028-03-14 | 2027-01-14 | 2026-12-07 | 2026-12-06
    1m                        | 2026-10-30 | 2028-01-29 | 2026-11-30 | 2026-10-23 | 2026-10-22
    25 nov                    | 2026-11-25 | 2027-11-25 | 2026-11-25 | 2025-11-25 | 2025-11-25
    25.11.                    | 2026-11-25 | 2027-11-25 | 2026-11-25 | 2025-11-25 | 2025-11-25
    25/11                     | 2026-11-25 | 2027-11-25 | 2026-11-25 | 2025-11-25 | 2025-11-25
    28 feb                    | 2026-02-28 | 2028-02-28 | 2026-02-28 | 2026-02-28 | 2026-02-28
    30 nov                    | 2026-11-30 | 2027-11-30 | 2026-11-30 | 2025-11-30 | 2025-11-30
    end of november           | 2026-11-30 | 2027-11-30 | 2026-11-30 | 2025-11-30 | 2025-11-30
    dec 31                    | 2025-12-31 | 2027-12-31 | 2026-12-31 | 2025-12-31 | 2025-12-31
    25th                      | 2026-11-25 | 2028-02-25 | 2026-12-25 | 2026-10-25 | 2026-10-25
    the 1st                   | 2026-11-01 | 2028-02-01 | 2026-12-01 | 2026-11-01 | 2026-11-01
        ",
    );
}

#[test]
fn a_field_about_neither_takes_the_nearest() {
    check_table(
        Lean::Nearest,
        "
    fri                       | 2026-12-04 | 2028-03-03 | 2027-01-01 | 2026-11-27 | 2026-11-27
    2w                        | 2026-12-14 | 2028-03-14 | 2027-01-14 | 2026-12-07 | 2026-12-06
    25 nov                    | 2026-11-25 | 2027-11-25 | 2026-11-25 | 2026-11-25 | 2026-11-25
    1 jan                     | 2027-01-01 | 2028-01-01 | 2027-01-01 | 2027-01-01 | 2027-01-01
    1 jul                     | 2026-07-01 | 2028-07-01 | 2027-07-01 | 2026-07-01 | 2026-07-01
    the 25th                  | 2026-11-25 | 2028-02-25 | 2026-12-25 | 2026-11-25 | 2026-11-25
    1st                       | 2026-12-01 | 2028-03-01 | 2027-01-01 | 2026-12-01 | 2026-12-01
    10th                      | 2026-12-10 | 2028-03-10 | 2027-01-10 | 2026-11-10 | 2026-11-10
        ",
    );
}

#[test]
fn absolute_dates_and_times_read_the_same_on_every_day() {
    for (text, expected) in [
        ("2026-11-24", "2026-11-24"),
        (" 2026-11-24 ", "2026-11-24"),
        ("2026-11-24T14:00", "2026-11-24T14:00"),
        ("2026-11-24 14:00", "2026-11-24T14:00"),
        ("2026-11-24 at 2pm", "2026-11-24T14:00"),
        ("2026/11/24", "2026-11-24"),
        ("2026.11.24", "2026-11-24"),
        ("2026-1-5", "2026-01-05"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31T23:59", "9999-12-31T23:59"),
        ("24.11.2026", "2026-11-24"),
        ("24. 11. 2026", "2026-11-24"),
        ("24.11.26", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("24-11-2026", "2026-11-24"),
        ("11-24-2026", "2026-11-24"),
        ("24.11.2026 9:30", "2026-11-24T09:30"),
        ("24.11.2026, 9:30am", "2026-11-24T09:30"),
        ("25 november 2026", "2026-11-25"),
        ("25nov2026", "2026-11-25"),
        ("25-Nov-2026", "2026-11-25"),
        ("25. nov. 2026 noon", "2026-11-25T12:00"),
        ("november 25th, 2026", "2026-11-25"),
        ("Nov 25 2026 12am", "2026-11-25T00:00"),
        ("the 25th of november 2026 at 12pm", "2026-11-25T12:00"),
        ("Wed 25 Nov 2026 14:00", "2026-11-25T14:00"),
        ("Wednesday, November 25, 2026 at 2:05 p.m.", "2026-11-25T14:05"),
        ("wed 25.11.2026", "2026-11-25"),
        ("wed 2026-11-25", "2026-11-25"),
        ("end of november 2026", "2026-11-30"),
        ("the end of feb 2028", "2028-02-29"),
        ("start of march 2027", "2027-03-01"),
        ("29 feb 2028", "2028-02-29"),
        ("2 pm on 25 nov 2026", "2026-11-25T14:00"),
        ("14:00 2026-11-25", "2026-11-25T14:00"),
    ] {
        for today in TODAYS {
            for lean in [Lean::Past, Lean::Future, Lean::Nearest] {
                let found = read_moment(text, &context(today, lean)).map(|moment| moment.to_string());
                assert_eq!(found.as_deref(), Ok(expected), "{text:?} on {today}, {lean:?}");
            }
        }
    }
}

#[test]
fn every_form_takes_a_time_after_it_or_before_it() {
    for day_text in [
        "tomorrow",
        "fri",
        "next fri",
        "+3d",
        "in two weeks",
        "2w",
        "eow",
        "end of next week",
        "25 nov",
        "nov 25",
        "25.11.",
        "25/11",
        "the 25th",
        "next month",
        "fri 27 nov",
    ] {
        let today = context("2026-11-23", Lean::Future);
        let date = read_date(day_text, &today).unwrap();
        for (time_text, hour, minute) in [
            ("14:00", 14, 0),
            ("2pm", 14, 0),
            ("2 PM", 14, 0),
            ("at 2pm", 14, 0),
            ("@ 14:00", 14, 0),
            ("at 9:30am", 9, 30),
            ("noon", 12, 0),
            ("at noon", 12, 0),
            ("0:00", 0, 0),
            ("12:59 a.m.", 0, 59),
            ("23:59", 23, 59),
        ] {
            let expected = Moment::at(date, NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
            for text in [format!("{day_text} {time_text}"), format!("{time_text} on {day_text}")] {
                if text.starts_with('@') {
                    continue;
                }
                assert_eq!(read_moment(&text, &today), Ok(expected), "{text:?}");
            }
        }
    }
}

#[test]
fn two_small_numbers_follow_the_configured_order_and_show_the_other_reading() {
    let read_as = |text: &str, order| {
        let Reading { moment, other } =
            read(text, &DateContext { order, ..context("2026-01-15", Lean::Future) }).unwrap();
        (moment.to_string(), other.map(|other| other.to_string()))
    };
    let both = |chosen: &str, other: &str| (chosen.to_owned(), Some(other.to_owned()));
    let one = |chosen: &str| (chosen.to_owned(), None);
    assert_eq!(read_as("3/4", DayOrder::DayFirst), both("2026-04-03", "2026-03-04"));
    assert_eq!(read_as("3/4", DayOrder::MonthFirst), both("2026-03-04", "2026-04-03"));
    assert_eq!(read_as("3/4/2027", DayOrder::MonthFirst), both("2027-03-04", "2027-04-03"));
    assert_eq!(read_as("3-4-2027", DayOrder::DayFirst), both("2027-04-03", "2027-03-04"));
    for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
        assert_eq!(read_as("13/4", order), one("2026-04-13"));
        assert_eq!(read_as("4/13", order), one("2026-04-13"));
        assert_eq!(read_as("4/4", order), one("2026-04-04"));
        assert_eq!(read_as("3.4.", order), one("2026-04-03"));
    }
}

#[test]
fn what_some_would_mean_otherwise_is_shown_beside_the_choice() {
    let other =
        |text, today, lean| read(text, &context(today, lean)).unwrap().other.map(|other| other.to_string());
    let monday = "2026-11-23";
    assert_eq!(other("next fri", monday, Lean::Future).as_deref(), Some("2026-11-27"));
    assert_eq!(other("next fri", "2026-11-28", Lean::Future), None);
    assert_eq!(other("last fri", "2026-11-28", Lean::Past).as_deref(), Some("2026-11-20"));
    assert_eq!(other("next week", monday, Lean::Future).as_deref(), Some("2026-12-04"));
    assert_eq!(other("20 nov", monday, Lean::Future).as_deref(), Some("2026-11-20"), "a year ahead is far");
    assert_eq!(other("25 nov", monday, Lean::Past).as_deref(), Some("2026-11-25"), "a year back is far");
    assert_eq!(other("25 nov", monday, Lean::Future), None);
    assert_eq!(other("tomorrow", monday, Lean::Future), None);
}

#[test]
fn impossible_days_are_explained() {
    for (text, because) in [
        ("31 nov", "November has 30 days"),
        ("2026-11-31", "November has 30 days"),
        ("31.11.2026", "November has 30 days"),
        ("30 feb", "February has at most 29 days"),
        ("29 feb 2027", "February 2027 has 28 days"),
        ("29 feb", "February 2027 has 28 days"),
        ("2026-13-01", "there is no month 13"),
        ("24.13.", "there is no month 13"),
        ("13/13", "there is no month 13"),
        ("9.30", "there is no month 30"),
        ("0 nov", "days count from 1"),
        ("0/4", "days count from 1"),
        ("2026-00-10", "there is no month 0"),
        ("31st", "November has 30 days"),
        ("45th", "no month has a day 45"),
        ("tue 25 nov", "25 Nov 2026 is a Wednesday"),
        ("+99999999999d", "the calendar has the years 1 to 9999"),
        ("9999999999999999999999 years ago", "the calendar has the years 1 to 9999"),
        ("0000-01-01", "the calendar has the years 1 to 9999"),
        ("25 nov 1400", "the year 1400 is too far away"),
        ("tomorrow 25:00", "there is no 25:00"),
        ("tomorrow 14:60", "there is no 14:60"),
        ("tomorrow 13pm", "there is no 13:00 pm"),
        ("tomorrow 0am", "there is no 0:00 am"),
        ("14:00", "a time without a day"),
        ("noon", "a time without a day"),
        ("25", "which month?"),
        ("+3", "days, weeks or months? as in +3d"),
        ("november", "which day of November?"),
        ("nov 2026", "which day of November?"),
        ("nov 14:00", "which day of November?"),
    ] {
        let error = read_moment(text, &context("2026-11-24", Lean::Future)).unwrap_err();
        assert_eq!(error.because.as_deref(), Some(because), "{text:?}");
        assert_eq!(
            error.to_string(),
            format!("'{text}' is not a date ({because}); try 2026-11-24, tomorrow, +3d")
        );
    }
}

#[test]
fn nothing_is_guessed() {
    for text in [
        "",
        "   ",
        "soon",
        "later",
        "fryday",
        "m",
        "+",
        "-",
        "+d",
        "in days",
        "3 4",
        "tomorrow 14",
        "tomorrow at 2",
        "tomorrow midnight",
        "tomorrow tomorrow",
        "fri fri",
        "24.11.2026.",
        "2026-11-24Z",
        "2026-11-24T14:00:30",
        "2026-11-24T14:00+01:00",
        "20261124",
        "1/2/3",
        "24-11",
        "24-11-26",
        "3d 2w",
        "in 3 business days",
        "25 nov 26",
        "12026-11-24",
        "٣ days",
        "２０２６-11-24",
        "next",
        "end of",
        "end of the",
        "the",
        "on",
        "eow eom",
        "3 days ago ago",
        "tomorrow 9",
        "fri 14:00 15:00",
        "14:00 fri 15:00",
        "2pm 3pm",
        "next 3 days",
        "this week",
        "1e3 days",
        "--2d",
    ] {
        let error = read_moment(text, &context("2026-11-24", Lean::Future));
        assert!(error.is_err(), "{text:?} became {error:?}");
        assert!(error.unwrap_err().to_string().contains("; try 2026-11-24, tomorrow, +3d"));
    }
}

#[test]
fn a_field_without_a_time_refuses_one() {
    let error = read_date("tomorrow 14:00", &context("2026-11-24", Lean::Future)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'tomorrow 14:00' is not a date (only the day counts here, without a time); try 2026-11-24, tomorrow, +3d"
    );
}

#[test]
fn an_error_quotes_neither_escape_sequences_nor_whole_novels() {
    let error = read_date(&format!("\u{1b}[31m{}", "x".repeat(5000)), &context("2026-11-24", Lean::Past))
        .unwrap_err();
    let shown = error.to_string();
    assert!(!shown.contains('\u{1b}') && shown.chars().count() < 130, "{shown}");
}
