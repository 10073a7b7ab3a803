//! The whole sentence: a preposition, a day in one of the forms, a time before or after it.

use chrono::NaiveTime;

use crate::domain::date_text::days::Found;
use crate::domain::date_text::time_of_day::time;
use crate::domain::date_text::token::Token::{self, Number, Sign, Word};
use crate::domain::date_text::{DateContext, Reading, absolute, named, period, relative};
use crate::domain::moment::Moment;

/// What a form makes of the beginning of a text: `None` when it is not written in that form, an error when it is
/// but there is no such day, else the day and what follows it.
pub type Attempt<'t> = Option<Result<(Found, &'t [Token<'t>]), String>>;

/// One way to write a day.
type Form = for<'t> fn(&'t [Token<'t>], &DateContext) -> Attempt<'t>;

/// Every way to write a day; the first that fits decides.
const FORMS: &[Form] = &[
    absolute::year_first,
    absolute::dotted,
    absolute::slashed,
    absolute::dashed,
    named::with_weekday,
    named::day_month,
    named::month_day,
    named::day_of_month,
    period::edge,
    relative::named_day,
    relative::counted_from,
    relative::counted,
    relative::neighbour,
    relative::weekday,
];

/// Reads a text; the error says why when there is more to say than "no date".
pub fn read<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Result<Reading, Option<String>> {
    let tokens = after_preposition(tokens);
    if let Some(early) = time(tokens) {
        let (time, rest) = early.map_err(Some)?;
        if rest.is_empty() {
            return Err(Some("a time without a day".to_owned()));
        }
        let (found, rest) = day(after_preposition(rest), context)?;
        return if rest.is_empty() { Ok(reading(found, Some(time))) } else { Err(None) };
    }
    let (found, rest) = day(tokens, context)?;
    if rest.is_empty() {
        return Ok(reading(found, None));
    }
    let rest = after_at(rest);
    let (time, rest) = time(rest).ok_or_else(|| missing_time(rest))?.map_err(Some)?;
    if rest.is_empty() { Ok(reading(found, Some(time))) } else { Err(None) }
}

fn day<'t>(
    tokens: &'t [Token<'t>],
    context: &DateContext,
) -> Result<(Found, &'t [Token<'t>]), Option<String>> {
    match FORMS.iter().find_map(|form| form(tokens, context)) {
        Some(attempt) => attempt.map_err(Some),
        None => Err(missing_part(tokens)),
    }
}

fn reading(found: Found, time: Option<NaiveTime>) -> Reading {
    Reading { moment: Moment { date: found.date, time }, other: found.other }
}

fn after_preposition<'t>(tokens: &'t [Token<'t>]) -> &'t [Token<'t>] {
    let tokens = match tokens {
        [Word("on" | "by" | "until" | "till" | "til" | "at"), rest @ ..] => rest,
        _ => tokens,
    };
    match tokens {
        [Word("the"), rest @ ..] => rest,
        _ => tokens,
    }
}

fn after_at<'t>(tokens: &'t [Token<'t>]) -> &'t [Token<'t>] {
    match tokens {
        [Word("at" | "t") | Sign('@'), rest @ ..] => rest,
        _ => tokens,
    }
}

/// Returns what is missing from a text that only begins a time.
fn missing_time(tokens: &[Token<'_>]) -> Option<String> {
    match tokens {
        [Number(hour)] if (1..=12).contains(&hour.value) => Some(format!("{0}:00 or {0}pm?", hour.value)),
        [Number(hour)] if hour.value < 24 => Some(format!("at what time? as in {}:00", hour.value)),
        [Word("morning" | "afternoon" | "evening" | "night" | "midnight")]
        | [Word("in"), Word("the"), Word("morning" | "afternoon" | "evening")] => {
            Some("at what time? as in 14:00".to_owned())
        }
        _ => None,
    }
}

/// Returns what is missing from a text that only begins a date.
fn missing_part(tokens: &[Token<'_>]) -> Option<String> {
    match tokens {
        [Number(_)] => Some("which month?".to_owned()),
        [Word("tonight" | "midnight")]
        | [Word("this"), Word("morning" | "afternoon" | "evening" | "night")] => {
            Some("at what time? as in today 19:00".to_owned())
        }
        [Sign('+' | '-'), Number(_)] => Some("days, weeks or months? as in +3d".to_owned()),
        _ => None,
    }
}
