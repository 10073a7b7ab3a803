//! A date, with a time of day when one is known, in the user's local time.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

/// When something happens: a local date and, if known, the local time to the minute.
///
/// Ordered by date; on one day a missing time comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// The local calendar date.
    pub date: NaiveDate,
    /// The local time of day, when known.
    pub time: Option<NaiveTime>,
}

impl Moment {
    /// Returns the whole day, without a time.
    pub const fn day(date: NaiveDate) -> Self {
        Self { date, time: None }
    }

    /// Returns the moment at `time` on `date`.
    pub const fn at(date: NaiveDate, time: NaiveTime) -> Self {
        Self { date, time: Some(time) }
    }

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, exactly as written in documents; `None` for anything else.
    pub fn from_iso(text: &str) -> Option<Self> {
        match text.split_once('T') {
            None => iso_date(text).map(Self::day),
            Some((date, time)) => Some(Self::at(iso_date(date)?, iso_time(time)?)),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => write!(f, "{}", self.date.format("%Y-%m-%d")),
            Some(time) => write!(f, "{}T{}", self.date.format("%Y-%m-%d"), time.format("%H:%M")),
        }
    }
}

/// Reads exactly `YYYY-MM-DD` (ten ASCII characters, years 0001 to 9999); `None` for anything else.
pub fn iso_date(text: &str) -> Option<NaiveDate> {
    let [year, month, day] = digits(text, '-', [4, 2, 2])?;
    if year == 0 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads exactly `HH:MM` on a 24-hour clock; `None` for anything else.
pub fn iso_time(text: &str) -> Option<NaiveTime> {
    let [hour, minute] = digits(text, ':', [2, 2])?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// Splits `text` into exactly `N` runs of digits of the given lengths.
fn digits<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_what_documents_hold() {
        for text in ["2026-11-24", "2026-11-24T09:05", "0001-01-01", "9999-12-31T23:59"] {
            assert_eq!(Moment::from_iso(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "2026-13-01",
            "2026-02-29",
            "2026-1-1",
            "2026-11-24 09:00",
            "2026-11-24T9:00",
            "2026-11-24T24:00",
            "2026-11-24T09:00:00",
            "+026-11-24",
            "12026-11-24",
            "0000-01-01",
            "2026-11-24T",
            "T09:00",
            "２０２６-11-24",
        ] {
            assert_eq!(Moment::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_missing_time_comes_first_on_its_day() {
        let day = Moment::from_iso("2026-11-24").unwrap();
        assert!(day < Moment::from_iso("2026-11-24T00:00").unwrap());
        assert!(day > Moment::from_iso("2026-11-23T23:59").unwrap());
    }
}
