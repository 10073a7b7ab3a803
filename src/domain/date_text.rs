//! Dates as people write them.
//!
//! Owns the grammar from "tomorrow" to "2026-11-24"; `today` is always an argument. Refuses to guess: what does
//! not parse is an error that quotes the text and gives an example.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::moment::Moment;

/// Where a date without a year, or a bare weekday, is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// The field speaks of what happened: `applied`, `said`.
    Past,
    /// The field speaks of what will happen: an interview, a task.
    Future,
    /// Neither: `--on` of a list.
    Nearest,
}

/// Which of two small numbers is the day: `3/4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    /// 3 April.
    #[default]
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What is needed to read a date besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateContext {
    /// The user's local date.
    pub today: NaiveDate,
    /// Where the field looks.
    pub lean: Lean,
    /// How `3/4` reads.
    pub order: DayOrder,
}

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTextError {
    /// The text as given.
    pub text: String,
    /// What is wrong with it, when that can be said: "November has 30 days".
    pub because: Option<String>,
}

impl fmt::Display for DateTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a date", self.text)?;
        if let Some(because) = &self.because {
            write!(f, " ({because})")?;
        }
        write!(f, "; try 2026-11-24, tomorrow, +3d")
    }
}

impl std::error::Error for DateTextError {}

/// Reads a date with an optional time of day.
///
/// # Errors
/// Quotes the text when it is no date, or names a day that does not exist.
pub fn read_moment(text: &str, context: &DateContext) -> Result<Moment, DateTextError> {
    let _ = context;
    Moment::from_iso(text.trim()).ok_or_else(|| DateTextError { text: text.to_owned(), because: None })
}

/// Reads a date without a time of day.
///
/// # Errors
/// As `read_moment`; a time of day is an error, too.
pub fn read_date(text: &str, context: &DateContext) -> Result<NaiveDate, DateTextError> {
    read_moment(text, context).map(|moment| moment.date)
}
