//! Closed lists of words as arguments: refused by name, listed in the help.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::vocabulary::UnknownWord;

/// Returns a parser of exactly the words that `word` gives for `all` values.
pub fn words<T>(all: &'static [T], word: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(move |value| word(*value))).try_map(move |given| {
        let fits = all.iter().copied().find(|value| word(*value) == given);
        let expected = || all.iter().map(|value| word(*value)).collect();
        fits.ok_or_else(|| UnknownWord { what: "word", word: given, expected: expected() })
    })
}
