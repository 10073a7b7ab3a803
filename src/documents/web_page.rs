//! Web pages: one file that needs nothing else, runs nothing, and prints well.
//!
//! Owns the frame, the looks and the escaping; refuses to know what a page is about.

use std::io::{self, Write};

use crate::domain::link::is_web;
use crate::domain::printable::printable;

/// The looks of every page.
const STYLE: &str = include_str!("../../assets/page.css");

/// Writes a page with a title, around what `body` writes.
///
/// # Errors
/// Passes on what the writer complains of.
pub fn write_page(
    out: &mut dyn Write,
    title: &str,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let title = escaped(title);
    write!(
        out,
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n\
         <style>\n{STYLE}</style>\n\
         </head>\n\
         <body>\n\
         <h1>{title}</h1>\n"
    )?;
    body(out)?;
    writeln!(out, "</body>\n</html>")
}

/// Returns a text in which nothing is markup, on one line.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Returns a web address as a link and everything else as text.
pub fn linked(text: &str) -> String {
    let shown = escaped(text);
    if is_web(text) { format!("<a href=\"{shown}\">{shown}</a>") } else { shown }
}

/// Returns an email address as a link and everything else as text.
pub fn mail_linked(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    let is_address = text.chars().all(is_plain) && text.matches('@').count() == 1;
    let shown = escaped(text);
    if is_address { format!("<a href=\"mailto:{shown}\">{shown}</a>") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn links_are_links_and_nothing_else_is() {
        for (given, shown) in [
            (
                "https://a.example/?b=c&d",
                r#"<a href="https://a.example/?b=c&amp;d">https://a.example/?b=c&amp;d</a>"#,
            ),
            ("https://a.example/\" onclick=x", "https://a.example/&quot; onclick=x"),
            (r#"https://a.example/""#, r#"<a href="https://a.example/&quot;">https://a.example/&quot;</a>"#),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("https://a.example@b.example", "https://a.example@b.example"),
            ("https://a.example/\u{202e}x", "https://a.example/x"),
            ("Room <5>", "Room &lt;5&gt;"),
        ] {
            assert_eq!(linked(given), shown);
        }
        assert_eq!(
            mail_linked("ana+x@acme.example"),
            r#"<a href="mailto:ana+x@acme.example">ana+x@acme.example</a>"#
        );
        for no_address in ["ana@acme.example?bcc=eve@x.example", "Ana <ana@acme.example>", "ana", "a@b@c"] {
            assert_eq!(mail_linked(no_address), escaped(no_address));
        }
    }

    proptest! {
        #[test]
        fn no_text_is_markup(text in any::<String>()) {
            for shown in [escaped(&text), linked(&text), mail_linked(&text)] {
                let plain = shown.split("<a href=\"").map(|piece| piece.replacen("\">", "", 1).replacen("</a>", "", 1));
                prop_assert!(!plain.collect::<String>().contains(['<', '>', '"', '\'']));
                prop_assert!(!shown.chars().any(char::is_control));
            }
        }
    }
}
