//! The days of a month: its weeks, and how the keys move among them.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::keys::command::Command;
use crate::tui::screens::calendar::{Item, ItemId};
use crate::tui::state::State;

/// The days of a week.
pub(super) const WEEK: u64 = 7;

/// Returns the Mondays of the weeks that a month touches.
pub(super) fn weeks(day: NaiveDate) -> Vec<NaiveDate> {
    let first = day.with_day(1).unwrap_or(day);
    let last = last_of_month(day);
    let mut mondays = vec![first.week(Weekday::Mon).checked_first_day().unwrap_or(first)];
    while let Some(next) = mondays.last().and_then(|monday| monday.checked_add_days(Days::new(WEEK)))
        && next <= last
    {
        mondays.push(next);
    }
    mondays
}

/// Returns the seven days of a week.
pub(super) fn days(monday: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    monday.iter_days().take(7)
}

/// Returns the last day of a month.
fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// Returns the nearest day that documents can write: the years 1 to 9999.
pub(super) fn within(day: NaiveDate) -> NaiveDate {
    let edge = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    day.clamp(edge(1, 1, 1), edge(9999, 12, 31))
}

/// Returns the day to which a command moves; `None` for commands that move nowhere in a month.
pub(super) fn moved(day: NaiveDate, command: Command, today: NaiveDate) -> Option<NaiveDate> {
    let (week, one, month) = (Days::new(WEEK), Days::new(1), Months::new(1));
    let moved = match command {
        Command::Down => day.checked_add_days(week),
        Command::Up => day.checked_sub_days(week),
        Command::Right => day.checked_add_days(one),
        Command::Left => day.checked_sub_days(one),
        Command::NextMonth => day.checked_add_months(month),
        Command::PreviousMonth => day.checked_sub_months(month),
        Command::First => Some(today),
        Command::Last => Some(last_of_month(day)),
        _ => return None,
    };
    Some(moved.unwrap_or(day))
}

/// Tells whether a day is a holiday.
pub(super) fn is_holiday(state: &State, day: NaiveDate) -> bool {
    state.settings.holidays.days.contains(&day)
}

/// Returns how much there is in a week: interviews, what is due, what was done. What is overdue counts today.
pub(super) fn busyness(state: &State, monday: NaiveDate) -> usize {
    let today = state.today();
    let counts = |day: NaiveDate, item: &Item| {
        let overdue = matches!(&item.id, ItemId::Action(_)) && day < today;
        !overdue
    };
    days(monday).map(|day| state.calendar.items(day).iter().filter(|item| counts(day, item)).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    fn day(text: &str) -> NaiveDate {
        iso_date(text).unwrap()
    }

    #[test]
    fn a_month_has_the_weeks_that_it_touches() {
        for (of, first, count) in [
            ("2026-11-24", "2026-10-26", 6),
            ("2026-02-10", "2026-01-26", 5),
            ("2027-02-10", "2027-02-01", 4),
            ("0001-01-05", "0001-01-01", 5),
            ("9999-12-31", "9999-11-29", 5),
        ] {
            let weeks = weeks(day(of));
            assert_eq!((weeks.first().copied(), weeks.len()), (Some(day(first)), count), "{of}");
        }
    }

    #[test]
    fn keys_move_by_days_weeks_and_months() {
        let today = day("2026-11-24");
        for (from, command, to) in [
            ("2026-11-24", Command::Down, "2026-12-01"),
            ("2026-11-24", Command::Up, "2026-11-17"),
            ("2026-11-30", Command::Right, "2026-12-01"),
            ("2026-11-01", Command::Left, "2026-10-31"),
            ("2026-10-31", Command::NextMonth, "2026-11-30"),
            ("2026-01-31", Command::PreviousMonth, "2025-12-31"),
            ("2026-02-03", Command::Last, "2026-02-28"),
            ("2020-02-03", Command::First, "2026-11-24"),
        ] {
            assert_eq!(moved(day(from), command, today), Some(day(to)), "{from} {command:?}");
        }
        assert_eq!(moved(today, Command::Open, today), None);
        let end = moved(day("9999-12-31"), Command::Down, today).map(within);
        assert_eq!(end, Some(day("9999-12-31")));
    }
}
