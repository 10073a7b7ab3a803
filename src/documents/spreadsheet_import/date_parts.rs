//! The parts of a date in a cell: numbers, words, signs; the names of months and weekdays; the time behind a day.

use chrono::{NaiveTime, Weekday};

/// One part of a text in lower case; blanks and commas only separate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// A number and how many digits it was written with.
    Number(u32, usize),
    /// A run of letters.
    Word(&'t str),
    /// Any other character.
    Sign(char),
}

/// Splits a text into its parts.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let fits: fn(char) -> bool = match first {
            c if c.is_ascii_digit() => |c| c.is_ascii_digit(),
            c if c.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at(length);
        rest = after;
        if first.is_ascii_digit() {
            parts.push(Part::Number(part.parse().unwrap_or(u32::MAX), part.len()));
        } else if first.is_alphabetic() {
            parts.push(Part::Word(part));
        } else if !first.is_whitespace() && first != ',' {
            parts.push(Part::Sign(first));
        }
    }
    parts
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jän", "jänner"],
    &["february", "feb", "februar"],
    &["march", "mar", "märz", "mär", "mrz", "maerz"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "jun", "juni"],
    &["july", "jul", "juli"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct", "oktober", "okt"],
    &["november", "nov"],
    &["december", "dec", "dezember", "dez"],
];

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["monday", "mon", "montag", "mo"]),
    (Weekday::Tue, &["tuesday", "tue", "tues", "dienstag", "di"]),
    (Weekday::Wed, &["wednesday", "wed", "mittwoch", "mi"]),
    (Weekday::Thu, &["thursday", "thu", "thur", "thurs", "donnerstag", "do"]),
    (Weekday::Fri, &["friday", "fri", "freitag", "fr"]),
    (Weekday::Sat, &["saturday", "sat", "samstag", "sonnabend", "sa"]),
    (Weekday::Sun, &["sunday", "sun", "sonntag", "so"]),
];

/// Returns the number of the month that a word names.
pub(super) fn month(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(place + 1).ok()
}

/// Returns the weekday that a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(weekday, _)| *weekday)
}

/// Reads what stands behind a day: nothing, a time of day, the end of a range; and whether the time has a zone.
/// `None` when it is anything else.
pub(super) fn clock(parts: &[Part<'_>]) -> Option<(Option<NaiveTime>, bool)> {
    use Part::{Number, Sign, Word};
    let parts = match parts {
        [Word("t" | "at" | "um") | Sign('@'), rest @ ..] => rest,
        _ => parts,
    };
    let (hour, minute, rest) = match parts {
        [] | [Sign('→' | '('), ..] => return Some((None, false)),
        [Number(hour, 1..=2), Sign(':'), Number(minute, 2), rest @ ..] => (*hour, *minute, rest),
        [Number(hour, 1..=2), rest @ ..] if matches!(rest, [Word("uhr" | "am" | "pm"), ..]) => {
            (*hour, 0, rest)
        }
        _ => return None,
    };
    let rest = match rest {
        [Sign(':'), Number(0..=60, 2), Sign('.'), Number(..), rest @ ..]
        | [Sign(':'), Number(0..=60, 2), rest @ ..] => rest,
        _ => rest,
    };
    let (hour, rest) = match rest {
        [Word("am"), rest @ ..] if (1..=12).contains(&hour) => (hour % 12, rest),
        [Word("pm"), rest @ ..] if (1..=12).contains(&hour) => (hour % 12 + 12, rest),
        [Word("am" | "pm"), ..] => return None,
        [Word("uhr"), rest @ ..] => (hour, rest),
        _ => (hour, rest),
    };
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    match rest {
        [] | [Sign('→' | '–'), ..] => Some((Some(time), false)),
        [Word("z" | "utc" | "gmt") | Sign('+' | '-' | '('), ..] => Some((Some(time), true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_behind_a_day() {
        for (text, expected) in [
            ("", Some((None, false))),
            ("t09:30", Some((Some("09:30"), false))),
            ("at 9:30 pm", Some((Some("21:30"), false))),
            ("um 14 uhr", Some((Some("14:00"), false))),
            ("12 am", Some((Some("00:00"), false))),
            ("09:30:15.123z", Some((Some("09:30"), true))),
            ("09:30 (gmt+1)", Some((Some("09:30"), true))),
            ("9:30 → 10:30", Some((Some("09:30"), false))),
            ("13 pm", None),
            ("24:00", None),
            ("9", None),
            ("later", None),
        ] {
            let read = clock(&parts(text))
                .map(|(time, zoned)| (time.map(|it| it.format("%H:%M").to_string()), zoned));
            assert_eq!(read, expected.map(|(time, zoned)| (time.map(str::to_owned), zoned)), "{text}");
        }
    }

    #[test]
    fn months_and_weekdays_have_names_of_their_own() {
        assert_eq!((month("märz"), month("dez"), month("mo")), (Some(3), Some(12), None));
        assert_eq!(
            (weekday("mo"), weekday("tues"), weekday("mai")),
            (Some(Weekday::Mon), Some(Weekday::Tue), None)
        );
        let all: Vec<_> =
            MONTHS.iter().copied().chain(WEEKDAYS.iter().map(|(_, names)| *names)).flatten().collect();
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(all.len(), distinct.len());
    }
}
