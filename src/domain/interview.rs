//! Interviews: one meeting of one application.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::contact::ContactChoice;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::moment::Moment;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What sort of meeting it is.
    InterviewKind, "kind of interview", {
        /// A first call to get to know each other.
        PhoneScreen = "phone-screen",
        /// A conversation by video.
        Video = "video",
        /// A test of skill.
        Technical = "technical",
        /// A visit.
        Onsite = "onsite",
        /// Several people at once.
        Panel = "panel",
        /// The last round.
        Final = "final",
        /// Anything else.
        Other = "other",
    }
}

/// Minutes that an interview takes when nobody said.
pub const USUAL_MINUTES: u32 = 60;

/// The longest interview, in minutes: a week, for those who are asked to move in.
pub const LONGEST_MINUTES: u32 = 7 * 24 * 60;

/// The highest number of a round.
pub const LAST_ROUND: u32 = 1000;

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The shown id.
    pub id: InterviewId,
    /// The short name on public surfaces, given by the store; empty outside it.
    pub handle: String,
    /// Which round it is, counted from 1.
    pub round: Option<u32>,
    /// What sort of meeting it is.
    pub kind: InterviewKind,
    /// When it starts, in the user's local time.
    pub starts_at: Moment,
    /// The employer's IANA zone, for display only.
    pub zone: Option<String>,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Where: an address, a room, a link.
    pub place: Option<String>,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Whether the user wrote down how it went.
    pub debriefed: bool,
    /// Who takes part on their side.
    pub interviewers: Vec<ContactId>,
    /// What went well, to be repeated in the thank-you.
    pub strengths: String,
    /// What the user forgot to say.
    pub forgot: String,
    /// Notes, Markdown.
    pub notes: String,
}

impl Interview {
    /// Returns the local date on which it takes place.
    pub const fn date(&self) -> NaiveDate {
        self.starts_at.date
    }

    /// Tells whether it took place as of `today`: not cancelled, and its date is today or earlier.
    pub fn is_held(&self, today: NaiveDate) -> bool {
        !self.cancelled && self.date() <= today
    }

    /// Tells whether it is still ahead as of `today`: not cancelled, and its date is later.
    pub fn is_coming(&self, today: NaiveDate) -> bool {
        !self.cancelled && self.date() > today
    }

    /// Returns when it ends on its day, at most 23:59; `None` when it has no time.
    pub fn ends(&self) -> Option<NaiveTime> {
        let start = self.starts_at.time?;
        let last = NaiveTime::from_hms_opt(23, 59, 0)?;
        let (end, days) = start.overflowing_add_signed(chrono::TimeDelta::minutes(i64::from(self.minutes)));
        Some(if days > 0 { last } else { end.min(last) })
    }
}

/// A meeting about to be added with its application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewDraft {
    /// When it starts, in the user's local time.
    pub starts_at: Moment,
    /// Who takes part on their side.
    pub interviewers: Vec<ContactChoice>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_on_its_own_day() {
        let interview = |start: &str, minutes| Interview {
            id: InterviewId::new("i"),
            handle: String::new(),
            round: None,
            kind: InterviewKind::Other,
            starts_at: Moment::from_iso(start).unwrap(),
            zone: None,
            minutes,
            place: None,
            cancelled: false,
            debriefed: false,
            interviewers: vec![],
            strengths: String::new(),
            forgot: String::new(),
            notes: String::new(),
        };
        let ends =
            |start, minutes| interview(start, minutes).ends().map(|end| end.format("%H:%M").to_string());
        assert_eq!(ends("2026-11-24T10:00", 60).as_deref(), Some("11:00"));
        assert_eq!(ends("2026-11-24T23:30", 60).as_deref(), Some("23:59"));
        assert_eq!(ends("2026-11-24T23:00", 60).as_deref(), Some("23:59"));
        assert_eq!(ends("2026-11-24T10:00", u32::MAX).as_deref(), Some("23:59"));
        assert_eq!(ends("2026-11-24", 60), None);
    }
}
