//! Single values: a text, a date, a word, a number, or what is wrong with what stands there instead.
//!
//! Owns the wording "… is not …; expected …". Refuses to know fields, places and other records.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};

use crate::documents::interchange::tree::Value;
use crate::domain::moment::{Moment, iso_date, iso_time};
use crate::domain::vocabulary::UnknownWord;
use crate::domain::zone::is_zone_name;
use crate::fields::Choice;

/// A value, or what is wrong and what is expected.
pub(super) type Read<T> = Result<T, String>;

/// Returns a text, exactly as it stands.
pub(super) fn text(value: &Value<'_>) -> Read<String> {
    match value {
        Value::Text(text) => Ok(text.to_string()),
        other => Err(format!("{other} is not a text; expected a text in double quotes")),
    }
}

/// Returns a text that says something: not empty, not only blanks.
pub(super) fn filled(value: &Value<'_>) -> Read<String> {
    match value {
        Value::Text(text) if !text.trim().is_empty() => Ok(text.to_string()),
        Value::Text(_) => Err(format!("{value} is empty; expected a text")),
        other => Err(format!("{other} is not a text; expected a text in double quotes")),
    }
}

/// Returns a date.
pub(super) fn date(value: &Value<'_>) -> Read<NaiveDate> {
    let found = if let Value::Text(text) = value { iso_date(text) } else { None };
    found.ok_or_else(|| format!("{value} is not a date; expected YYYY-MM-DD"))
}

/// Returns a time of day.
pub(super) fn time(value: &Value<'_>) -> Read<NaiveTime> {
    let found = if let Value::Text(text) = value { iso_time(text) } else { None };
    found.ok_or_else(|| format!("{value} is not a time; expected HH:MM"))
}

/// Returns a date with or without a time.
pub(super) fn moment(value: &Value<'_>) -> Read<Moment> {
    let found = if let Value::Text(text) = value { Moment::from_iso(text) } else { None };
    found.ok_or_else(|| format!("{value} is not a date; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM"))
}

/// Returns true or false.
pub(super) fn flag(value: &Value<'_>) -> Read<bool> {
    match value {
        Value::Bool(flag) => Ok(*flag),
        other => Err(format!("{other} is neither true nor false; expected true or false")),
    }
}

/// Returns one of a closed list of words.
pub(super) fn chosen(value: &Value<'_>, choice: Choice) -> Read<&'static str> {
    let words = (choice.words)();
    let found = words.iter().copied().find(|word| matches!(value, Value::Text(text) if text == word));
    found.ok_or_else(|| not_a_word(value, choice.what, &words))
}

/// Returns one of a list of words.
pub(super) fn word<W: FromStr<Err = UnknownWord>>(value: &Value<'_>) -> Read<W> {
    let found = if let Value::Text(text) = value { text.parse() } else { "".parse() };
    found.map_err(|unknown: UnknownWord| not_a_word(value, unknown.what, &unknown.expected))
}

/// Returns that a value is none of the words of a list.
fn not_a_word(value: &Value<'_>, what: &str, expected: &[&str]) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{value} is not {article} {what}; expected {}", expected.join(", "))
}

/// Returns a whole number within `range`.
pub(super) fn whole<N: TryFrom<i128>>(value: &Value<'_>, range: RangeInclusive<i128>) -> Read<N> {
    let found = match value {
        Value::Whole(number) if range.contains(number) => N::try_from(*number).ok(),
        _ => None,
    };
    found.ok_or_else(|| {
        format!("{value} does not fit; expected a whole number from {} to {}", range.start(), range.end())
    })
}

/// Returns the name of a time zone that may exist: `UTC`, or `Area/City`.
pub(super) fn zone(value: &Value<'_>) -> Read<String> {
    match value {
        Value::Text(name) if is_zone_name(name) => Ok(name.to_string()),
        other => Err(format!("{other} is not a time zone; expected a name such as Europe/Berlin or UTC")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::Stage;

    fn quote(text: &str) -> Value<'_> {
        Value::Text(text.into())
    }

    #[test]
    fn a_fault_quotes_what_stands_there() {
        for (problem, expected) in [
            (text(&Value::Whole(7)).unwrap_err(), "7 is not a text; expected a text in double quotes"),
            (filled(&quote(" \u{a0}")).unwrap_err(), "' \u{a0}' is empty; expected a text"),
            (date(&quote("soon")).unwrap_err(), "'soon' is not a date; expected YYYY-MM-DD"),
            (time(&Value::Null).unwrap_err(), "null is not a time; expected HH:MM"),
            (flag(&quote("yes")).unwrap_err(), "'yes' is neither true nor false; expected true or false"),
            (
                word::<crate::domain::interaction::Outcome>(&Value::List(vec![])).unwrap_err(),
                "a list is not an outcome; expected sent, reached, voicemail, no-answer",
            ),
            (
                whole::<u8>(&Value::Fraction(4.0), 1..=5).unwrap_err(),
                "4.0 does not fit; expected a whole number from 1 to 5",
            ),
            (
                whole::<u8>(&Value::Whole(6), 1..=5).unwrap_err(),
                "6 does not fit; expected a whole number from 1 to 5",
            ),
        ] {
            assert_eq!(problem, expected);
        }
        assert_eq!(word::<Stage>(&quote("no-response")), Ok(Stage::NoResponse));
        assert!(word::<Stage>(&quote("Applied")).is_err());
    }

    #[test]
    fn zones_are_named_by_area_and_city() {
        for good in
            ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"]
        {
            assert!(zone(&quote(good)).is_ok(), "{good}");
        }
        for bad in [
            "",
            "CET",
            "Berlin",
            "europe/berlin",
            "Europe/",
            "/Berlin",
            "Europe/Ber lin",
            "+02:00",
            "A/B/C/D",
        ] {
            assert!(zone(&quote(bad)).is_err(), "{bad}");
        }
    }
}
