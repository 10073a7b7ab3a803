//! Days written in numbers: `2026-11-24`, `24.11.2026`, `24/11`, `24-11-2026`.

use crate::domain::date_text::days::{Found, day_of, in_nearest_year};
use crate::domain::date_text::grammar::Attempt;
use crate::domain::date_text::time_of_day::half;
use crate::domain::date_text::token;
use crate::domain::date_text::token::Token::{self, Number, Sign};
use crate::domain::date_text::{DateContext, DayOrder};

/// Reads `2026-11-24`, also with `/` or `.`.
pub fn year_first<'t>(tokens: &'t [Token<'t>], _: &DateContext) -> Attempt<'t> {
    match tokens {
        [Number(year), Sign(a), Number(month), Sign(b), Number(day), rest @ ..]
            if year.digits == 4
                && a == b
                && matches!(a, '-' | '/' | '.')
                && is_short(month)
                && is_short(day) =>
        {
            Some(dated(i32::try_from(year.value).unwrap_or(0), month.value, day.value, rest))
        }
        _ => None,
    }
}

/// Reads `24.11.`, `24.11` and `24.11.2026`: always the day first.
pub fn dotted<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let [Number(day), Sign('.'), Number(month), rest @ ..] = tokens else { return None };
    if !is_short(day) || !is_short(month) || matches!(rest, [Sign(':'), ..]) {
        return None;
    }
    let rest = if let [Sign('.'), rest @ ..] = rest { rest } else { rest };
    Some(match year(rest) {
        Some((year, rest)) => year.and_then(|year| dated(year, month.value, day.value, rest)),
        None => in_nearest_year(month.value, day.value, context).map(|found| (found, rest)),
    })
}

/// Reads `24/11` and `24/11/2026` in the configured order, unless a number above 12 settles it.
pub fn slashed<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let [Number(first), Sign('/'), Number(second), rest @ ..] = tokens else { return None };
    if !is_short(first) || !is_short(second) {
        return None;
    }
    let with_year = if let [Sign('/'), rest @ ..] = rest { year(rest) } else { None };
    let rest = with_year.as_ref().map_or(rest, |(_, rest)| rest);
    let resolve = |(day, month): (u32, u32)| match &with_year {
        Some((year, _)) => year.clone().and_then(|year| day_of(year, month, day)),
        None => in_nearest_year(month, day, context).map(|found| found.date),
    };
    let (first, second) = (first.value, second.value);
    let day_first = match (first > 12, second > 12) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => context.order == DayOrder::DayFirst,
    };
    let (chosen, swapped) =
        if day_first { ((first, second), (second, first)) } else { ((second, first), (first, second)) };
    let other = if first <= 12 && second <= 12 { resolve(swapped).ok() } else { None };
    Some(resolve(chosen).map(|date| (Found::or(date, other), rest)))
}

/// Reads `24-11-2026`, in the same order as with slashes; without a year it could be anything.
pub fn dashed<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let [Number(first), Sign('-'), Number(second), Sign('-'), Number(year), rest @ ..] = tokens else {
        return None;
    };
    let slashed_tokens = [Number(*first), Sign('/'), Number(*second), Sign('/'), Number(*year)];
    if year.digits != 4 {
        return None;
    }
    slashed(&slashed_tokens, context).map(|read| read.map(|(found, _)| (found, rest)))
}

/// Reads a year of two or four digits at the beginning, unless it is the hour of a time.
pub fn year<'t>(tokens: &'t [Token<'t>]) -> Option<(Result<i32, String>, &'t [Token<'t>])> {
    let [Number(number), rest @ ..] = tokens else { return None };
    if matches!(rest, [Sign(':'), ..]) || half(rest).is_some() {
        return None;
    }
    let year = match number.digits {
        2 => number.value + 2000,
        4 => number.value,
        _ => return None,
    };
    Some((likely_year(year), rest))
}

/// Returns a year in which somebody may look for work; `1400` is rather a time of day.
pub fn likely_year(year: u32) -> Result<i32, String> {
    let likely = i32::try_from(year).ok().filter(|year| (1900..2200).contains(year));
    likely.ok_or_else(|| format!("the year {year} is too far away"))
}

fn dated<'t>(
    year: i32,
    month: u32,
    day: u32,
    rest: &'t [Token<'t>],
) -> Result<(Found, &'t [Token<'t>]), String> {
    day_of(year, month, day).map(|date| (Found::only(date), rest))
}

/// Tells whether a number can be a day or a month.
pub fn is_short(number: &token::Number) -> bool {
    number.digits <= 2
}
