//! The parts a date is written with: numbers, words, signs.
//!
//! Blanks and commas only separate; everything that is neither a number nor a word is a sign of its own.

/// One part of a text in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    /// A run of ASCII digits.
    Number(Number),
    /// A run of letters.
    Word(&'t str),
    /// Any other character.
    Sign(char),
}

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value; the greatest there is when it does not fit.
    pub value: u32,
    /// How many digits it was written with.
    pub digits: usize,
}

/// Splits a text into its parts.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            run(rest, |c| c.is_ascii_digit())
        } else if first.is_alphabetic() {
            run(rest, char::is_alphabetic)
        } else {
            first.len_utf8()
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        if first.is_ascii_digit() {
            let value = part.parse().unwrap_or(u32::MAX);
            tokens.push(Token::Number(Number { value, digits: part.len() }));
        } else if first.is_alphabetic() {
            tokens.push(Token::Word(part));
        } else if !first.is_whitespace() && first != ',' {
            tokens.push(Token::Sign(first));
        }
    }
    tokens
}

/// Returns the length in bytes of the leading run of characters that fit.
fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_commas_separate_and_nothing_else_is_lost() {
        let number = |value, digits| Token::Number(Number { value, digits });
        assert_eq!(
            tokens(" 25th,nov 2026\t@09:é "),
            [
                number(25, 2),
                Token::Word("th"),
                Token::Word("nov"),
                number(2026, 4),
                Token::Sign('@'),
                number(9, 2),
                Token::Sign(':'),
                Token::Word("é"),
            ]
        );
        assert_eq!(tokens("99999999999"), [number(u32::MAX, 11)]);
        assert_eq!(tokens("２"), [Token::Sign('２')]);
    }
}
