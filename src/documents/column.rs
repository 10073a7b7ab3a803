//! Columns of plain text: what fits, padded to a width in cells of a terminal.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::printable::printable;

/// Returns a text that is safe to show and exactly `width` cells wide: cut with an ellipsis, or filled with blanks.
pub(super) fn fitted(text: &str, width: usize) -> String {
    let mut fitted = cut(text, width);
    let blanks = width.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', blanks));
    fitted
}

/// Returns a text that is safe to show and at most `width` cells wide, cut with an ellipsis.
pub(super) fn cut(text: &str, width: usize) -> String {
    let text = printable(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let mut cut = String::new();
    for piece in text.graphemes(true) {
        if cut.width() + piece.width() + 1 > width {
            break;
        }
        cut.push_str(piece);
    }
    if width > 0 {
        cut.push('…');
    }
    cut
}

/// Returns a text that is safe to show in lines of at most `width` cells, broken between words; a word that is longer
/// is broken inside. Always at least one line.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in printable(text).split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        for piece in word.graphemes(true) {
            if !line.is_empty() && line.width() + piece.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(piece);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_what_a_person_sees_as_letters() {
        for (text, width, shown) in [
            ("Acme", 6, "Acme  "),
            ("Acme", 4, "Acme"),
            ("Acme", 3, "Ac…"),
            ("日本物産", 5, "日本…"),
            ("日本物産", 4, "日… "),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("Acme", 0, ""),
        ] {
            assert_eq!(fitted(text, width), shown, "{text} {width}");
        }
    }

    proptest! {
        #[test]
        fn fits_exactly(text in any::<String>(), width in 0usize..40) {
            prop_assert_eq!(fitted(&text, width).width(), width);
        }
    }

    #[test]
    fn lines_break_between_words_and_inside_long_ones() {
        for (text, width, lines) in [
            ("thank them today", 10, &["thank them", "today"][..]),
            ("thank  them\ntoday", 80, &["thank them today"]),
            ("https://a.example/xyz ok", 9, &["https://a", ".example/", "xyz ok"]),
            ("日本物産", 5, &["日本", "物産"]),
            ("", 5, &[""]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text} {width}");
        }
    }
}
