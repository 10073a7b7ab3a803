//! Days with a month's name or an ordinal: `25 nov`, `November 25th, 2026`, `the 25th`, `Fri 27 Nov`.

use chrono::Datelike;

use crate::domain::date_text::DateContext;
use crate::domain::date_text::absolute::{dotted, is_short, likely_year, slashed, year_first};
use crate::domain::date_text::days::{Found, day_of, in_nearest_month, in_nearest_year};
use crate::domain::date_text::grammar::Attempt;
use crate::domain::date_text::time_of_day::half;
use crate::domain::date_text::token::Token::{self, Number, Sign, Word};
use crate::domain::date_text::word::{month, month_name, weekday};

/// Reads a weekday with its date, `Fri 27 Nov`, and refuses one that does not belong to it.
pub fn with_weekday<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let [Word(word), rest @ ..] = tokens else { return None };
    let named = weekday(word)?;
    let rest = match rest {
        [Sign('.') | Word("the"), rest @ ..] => rest,
        _ => rest,
    };
    let forms = [year_first, dotted, slashed, day_month, month_day, day_of_month];
    let dated = forms.iter().find_map(|form| form(rest, context))?;
    Some(dated.and_then(|(found, rest)| {
        if found.date.weekday() == named {
            Ok((Found::only(found.date), rest))
        } else {
            Err(format!("{} is a {}", found.date.format("%-d %b %Y"), found.date.format("%A")))
        }
    }))
}

/// Reads `25 nov`, `25th of November`, `25-nov-2026`.
pub fn day_month<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let (day, rest) = day_number(tokens)?;
    let rest = match rest {
        [Word("of") | Sign('-' | '/' | '.'), rest @ ..] => rest,
        _ => rest,
    };
    let [Word(word), rest @ ..] = rest else { return None };
    let month = month(word)?;
    Some(in_year(month, day, after_separator(rest), context))
}

/// Reads `nov 25`, `November 25th, 2026`, `nov. 25`; a month alone is asked which day.
pub fn month_day<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let [Word(word), rest @ ..] = tokens else { return None };
    let month = month(word)?;
    let rest = after_separator(rest);
    let rest = if let [Word("the"), rest @ ..] = rest { rest } else { rest };
    Some(match day_number(rest) {
        Some((day, rest)) => in_year(month, day, after_separator(rest), context),
        None => Err(format!("which day of {}?", month_name(month))),
    })
}

/// Reads `25th`: the one of the month that the field looks for.
pub fn day_of_month<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    match tokens {
        [Number(day), Word("st" | "nd" | "rd" | "th"), rest @ ..] => {
            Some(in_nearest_month(day.value, context).map(|date| (Found::only(date), rest)))
        }
        _ => None,
    }
}

fn in_year<'t>(
    month: u32,
    day: u32,
    rest: &'t [Token<'t>],
    context: &DateContext,
) -> Result<(Found, &'t [Token<'t>]), String> {
    match rest {
        [Number(year), rest @ ..] if year.digits == 4 && !matches!(rest, [Sign(':'), ..]) => {
            let date = day_of(likely_year(year.value)?, month, day)?;
            Ok((Found::only(date), rest))
        }
        _ => in_nearest_year(month, day, context).map(|found| (found, rest)),
    }
}

/// Reads a day of one or two digits, with or without an ordinal's ending, unless it is the hour of a time.
fn day_number<'t>(tokens: &'t [Token<'t>]) -> Option<(u32, &'t [Token<'t>])> {
    match tokens {
        [Number(day), Word("st" | "nd" | "rd" | "th"), rest @ ..] if is_short(day) => Some((day.value, rest)),
        [Number(day), rest @ ..]
            if is_short(day) && !matches!(rest, [Sign(':') | Word("h"), ..]) && half(rest).is_none() =>
        {
            Some((day.value, rest))
        }
        _ => None,
    }
}

fn after_separator<'t>(tokens: &'t [Token<'t>]) -> &'t [Token<'t>] {
    match tokens {
        [Sign('-' | '/' | '.'), rest @ ..] => rest,
        _ => tokens,
    }
}
