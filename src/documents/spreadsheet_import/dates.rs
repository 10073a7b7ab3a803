//! Dates in cells, and whether the day or the month comes first in a column.
//!
//! Owns absolute dates with a year, as programs and people write them in English and German. Refuses words that
//! depend on today, which would say something else when the file is read again, and `3/4/2026` in a column that is
//! written in both orders.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::documents::line_fault::quoted;
use crate::documents::spreadsheet_import::date_parts::{Part, clock, month, parts, weekday};
use crate::domain::date_text::{DayOrder, in_full};
use crate::domain::moment::Moment;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    day: Day,
    time: Option<NaiveTime>,
    /// Whether the time is told in a zone of its own.
    zoned: bool,
}

/// The day of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    /// It can be read in one way only; which order that way has, if it has one.
    Settled(NaiveDate, Option<DayOrder>),
    /// It is another day in the other order.
    Open { day_first: NaiveDate, month_first: NaiveDate },
}

/// The order that holds in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ColumnOrder {
    /// No cell depends on it.
    Indifferent,
    /// A cell that can be read in one way only shows it.
    Shown { order: DayOrder, by: String, open: usize },
    /// No cell shows it: it is the configured one.
    Configured { order: DayOrder, example: String, open: usize },
    /// Cells show both.
    Mixed { day_first: String, month_first: String },
}

impl ColumnOrder {
    /// Judges the cells of a column; what is no date shows nothing.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>, configured: DayOrder) -> Self {
        let (mut day_first, mut month_first, mut example, mut open) = (None, None, None, 0);
        for cell in cells {
            match read(cell).map(|written| written.day) {
                Ok(Day::Settled(_, Some(DayOrder::DayFirst))) => {
                    day_first.get_or_insert(cell);
                }
                Ok(Day::Settled(_, Some(DayOrder::MonthFirst))) => {
                    month_first.get_or_insert(cell);
                }
                Ok(Day::Open { .. }) => {
                    open += 1;
                    example.get_or_insert(cell);
                }
                _ => {}
            }
        }
        let shown = |order, by: &str| Self::Shown { order, by: by.to_owned(), open };
        match (example, day_first, month_first) {
            (None, ..) => Self::Indifferent,
            (Some(example), None, None) => {
                Self::Configured { order: configured, example: example.to_owned(), open }
            }
            (_, Some(by), None) => shown(DayOrder::DayFirst, by),
            (_, None, Some(by)) => shown(DayOrder::MonthFirst, by),
            (_, Some(day_first), Some(month_first)) => {
                Self::Mixed { day_first: day_first.to_owned(), month_first: month_first.to_owned() }
            }
        }
    }

    /// Returns what the user should know about the column called `header`, if anything.
    pub(super) fn remark(&self, header: &str) -> Option<String> {
        let header = quoted(header);
        match self {
            Self::Indifferent | Self::Mixed { .. } => None,
            Self::Shown { order, by, open } => Some(format!(
                "column {header}: {open} of the dates read in either order; taken with the {} first, as in {}",
                first(*order),
                quoted(by)
            )),
            Self::Configured { order, example, open } => {
                let chosen =
                    self.day(example).ok().map(|date| in_full(Moment::day(date))).unwrap_or_default();
                Some(format!(
                    "column {header}: {open} of the dates read in either order, and none shows which; taken with the {} first, as configured: {} is {chosen}",
                    first(*order),
                    quoted(example)
                ))
            }
        }
    }

    /// Reads the day of a cell of the column.
    ///
    /// # Errors
    /// Quotes what is no date, or one of two.
    pub(super) fn day(&self, cell: &str) -> Result<NaiveDate, String> {
        let written = read(cell)?;
        match (written.day, self) {
            (Day::Settled(date, _), _) => Ok(date),
            (
                Day::Open { month_first, .. },
                Self::Shown { order: DayOrder::MonthFirst, .. }
                | Self::Configured { order: DayOrder::MonthFirst, .. },
            ) => Ok(month_first),
            (
                Day::Open { day_first, .. },
                Self::Shown { .. } | Self::Configured { .. } | Self::Indifferent,
            ) => Ok(day_first),
            (Day::Open { day_first, month_first }, Self::Mixed { day_first: one, month_first: other }) => {
                let full = |date| in_full(Moment::day(date));
                Err(format!(
                    "{} is {} or {}: the column has both orders, as in {} and {}; expected YYYY-MM-DD",
                    quoted(cell),
                    full(day_first),
                    full(month_first),
                    quoted(one),
                    quoted(other)
                ))
            }
        }
    }

    /// Reads the day of a cell of the column, with its time if it has one.
    ///
    /// # Errors
    /// As `day`; also quotes a time in a zone of its own.
    pub(super) fn moment(&self, cell: &str) -> Result<Moment, String> {
        let date = self.day(cell)?;
        let written = read(cell)?;
        if written.zoned && written.time.is_some() {
            return Err(format!("{} has a time zone of its own; expected your local time", quoted(cell)));
        }
        Ok(Moment { date, time: written.time })
    }
}

fn first(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "day",
        DayOrder::MonthFirst => "month",
    }
}

/// Reads a cell.
fn read(cell: &str) -> Result<Written, String> {
    let lower = cell.to_lowercase();
    let parts = parts(&lower);
    let (named, parts) = match parts.as_slice() {
        [Part::Word(word), rest @ ..] if weekday(word).is_some() => (weekday(word), after(rest, &[], &['.'])),
        all => (None, all),
    };
    let wrong = |because: String| format!("{} is not a date ({because}); expected YYYY-MM-DD", quoted(cell));
    let plain = || format!("{} is not a date; expected YYYY-MM-DD", quoted(cell));
    let (day, rest) = day(parts).ok_or_else(plain)?.map_err(wrong)?;
    let (time, zoned) = clock(rest).ok_or_else(plain)?;
    if let Day::Settled(date, _) = day
        && named.is_some_and(|named| named != date.weekday())
    {
        return Err(wrong(format!("{} is a {}", date.format("%-d %b %Y"), date.format("%A"))));
    }
    Ok(Written { day, time, zoned })
}

/// A day at the beginning, and what follows it; `None` when none is written there, an error when there is none.
type Attempt<'p> = Option<Result<(Day, &'p [Part<'p>]), String>>;

fn day<'p>(parts: &'p [Part<'p>]) -> Attempt<'p> {
    use Part::{Number, Sign, Word};
    let (found, rest) = match parts {
        [
            Number(year, 4),
            Sign(a @ ('-' | '/' | '.')),
            Number(month, 1..=2),
            Sign(b),
            Number(day, 1..=2),
            rest @ ..,
        ] if a == b => (settled(*year, *month, *day), rest),
        [
            Number(day, 1..=2),
            Sign('.'),
            Number(month, 1..=2),
            Sign('.'),
            Number(year, digits @ (2 | 4)),
            rest @ ..,
        ] => (settled(full(*year, *digits), *month, *day), rest),
        [
            Number(one, 1..=2),
            Sign(a @ ('/' | '-')),
            Number(other, 1..=2),
            Sign(b),
            Number(year, digits @ (2 | 4)),
            rest @ ..,
        ] if a == b => (either(*one, *other, full(*year, *digits)), rest),
        [Number(_, 1..=2), Sign('/' | '.' | '-'), Number(_, 1..=2), ..] => {
            (Err("it has no year".to_owned()), parts)
        }
        [Number(day, 1..=2), rest @ ..] => {
            let rest = after(rest, &["st", "nd", "rd", "th", "of"], &['.', '-', '/']);
            let [Word(word), rest @ ..] = rest else { return None };
            let month = month(word)?;
            in_year(month, *day, after(rest, &[], &['.', '-', '/', '\'']))
        }
        [Word(word), rest @ ..] => {
            let month = month(word)?;
            let [Number(day, 1..=2), rest @ ..] = after(rest, &[], &['.', '-', '/']) else { return None };
            in_year(month, *day, after(rest, &["st", "nd", "rd", "th"], &['.', '-', '/', '\'']))
        }
        _ => return None,
    };
    Some(found.map(|day| (day, rest)))
}

/// Skips one of some words and then one of some signs.
fn after<'p>(parts: &'p [Part<'p>], words: &[&str], signs: &[char]) -> &'p [Part<'p>] {
    let mut parts = parts;
    while let [Part::Word(word), rest @ ..] = parts
        && words.contains(word)
    {
        parts = rest;
    }
    match parts {
        [Part::Sign(sign), rest @ ..] if signs.contains(sign) => rest,
        _ => parts,
    }
}

fn in_year<'p>(month: u32, day: u32, rest: &'p [Part<'p>]) -> (Result<Day, String>, &'p [Part<'p>]) {
    match rest {
        [Part::Number(year, digits @ (2 | 4)), rest @ ..] if !matches!(rest, [Part::Sign(':'), ..]) => {
            (settled(full(*year, *digits), month, day), rest)
        }
        _ => (Err("it has no year".to_owned()), rest),
    }
}

fn full(year: u32, digits: usize) -> u32 {
    if digits == 2 { year + 2000 } else { year }
}

fn settled(year: u32, month: u32, day: u32) -> Result<Day, String> {
    date(year, month, day).map(|date| Day::Settled(date, None))
}

/// Reads `one/other`: a number above 12 settles which is the day, and so do two equal ones.
fn either(one: u32, other: u32, year: u32) -> Result<Day, String> {
    match (one > 12, other > 12) {
        (true, _) => date(year, other, one).map(|date| Day::Settled(date, Some(DayOrder::DayFirst))),
        (_, true) => date(year, one, other).map(|date| Day::Settled(date, Some(DayOrder::MonthFirst))),
        _ if one == other => settled(year, one, one),
        _ => Ok(Day::Open { day_first: date(year, other, one)?, month_first: date(year, one, other)? }),
    }
}

fn date(year: u32, month: u32, day: u32) -> Result<NaiveDate, String> {
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    match date {
        Some(date) if (1900..2200).contains(&date.year()) => Ok(date),
        Some(date) => Err(format!("the year {} is too far away", date.year())),
        None => Err("there is no such day".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(cell: &str) -> Result<String, String> {
        ColumnOrder::Indifferent.moment(cell).map(|moment| moment.to_string())
    }

    #[test]
    fn reads_dates_as_programs_and_people_write_them() {
        for (cell, expected) in [
            ("2026-11-24", "2026-11-24"),
            ("2026/11/24", "2026-11-24"),
            ("2026-11-24 00:00:00", "2026-11-24T00:00"),
            ("2026-11-24T09:30", "2026-11-24T09:30"),
            ("24.11.2026", "2026-11-24"),
            ("4.3.26", "2026-03-04"),
            ("24.11.2026 14:30 Uhr", "2026-11-24T14:30"),
            ("24.11.2026, 14 Uhr", "2026-11-24T14:00"),
            ("11/24/2026", "2026-11-24"),
            ("24/11/26", "2026-11-24"),
            ("24-11-2026", "2026-11-24"),
            ("3/3/2026", "2026-03-03"),
            ("Nov 24, 2026", "2026-11-24"),
            ("November 24th, 2026 9:05 AM", "2026-11-24T09:05"),
            ("Tue, 24 Nov 2026", "2026-11-24"),
            ("24-Nov-26", "2026-11-24"),
            ("24. März 2026", "2026-03-24"),
            ("Di., 24. Nov. 2026", "2026-11-24"),
            ("24 Dez 2026", "2026-12-24"),
            ("11/24/2026 12:15 AM", "2026-11-24T00:15"),
            ("11/24/2026 12:15pm", "2026-11-24T12:15"),
            ("November 24, 2026 → November 26, 2026", "2026-11-24"),
        ] {
            assert_eq!(moment(cell).as_deref(), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn refuses_what_is_no_day_of_its_own() {
        for (cell, because) in [
            ("tomorrow", "'tomorrow' is not a date; expected YYYY-MM-DD"),
            ("24/11", "'24/11' is not a date (it has no year); expected YYYY-MM-DD"),
            ("24.11.", "'24.11.' is not a date (it has no year); expected YYYY-MM-DD"),
            ("Nov 24", "'Nov 24' is not a date (it has no year); expected YYYY-MM-DD"),
            ("31.11.2026", "'31.11.2026' is not a date (there is no such day); expected YYYY-MM-DD"),
            ("2/30/2026", "'2/30/2026' is not a date (there is no such day); expected YYYY-MM-DD"),
            ("13/13/2026", "'13/13/2026' is not a date (there is no such day); expected YYYY-MM-DD"),
            ("24.11.1066", "'24.11.1066' is not a date (the year 1066 is too far away); expected YYYY-MM-DD"),
            (
                "Mon 24 Nov 2026",
                "'Mon 24 Nov 2026' is not a date (24 Nov 2026 is a Tuesday); expected YYYY-MM-DD",
            ),
            ("45985", "'45985' is not a date; expected YYYY-MM-DD"),
            ("2026-11-24 25:00", "'2026-11-24 25:00' is not a date; expected YYYY-MM-DD"),
            ("2026-11-24 or later", "'2026-11-24 or later' is not a date; expected YYYY-MM-DD"),
            ("", "'' is not a date; expected YYYY-MM-DD"),
        ] {
            assert_eq!(moment(cell), Err(because.to_owned()), "{cell}");
        }
        let zoned = moment("2026-11-24T09:30:00.000Z").unwrap_err();
        assert_eq!(zoned, "'2026-11-24T09:30:00.000Z' has a time zone of its own; expected your local time");
        let day = ColumnOrder::Indifferent.day("2026-11-24T09:30:00.000Z").unwrap();
        assert_eq!(day.to_string(), "2026-11-24");
    }

    #[test]
    fn a_column_shows_its_order_or_takes_the_configured_one() {
        let judged = |cells: &[&str], configured| {
            let order = ColumnOrder::of(cells.iter().copied(), configured);
            (order.day("3/4/2026").map(|day| day.to_string()), order.remark("Date"))
        };
        let (day, remark) = judged(&["3/4/2026", "soon", "11/24/2026", "4/4/2026"], DayOrder::DayFirst);
        assert_eq!(day.as_deref(), Ok("2026-03-04"));
        assert_eq!(
            remark.as_deref(),
            Some(
                "column 'Date': 1 of the dates read in either order; taken with the month first, as in '11/24/2026'"
            )
        );
        let (day, _) = judged(&["3/4/2026", "24/11/2026", "24.11.2026"], DayOrder::MonthFirst);
        assert_eq!(day.as_deref(), Ok("2026-04-03"));
        for (configured, expected, remark) in [
            (DayOrder::DayFirst, "2026-04-03", "day first, as configured: '3/4/2026' is Fri 3 Apr 2026"),
            (DayOrder::MonthFirst, "2026-03-04", "month first, as configured: '3/4/2026' is Wed 4 Mar 2026"),
        ] {
            let (day, said) = judged(&["3/4/2026"], configured);
            assert_eq!(day.as_deref(), Ok(expected));
            assert!(said.unwrap().ends_with(remark));
        }
        let (day, remark) = judged(&["3/4/2026", "24/11/2026", "11/24/2026"], DayOrder::DayFirst);
        assert_eq!(
            day.unwrap_err(),
            "'3/4/2026' is Fri 3 Apr 2026 or Wed 4 Mar 2026: the column has both orders, as in '24/11/2026' and '11/24/2026'; expected YYYY-MM-DD"
        );
        assert_eq!(remark, None);
        assert_eq!(judged(&["2026-03-04", "13/4/2026"], DayOrder::DayFirst).1, None);
    }

    proptest! {
        #[test]
        fn any_cell_is_a_date_or_is_quoted(cell in "\\PC{0,20}|[0-9/. :apm-]{0,20}") {
            if let Err(problem) = moment(&cell) {
                prop_assert!(problem.contains(&quoted(&cell)));
            }
        }

        #[test]
        fn an_iso_date_is_itself(days in 0i64..100_000) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            prop_assert_eq!(ColumnOrder::Indifferent.day(&date.to_string()), Ok(date));
        }
    }
}
