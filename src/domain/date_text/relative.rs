//! Days counted from today: `tomorrow`, `+3d`, `in two weeks`, `a week ago`, `fri`, `next fri`, `next month`.

use chrono::{NaiveDate, Weekday};

use crate::domain::date_text::days::{Found, of_week, shift, weekday_after, weekday_before};
use crate::domain::date_text::grammar::Attempt;
use crate::domain::date_text::period::end_of_month;
use crate::domain::date_text::token::Token::{self, Number, Sign, Word};
use crate::domain::date_text::word::{self, Unit};
use crate::domain::date_text::{DateContext, Lean};

/// Reads `today`, `tomorrow`, `yesterday` and the days beside them.
pub fn named_day<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let (days, rest) = match tokens {
        [Word("today" | "tod"), rest @ ..] => (0, rest),
        [Word("tomorrow" | "tom" | "tmr" | "tmrw"), rest @ ..] => (1, rest),
        [Word("yesterday"), rest @ ..] => (-1, rest),
        [Word("day"), Word("after"), Word("tomorrow"), rest @ ..] => (2, rest),
        [Word("day"), Word("before"), Word("yesterday"), rest @ ..] => (-2, rest),
        _ => return None,
    };
    Some(only(shift(context.today, days, Unit::Day), rest))
}

/// Reads `+3d`, `-2d`, `in 3 days`, `3 days ago`, `two weeks from now`, and `2w`, which counts where the field looks.
pub fn counted<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let (sign, rest) = match tokens {
        [Sign('+') | Word("in" | "within"), rest @ ..] => (Some(1), rest),
        [Sign('-' | '\u{2212}'), rest @ ..] => (Some(-1), rest),
        _ => (None, tokens),
    };
    let (amount, unit, rest) = amount(rest)?;
    let (sign, rest) = match (sign, rest) {
        (Some(sign), _) => (sign, rest),
        (None, [Word("ago"), rest @ ..]) => (-1, rest),
        (None, [Word("from"), Word("now" | "today"), rest @ ..]) => (1, rest),
        (None, _) => (if context.lean == Lean::Past { -1 } else { 1 }, rest),
    };
    Some(only(shift(context.today, sign * i64::from(amount), unit), rest))
}

/// Reads `a week from friday`, `two weeks after tomorrow`, `a week on monday`, and `friday week`.
pub fn counted_from<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let ahead = DateContext { lean: Lean::Future, ..*context };
    match tokens {
        [Word(day), Word("week"), rest @ ..] if word::weekday(day).is_some() => {
            let after = weekday_after(context.today, word::weekday(day)?);
            return Some(only(after.and_then(|after| shift(after, 1, Unit::Week)), rest));
        }
        _ => {}
    }
    let (amount, unit, rest) = amount(tokens)?;
    let from = match rest {
        [Word("from" | "after"), rest @ ..] => rest,
        [Word("on"), rest @ ..] if unit == Unit::Week => rest,
        _ => return None,
    };
    let found = named_day(from, &ahead).or_else(|| weekday(from, &ahead))?;
    Some(found.and_then(|(found, rest)| only(shift(found.date, i64::from(amount), unit), rest)))
}

fn amount<'t>(tokens: &'t [Token<'t>]) -> Option<(u32, Unit, &'t [Token<'t>])> {
    match tokens {
        [Number(number), Word("fortnight" | "fortnights"), rest @ ..] => {
            Some((number.value.saturating_mul(2), Unit::Week, rest))
        }
        [Word(number), Word("fortnight" | "fortnights"), rest @ ..] => {
            Some((2 * word::number(number)?, Unit::Week, rest))
        }
        [Number(number), Word(unit), rest @ ..] => Some((number.value, word::unit(unit)?, rest)),
        [Word(number), Word(unit), rest @ ..] => Some((word::number(number)?, word::unit(unit)?, rest)),
        _ => None,
    }
}

/// Reads `next fri`, `this fri`, `last fri`, `fri next week`, `next week on fri`, `next week`, `last month`.
pub fn neighbour<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    let today = context.today;
    match tokens {
        [Word(which), Word("week"), Word("on"), Word(day), rest @ ..]
        | [Word(which), Word("week"), Word(day), rest @ ..]
        | [Word(day), Word(which), Word("week"), rest @ ..]
            if steps(which).is_some() && word::weekday(day).is_some() =>
        {
            Some(only(of_week(today, steps(which)?, word::weekday(day)?), rest))
        }
        [Word(which), Word(noun), rest @ ..] => {
            let steps = steps(which)?;
            let found = match (word::weekday(noun), long_unit(noun)) {
                (Some(day), _) => weekday_beside(today, steps, day),
                (None, Some(unit)) if steps != 0 => stretch_beside(today, steps, unit),
                _ => return None,
            };
            Some(found.map(|found| (found, rest)))
        }
        _ => None,
    }
}

/// Returns how many weeks, months or years from this one a word points.
pub fn steps(which: &str) -> Option<i64> {
    match which {
        "this" => Some(0),
        "next" => Some(1),
        "last" => Some(-1),
        _ => None,
    }
}

/// Returns the unit that a word in full names, other than days.
pub fn long_unit(noun: &str) -> Option<Unit> {
    match noun {
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

/// `next fri` is the Friday of the next week, though some mean the coming one; `last fri` is the latest one,
/// though some mean that of the last week.
fn weekday_beside(today: NaiveDate, steps: i64, day: Weekday) -> Result<Found, String> {
    let of_week = of_week(today, steps, day);
    Ok(match steps {
        0 => Found::only(of_week?),
        -1 => Found::or(weekday_before(today, day)?, of_week.ok()),
        _ => Found::or(of_week?, weekday_after(today, day).ok()),
    })
}

/// `next week` is a week from now, though some mean its end.
fn stretch_beside(today: NaiveDate, steps: i64, unit: Unit) -> Result<Found, String> {
    let date = shift(today, steps, unit)?;
    let end = match unit {
        Unit::Week if steps > 0 => of_week(today, steps, Weekday::Fri).ok(),
        Unit::Month if steps > 0 => Some(end_of_month(date)),
        _ => None,
    };
    Ok(Found::or(date, end))
}

/// Reads `coming fri`, and `fri`: the next one after today, in a past field the last one before it.
pub fn weekday<'t>(tokens: &'t [Token<'t>], context: &DateContext) -> Attempt<'t> {
    if let [Word("this"), Word("coming"), Word(word), rest @ ..] | [Word("coming"), Word(word), rest @ ..] =
        tokens
    {
        return Some(only(weekday_after(context.today, word::weekday(word)?), rest));
    }
    let [Word(word), rest @ ..] = tokens else { return None };
    let day = word::weekday(word)?;
    let found = match context.lean {
        Lean::Past => weekday_before(context.today, day),
        Lean::Future | Lean::Nearest => weekday_after(context.today, day),
    };
    Some(only(found, rest))
}

fn only<'t>(
    date: Result<NaiveDate, String>,
    rest: &'t [Token<'t>],
) -> Result<(Found, &'t [Token<'t>]), String> {
    date.map(|date| (Found::only(date), rest))
}
