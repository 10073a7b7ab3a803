//! One of a list of words by any unique beginning: `interv` for `interviewing`.
//!
//! Refuses to guess: several candidates are an error that lists them. Case does not matter, nor whether a word is
//! joined with `-` or `_`.

use std::fmt;

use crate::domain::spelling::nearest;

/// A word that is the beginning of none or of several of the words allowed at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// What the word should have named, for example `stage`.
    pub what: &'static str,
    /// The word as given.
    pub word: String,
    /// The words it could begin; empty when there is none.
    pub candidates: Vec<&'static str>,
    /// Every word that would have been right.
    pub expected: Vec<&'static str>,
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.candidates.is_empty() {
            let (word, what, expected) = (&self.word, self.what, self.expected.join(", "));
            let meant = nearest(word, self.expected.iter().copied());
            let meant = meant.map_or(String::new(), |meant| format!("did you mean {meant}? "));
            write!(f, "'{word}' is not a {what}; {meant}expected {expected}")
        } else {
            write!(f, "'{}' could be {}", self.word, self.candidates.join(", "))
        }
    }
}

impl std::error::Error for Unclear {}

/// Returns what belongs to the only choice that is `word` or begins with it.
///
/// # Errors
/// Lists the candidates when there are several, every choice when there is none.
pub fn begun_by<T: Copy>(
    what: &'static str,
    word: &str,
    choices: &[(&'static str, T)],
) -> Result<T, Unclear> {
    let typed = folded(word);
    let exact = choices.iter().find(|(name, _)| folded(name) == typed);
    let begun: Vec<_> =
        choices.iter().filter(|(name, _)| !typed.is_empty() && folded(name).starts_with(&typed)).collect();
    match (exact, begun.as_slice()) {
        (Some((_, value)), _) | (None, [(_, value)]) => Ok(*value),
        (None, several) => Err(Unclear {
            what,
            word: word.to_owned(),
            candidates: several.iter().map(|(name, _)| *name).collect(),
            expected: choices.iter().map(|(name, _)| *name).collect(),
        }),
    }
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICES: &[(&str, u8)] = &[("stage", 1), ("source", 2), ("tag", 3), ("tags-all", 4)];

    #[test]
    fn a_unique_beginning_is_enough_and_the_whole_word_always_is() {
        for (word, expected) in [("st", 1), ("STAGE", 1), ("so", 2), ("tag", 3), ("tags", 4), ("tags_all", 4)]
        {
            assert_eq!(begun_by("field", word, CHOICES), Ok(expected), "{word}");
        }
    }

    #[test]
    fn everything_else_is_named() {
        let error = |word| begun_by("field", word, CHOICES).unwrap_err().to_string();
        assert_eq!(error("s"), "'s' could be stage, source");
        assert_eq!(
            error("stages"),
            "'stages' is not a field; did you mean stage? expected stage, source, tag, tags-all"
        );
        assert_eq!(error(""), "'' is not a field; expected stage, source, tag, tags-all");
    }
}
