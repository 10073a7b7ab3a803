//! What a local time of day means where the user is: once, twice (clocks set back) or never (clocks set forward).
//!
//! Owns the question and the wording of its answers; refuses to know any time zone.

use chrono::{FixedOffset, NaiveDateTime};

use crate::domain::moment::Moment;

/// How often a local time comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalReading {
    /// Once, as on almost every day.
    One,
    /// Twice, because clocks are set back: first at this offset, then at that one.
    Twice(FixedOffset, FixedOffset),
    /// Never, because clocks are set forward over it.
    Never {
        /// The offset that holds until the gap.
        before: FixedOffset,
        /// The offset that holds from the gap on.
        after: FixedOffset,
    },
}

impl LocalReading {
    /// Returns what is wrong with `at` and both times that may be meant; `None` when it comes once.
    pub fn doubt(self, at: NaiveDateTime) -> Option<String> {
        match self {
            Self::One => None,
            Self::Twice(first, second) => Some(format!(
                "'{}' comes twice, because clocks are set back: at {first} and again at {second}; expected a time that comes once",
                minute(at)
            )),
            Self::Never { before, after } => {
                let [earlier, later] = readings_of_gap(at, before, after);
                Some(format!(
                    "'{}' does not exist, because clocks are set forward; expected {} or {}",
                    minute(at),
                    minute(earlier),
                    minute(later)
                ))
            }
        }
    }
}

/// Returns the two times that may be meant by one inside a gap: the earlier one, then the later one.
pub fn readings_of_gap(at: NaiveDateTime, before: FixedOffset, after: FixedOffset) -> [NaiveDateTime; 2] {
    let gap = chrono::TimeDelta::seconds(i64::from(after.local_minus_utc() - before.local_minus_utc()));
    [at.checked_sub_signed(gap).unwrap_or(at), at.checked_add_signed(gap).unwrap_or(at)]
}

/// Returns a time as documents write it.
fn minute(at: NaiveDateTime) -> impl std::fmt::Display {
    at.format("%Y-%m-%dT%H:%M")
}

/// The user's time zone, as far as documents need it.
pub trait LocalTimes {
    /// Tells how often a local time comes.
    fn reading(&self, at: NaiveDateTime) -> LocalReading;

    /// Returns what clocks in a zone show at a local time; `None` when the zone is not known.
    fn elsewhere(&self, _: NaiveDateTime, _: &str) -> Option<NaiveDateTime> {
        None
    }
}

/// Returns when `starts_at` is in the zone of others: "17:00 in Tokyo", with the day when that is another one;
/// "zone Asia/Tokyo" when it cannot be told. `None` when clocks there show the same.
pub fn elsewhere(starts_at: Moment, zone: &str, times: &dyn LocalTimes) -> Option<String> {
    let here = starts_at.time.map(|time| starts_at.date.and_time(time));
    let Some((here, there)) = here.and_then(|here| Some((here, times.elsewhere(here, zone)?))) else {
        return Some(format!("zone {zone}"));
    };
    let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
    let form = if there.date() == here.date() { "%H:%M" } else { "%a %-d %b %H:%M" };
    (there != here).then(|| format!("{} in {city}", there.format(form)))
}

/// A place where clocks are never set: every time comes once.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnyTime;

impl LocalTimes for AnyTime {
    fn reading(&self, _: NaiveDateTime) -> LocalReading {
        LocalReading::One
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::{iso_date, iso_time};

    fn at(date: &str, time: &str) -> NaiveDateTime {
        iso_date(date).unwrap().and_time(iso_time(time).unwrap())
    }

    fn hours(count: i32) -> FixedOffset {
        FixedOffset::east_opt(count * 3600).unwrap()
    }

    /// Seven hours west of Tokyo.
    struct Warsaw;

    impl LocalTimes for Warsaw {
        fn reading(&self, _: NaiveDateTime) -> LocalReading {
            LocalReading::One
        }

        fn elsewhere(&self, at: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
            let ahead = match zone {
                "Asia/Tokyo" => 7,
                "Europe/Berlin" => 0,
                _ => return None,
            };
            Some(at + chrono::TimeDelta::hours(ahead))
        }
    }

    #[test]
    fn the_time_elsewhere_is_told_when_it_is_another_one() {
        for (starts_at, zone, told) in [
            ("2026-11-24T10:00", "Asia/Tokyo", Some("17:00 in Tokyo")),
            ("2026-11-24T18:00", "Asia/Tokyo", Some("Wed 25 Nov 01:00 in Tokyo")),
            ("2026-11-24T10:00", "Europe/Berlin", None),
            ("2026-11-24T10:00", "Mars/Olympus", Some("zone Mars/Olympus")),
            ("2026-11-24", "Asia/Tokyo", Some("zone Asia/Tokyo")),
        ] {
            let starts_at = Moment::from_iso(starts_at).unwrap();
            assert_eq!(elsewhere(starts_at, zone, &Warsaw).as_deref(), told, "{starts_at} {zone}");
        }
    }

    #[test]
    fn a_time_that_comes_once_leaves_no_doubt() {
        assert_eq!(AnyTime.reading(at("2026-03-29", "02:30")).doubt(at("2026-03-29", "02:30")), None);
    }

    #[test]
    fn a_time_that_comes_twice_is_told_with_both_offsets() {
        let doubt = LocalReading::Twice(hours(2), hours(1)).doubt(at("2026-10-25", "02:30")).unwrap();
        assert!(doubt.starts_with("'2026-10-25T02:30' comes twice"), "{doubt}");
        assert!(doubt.contains("at +02:00 and again at +01:00"), "{doubt}");
    }

    #[test]
    fn a_time_in_a_gap_is_told_with_both_readings() {
        let reading = LocalReading::Never { before: hours(1), after: hours(2) };
        let doubt = reading.doubt(at("2026-03-29", "02:30")).unwrap();
        assert!(doubt.contains("expected 2026-03-29T01:30 or 2026-03-29T03:30"), "{doubt}");
        // Samoa left out a whole day.
        let doubt = LocalReading::Never { before: hours(-10), after: hours(14) }
            .doubt(at("2011-12-30", "10:00"))
            .unwrap();
        assert!(doubt.contains("expected 2011-12-29T10:00 or 2011-12-31T10:00"), "{doubt}");
    }
}
