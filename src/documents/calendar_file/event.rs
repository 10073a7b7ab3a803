//! One event of a calendar file.

use chrono::NaiveDate;

use crate::documents::calendar_file::{
    date,
    line::{line, text},
};
use crate::domain::moment::Moment;

/// Minutes that an event may take: a day.
const LONGEST: u32 = 24 * 60;

/// What a calendar shows on a day, or from a time on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What makes it the same event in a later file.
    pub name: String,
    /// When it is.
    pub when: When,
    /// What it is, in a few words.
    pub summary: String,
    /// Everything else, in lines.
    pub description: String,
    /// Where it is.
    pub location: Option<String>,
    /// A link, left out when it is none.
    pub link: Option<String>,
    /// Whether it takes place.
    pub status: Status,
    /// Minutes before its start at which it reminds, when it has a start.
    pub remind_before: Option<u32>,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The whole day, leaving its owner free.
    Day(NaiveDate),
    /// A meeting of so many minutes; of the whole day when its time is not known.
    Meeting(Moment, u32),
}

/// Whether an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// It was called off: a calendar that has it takes it away.
    Cancelled,
}

impl Event {
    /// Returns the lines of the event in the file of a day, not folded.
    pub(super) fn lines(&self, on: NaiveDate) -> Vec<String> {
        let mut lines = vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@callback", line(&self.name)),
            format!("DTSTAMP:{}T000000Z", date(on)),
            format!("SEQUENCE:{}", sequence(on)),
        ];
        lines.extend(self.when.lines());
        lines.push(format!("SUMMARY:{}", line(&self.summary)));
        if !self.description.is_empty() {
            lines.push(format!("DESCRIPTION:{}", text(&self.description)));
        }
        if let Some(location) = self.location.as_deref().filter(|location| !location.is_empty()) {
            lines.push(format!("LOCATION:{}", line(location)));
        }
        if let Some(link) = self.link.as_deref().filter(|link| is_link(link)) {
            lines.push(format!("URL:{link}"));
        }
        lines.push("CATEGORIES:callback".to_owned());
        lines.push(match self.status {
            Status::Confirmed => "STATUS:CONFIRMED".to_owned(),
            Status::Cancelled => "STATUS:CANCELLED".to_owned(),
        });
        lines.push(format!("TRANSP:{}", if self.is_busy() { "OPAQUE" } else { "TRANSPARENT" }));
        lines.extend(self.alarm());
        lines.push("END:VEVENT".to_owned());
        lines
    }

    /// Tells whether its owner is busy then.
    fn is_busy(&self) -> bool {
        matches!(self.when, When::Meeting(Moment { time: Some(_), .. }, _))
            && self.status == Status::Confirmed
    }

    /// Returns the lines of the reminder, none without one or without a start.
    fn alarm(&self) -> Vec<String> {
        let Some(minutes) = self.remind_before.filter(|_| self.is_busy()) else { return Vec::new() };
        vec![
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", line(&self.summary)),
            format!("TRIGGER:-PT{minutes}M"),
            "END:VALARM".to_owned(),
        ]
    }
}

impl When {
    /// Returns the lines that say when: the day alone lasts that day, a time has a length.
    fn lines(self) -> Vec<String> {
        match self {
            Self::Day(day) | Self::Meeting(Moment { date: day, time: None }, _) => {
                vec![format!("DTSTART;VALUE=DATE:{}", date(day))]
            }
            Self::Meeting(Moment { date: day, time: Some(time) }, minutes) => vec![
                format!("DTSTART:{}T{}00", date(day), time.format("%H%M")),
                format!("DURATION:PT{}M", minutes.min(LONGEST)),
            ],
        }
    }
}

/// Returns the number of a file among those about earlier and later days: days since the beginning of 2000.
fn sequence(on: NaiveDate) -> i64 {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or(NaiveDate::MIN);
    (on - first).num_days().clamp(0, i64::from(i32::MAX))
}

/// Tells whether a text is a web address and nothing else.
fn is_link(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.chars().all(|c| {
            c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meeting(at: &str) -> Event {
        Event {
            name: "interview:i-1".to_owned(),
            when: When::Meeting(Moment::from_iso(at).unwrap(), 45),
            summary: "Interview: Acme".to_owned(),
            description: String::new(),
            location: None,
            link: None,
            status: Status::Confirmed,
            remind_before: Some(30),
        }
    }

    fn lines(event: &Event) -> String {
        event.lines(day("2026-11-24")).join("\n")
    }

    #[test]
    fn a_meeting_has_a_time_a_length_and_a_reminder() {
        insta::assert_snapshot!(lines(&meeting("2026-11-24T14:00")), @r"
        BEGIN:VEVENT
        UID:interview:i-1@callback
        DTSTAMP:20261124T000000Z
        SEQUENCE:9824
        DTSTART:20261124T140000
        DURATION:PT45M
        SUMMARY:Interview: Acme
        CATEGORIES:callback
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        BEGIN:VALARM
        ACTION:DISPLAY
        DESCRIPTION:Interview: Acme
        TRIGGER:-PT30M
        END:VALARM
        END:VEVENT
        ");
    }

    #[test]
    fn a_meeting_without_a_time_takes_the_day_and_reminds_of_nothing() {
        let lines = lines(&meeting("2026-11-24"));
        assert!(lines.contains("DTSTART;VALUE=DATE:20261124\nSUMMARY"), "{lines}");
        assert!(lines.contains("TRANSP:TRANSPARENT") && !lines.contains("VALARM"), "{lines}");
    }

    #[test]
    fn a_cancelled_meeting_says_so_and_is_free() {
        let lines = lines(&Event { status: Status::Cancelled, ..meeting("2026-11-24T14:00") });
        assert!(lines.contains("STATUS:CANCELLED\nTRANSP:TRANSPARENT\nEND:VEVENT"), "{lines}");
    }

    #[test]
    fn only_a_link_stands_as_a_link() {
        let with = |link: &str| lines(&Event { link: Some(link.to_owned()), ..meeting("2026-11-24") });
        assert!(with("https://meet.example/a?b=c,d;e").contains("\nURL:https://meet.example/a?b=c,d;e\n"));
        for no_link in [
            "https://a.example/\r\nATTENDEE:x",
            "https://a.example/\rX",
            "https://a.example/\0",
            "https://a.example/b c",
            "https://日本.example",
            "javascript:alert(1)",
            "room 5",
            "",
        ] {
            assert!(!with(no_link).contains("URL"), "{no_link:?}");
        }
    }

    #[test]
    fn a_later_file_has_a_greater_number_and_years_stay_writable() {
        assert!(sequence(day("2026-11-25")) > sequence(day("2026-11-24")));
        assert_eq!(sequence(day("1970-01-01")), 0);
        assert_eq!(date(NaiveDate::MAX), "99991231");
        assert_eq!(date(NaiveDate::MIN), "00010101");
        let endless = Event {
            when: When::Meeting(Moment::from_iso("9999-12-31T23:59").unwrap(), u32::MAX),
            ..meeting("2026-11-24")
        };
        assert!(lines(&endless).contains("DURATION:PT1440M"));
    }
}
