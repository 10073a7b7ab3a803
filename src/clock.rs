//! The clock: the only place that reads it, and the user's time zone.
//!
//! `CALLBACK_NOW` stops it at a moment of one's own choice. Refuses to be asked from below: everything else is
//! given a `Now`.

use chrono::{
    DateTime, FixedOffset, Local, LocalResult, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc,
};

use crate::domain::local_time::{LocalReading, LocalTimes};
use crate::domain::moment::Moment;
use crate::domain::now::Now;

/// The name of the environment variable that stops the clock.
pub const VARIABLE: &str = "CALLBACK_NOW";

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// Time stands still here.
    Stopped(Now),
}

/// A `CALLBACK_NOW` that is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("could not read {VARIABLE}: '{0}'; expected a local time such as 2026-11-24T09:30, or a date")]
pub struct ClockError(pub String);

impl Clock {
    /// Returns the clock that the value of `CALLBACK_NOW` asks for; the system's when it is missing or empty.
    ///
    /// # Errors
    /// Quotes the value when it is no moment.
    pub fn new(stopped_at: Option<&str>) -> Result<Self, ClockError> {
        match stopped_at {
            None | Some("") => Ok(Self::System),
            Some(text) => {
                let at = read_moment(text).ok_or_else(|| ClockError(text.to_owned()))?;
                Ok(Self::Stopped(Now::new(with_offset(at))))
            }
        }
    }
}

/// Returns the present; always the same one when the clock is stopped.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now(clock: &Clock) -> Now {
    match clock {
        Clock::Stopped(now) => *now,
        Clock::System => Now::new(Local::now().fixed_offset()),
    }
}

/// Returns what the user's clock shows at an instant.
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Local).naive_local()
}

/// The time zone that the system is set to.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemZone;

impl LocalTimes for SystemZone {
    fn reading(&self, at: NaiveDateTime) -> LocalReading {
        match Local.from_local_datetime(&at) {
            LocalResult::Single(_) => LocalReading::One,
            LocalResult::Ambiguous(one, other) => {
                let [first, second] = in_turn(one, other).map(|at| at.offset().fix());
                LocalReading::Twice(first, second)
            }
            LocalResult::None => around_gap(at),
        }
    }

    fn elsewhere(&self, at: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
        let zone: chrono_tz::Tz = zone.parse().ok()?;
        Some(Local.from_local_datetime(&at).earliest()?.with_timezone(&zone).naive_local())
    }
}

/// Returns the two moments at which one local time comes, the earlier first: the system tells them in any order.
fn in_turn(one: DateTime<Local>, other: DateTime<Local>) -> [DateTime<Local>; 2] {
    if other < one { [other, one] } else { [one, other] }
}

/// Returns the offsets on both sides of the gap that `at` is in.
fn around_gap(at: NaiveDateTime) -> LocalReading {
    // No zone has ever skipped more than a day.
    let beside = |hours| {
        let there = at.checked_add_signed(TimeDelta::hours(hours)).unwrap_or(at);
        Local.offset_from_local_datetime(&there).earliest()
    };
    match (beside(-25), beside(25)) {
        (Some(before), Some(after)) => LocalReading::Never { before: before.fix(), after: after.fix() },
        _ => LocalReading::One,
    }
}

/// Reads a date, or a date with a time to the minute or to the second.
fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let with_seconds = || NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok();
    Moment::from_iso(text).map(|at| at.date.and_time(at.time.unwrap_or(NaiveTime::MIN))).or_else(with_seconds)
}

/// Returns a local time with its offset: the first of two, and inside a gap the time after it.
fn with_offset(at: NaiveDateTime) -> DateTime<FixedOffset> {
    match Local.from_local_datetime(&at) {
        LocalResult::Single(found) => found.fixed_offset(),
        LocalResult::Ambiguous(one, other) => {
            let [first, _] = in_turn(one, other);
            first.fixed_offset()
        }
        LocalResult::None => match around_gap(at) {
            LocalReading::Never { before, .. } => {
                let instant = before.from_local_datetime(&at).earliest().map(|at| at.with_timezone(&Local));
                instant.map_or_else(|| at.and_utc().fixed_offset(), |at| at.fixed_offset())
            }
            _ => at.and_utc().fixed_offset(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stopped(text: &str) -> Option<String> {
        match Clock::new(Some(text)) {
            Ok(clock @ Clock::Stopped(_)) => {
                Some(format!("{} {}", now(&clock).today(), now(&clock).time().format("%H:%M:%S")))
            }
            _ => None,
        }
    }

    #[test]
    fn stands_still_where_it_was_told_to() {
        for (text, expected) in [
            ("2026-11-24T09:30", "2026-11-24 09:30:00"),
            ("2026-11-24", "2026-11-24 00:00:00"),
            ("2026-11-24T23:59:59", "2026-11-24 23:59:59"),
            ("1970-01-01T12:00", "1970-01-01 12:00:00"),
            ("9999-12-31T23:59", "9999-12-31 23:59:00"),
        ] {
            assert_eq!(stopped(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_moment_and_quotes_it() {
        for text in ["soon", "2026-13-01", "2026-11-24 09:30", "09:30", "2026-11-24T25:00"] {
            let error = Clock::new(Some(text)).unwrap_err().to_string();
            assert!(error.contains(&format!("'{text}'")) && error.contains("2026-11-24T09:30"), "{error}");
        }
    }

    #[test]
    fn runs_when_it_was_not_told_anything() {
        assert_eq!(Clock::new(None), Ok(Clock::System));
        assert_eq!(Clock::new(Some("")), Ok(Clock::System));
        assert!(now(&Clock::System) > now(&Clock::new(Some("2020-01-01")).unwrap()));
    }
}
