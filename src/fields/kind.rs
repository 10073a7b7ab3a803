//! What fields can hold, what they hold at first, and what they may say again.

use crate::domain::date_text::Lean;
use crate::domain::vocabulary::Vocabulary;

/// What a field holds, and with that how it is typed, shown, written and stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    Line,
    /// An email address; documents may say anything.
    Email,
    /// Several lines of text.
    Lines,
    /// A day; typed ones are looked for in this direction, and with `Lean::Past` none after today is taken.
    Day(Lean),
    /// The day of something that happened; a time of day typed with it goes into the field of this key.
    Event(&'static str),
    /// A time of day.
    Time,
    /// When something begins: a day, and a time if it is known.
    Moment,
    /// A whole number between these two.
    Number(u32, u32),
    /// The name of a time zone.
    Zone,
    /// One of a closed list of words.
    Choice(Choice),
    /// Yes or no.
    Flag,
    /// From one star to five.
    Stars,
    /// What a job pays.
    Money,
    /// Words to find something by, each once.
    Tags,
    /// The name of a cadence of the configuration.
    Cadence,
    /// A person, who may be a new one.
    Person,
    /// People who take part, some of whom may be new ones.
    People,
    /// An interview of the same application.
    Interview,
}

/// A closed list of words.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// What a word of it names, for example `stage`.
    pub what: &'static str,
    /// Returns the words, in the order of menus.
    pub words: fn() -> Vec<&'static str>,
}

impl Choice {
    /// Returns the list of a vocabulary.
    pub const fn of<T: Vocabulary>() -> Self {
        Self { what: T::WHAT, words: T::words }
    }
}

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

impl Eq for Choice {}

/// What a field holds as long as no one has said anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initial {
    /// There is no such value: a document that leaves the field out is refused.
    Required,
    /// Nothing, which documents write as `null`.
    Nothing,
    /// A text without a character; it cannot be `null`.
    EmptyText,
    /// This word; it cannot be `null`.
    Word(&'static str),
    /// This number; it cannot be `null`.
    Number(u32),
    /// No; it cannot be `null`.
    No,
    /// An empty list; it cannot be `null`.
    EmptyList,
    /// Nobody; it cannot be `null`.
    Nobody,
}

/// What the records know already and a field may say again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggest {
    /// The employers.
    Companies,
    /// The people.
    People,
    /// Where jobs were found.
    Sources,
    /// Where jobs are.
    Locations,
    /// The tags.
    Tags,
    /// The cadences.
    Cadences,
    /// The interviews of the application.
    Interviews,
}
