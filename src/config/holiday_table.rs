//! The holiday table that the program carries: public holidays of countries and their regions.
//!
//! Owns the format of `assets/holidays/calendars.txt`, which `generate.py` beside it writes. Refuses to guess: a
//! name that is not in the table is an error that suggests others, and years that are not covered are told.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::spelling::nearest;
use crate::scheduler::calendar::Holidays;

const TABLE: &str = include_str!("../../assets/holidays/calendars.txt");

/// The years of the table.
const YEARS: RangeInclusive<i32> = 2025..=2036;

/// The most names that an error lists.
const MOST_SUGGESTIONS: usize = 8;

/// A calendar that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCalendar {
    /// The name as given.
    pub name: String,
    /// Names that may have been meant, the likeliest first.
    pub near: Vec<&'static str>,
}

impl fmt::Display for UnknownCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a holiday calendar; ", self.name)?;
        if self.near.is_empty() {
            return f.write_str("expected a country or region such as DE, DE-BE, US-CA");
        }
        write!(f, "did you mean {}?", self.near.join(", "))
    }
}

impl std::error::Error for UnknownCalendar {}

/// Returns the names of all calendars: countries (`DE`), each before its regions (`DE-BE`).
pub fn calendars() -> impl Iterator<Item = &'static str> {
    lines().map(|line| line.split(' ').next().unwrap_or_default())
}

/// Returns the holidays of a calendar, weekends included.
///
/// # Errors
/// Suggests the names that `calendar` may have been meant to be.
pub fn holidays_of(calendar: &str) -> Result<Holidays, UnknownCalendar> {
    let unknown = || UnknownCalendar { name: calendar.to_owned(), near: near(calendar) };
    let own = Line::find(calendar).ok_or_else(unknown)?;
    let mut days = BTreeSet::new();
    if let Some(country) = calendar.split_once('-').and_then(|(country, _)| Line::find(country)) {
        country.apply(&mut days);
    }
    own.apply(&mut days);
    Ok(Holidays { calendar: Some(calendar.to_owned()), days, covered: Some(own.covered) })
}

/// Returns the lines of the table that hold calendars.
fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

/// A line of the table.
struct Line {
    covered: RangeInclusive<i32>,
    /// The days of every year, then those of each year.
    groups: Vec<&'static str>,
}

impl Line {
    /// Returns the line of a calendar, if there is one.
    fn find(calendar: &str) -> Option<Self> {
        let is_its_end = |rest: &&str| rest.is_empty() || rest.starts_with(' ');
        let rest = lines().find_map(|line| line.strip_prefix(calendar).filter(is_its_end))?;
        let mut groups: Vec<&str> = rest.split(' ').skip(1).collect();
        let covered = groups.first().and_then(|first| years(first));
        if covered.is_some() {
            groups.remove(0);
        }
        Some(Self { covered: covered.unwrap_or(YEARS), groups })
    }

    /// Adds the days of this line to `days`, and takes away what it takes away.
    fn apply(&self, days: &mut BTreeSet<NaiveDate>) {
        let Some((every, single)) = self.groups.split_first() else { return };
        for year in self.covered.clone() {
            apply(every, year, days);
        }
        for (year, group) in YEARS.zip(single) {
            apply(group, year, days);
        }
    }
}

/// Reads `2025-2026`; `None` for a group of days.
fn years(text: &str) -> Option<RangeInclusive<i32>> {
    let (first, last) = text.split_once('-')?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}

/// Adds a group's days of `year`, and takes away those after its `/`.
fn apply(group: &str, year: i32, days: &mut BTreeSet<NaiveDate>) {
    let (added, removed) = group.split_once('/').unwrap_or((group, ""));
    days.extend(days_of(added, year));
    for day in days_of(removed, year) {
        days.remove(&day);
    }
}

/// Returns the days of a run such as `a01l25`: a letter for the month, two digits for the day.
fn days_of(run: &str, year: i32) -> impl Iterator<Item = NaiveDate> + '_ {
    run.as_bytes().chunks_exact(3).filter_map(move |day| {
        let &[month, tens, ones] = day else { return None };
        let month = u32::from(month.checked_sub(b'a')?) + 1;
        let day = u32::from(tens.checked_sub(b'0')?) * 10 + u32::from(ones.checked_sub(b'0')?);
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

/// Returns the names that `calendar` may have been meant to be: the same in capitals, the nearest, the regions of
/// its country.
fn near(calendar: &str) -> Vec<&'static str> {
    let capitals = calendar.trim().to_uppercase().replace(['_', ' '], "-");
    if let Some(same) = calendars().find(|name| name.to_uppercase() == capitals) {
        return vec![same];
    }
    match capitals.split_once('-') {
        Some((country, _)) => {
            let regions: Vec<&str> =
                calendars().filter(|name| name.split('-').next() == Some(country)).collect();
            let nearest = nearest(&capitals, regions.iter().copied().skip(1));
            let others = regions.iter().copied().filter(|name| Some(*name) != nearest);
            nearest.into_iter().chain(others).take(MOST_SUGGESTIONS).collect()
        }
        None => nearest(&capitals, calendars().filter(|name| !name.contains('-'))).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    #[test]
    fn knows_the_holidays_that_everybody_knows() {
        for (calendar, day, is_holiday) in [
            ("DE-BE", "2026-03-08", true),
            ("DE-BE", "2025-05-08", true),
            ("DE-BE", "2026-05-08", false),
            ("DE", "2026-03-08", false),
            ("DE-BY", "2026-06-04", true),
            ("DE-BE", "2026-06-04", false),
            ("DE", "2026-10-03", true),
            ("US", "2026-11-26", true),
            ("US", "2026-07-03", true),
            ("US", "2027-12-31", true),
            ("US-CA", "2026-11-27", true),
            ("US-CA", "2026-10-12", false),
            ("US", "2026-10-12", true),
            ("GB-SCT", "2026-01-02", true),
            ("GB-ENG", "2026-01-02", false),
            ("GB-ENG", "2026-12-28", true),
            ("FR", "2026-07-14", true),
            ("JP", "2026-05-06", true),
            ("CA", "2026-07-01", true),
            ("CH-ZH", "2026-05-01", true),
            ("AU", "2026-01-26", true),
        ] {
            let holidays = holidays_of(calendar).unwrap();
            assert_eq!(holidays.days.contains(&iso_date(day).unwrap()), is_holiday, "{calendar} {day}");
        }
    }

    #[test]
    fn every_calendar_of_the_table_can_be_chosen() {
        let mut count = 0;
        for calendar in calendars() {
            let holidays = holidays_of(calendar).unwrap();
            assert!(holidays.days.len() < 12 * 90, "{calendar} has {} days", holidays.days.len());
            let covered = holidays.covered.unwrap();
            assert!(
                holidays.days.iter().all(|day| covered.contains(&chrono::Datelike::year(day))),
                "{calendar}"
            );
            count += 1;
        }
        assert!(count > 800, "{count}");
        for country in ["DE", "AT", "CH", "FR", "GB", "US", "CA", "IN", "JP", "BR", "ZA"] {
            assert!(holidays_of(country).unwrap().days.len() >= 12 * 3, "{country}");
        }
    }

    #[test]
    fn tells_which_years_are_covered() {
        let day = |text| iso_date(text).unwrap();
        let germany = holidays_of("DE").unwrap();
        assert!(!germany.lacks(day("2025-01-01")) && !germany.lacks(day("2036-12-31")));
        assert!(germany.lacks(day("2024-12-31")) && germany.lacks(day("2037-01-01")));
        assert!(holidays_of("LK").unwrap().lacks(day("2027-01-01")), "announced year by year");
    }

    #[test]
    fn an_unknown_name_meets_suggestions() {
        for (name, message) in [
            ("de-be", "'de-be' is not a holiday calendar; did you mean DE-BE?"),
            ("DE_BE", "'DE_BE' is not a holiday calendar; did you mean DE-BE?"),
            (
                "Germany",
                "'Germany' is not a holiday calendar; expected a country or region such as DE, DE-BE, US-CA",
            ),
            ("", "'' is not a holiday calendar; expected a country or region such as DE, DE-BE, US-CA"),
            (
                "GB-SCO",
                "'GB-SCO' is not a holiday calendar; did you mean GB-SCT, GB, GB-ENG, GB-NIR, GB-WLS?",
            ),
            (
                "# Public",
                "'# Public' is not a holiday calendar; expected a country or region such as DE, DE-BE, US-CA",
            ),
        ] {
            assert_eq!(holidays_of(name).unwrap_err().to_string(), message);
        }
    }
}
