//! Texts inside Markdown: what comes from records is never markup.

use crate::domain::link::is_web;
use crate::domain::printable::printable;

/// Returns a text in which nothing is markup, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns a web address as a link, everything else as text.
pub(super) fn linked(text: &str) -> String {
    let is_link =
        is_web(text) && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '|'));
    if is_link { format!("<{text}>") } else { escaped(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (given, shown) in [
            ("C* and [x](y)", r"C\* and \[x\](y)"),
            ("a|b\nc", r"a\|b c"),
            ("# one", r"\# one"),
            ("<script>", r"\<script\>"),
            ("日本", "日本"),
        ] {
            assert_eq!(escaped(given), shown);
        }
    }

    #[test]
    fn only_a_web_address_is_a_link() {
        assert_eq!(linked("https://a.example/x_y"), "<https://a.example/x_y>");
        assert_eq!(linked("https://a.example/x> <b"), r"https://a.example/x\> \<b");
        assert_eq!(linked("javascript:x"), "javascript:x");
    }
}
