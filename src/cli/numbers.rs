//! Whole numbers as arguments: refused in words that say what is counted.

use std::ops::RangeInclusive;
use std::str::FromStr;

/// Returns a parser of whole numbers in `range`; `expected` says what they are: "a number of days".
pub fn number<T>(
    expected: impl Into<String>,
    range: RangeInclusive<T>,
) -> impl Fn(&str) -> Result<T, String> + Clone
where
    T: FromStr + PartialOrd + Clone,
{
    let expected = expected.into();
    move |text| match text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(format!("expected {expected}")),
    }
}
