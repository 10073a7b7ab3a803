//! Text that is safe to show: what reaches a terminal never moves the cursor, hides, or reverses.
//!
//! Refuses to judge meaning: records keep the exact text, only what is shown is cleaned. Joined emoji and
//! combining marks survive.

use std::borrow::Cow;

/// Returns `text` as one line that a terminal shows as it is: line breaks and tabs become blanks, control
/// characters, escape sequences' introducers, bidirectional controls and invisible characters are dropped.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| !is_suspect(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    shown.push(' ');
                }
            }
            '\u{200d}' => {
                let joins = shown.chars().next_back().is_some_and(is_pictograph_or_selector)
                    && characters.peek().copied().is_some_and(is_pictograph);
                if joins {
                    shown.push(c);
                }
            }
            _ if is_suspect(c) => {}
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Returns `text` with every line as `printable` shows it; only its line breaks stay.
pub fn printable_lines(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_suspect(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.split('\n').map(|line| printable(line.trim_end_matches('\r'))).collect::<Vec<_>>().join("\n"),
    )
}

/// Tells whether a character may change how the text around it is shown.
fn is_suspect(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Tells whether a character is a pictograph that others may be joined to.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Tells whether a joiner may follow: a pictograph, a skin tone, or a presentation selector.
fn is_pictograph_or_selector(c: char) -> bool {
    is_pictograph(c) || c == '\u{fe0f}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["Acme", "日本物産", "Zoë", "e\u{301}", "שלום", "👩‍💻", "👍🏽", "❤️‍🔥", "a — b"]
        {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn of_a_text_only_the_line_breaks_stay() {
        assert_eq!(printable_lines("a\u{1b}[2J\n\tb\u{9b}\r\nc\rd\u{202e}\n"), "a[2J\n b\nc d\n");
        assert_eq!(printable_lines("a\nb\n"), "a\nb\n");
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        for (given, shown) in [
            ("a\u{1b}[31mred", "a[31mred"),
            ("\u{1b}]52;c;aGk=\u{7}x", "]52;c;aGk=x"),
            ("C1 \u{9b}31m", "C1 31m"),
            ("a\rb\r\nc\nd\te", "a b c d e"),
            ("abc\u{8}\u{8}x", "abcx"),
            ("\u{202e}live\u{202c}", "live"),
            ("a\u{200b}b\u{feff}c\u{200d}d", "abcd"),
            ("nul\0byte", "nulbyte"),
            ("tag\u{e0041}s", "tags"),
        ] {
            assert_eq!(printable(given), shown);
        }
    }
}
