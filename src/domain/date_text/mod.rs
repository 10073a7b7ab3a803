//! Dates as people write them.
//!
//! Owns the grammar from "tomorrow" to "2026-11-24"; `today` is always an argument. Refuses to guess: what does
//! not parse is an error that quotes the text and gives an example, and where a careful reader could have meant
//! another day, that day is reported beside the one that was chosen.
//!
//! The decisions, in one place:
//! - `fri` is the next Friday after today (in a past field the last one before it), `this fri` the one of this
//!   week, `next fri` the one of the next week; weeks begin on Monday.
//! - A date without a year, and a day without a month, is the nearest one that the field looks for; today counts.
//! - `next week` and `next month` are a week and a month from today: `next week` said on a Tuesday is a Tuesday.
//! - `2w` counts forward, in a past field backward; months are cut to their last day (31 Jan + 1m = 28 Feb).
//! - `24.11.` is always day before month; `3/4` is read in the configured order unless a number settles it.

mod absolute;
mod days;
mod grammar;
mod named;
mod period;
mod relative;
mod time_of_day;
mod token;
mod word;

use std::fmt;

use chrono::NaiveDate;

use crate::domain::moment::Moment;
use crate::domain::printable::printable;

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

/// What a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The day, with a time of day when one was written.
    pub moment: Moment,
    /// Another day that somebody may have meant with the same words: 4 March for `3/4`.
    pub other: Option<NaiveDate>,
}

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTextError {
    /// The text as given.
    pub text: String,
    /// What is wrong with it, when that can be said: "November has 30 days".
    pub because: Option<String>,
}

/// The longest part of a text that an error repeats, in characters.
const QUOTED: usize = 60;

impl fmt::Display for DateTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut quoted: String = self.text.chars().take(QUOTED).collect();
        if quoted.len() < self.text.len() {
            quoted.push('…');
        }
        write!(f, "'{}' is not a date", printable(&quoted))?;
        if let Some(because) = &self.because {
            write!(f, " ({because})")?;
        }
        write!(f, "; try 2026-11-24, tomorrow, +3d")
    }
}

impl std::error::Error for DateTextError {}

/// Reads a date with an optional time of day, and what else it could have meant.
///
/// # Errors
/// Quotes the text when it is no date, or names a day that does not exist.
pub fn read(text: &str, context: &DateContext) -> Result<Reading, DateTextError> {
    let lower = text.to_lowercase();
    grammar::read(&token::tokens(&lower), context)
        .map_err(|because| DateTextError { text: text.to_owned(), because })
}

/// Reads a date with an optional time of day.
///
/// # Errors
/// Quotes the text when it is no date, or names a day that does not exist.
pub fn read_moment(text: &str, context: &DateContext) -> Result<Moment, DateTextError> {
    read(text, context).map(|reading| reading.moment)
}

/// Reads a date without a time of day.
///
/// # Errors
/// As `read_moment`; a time of day is an error, too.
pub fn read_date(text: &str, context: &DateContext) -> Result<NaiveDate, DateTextError> {
    let moment = read_moment(text, context)?;
    match moment.time {
        None => Ok(moment.date),
        Some(_) => Err(DateTextError {
            text: text.to_owned(),
            because: Some("only the day counts here, without a time".to_owned()),
        }),
    }
}

/// Returns a moment as screens and messages echo it, `Wed 25 Nov 2026 14:00`; `read` understands it.
pub fn in_full(moment: Moment) -> String {
    let day = moment.date.format("%a %-d %b %Y");
    match moment.time {
        None => day.to_string(),
        Some(time) => format!("{day} {}", time.format("%H:%M")),
    }
}
