//! Closed lists of words: one macro that turns a list into an enum which reads and writes exactly those words.
//!
//! Refuses synonyms: a word that is not in the list is an error that names the word and the list.

use std::fmt;
use std::str::FromStr;

/// A word that is not in the list of the words allowed at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// What the word should have named, for example `stage`.
    pub what: &'static str,
    /// The word as given.
    pub word: String,
    /// Every word that would have been right.
    pub expected: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a {}; expected {}", self.word, self.what, self.expected.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// A closed list of words, as a type.
pub trait Vocabulary: Copy + PartialEq + FromStr<Err = UnknownWord> + 'static {
    /// What a word of the list names, for example `stage`.
    const WHAT: &'static str;

    /// Returns every word, in the order in which lists and menus show them.
    fn words() -> Vec<&'static str>;

    /// Returns the word.
    fn word(self) -> &'static str;
}

/// Declares an enum whose variants are exactly the given words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal, { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order in which lists and menus show them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Returns the word as documents, commands and screens write it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl $crate::domain::vocabulary::Vocabulary for $name {
            const WHAT: &'static str = $what;

            fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.as_str()).collect()
            }

            fn word(self) -> &'static str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::vocabulary::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| {
                    $crate::domain::vocabulary::UnknownWord {
                        what: $what,
                        word: word.to_owned(),
                        expected: Self::ALL.iter().map(|value| value.as_str()).collect(),
                    }
                })
            }
        }
    };
}

pub(crate) use vocabulary;
