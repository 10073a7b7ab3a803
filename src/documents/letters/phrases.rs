//! Phrases: names, days and notes as a letter says them.
//!
//! Every phrase fits into a sentence as it stands; what is missing is `None`, never an empty text.

use chrono::{Datelike, NaiveDate};

use crate::domain::interview::InterviewKind;
use crate::domain::printable::printable;

/// What stands before a name and is no part of how people are addressed.
const TITLES: &[&str] = &["dr", "prof", "mr", "mrs", "ms", "mx", "herr", "frau", "sir", "dame", "the"];
/// The words of names that are no person's.
const OFFICES: &[&str] = &["team", "department", "office", "hr", "recruiting", "talent", "careers", "people"];

/// Returns a text as one clean line; `None` when nothing is left.
pub(super) fn line(text: &str) -> Option<String> {
    let clean = printable(text);
    let words: Vec<&str> = clean.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Returns notes as a phrase that can stand in the middle of a sentence: lines joined, without the end of a sentence.
pub(super) fn phrase(notes: &str) -> Option<String> {
    let bare = |line: &str| {
        let line = line.trim().trim_start_matches(['-', '*', '•']);
        self::line(line.trim().trim_end_matches(['.', ';', ',', ':', '!']))
    };
    let lines: Vec<String> = notes.lines().filter_map(bare).collect();
    (!lines.is_empty()).then(|| lines.join("; "))
}

/// Returns how a person is greeted: by first name where that is plain, else by the whole name.
pub(super) fn greeting(name: Option<&str>) -> String {
    match name.and_then(line) {
        Some(name) => format!("Hello {}", called(&name)),
        None => "Hello".to_owned(),
    }
}

/// Returns what a person is called.
fn called(name: &str) -> &str {
    let words: Vec<&str> = name.split(' ').collect();
    let plain = |word: &str| word.trim_end_matches('.').to_lowercase();
    let is_latin = |word: &str| {
        word.chars().all(|c| c.is_alphabetic() && c < '\u{250}' || matches!(c, '\'' | '-' | '’'))
    };
    let is_office = words.iter().any(|word| OFFICES.contains(&plain(word).as_str()));
    match words.as_slice() {
        [first, _, ..]
            if first.chars().count() > 1
                && is_latin(first)
                && !is_office
                && !TITLES.contains(&plain(first).as_str()) =>
        {
            first
        }
        _ => name,
    }
}

/// Returns the conversation that an interview was.
pub(super) const fn interview(kind: InterviewKind) -> &'static str {
    match kind {
        InterviewKind::PhoneScreen => "phone call",
        InterviewKind::Video => "video call",
        InterviewKind::Technical => "technical interview",
        InterviewKind::Onsite => "visit",
        InterviewKind::Panel => "panel interview",
        InterviewKind::Final => "final interview",
        InterviewKind::Other => "conversation",
    }
}

/// Returns when something was, as a part of a sentence: `today`, `on Friday`, `on 2 November`.
pub(super) fn when(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        -6..=-2 => format!("on {}", day.format("%A")),
        _ if day.year() == today.year() => format!("on {}", day.format("%-d %B")),
        _ => format!("on {}", day.format("%-d %B %Y")),
    }
}

/// Returns a day by which something is expected, so that it cannot be mistaken: `today`, `Friday, 27 November`.
pub(super) fn deadline(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ if day.year() == today.year() => day.format("%A, %-d %B").to_string(),
        _ => day.format("%A, %-d %B %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    #[test]
    fn people_are_greeted_by_what_is_surely_their_name() {
        for (name, greeted) in [
            (None, "Hello"),
            (Some("  "), "Hello"),
            (Some("Ana Ruiz"), "Hello Ana"),
            (Some("Ana"), "Hello Ana"),
            (Some("Jean-Luc Picard"), "Hello Jean-Luc"),
            (Some("Dr. Ana Ruiz"), "Hello Dr. Ana Ruiz"),
            (Some("A. Ruiz"), "Hello A. Ruiz"),
            (Some("Ruiz, Ana"), "Hello Ruiz, Ana"),
            (Some("HR Team"), "Hello HR Team"),
            (Some("佐藤 結衣"), "Hello 佐藤 結衣"),
            (Some("Żaneta Ćwik"), "Hello Żaneta"),
            (Some("Ana\u{1b}[31m\nRuiz"), "Hello Ana[31m Ruiz"),
        ] {
            assert_eq!(greeting(name), greeted);
        }
    }

    #[test]
    fn notes_become_phrases() {
        for (notes, phrase_of) in [
            ("", None),
            (" \n - \n", None),
            ("led the migration.", Some("led the migration")),
            ("- led the migration\n- knows Rust;\n", Some("led the migration; knows Rust")),
        ] {
            assert_eq!(phrase(notes).as_deref(), phrase_of);
        }
    }

    #[test]
    fn days_are_called_as_people_call_them() {
        let today = iso_date("2026-11-24").unwrap();
        for (day, said) in [
            ("2026-11-24", "today"),
            ("2026-11-23", "yesterday"),
            ("2026-11-20", "on Friday"),
            ("2026-11-17", "on 17 November"),
            ("2026-11-27", "on 27 November"),
            ("2025-12-01", "on 1 December 2025"),
        ] {
            assert_eq!(when(iso_date(day).unwrap(), today), said);
        }
        for (day, said) in [
            ("2026-11-24", "today"),
            ("2026-11-25", "tomorrow"),
            ("2026-11-20", "Friday, 20 November"),
            ("2026-11-27", "Friday, 27 November"),
            ("2027-01-04", "Monday, 4 January 2027"),
        ] {
            assert_eq!(deadline(iso_date(day).unwrap(), today), said);
        }
    }
}
