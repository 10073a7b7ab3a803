//! Properties of dates as people write them, for every text and every today.

use callback::domain::date_text::{DateContext, DayOrder, Lean, in_full, read, read_date, read_moment};
use callback::domain::moment::Moment;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1..=3_652_059).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn any_context() -> impl Strategy<Value = DateContext> {
    let lean = prop::sample::select(vec![Lean::Past, Lean::Future, Lean::Nearest]);
    let order = prop::sample::select(vec![DayOrder::DayFirst, DayOrder::MonthFirst]);
    (any_day(), lean, order).prop_map(|(today, lean, order)| DateContext { today, lean, order })
}

/// Texts made of the grammar's own parts, in any order.
fn any_jumble() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "on",
        "by",
        "the",
        "next",
        "last",
        "this",
        "fri",
        "sunday",
        "nov",
        "feb",
        "31",
        "29",
        "0",
        "12",
        "2026",
        "99999999999",
        "-",
        "+",
        ".",
        "/",
        ":",
        "th",
        "d",
        "weeks",
        "months",
        "years",
        "ago",
        "in",
        "end",
        "of",
        "eow",
        "eom",
        "eoy",
        "at",
        "2pm",
        "noon",
        "14:00",
        "a",
        "today",
        "tomorrow",
        "from",
        "now",
        "week",
        "month",
        "year",
        "start",
        "day",
        "after",
        "t",
        ",",
    ]);
    prop::collection::vec((part, prop::bool::ANY), 0..8).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(part, blank)| if blank { format!("{part} ") } else { part.to_owned() })
            .collect()
    })
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_answer_can_be_written(text in any_jumble(), context in any_context()) {
        if let Ok(reading) = read(&text, &context) {
            prop_assert_eq!(Moment::from_iso(&reading.moment.to_string()), Some(reading.moment));
            prop_assert_ne!(Some(reading.moment.date), reading.other);
        }
    }

    #[test]
    fn no_random_text_makes_it_panic(text in "\\PC{0,40}", context in any_context()) {
        let _ = read(&text, &context);
    }

    #[test]
    fn what_is_written_reads_back(date in any_day(), minute in prop::option::of(0..1440_u32), context in any_context()) {
        let time = minute.map(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap());
        let moment = Moment { date, time };
        prop_assert_eq!(read_moment(&moment.to_string(), &context), Ok(moment));
        if (1900..2200).contains(&date.year()) {
            prop_assert_eq!(read_moment(&in_full(moment), &context), Ok(moment));
        }
    }

    #[test]
    fn a_weekday_is_that_weekday_within_a_week(number in 0..7_u8, context in any_context()) {
        let weekday = Weekday::try_from(number).unwrap();
        if let Ok(date) = read_date(&weekday.to_string(), &context) {
            prop_assert_eq!(date.weekday(), weekday);
            let distance = (date - context.today).num_days();
            let expected = if context.lean == Lean::Past { -7..=-1 } else { 1..=7 };
            prop_assert!(expected.contains(&distance), "{} days", distance);
        }
        if let Ok(date) = read_date(&format!("next {weekday}"), &context) {
            prop_assert_eq!(date.weekday(), weekday);
            prop_assert_eq!(
                date.iso_week(),
                (context.today + TimeDelta::days(7)).iso_week(),
                "next means the next week"
            );
        }
    }

    #[test]
    fn counting_forth_is_counting_days(count in 0..5000_i64, context in any_context()) {
        if let Ok(date) = read_date(&format!("+{count}d"), &context) {
            prop_assert_eq!(date - context.today, TimeDelta::days(count));
            prop_assert_eq!(read_date(&format!("in {count} days"), &context), Ok(date));
        }
        if let Ok(date) = read_date(&format!("{count} days ago"), &context) {
            prop_assert_eq!(context.today - date, TimeDelta::days(count));
        }
    }

    #[test]
    fn a_date_without_a_year_lies_where_the_field_looks(month in 1..=12_u32, number in 1..=28_u32, context in any_context()) {
        let text = format!("{number}.{month}.");
        if let Ok(date) = read_date(&text, &context) {
            let distance = (date - context.today).num_days();
            let expected = match context.lean {
                Lean::Past => -366..=0,
                Lean::Future => 0..=366,
                Lean::Nearest => -184..=184,
            };
            prop_assert!((date.day(), date.month()) == (number, month) && expected.contains(&distance), "{}", date);
        }
    }
}
