//! Business days and contact days.
//!
//! Owns the arithmetic on days; refuses to know where holidays come from. All dates saturate at the ends of the
//! calendar instead of overflowing.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The days on which nobody works besides weekends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    /// The chosen calendar, such as `DE-BE`; `None` when none is chosen.
    pub calendar: Option<String>,
    /// The holidays, from the calendar and from the user's extra days.
    pub days: BTreeSet<NaiveDate>,
    /// The years that the calendar covers; `None` when none is chosen.
    pub covered: Option<RangeInclusive<i32>>,
}

impl Holidays {
    /// Tells whether a calendar is chosen that does not know the year of `day`.
    pub fn lacks(&self, day: NaiveDate) -> bool {
        self.covered.as_ref().is_some_and(|years| !years.contains(&day.year()))
    }

    /// Tells whether people work on `day`: Monday to Friday, not a holiday.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.days.contains(&day)
    }

    /// Returns the `count`-th business day strictly after `day`; `day` itself for 0.
    pub fn add_business_days(&self, day: NaiveDate, count: u32) -> NaiveDate {
        let mut found = day;
        for _ in 0..count {
            found = self.first_from(next(found), |day| self.is_business_day(day));
        }
        found
    }

    /// Returns the last business day strictly before `day`.
    pub fn business_day_before(&self, day: NaiveDate) -> NaiveDate {
        let mut found = day.pred_opt().unwrap_or(day);
        while !self.is_business_day(found) {
            match found.pred_opt() {
                Some(earlier) => found = earlier,
                None => break,
            }
        }
        found
    }

    /// Tells whether people may be contacted on `day`: a business day that is not avoided.
    pub fn is_contact_day(&self, day: NaiveDate, avoid: &[Weekday]) -> bool {
        self.is_business_day(day) && !avoid.contains(&day.weekday())
    }

    /// Returns the first contact day on or after `day`.
    pub fn contact_day(&self, day: NaiveDate, avoid: &[Weekday]) -> NaiveDate {
        self.first_from(day, |day| self.is_contact_day(day, avoid))
    }

    /// Returns the first day on or after `day` that `fits`, or the last day of the calendar.
    fn first_from(&self, day: NaiveDate, fits: impl Fn(NaiveDate) -> bool) -> NaiveDate {
        let mut found = day;
        while !fits(found) && found < LAST {
            found = next(found);
        }
        found
    }
}

/// The last day of the calendar: the last one that documents can write.
const LAST: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Returns the day `count` calendar days after `day`.
pub fn add_days(day: NaiveDate, count: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(count))).unwrap_or(LAST).min(LAST)
}

/// Returns the day after `day`.
fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().filter(|later| *later <= LAST).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    fn day(text: &str) -> NaiveDate {
        iso_date(text).unwrap()
    }

    #[test]
    fn counts_business_days_over_weekends_and_holidays() {
        let holidays = Holidays { days: BTreeSet::from([day("2026-12-25")]), ..Holidays::default() };
        for (from, count, expected) in [
            ("2026-11-27", 0, "2026-11-27"),
            ("2026-11-27", 1, "2026-11-30"),
            ("2026-11-27", 2, "2026-12-01"),
            ("2026-11-28", 0, "2026-11-28"),
            ("2026-11-28", 1, "2026-11-30"),
            ("2026-12-23", 2, "2026-12-28"),
        ] {
            assert_eq!(holidays.add_business_days(day(from), count), day(expected), "{from} + {count}");
        }
        assert_eq!(holidays.business_day_before(day("2026-12-28")), day("2026-12-24"));
    }

    #[test]
    fn contact_days_avoid_mondays() {
        let holidays = Holidays::default();
        let avoid = [Weekday::Mon];
        for (from, expected) in
            [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-24"), ("2026-11-23", "2026-11-24")]
        {
            assert_eq!(holidays.contact_day(day(from), &avoid), day(expected));
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_the_end() {
        let holidays = Holidays::default();
        let last = day("9999-12-31");
        assert_eq!(add_days(last, 5), last);
        assert_eq!(add_days(day("2026-11-24"), u32::MAX), last);
        assert_eq!(holidays.add_business_days(last, 3), last);
        let never = Weekday::Mon;
        let all = [never, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        assert_eq!(holidays.contact_day(day("9999-12-01"), &all), last);
        holidays.business_day_before(NaiveDate::MIN);
    }
}
