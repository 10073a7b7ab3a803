//! The demonstration: a believable job search around any day.
//!
//! The template `assets/demo.json` is a document of the interchange format whose dates are relative: `@` and one
//! or more steps, then perhaps `T` and a time. A step is a sign, a count and a unit: `d` for days, `b` for business
//! days (Monday to Friday), `c` for contact days (Tuesday to Friday). A count of 0 stays, or goes to the nearest
//! such day in the direction of the sign: `@-0c-7dT10:00` is ten o'clock, a week before the last contact day.
//!
//! Refuses to know rules; what the records should make the scheduler say is a test.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::documents::interchange::read;
use crate::domain::local_time::AnyTime;
use crate::fields::incoming::{Incoming, NothingKnown};

const TEMPLATE: &str = include_str!("../../assets/demo.json");

/// Returns the records of the demonstration as of `today`.
pub fn demo(today: NaiveDate) -> Incoming {
    read(&document(today), &NothingKnown, &AnyTime).unwrap_or_default()
}

/// Returns the template with absolute dates.
fn document(today: NaiveDate) -> String {
    let mut pieces = TEMPLATE.split("\"@");
    let mut document = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (expression, rest) = piece.split_once('"').unwrap_or((piece, ""));
        document.push('"');
        document.push_str(&absolute(expression, today));
        document.push('"');
        document.push_str(rest);
    }
    document
}

/// Returns the date, perhaps with a time, that a relative one means.
fn absolute(expression: &str, today: NaiveDate) -> String {
    let (steps, time) =
        expression.split_once('T').map_or((expression, None), |(steps, time)| (steps, Some(time)));
    let day = steps.split_inclusive(['d', 'b', 'c']).fold(today, step);
    let day = day.clamp(first_day(), last_day());
    match time {
        Some(time) => format!("{day}T{time}"),
        None => day.to_string(),
    }
}

/// Takes one step such as `-7d`.
fn step(day: NaiveDate, step: &str) -> NaiveDate {
    let is_back = step.starts_with('-');
    let count: u64 = step.trim_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0);
    let fits: fn(Weekday) -> bool = match step.chars().next_back() {
        Some('b') => |weekday| !matches!(weekday, Weekday::Sat | Weekday::Sun),
        Some('c') => |weekday| !matches!(weekday, Weekday::Sat | Weekday::Sun | Weekday::Mon),
        _ => return moved(day, count, is_back),
    };
    let mut day = day;
    if count == 0 {
        day = nearest(day, is_back, fits);
    }
    for _ in 0..count {
        day = nearest(moved(day, 1, is_back), is_back, fits);
    }
    day
}

/// Returns the first day from `day` on, in one direction, whose weekday `fits`.
fn nearest(day: NaiveDate, is_back: bool, fits: fn(Weekday) -> bool) -> NaiveDate {
    let days = (0..7).map(|count| moved(day, count, is_back));
    days.into_iter().find(|day| fits(day.weekday())).unwrap_or(day)
}

/// Returns the day `count` days away, at most at an end of the calendar.
fn moved(day: NaiveDate, count: u64, is_back: bool) -> NaiveDate {
    let moved =
        if is_back { day.checked_sub_days(Days::new(count)) } else { day.checked_add_days(Days::new(count)) };
    moved.unwrap_or(day)
}

/// Returns the first day that documents can write.
fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// Returns the last day that documents can write.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::Stage;
    use crate::fields::value::Value;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn steps_are_taken_one_after_the_other() {
        // A Tuesday, a Sunday, a Monday.
        for (expression, today, expected) in [
            ("+0d", "2026-11-24", "2026-11-24"),
            ("-7d", "2026-11-24", "2026-11-17"),
            ("-1b", "2026-11-24", "2026-11-23"),
            ("-1b", "2026-11-23", "2026-11-20"),
            ("+1b", "2026-11-22", "2026-11-23"),
            ("-0b", "2026-11-22", "2026-11-20"),
            ("+0b", "2026-11-22", "2026-11-23"),
            ("-0c", "2026-11-23", "2026-11-20"),
            ("+0c", "2026-11-22", "2026-11-24"),
            ("-1c", "2026-11-24", "2026-11-20"),
            ("-0c-7dT10:30", "2026-11-23", "2026-11-13T10:30"),
            ("-0b-2b+1d", "2026-11-24", "2026-11-21"),
        ] {
            assert_eq!(absolute(expression, day(today)), expected, "{expression} on {today}");
        }
    }

    #[test]
    fn the_template_is_a_document_without_faults_on_every_day() {
        let mut today = day("2026-11-01");
        for _ in 0..400 {
            let faults = read(&document(today), &NothingKnown, &AnyTime).map(|_| ());
            assert_eq!(faults.map_err(|faults| faults.to_string()), Ok(()), "{today}");
            today = today.succ_opt().unwrap();
        }
        for today in [first_day(), last_day(), day("1970-01-01")] {
            assert!(!demo(today).applications.is_empty(), "{today}");
        }
    }

    #[test]
    fn every_stage_is_there_and_nothing_points_out_of_the_demonstration() {
        let demo = demo(day("2026-11-24"));
        assert!((28..=34).contains(&demo.applications.len()), "{}", demo.applications.len());
        for stage in Stage::ALL {
            assert!(demo.applications.iter().any(|application| application.stage == Some(*stage)), "{stage}");
        }
        for person in &demo.contacts {
            if let Some(email) = person.patch.text("email") {
                assert!(email.ends_with(".example"), "{email}");
            }
        }
        for application in &demo.applications {
            if let Some(url) = application.find_text("url") {
                assert!(url.split('/').nth(2).is_some_and(|host| host.ends_with(".example")), "{url}");
            }
        }
    }

    #[test]
    fn what_happened_did_not_happen_tomorrow() {
        let mut today = day("2026-11-22");
        for _ in 0..14 {
            for application in demo(today).applications {
                let name = application.company();
                for interaction in application.interactions.clone().unwrap_or_default() {
                    let on = interaction.patch.find("on");
                    assert!(
                        matches!(on, Some(Value::Day(on)) if *on < today),
                        "{name} on {today}: {:?}",
                        interaction.id
                    );
                }
                let steps = application.listed_history();
                assert!(steps.is_sorted_by_key(|step| step.on), "{name} on {today}");
                assert!(steps.iter().all(|step| step.on.is_some_and(|on| on <= today)), "{name} on {today}");
            }
            today = today.succ_opt().unwrap();
        }
    }
}
