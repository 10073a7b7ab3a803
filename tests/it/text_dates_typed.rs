//! What people type for a date: each is understood as it is meant, or refused with a reason; nothing is guessed.

use callback::domain::date_text::{DateContext, DayOrder, Lean, in_full, read};
use callback::domain::moment::{Moment, iso_date};

/// Returns what each text says on Tuesday, 24 November 2026, for a day that is to come.
fn readings(texts: &[&str]) -> String {
    let today = iso_date("2026-11-24").unwrap();
    let context = DateContext { today, lean: Lean::Future, order: DayOrder::DayFirst };
    let said = |text: &&str| match read(text, &context) {
        Ok(reading) => {
            let other = reading.other.map(|other| format!(", or {}", in_full(Moment::day(other))));
            format!("{text:<26} {}{}\n", in_full(reading.moment), other.unwrap_or_default())
        }
        Err(error) => {
            assert!(error.to_string().contains(text) && error.to_string().contains("try 2026-11-24"));
            let because = error.because.map_or("no date".to_owned(), |because| format!("no date: {because}"));
            format!("{text:<26} {because}\n")
        }
    };
    texts.iter().map(said).collect()
}

#[test]
fn days_as_people_say_them() {
    insta::assert_snapshot!(readings(&[
        "mon 9am", "next week", "in a fortnight", "2 fortnights", "the 3rd", "3rd of dec", "noon tomorrow", "24.11.",
        "24/11", "by the end of next week", "end of month", "mid december", "mid-dec", "middle of next month",
        "coming monday", "this coming friday", "friday week", "a week from friday", "a week on friday",
        "two weeks from tomorrow", "2 days after friday", "a week from today", "Friday, November 27th", "27.11.26",
        "27-11-2026", "2026/11/27", "11/27/2026", "the day after tomorrow", "start of next week", "eoy",
    ]), @"
    mon 9am                    Mon 30 Nov 2026 09:00
    next week                  Tue 1 Dec 2026, or Fri 4 Dec 2026
    in a fortnight             Tue 8 Dec 2026
    2 fortnights               Tue 22 Dec 2026
    the 3rd                    Thu 3 Dec 2026
    3rd of dec                 Thu 3 Dec 2026
    noon tomorrow              Wed 25 Nov 2026 12:00
    24.11.                     Tue 24 Nov 2026
    24/11                      Tue 24 Nov 2026
    by the end of next week    Fri 4 Dec 2026
    end of month               Mon 30 Nov 2026
    mid december               Tue 15 Dec 2026
    mid-dec                    Tue 15 Dec 2026
    middle of next month       Tue 15 Dec 2026
    coming monday              Mon 30 Nov 2026
    this coming friday         Fri 27 Nov 2026
    friday week                Fri 4 Dec 2026
    a week from friday         Fri 4 Dec 2026
    a week on friday           Fri 4 Dec 2026
    two weeks from tomorrow    Wed 9 Dec 2026
    2 days after friday        Sun 29 Nov 2026
    a week from today          Tue 1 Dec 2026
    Friday, November 27th      Fri 27 Nov 2026
    27.11.26                   Fri 27 Nov 2026
    27-11-2026                 Fri 27 Nov 2026
    2026/11/27                 Fri 27 Nov 2026
    11/27/2026                 Fri 27 Nov 2026
    the day after tomorrow     Thu 26 Nov 2026
    start of next week         Mon 30 Nov 2026
    eoy                        Thu 31 Dec 2026
    ");
}

#[test]
fn times_as_people_say_them() {
    insta::assert_snapshot!(readings(&[
        "tomorrow at noon", "fri 9:30", "fri, 9:30", "fri at 9:30 pm", "10am on friday", "the 27th at 10am",
        "tomorrow 14h", "tomorrow 14h30", "27 nov 14h", "2026-11-27T14:00:00", "dec 2nd 3pm", "fri 25h",
        "fri at 9", "27th november at 10", "fri 14", "friday afternoon", "tomorrow in the morning", "tonight",
        "this evening", "midnight", "14:00", "fri 25:00", "fri 13pm", "2026-11-27T14:00:00Z", "tomorrow 10-11",
    ]), @"
    tomorrow at noon           Wed 25 Nov 2026 12:00
    fri 9:30                   Fri 27 Nov 2026 09:30
    fri, 9:30                  Fri 27 Nov 2026 09:30
    fri at 9:30 pm             Fri 27 Nov 2026 21:30
    10am on friday             Fri 27 Nov 2026 10:00
    the 27th at 10am           Fri 27 Nov 2026 10:00
    tomorrow 14h               Wed 25 Nov 2026 14:00
    tomorrow 14h30             Wed 25 Nov 2026 14:30
    27 nov 14h                 Fri 27 Nov 2026 14:00
    2026-11-27T14:00:00        Fri 27 Nov 2026 14:00
    dec 2nd 3pm                Wed 2 Dec 2026 15:00
    fri 25h                    no date: there is no 25:00
    fri at 9                   no date: 9:00 or 9pm?
    27th november at 10        no date: 10:00 or 10pm?
    fri 14                     no date: at what time? as in 14:00
    friday afternoon           no date: at what time? as in 14:00
    tomorrow in the morning    no date: at what time? as in 14:00
    tonight                    no date: at what time? as in today 19:00
    this evening               no date: at what time? as in today 19:00
    midnight                   no date: at what time? as in today 19:00
    14:00                      no date: a time without a day
    fri 25:00                  no date: there is no 25:00
    fri 13pm                   no date: there is no 13:00 pm
    2026-11-27T14:00:00Z       no date
    tomorrow 10-11             no date
    ");
}

#[test]
fn what_says_no_day_is_refused() {
    insta::assert_snapshot!(readings(&[
        "q1", "week 49", "christmas", "asap", "soon", "tbd", "weekend", "december", "27", "31 nov", "30 feb",
        "early next week", "fri or sat", "2 dec '26", "next", "a week from", "week", "mid", "coming", "1400",
        "99999999999 fortnights", "in 4294967295 fortnights",
    ]), @"
    q1                         no date
    week 49                    no date
    christmas                  no date
    asap                       no date
    soon                       no date
    tbd                        no date
    weekend                    no date
    december                   no date: which day of December?
    27                         no date: which month?
    31 nov                     no date: November has 30 days
    30 feb                     no date: February has at most 29 days
    early next week            no date
    fri or sat                 no date
    2 dec '26                  no date
    next                       no date
    a week from                no date
    week                       no date
    mid                        no date
    coming                     no date
    1400                       no date: which month?
    99999999999 fortnights     no date: the calendar has the years 1 to 9999
    in 4294967295 fortnights   no date: the calendar has the years 1 to 9999
    ");
}
