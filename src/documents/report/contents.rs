//! What a report holds: entries by topic, in the order of time, and what they add up to.

use chrono::{NaiveDate, NaiveTime};

use crate::documents::report::words::day;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What a part of a report is about.
    Topic, "topic", {
        /// Applications sent.
        Applications = "applications",
        /// Interviews, cancelled ones too.
        Interviews = "interviews",
        /// Messages and calls, both ways.
        Contacts = "contacts",
        /// Where applications moved to.
        Stages = "stages",
    }
}

impl Topic {
    /// Returns the heading of the part.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Applications => "Applications sent",
            Self::Interviews => "Interviews",
            Self::Contacts => "Messages and calls",
            Self::Stages => "Course of the applications",
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The day.
    pub on: NaiveDate,
    /// The local time, when it is known.
    pub at: Option<NaiveTime>,
    /// The employer.
    pub company: String,
    /// The job; may be empty.
    pub role: String,
    /// What happened.
    pub what: String,
    /// Who was on the other side; may be empty.
    pub person: String,
    /// Where and how, each a few words.
    pub details: Vec<String>,
}

/// The entries of one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub topic: Topic,
    /// What happened, in the order of time.
    pub entries: Vec<Entry>,
    /// What they add up to, in words.
    pub total: String,
}

/// What happened in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// One section per topic, empty ones too.
    pub sections: Vec<Section>,
}

impl Report {
    /// Returns the title, with the period.
    pub fn title(&self) -> String {
        format!("Job search from {} to {}", day(self.from), day(self.to))
    }

    /// Returns the sections in which something happened.
    pub fn filled_sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| !section.entries.is_empty())
    }
}
