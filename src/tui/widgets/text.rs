//! Text that fits: cleaned, cut by grapheme, padded by display width.
//!
//! Every text from the records passes through here on its way to the terminal. Long text is cut before it is
//! looked at more closely, so that a note of any length costs nothing.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::printable::printable;

/// The most characters of one text that are looked at for one line.
const LONGEST_LINE: usize = 300;

/// Returns the beginning of `text` as one clean line.
pub fn clean(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST_LINE).map_or(text.len(), |(end, _)| end);
    let cleaned = printable(text.get(..end).unwrap_or(text)).into_owned();
    if end < text.len() { format!("{cleaned}…") } else { cleaned }
}

/// Returns `text` cut to at most `width` columns; what was cut ends in `…`.
pub fn cut(text: &str, width: usize) -> String {
    let text = clean(text);
    if text.width() <= width {
        return text;
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = used + grapheme.width();
        if next > width.saturating_sub(1) {
            break;
        }
        kept.push_str(grapheme);
        used = next;
    }
    if width > 0 {
        kept.truncate(kept.trim_end().len());
        kept.push('…');
    }
    kept
}

/// Returns `text` cut and padded on the right to exactly `width` columns.
pub fn fit(text: &str, width: usize) -> String {
    let mut kept = cut(text, width);
    let used = kept.width();
    kept.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    kept
}

/// Returns `text` cut and padded on the left to exactly `width` columns.
pub fn fit_right(text: &str, width: usize) -> String {
    let kept = cut(text, width);
    let missing = width.saturating_sub(kept.width());
    format!("{}{kept}", " ".repeat(missing))
}

/// Breaks `text` into at most `most` lines of at most `width` columns, at blanks where there are any.
pub fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let budget = width.saturating_add(1).saturating_mul(most.saturating_add(1)).saturating_mul(4);
    let end = text.char_indices().nth(budget).map_or(text.len(), |(end, _)| end);
    let mut lines = Vec::new();
    for paragraph in text.get(..end).unwrap_or(text).lines() {
        wrap_paragraph(&printable(paragraph), width, &mut lines);
        if lines.len() > most {
            break;
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), width);
        }
    }
    lines
}

/// Returns `text` with its paths cut in the middle to at most `width` columns each, so that their names stay.
pub fn shorten_paths(text: &str, width: usize) -> String {
    let shortened = |word: &str| match word.rfind('/') {
        Some(name) if word.width() > width => {
            let (folders, name) = word.split_at(name);
            let room = width.saturating_sub(name.width());
            if room < 2 { format!("…{name}") } else { format!("{}{name}", cut(folders, room)) }
        }
        _ => word.to_owned(),
    };
    text.split(' ').map(shortened).collect::<Vec<_>>().join(" ")
}

/// Breaks one clean paragraph and appends its lines.
fn wrap_paragraph(text: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let letters = word.trim_end();
        if line.width() + letters.width() > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if line.is_empty() && letters.is_empty() && !lines.is_empty() {
            continue;
        }
        if letters.width() > width {
            for grapheme in letters.graphemes(true) {
                if line.width() + grapheme.width() > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(grapheme);
            }
            line.push_str(word.strip_prefix(letters).unwrap_or_default());
        } else {
            line.push_str(word);
        }
    }
    lines.push(line.trim_end().to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_graphemes_and_says_so() {
        for (text, width, shown) in [
            ("Acme", 4, "Acme"),
            ("Acme Inc", 5, "Acme…"),
            ("Platform Engineer", 12, "Platform En…"),
            ("日本物産", 8, "日本物産"),
            ("日本物産", 7, "日本物…"),
            ("日本物産", 6, "日本…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("abc", 0, ""),
            ("a\u{1b}[2Jb", 9, "a[2Jb"),
        ] {
            assert_eq!(cut(text, width), shown);
        }
    }

    #[test]
    fn a_text_of_any_length_is_cut_before_it_is_read() {
        let note = "x".repeat(10_000_000);
        assert_eq!(cut(&note, 10), "xxxxxxxxx…");
        assert_eq!(wrap(&note, 10, 2), ["xxxxxxxxxx", "xxxxxxxxx…"]);
    }

    #[test]
    fn wraps_at_blanks() {
        assert_eq!(wrap("one two three", 8, 5), ["one two", "three"]);
        assert_eq!(wrap("one\n\ntwo", 8, 5), ["one", "", "two"]);
        assert_eq!(wrap("one two three four", 8, 1), ["one two…"]);
        assert_eq!(
            wrap("ask ana.ruiz@acme.example (soon)", 18, 5),
            ["ask", "ana.ruiz@acme.exam", "ple (soon)"]
        );
        assert_eq!(wrap("don't re-send: 4 Dec", 9, 5), ["don't", "re-send:", "4 Dec"]);
        assert_eq!(wrap("exactly8 wide", 8, 5), ["exactly8", "wide"]);
    }

    #[test]
    fn paths_keep_their_names() {
        let text = "could not write /home/ana/searches/2026/callback.db: disk is full";
        assert_eq!(shorten_paths(text, 24), "could not write /home/ana/…/callback.db: disk is full");
        assert_eq!(shorten_paths(text, 80), text);
        assert_eq!(shorten_paths(text, 5), "could not write …/callback.db: disk is full");
        assert_eq!(shorten_paths("no path", 2), "no path");
    }

    proptest! {
        #[test]
        fn fitted_text_is_exactly_as_wide_as_asked(text in "\\PC{0,40}", width in 1_usize..30) {
            prop_assert_eq!(fit(&text, width).width(), width);
            prop_assert_eq!(fit_right(&text, width).width(), width);
        }

        #[test]
        fn wrapped_lines_are_never_too_wide(text in ".{0,200}", width in 2_usize..30, most in 1_usize..6) {
            let lines = wrap(&text, width, most);
            prop_assert!(lines.len() <= most);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
        }
    }
}
