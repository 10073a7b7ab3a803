//! The words of dates: weekdays, months, small numbers, units.

use chrono::Weekday;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

const MONTHS: [(&str, u32); 12] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

const NUMBERS: [(&str, u32); 14] = [
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// The units in which people count time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// Returns the weekday that a word of at least three letters begins.
pub fn weekday(word: &str) -> Option<Weekday> {
    if word == "weds" { Some(Weekday::Wed) } else { begun_by(&WEEKDAYS, word) }
}

/// Returns the month (1 to 12) that a word of at least three letters begins.
pub fn month(word: &str) -> Option<u32> {
    begun_by(&MONTHS, word)
}

/// Returns the English name of a month (1 to 12).
pub fn month_name(month: u32) -> String {
    let name = MONTHS.iter().find(|(_, number)| *number == month).map_or("", |(name, _)| name);
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Returns the number that a word names.
pub fn number(word: &str) -> Option<u32> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// Returns the unit that a word names.
pub fn unit(word: &str) -> Option<Unit> {
    match word {
        "d" | "day" | "days" => Some(Unit::Day),
        "w" | "wk" | "wks" | "week" | "weeks" => Some(Unit::Week),
        "m" | "mo" | "month" | "months" => Some(Unit::Month),
        "y" | "yr" | "yrs" | "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// Returns what belongs to the name that `word`, of at least three letters, is the beginning of.
fn begun_by<T: Copy>(names: &[(&str, T)], word: &str) -> Option<T> {
    let found = names.iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word));
    found.map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_name_a_weekday_or_a_month() {
        for (word, day) in
            [("thu", Weekday::Thu), ("thurs", Weekday::Thu), ("weds", Weekday::Wed), ("sunday", Weekday::Sun)]
        {
            assert_eq!(weekday(word), Some(day));
        }
        for (word, number) in [("jan", 1), ("sept", 9), ("june", 6), ("jul", 7), ("december", 12)] {
            assert_eq!(month(word), Some(number));
        }
        for word in ["", "m", "th", "fridays", "fryday"] {
            assert_eq!((weekday(word), month(word)), (None, None), "{word}");
        }
    }

    #[test]
    fn months_have_names() {
        assert_eq!(month_name(2), "February");
        assert_eq!(month_name(13), "");
    }
}
