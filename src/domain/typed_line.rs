//! The words of a typed line: bare words, `"quoted ones"`, `field:value`, links.
//!
//! Owns how a line falls into words; refuses to know any field. A quote that is not closed runs to the end of the
//! line, so that a line can be read while it is being typed.

use std::ops::Range;

/// One word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedWord {
    /// Its text without the quotes.
    pub text: String,
    /// Where it stands in the line, in bytes, with its quotes.
    pub at: Range<usize>,
    /// How many bytes of the text come before the first quote.
    plain: usize,
    /// Whether any part of it was quoted, or came as one word from a shell although it holds blanks.
    pub quoted: bool,
}

/// Splits a line into words; blanks separate, quotes group.
pub fn words(line: &str) -> Vec<TypedWord> {
    let mut words = Vec::new();
    let mut current: Option<TypedWord> = None;
    let mut in_quotes = false;
    for (at, c) in line.char_indices() {
        if c.is_whitespace() && !in_quotes {
            words.extend(current.take());
            continue;
        }
        let word = current.get_or_insert_with(|| TypedWord {
            text: String::new(),
            at: at..at,
            plain: 0,
            quoted: false,
        });
        word.at.end = at + c.len_utf8();
        if c == '"' {
            in_quotes = !in_quotes;
            word.quoted = true;
        } else {
            word.text.push(c);
        }
        if !word.quoted {
            word.plain = word.text.len();
        }
    }
    words.extend(current);
    words
}

/// Takes words that a shell has split already; their places are those in the words joined by single blanks.
pub fn given_words(given: &[String]) -> Vec<TypedWord> {
    let mut start = 0;
    let mut words = Vec::new();
    for text in given {
        let at = start..start + text.len();
        start = at.end + 1;
        let quoted = text.chars().any(char::is_whitespace);
        words.push(TypedWord { text: text.clone(), at, plain: text.len(), quoted });
    }
    words
}

impl TypedWord {
    /// Returns the name and the value when the word is a `field:value`; a link and `Re: something` are none.
    pub fn field(&self) -> Option<(&str, &str)> {
        let (name, value) = self.text.split_once(':')?;
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-');
        let fits = is_name && name.len() < self.plain && !value.starts_with(char::is_whitespace);
        (fits && !self.is_link()).then_some((name, value))
    }

    /// Tells whether the word is a link to a web page.
    pub fn is_link(&self) -> bool {
        is_link(&self.text)
    }

    /// Returns the word without its leading `-`; `None` when it has none outside quotes.
    pub fn without_minus(&self) -> Option<Self> {
        let text = self.text.strip_prefix('-').filter(|_| self.plain > 0)?;
        Some(Self { text: text.to_owned(), plain: self.plain - 1, ..self.clone() })
    }
}

/// Tells whether a text is a link to a web page.
pub fn is_link(text: &str) -> bool {
    let start: String = text.chars().take("https://".len()).collect::<String>().to_lowercase();
    start.starts_with("http://") || start == "https://"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_group_and_places_are_kept() {
        let line = r#"Acme  "Backend Engineer" on:"tomorrow 14:00" é"#;
        let texts: Vec<_> = words(line).into_iter().map(|word| (word.text, &line[word.at])).collect();
        assert_eq!(
            texts,
            [
                ("Acme".to_owned(), "Acme"),
                ("Backend Engineer".to_owned(), "\"Backend Engineer\""),
                ("on:tomorrow 14:00".to_owned(), "on:\"tomorrow 14:00\""),
                ("é".to_owned(), "é"),
            ]
        );
    }

    #[test]
    fn an_open_quote_runs_to_the_end() {
        let typed = words(r#"a "b c"#);
        assert_eq!(typed.last().map(|word| word.text.as_str()), Some("b c"));
        assert_eq!(words(r#"a ""#).last().map(|word| word.text.as_str()), Some(""));
    }

    #[test]
    fn fields_are_told_from_titles_and_links() {
        for (line, field) in [
            ("stage:applied", Some(("stage", "applied"))),
            ("applied_on:", Some(("applied_on", ""))),
            (r#"with:"Dana R""#, Some(("with", "Dana R"))),
            ("with:a:b", Some(("with", "a:b"))),
            (r#""stage:applied""#, None),
            ("https://acme.example", None),
            ("HTTP://acme.example", None),
            ("12:30", None),
            (":x", None),
            ("C++:x", None),
        ] {
            assert_eq!(words(line).first().and_then(TypedWord::field), field, "{line}");
        }
    }

    #[test]
    fn a_shell_has_split_already() {
        let typed = given_words(&["Acme".to_owned(), "on:tomorrow 14:00".to_owned(), "Re: it".to_owned()]);
        let fields: Vec<_> = typed.iter().map(TypedWord::field).collect();
        assert_eq!(fields, [None, Some(("on", "tomorrow 14:00")), None]);
        assert_eq!(typed.iter().map(|word| word.at.clone()).collect::<Vec<_>>(), [0..4, 5..22, 23..29]);
    }

    #[test]
    fn a_minus_counts_only_outside_quotes() {
        let first = |line| words(line).first().and_then(TypedWord::without_minus).map(|word| word.text);
        assert_eq!(first("-stage:open").as_deref(), Some("stage:open"));
        assert_eq!(first(r#"-"a b""#).as_deref(), Some("a b"));
        assert_eq!(first(r#""-a""#), None);
        assert_eq!(first("a-b"), None);
    }
}
