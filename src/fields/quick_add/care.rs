//! How the user wants an application treated: how much they want it, how often to ask, when to be quiet.

use crate::domain::beginning::begun_by;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::{QuickAddError, Setting};

/// Reads how much the user wants it, from 1 to 5.
pub fn excitement(given: &Given) -> Result<u8, QuickAddError> {
    let stars = given.value.parse().ok().filter(|stars| (1..=5).contains(stars));
    stars.ok_or_else(|| {
        given.wrong(format!("'{}' does not fit; expected a whole number from 1 to 5", given.value))
    })
}

/// Reads the name of a cadence.
pub fn cadence(given: &Given, setting: Setting<'_>) -> Result<String, QuickAddError> {
    if setting.cadences.contains(&given.value.as_str()) {
        return Ok(given.value.clone());
    }
    let known = setting.cadences.join(", ");
    Err(given.wrong(format!("'{}' is not a cadence; expected {known}", given.value)))
}

/// Reads a yes or a no.
pub fn flag(given: &Given) -> Result<bool, QuickAddError> {
    const ANSWERS: &[(&str, bool)] = &[("yes", true), ("no", false), ("true", true), ("false", false)];
    begun_by("yes or no", &given.value, ANSWERS)
        .map_err(|_| given.wrong(format!("'{}' is neither yes nor no; expected yes or no", given.value)))
}
