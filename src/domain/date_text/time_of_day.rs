//! Times of day: `14:00`, `2pm`, `9:30 a.m.`, `noon`.
//!
//! Refuses `at 2` and `midnight`: each could be two times.

use chrono::NaiveTime;

use crate::domain::date_text::token::Token::{self, Number, Sign, Word};

/// Reads a time at the beginning; `None` when there is none.
///
/// # Errors
/// When it is written like a time that does not exist.
pub fn time<'t>(tokens: &'t [Token<'t>]) -> Option<Result<(NaiveTime, &'t [Token<'t>]), String>> {
    let (hour, minute, rest) = match tokens {
        [Word("noon" | "midday"), rest @ ..] => {
            return NaiveTime::from_hms_opt(12, 0, 0).map(|noon| Ok((noon, rest)));
        }
        [Number(hour), Sign(':'), Number(minute), rest @ ..] if minute.digits == 2 => {
            (hour.value, minute.value, rest)
        }
        [Number(hour), Word("h"), Number(minute), rest @ ..] if minute.digits == 2 => {
            (hour.value, minute.value, rest)
        }
        [Number(hour), Word("h"), rest @ ..] => (hour.value, 0, rest),
        [Number(hour), rest @ ..] if half(rest).is_some() => (hour.value, 0, rest),
        _ => return None,
    };
    let rest = match rest {
        [Sign(':'), Number(second), rest @ ..] if second.digits == 2 && second.value == 0 => rest,
        _ => rest,
    };
    let Some((half, rest)) = half(rest) else {
        let time = NaiveTime::from_hms_opt(hour, minute, 0);
        return Some(time.map(|time| (time, rest)).ok_or_else(|| format!("there is no {hour}:{minute:02}")));
    };
    let offset = if half == Half::Afternoon { 12 } else { 0 };
    let time =
        (1..=12).contains(&hour).then(|| NaiveTime::from_hms_opt(hour % 12 + offset, minute, 0)).flatten();
    let name = if half == Half::Afternoon { "pm" } else { "am" };
    Some(time.map(|time| (time, rest)).ok_or_else(|| format!("there is no {hour}:{minute:02} {name}")))
}

/// The half of the day that a 12-hour clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// am.
    Morning,
    /// pm.
    Afternoon,
}

/// Reads `am`, `pm`, `a.m.` or `p.m.` at the beginning.
pub fn half<'t>(tokens: &'t [Token<'t>]) -> Option<(Half, &'t [Token<'t>])> {
    match tokens {
        [Word("am"), rest @ ..]
        | [Word("a"), Sign('.'), Word("m"), Sign('.'), rest @ ..]
        | [Word("a"), Sign('.'), Word("m"), rest @ ..] => Some((Half::Morning, rest)),
        [Word("pm"), rest @ ..]
        | [Word("p"), Sign('.'), Word("m"), Sign('.'), rest @ ..]
        | [Word("p"), Sign('.'), Word("m"), rest @ ..] => Some((Half::Afternoon, rest)),
        _ => None,
    }
}
