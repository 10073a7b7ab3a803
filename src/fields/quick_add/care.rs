//! How the user wants an application treated: how much they want it, how often to ask, when to be quiet.

use chrono::NaiveDate;

use crate::domain::beginning::begun_by;
use crate::domain::channel::Channel;
use crate::domain::date_text::Lean;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::timing::{day, note_doubt};
use crate::fields::quick_add::{Doubt, QuickAddError, Setting};

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

/// Reads the day until which nobody is to be written to.
pub fn quiet_until(
    given: &Given,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<NaiveDate, QuickAddError> {
    let reading = day(given, Lean::Future, setting)?;
    note_doubt("quiet until", reading, doubts);
    Ok(reading.moment.date)
}

/// Reads how thank-you notes travel.
pub fn thank_you_by(given: &Given) -> Result<Channel, QuickAddError> {
    let ways = [Channel::Email, Channel::Post].map(|way| (way.as_str(), way));
    begun_by("way to send thanks", &given.value, &ways).map_err(|unclear| given.wrong(unclear.to_string()))
}

/// Reads a yes or a no.
pub fn flag(given: &Given) -> Result<bool, QuickAddError> {
    const ANSWERS: &[(&str, bool)] = &[("yes", true), ("no", false), ("true", true), ("false", false)];
    begun_by("yes or no", &given.value, ANSWERS)
        .map_err(|_| given.wrong(format!("'{}' is neither yes nor no; expected yes or no", given.value)))
}
