//! Fields as people type them: `field:value` words become a patch.
//!
//! The grammar is that of quick add: fields by any unique beginning, `field:` with nothing behind it clears. Refuses
//! to guess between fields, and to write anything.

use std::borrow::Cow;

use crate::domain::application::Application;
use crate::domain::date_text::Lean;
use crate::domain::typed_line::given_words;
use crate::fields::patch::Patch;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::timing::{day, note_doubt, past_day};
use crate::fields::quick_add::{Doubt, QuickAddError, Setting};
use crate::fields::typed::{Sorted, meeting, only};
use crate::fields::value::Value;
use crate::fields::{Kind, Noun, Spec, form, specs};

/// Fields that were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<N> {
    /// The fields and what they become.
    pub patch: Patch<N>,
    /// Dates that some would read otherwise, by the labels of their fields.
    pub doubts: Vec<Doubt>,
}

/// What typed fields are about.
#[derive(Debug)]
pub struct About<'a, N> {
    /// The record as it is, or a new one with what it begins with.
    pub record: &'a N,
    /// Its application.
    pub application: &'a Application,
}

/// Reads fields of a record, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood, or that does not go together with the rest of the record.
pub fn read<N: Noun>(
    words: &[String],
    about: &About<'_, N>,
    setting: Setting<'_>,
) -> Result<Reading<N>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), &names::<N>(), None)?;
    let mut reading = Reading { patch: Patch::new(), doubts: Vec::new() };
    let mut given_fields: Vec<(&str, Given)> = Vec::new();
    for (place, values) in sorted.only_fields(example::<N>())? {
        let Some(field) = N::fields().get(place) else { continue };
        let given = only(&values)?;
        let value = read_value(&field.spec, &given, about.application, setting, &mut reading.doubts)?;
        reading.patch.put(&field.spec, value);
        given_fields.push((field.spec.key, given));
    }
    if let Err((key, problem)) = reading.patch.applied_to(about.record).check() {
        let blamed = given_fields.iter().find(|(given, _)| *given == key).or(given_fields.last());
        if let Some((_, given)) = blamed {
            return Err(given.wrong(format!("'{}': {problem}", given.value)));
        }
    }
    Ok(reading)
}

/// Returns how a field of a noun can be typed, for messages that ask for one.
pub fn example<N: Noun>() -> &'static str {
    form::<N>().next().map_or("", |spec| spec.example)
}

/// Returns every name that a field of a noun can be typed by, with its place in the table.
fn names<N: Noun>() -> Vec<(&'static str, usize)> {
    let keys = specs::<N>().enumerate().map(|(place, spec)| (spec.key, place));
    let aliases = specs::<N>()
        .enumerate()
        .flat_map(|(place, spec)| spec.aliases.iter().map(move |alias| (*alias, place)));
    keys.chain(aliases).collect()
}

/// Reads what was typed into one field.
fn read_value(
    spec: &'static Spec,
    given: &Given,
    application: &Application,
    setting: Setting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<Value<'static>, QuickAddError> {
    if given.value.is_empty() {
        return if spec.is_optional() {
            Ok(spec.initial_value())
        } else {
            Err(given.wrong(format!("'{}' cannot be empty; expected {}", spec.label, spec.help)))
        };
    }
    Ok(match spec.kind {
        Kind::Line => Value::Text(Cow::Owned(given.value.clone())),
        Kind::Day(Lean::Past) => Value::Day(past_day(given, spec.help, spec.label, setting, doubts)?),
        Kind::Day(lean) => {
            let reading = day(given, lean, setting)?;
            note_doubt(spec.label, reading, doubts);
            Value::Day(reading.moment.date)
        }
        Kind::Interview => match meeting(given, application, setting)? {
            Some(id) => Value::Interview(Cow::Owned(id)),
            None => Value::Nothing,
        },
    })
}
