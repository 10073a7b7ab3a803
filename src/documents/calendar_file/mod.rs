//! Calendar files (iCalendar, RFC 5545): what calendars subscribe to and import.
//!
//! Everything is an event: programs that subscribe to a calendar leave out its to-dos. What is to be done on a day
//! is an event of the whole day that does not make its owner busy; a meeting is an event with a time.
//!
//! - Times are local times without a zone, because that is what records hold: ten o'clock stays ten o'clock.
//! - An event keeps its name (`UID`) for as long as it is the same thing, so a later file changes it and never doubles
//!   it. Its stamp and its number (`DTSTAMP`, `SEQUENCE`) come from the day that the file is about: the file of
//!   a later day wins, and the same day gives the same bytes.
//! - No text can add a line to the file or end one.
//!
//! Refuses to know what the events are about.

mod event;
mod line;

use std::io::{self, Write};

use chrono::NaiveDate;

pub use event::{Event, Status, When};

use crate::documents::calendar_file::line::{line, write_line};

/// A file being written.
pub struct CalendarFile<'a> {
    out: &'a mut dyn Write,
    on: NaiveDate,
}

impl<'a> CalendarFile<'a> {
    /// Begins a file called `name` about what is known on the day `on`.
    ///
    /// # Errors
    /// Passes on what the writer complains of, as everything here does.
    pub fn begin(out: &'a mut dyn Write, name: &str, on: NaiveDate) -> io::Result<Self> {
        for content in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//callback//callback//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            &format!("X-WR-CALNAME:{}", line(name)),
            // how often subscribers should look again, in the standard's word and in the one that is understood
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            "X-PUBLISHED-TTL:PT6H",
        ] {
            write_line(out, content)?;
        }
        Ok(Self { out, on })
    }

    /// Adds an event.
    ///
    /// # Errors
    /// Passes on what the writer complains of.
    pub fn add(&mut self, event: &Event) -> io::Result<()> {
        event.lines(self.on).iter().try_for_each(|line| write_line(self.out, line))
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Passes on what the writer complains of.
    pub fn end(self) -> io::Result<()> {
        write_line(self.out, "END:VCALENDAR")?;
        self.out.flush()
    }
}

/// Returns a day as calendars write it, inside the years that they can write.
fn date(day: NaiveDate) -> String {
    let (first, last) = (NaiveDate::from_ymd_opt(1, 1, 1), NaiveDate::from_ymd_opt(9999, 12, 31));
    let day = first.map_or(day, |first| day.max(first));
    let day = last.map_or(day, |last| day.min(last));
    day.format("%Y%m%d").to_string()
}
