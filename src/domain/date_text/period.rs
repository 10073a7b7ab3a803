//! The ends of weeks, months and years: `eow`, `end of next week`, `beginning of december`.
//!
//! A week ends on Friday, because that is when employers think it does.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::date_text::DateContext;
use crate::domain::date_text::absolute::likely_year;
use crate::domain::date_text::days::{Found, day_of, edge_in_nearest_year, last_day, of_week, shift};
use crate::domain::date_text::grammar::Attempt;
use crate::domain::date_text::relative::{long_unit, steps};
use crate::domain::date_text::token::Token::{self, Number, Sign, Word};
use crate::domain::date_text::word::{Unit, month};

/// Which edge of a stretch of time is meant, or its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
}

/// The middle of a month.
const MIDDLE: u32 = 15;

/// Reads `eod`, `eow`, `eom`, `eoy`, and `end of …`, `start of …`, `beginning of …`, `mid …`, `middle of …`.
pub fn edge<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let today = context.today;
    let short = match tokens {
        [Word("eod"), rest @ ..] => Some((Ok(today), rest)),
        [Word("eow"), rest @ ..] => Some((edge_of(Unit::Week, 0, Edge::End, today), rest)),
        [Word("eom"), rest @ ..] => Some((edge_of(Unit::Month, 0, Edge::End, today), rest)),
        [Word("eoy"), rest @ ..] => Some((edge_of(Unit::Year, 0, Edge::End, today), rest)),
        _ => None,
    };
    let (date, rest) = match (short, tokens) {
        (Some(short), _) => short,
        (None, [Word("end"), Word("of"), rest @ ..]) => stretch(rest, Edge::End, context)?,
        (None, [Word("start" | "beginning"), Word("of"), rest @ ..]) => stretch(rest, Edge::Start, context)?,
        (
            None,
            [Word("middle"), Word("of"), rest @ ..]
            | [Word("mid"), Sign('-'), rest @ ..]
            | [Word("mid"), rest @ ..],
        ) => stretch(rest, Edge::Middle, context)?,
        _ => return None,
    };
    Some(date.map(|date| (Found::only(date), rest)))
}

/// Reads the stretch of time whose edge is meant.
fn stretch<'t>(
    tokens: &'t [Token<'t>],
    edge: Edge,
    context: &DateContext,
) -> Option<(Result<NaiveDate, String>, &'t [Token<'t>])> {
    let today = context.today;
    let tokens = if let [Word("the"), rest @ ..] = tokens { rest } else { tokens };
    match tokens {
        [Word("day" | "today"), rest @ ..] if edge == Edge::End => Some((Ok(today), rest)),
        [Word(noun), rest @ ..] if long_unit(noun).is_some() => {
            Some((edge_of(long_unit(noun)?, 0, edge, today), rest))
        }
        [Word(which), Word(noun), rest @ ..] if steps(which).is_some() => {
            Some((edge_of(long_unit(noun)?, steps(which)?, edge, today), rest))
        }
        [Word(name), Number(year), rest @ ..] if year.digits == 4 && !matches!(rest, [Sign(':'), ..]) => {
            let month = month(name)?;
            Some((likely_year(year.value).and_then(|year| edge_of_month(year, month, edge)), rest))
        }
        [Word(name), rest @ ..] => {
            let day = match edge {
                Edge::Start => 1,
                Edge::Middle => MIDDLE,
                Edge::End => 31,
            };
            Some((edge_in_nearest_year(month(name)?, day, context), rest))
        }
        _ => None,
    }
}

/// Returns the edge of the week, month or year `steps` after this one.
fn edge_of(unit: Unit, steps: i64, edge: Edge, today: NaiveDate) -> Result<NaiveDate, String> {
    let within = shift(today, steps, unit)?;
    match (unit, edge) {
        (Unit::Day, _) => Ok(within),
        (Unit::Week, Edge::Middle) => of_week(today, steps, Weekday::Wed),
        (Unit::Year, Edge::Middle) => edge_of_month(within.year(), 6, Edge::End),
        (Unit::Week, Edge::Start) => of_week(today, steps, Weekday::Mon),
        (Unit::Week, Edge::End) => match of_week(today, steps, Weekday::Fri)? {
            // On a weekend the week that people speak of is the coming one.
            friday if steps == 0 && friday < today => of_week(today, 1, Weekday::Fri),
            friday => Ok(friday),
        },
        (Unit::Month, _) => edge_of_month(within.year(), within.month(), edge),
        (Unit::Year, Edge::Start) => edge_of_month(within.year(), 1, edge),
        (Unit::Year, Edge::End) => edge_of_month(within.year(), 12, edge),
    }
}

fn edge_of_month(year: i32, month: u32, edge: Edge) -> Result<NaiveDate, String> {
    let day = match edge {
        Edge::Start => 1,
        Edge::Middle => MIDDLE,
        Edge::End => last_day(year, month).unwrap_or(31),
    };
    day_of(year, month, day)
}

/// Returns the last day of the month of `date`.
pub fn end_of_month(date: NaiveDate) -> NaiveDate {
    edge_of_month(date.year(), date.month(), Edge::End).unwrap_or(date)
}
