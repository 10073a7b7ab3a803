//! Lines of a calendar file: texts that stay inside theirs, and folding.

use std::io::{self, Write};

use crate::domain::printable::printable;

/// Octets that a line may have, its end not counted.
const LONGEST_LINE: usize = 75;

/// Returns a text as a value: line breaks of every sort are written as `\n`, what separates values is escaped, and
/// characters that nobody sees are left out.
pub(super) fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for (index, line) in lines(value).enumerate() {
        if index > 0 {
            escaped.push_str("\\n");
        }
        escaped.push_str(&self::line(line));
    }
    escaped
}

/// Returns a text as a value without line breaks, which become blanks.
pub(super) fn line(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in printable(value).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Splits a text wherever some program would begin a new line.
fn lines(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(value);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.find(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
        let (line, after) = end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""));
        rest = end.map(|_| {
            let break_length = after.chars().next().map_or(0, char::len_utf8);
            after.strip_prefix("\r\n").unwrap_or_else(|| after.get(break_length..).unwrap_or_default())
        });
        Some(line)
    })
}

/// Writes one line, folded so that no piece has more than 75 octets and no character is split.
pub(super) fn write_line(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let mut rest = line;
    let mut room = LONGEST_LINE;
    while rest.len() > room {
        let (piece, after) = rest.split_at_checked(rest.floor_char_boundary(room)).unwrap_or((rest, ""));
        write!(out, "{piece}\r\n ")?;
        rest = after;
        // the blank that a continuation begins with is part of it
        room = LONGEST_LINE - 1;
    }
    write!(out, "{rest}\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        write_line(&mut out, line).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn texts_stay_inside_their_line() {
        for (given, written) in [
            ("Acme; Inc, Berlin", r"Acme\; Inc\, Berlin"),
            (r"C:\new", r"C:\\new"),
            ("one\ntwo\r\nthree\rfour", r"one\ntwo\nthree\nfour"),
            ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f", r"a\nb\nc\nd\ne\nf"),
            ("\r\nEND:VCALENDAR\r\n", r"\nEND:VCALENDAR\n"),
            ("nul\0 esc\u{1b}[31m bidi\u{202e}", "nul esc[31m bidi"),
            ("tab\there", "tab here"),
            ("", ""),
            ("\n", r"\n"),
            ("日本物産 👩‍💻", "日本物産 👩‍💻"),
        ] {
            assert_eq!(text(given), written, "{given:?}");
        }
    }

    #[test]
    fn a_line_of_75_octets_is_not_folded_and_one_more_is() {
        let line = "x".repeat(75);
        assert_eq!(folded(&line), format!("{line}\r\n"));
        assert_eq!(folded(&format!("{line}y")), format!("{line}\r\n y\r\n"));
        let accents = folded(&format!("SUMMARY:{}", "é".repeat(60)));
        let lengths: Vec<usize> = accents.split_terminator("\r\n").map(str::len).collect();
        assert_eq!(lengths, [74, 55], "75 would have split an é");
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_unfolding(value in "\\PC{0,200}") {
            let line = format!("SUMMARY:{}", text(&value));
            let folded = folded(&line);
            prop_assert!(folded.split("\r\n").all(|piece| piece.len() <= LONGEST_LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }

        #[test]
        fn no_text_ends_its_line(value in any::<String>()) {
            prop_assert!(!text(&value).chars().any(char::is_control));
        }
    }
}
