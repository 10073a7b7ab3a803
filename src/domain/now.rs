//! The moment at which a command or a frame runs, as a value.
//!
//! Built once by `clock`; everything else is given it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// The present: the local time with the offset that holds there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now(DateTime<FixedOffset>);

impl Now {
    /// Wraps a local time.
    pub const fn new(at: DateTime<FixedOffset>) -> Self {
        Self(at)
    }

    /// Returns the user's local calendar date.
    pub fn today(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// Returns the user's local time of day.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }

    /// Returns milliseconds since 1970 in UTC, 0 for anything earlier.
    pub fn unix_millis(self) -> u64 {
        u64::try_from(self.0.timestamp_millis()).unwrap_or(0)
    }

    /// Returns the stamp that operations carry: RFC 3339 with seconds and the local offset.
    pub fn stamp(self) -> String {
        self.0.format("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}
