//! The words of an edit, sorted by field, and the values that several records share.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::contact::{Contact, ContactChoice, ContactKind};
use crate::domain::date_text::Lean;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::typed_line::TypedWord;
use crate::fields::quick_add::Setting as EditSetting;
use crate::fields::quick_add::care;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::person::person;
use crate::fields::quick_add::timing::{day, note_doubt};
use crate::fields::quick_add::{Doubt, QuickAddError};

/// The words of an edit.
pub struct Sorted<F> {
    /// Words without a field, in order.
    pub bare: Vec<Given>,
    /// Each field that was named, with its values in order; never without one.
    pub fields: Vec<(F, Vec<Given>)>,
}

impl<F: Copy + PartialEq> Sorted<F> {
    /// Sorts words; `link` is the field of a bare link.
    pub fn of(
        words: &[TypedWord],
        table: &[(&'static str, F)],
        link: Option<F>,
    ) -> Result<Self, QuickAddError> {
        let mut sorted = Self { bare: Vec::new(), fields: Vec::new() };
        for word in words {
            let given = |value: &str| Given { value: value.trim().to_owned(), at: word.at.clone() };
            if let Some((name, value)) = word.field() {
                let given = given(value);
                let field =
                    begun_by("field", name, table).map_err(|unclear| given.wrong(unclear.to_string()))?;
                sorted.add(field, given);
            } else if let Some(field) = link.filter(|_| word.is_link() && !word.quoted) {
                sorted.add(field, given(&word.text));
            } else if !word.text.trim().is_empty() {
                sorted.bare.push(given(&word.text));
            }
        }
        Ok(sorted)
    }

    fn add(&mut self, field: F, given: Given) {
        match self.fields.iter_mut().find(|(known, _)| *known == field) {
            Some((_, values)) => values.push(given),
            None => self.fields.push((field, vec![given])),
        }
    }

    /// Returns the fields, and refuses words that belong to none.
    pub fn only_fields(self, example: &str) -> Result<Vec<(F, Vec<Given>)>, QuickAddError> {
        match self.bare.first() {
            Some(word) => {
                Err(word
                    .wrong(format!("'{}' belongs to no field; expected for example {example}", word.value)))
            }
            None => Ok(self.fields),
        }
    }
}

/// Returns the only value of a field that can be given once.
pub fn only(values: &[Given]) -> Result<Given, QuickAddError> {
    match values {
        [one] => Ok(one.clone()),
        [.., again] => Err(again.wrong(format!("'{}' is one too many; a field is given once", again.value))),
        [] => Ok(Given { value: String::new(), at: 0..0 }),
    }
}

/// Returns a text; `None` when it is to be cleared.
pub fn optional(given: &Given) -> Option<String> {
    (!given.value.is_empty()).then(|| given.value.clone())
}

/// Returns a text that cannot be cleared.
pub fn required(given: &Given, what: &str) -> Result<String, QuickAddError> {
    optional(given).ok_or_else(|| given.wrong(format!("the {what} cannot be empty")))
}

/// Returns a yes or a no; no when it is to be cleared.
pub fn flag(given: &Given) -> Result<bool, QuickAddError> {
    if given.value.is_empty() { Ok(false) } else { care::flag(given) }
}

/// Returns one of a closed list of words, by any unique beginning; `usual` when it is to be cleared.
pub fn word<T: Copy>(
    what: &'static str,
    given: &Given,
    all: &[T],
    name: fn(T) -> &'static str,
    usual: T,
) -> Result<T, QuickAddError> {
    if given.value.is_empty() {
        return Ok(usual);
    }
    let choices: Vec<(&'static str, T)> = all.iter().map(|value| (name(*value), *value)).collect();
    begun_by(what, &given.value, &choices).map_err(|unclear| given.wrong(unclear.to_string()))
}

/// Returns a whole number from `least` to `most`.
pub fn whole(given: &Given, least: u32, most: u32) -> Result<u32, QuickAddError> {
    let number = given.value.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| {
        given.wrong(format!("'{}' does not fit; expected a whole number from {least} to {most}", given.value))
    })
}

/// Reads a day, and notes the other one that the same words may mean.
pub fn read_day(
    given: &Given,
    field: &'static str,
    lean: Lean,
    setting: EditSetting<'_>,
    doubts: &mut Vec<Doubt>,
) -> Result<NaiveDate, QuickAddError> {
    let reading = day(given, lean, setting)?;
    note_doubt(field, reading, doubts);
    Ok(reading.moment.date)
}

/// Returns the interview that a handle, an id or a date names; `None` when it is to be cleared.
pub fn meeting(
    given: &Given,
    application: &Application,
    setting: EditSetting<'_>,
) -> Result<Option<InterviewId>, QuickAddError> {
    if given.value.is_empty() {
        return Ok(None);
    }
    let handle = given.value.to_lowercase();
    let all = &application.interviews;
    let named = all.iter().find(|one| one.handle == handle || one.id.as_str() == given.value);
    if let Some(named) = named {
        return Ok(Some(named.id.clone()));
    }
    let date = day(given, Lean::Past, setting).ok().map(|reading| reading.moment.date);
    let mut fitting = all.iter().filter(|one| !one.cancelled && Some(one.date()) == date);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(Some(one.id.clone())),
        (None, _) => Err(given.wrong(format!(
            "'{}' fits no interview of {}; expected its handle or its date",
            given.value,
            application.title()
        ))),
        (Some(_), Some(_)) => Err(given.wrong(format!(
            "'{}' fits several interviews of {}; expected the handle of one",
            given.value,
            application.title()
        ))),
    }
}

/// What an item of a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+x`: it comes to the others.
    Add,
    /// `-x`: it goes.
    Remove,
    /// `x`: what was there goes, and it comes with the other items of the line.
    Set,
}

/// Splits an item into what it is for and the rest.
pub fn signed(given: &Given) -> (Sign, Given) {
    let (sign, value) = match (given.value.strip_prefix('+'), given.value.strip_prefix('-')) {
        (Some(rest), _) => (Sign::Add, rest),
        (None, Some(rest)) => (Sign::Remove, rest),
        (None, None) => (Sign::Set, given.value.as_str()),
    };
    (sign, Given { value: value.trim().to_owned(), at: given.at.clone() })
}

/// Applies items to a list; removing what is not there is refused with what `missing` says.
pub fn listed<T: PartialEq>(
    present: Vec<T>,
    items: Vec<(Sign, T)>,
    missing: impl Fn(&T) -> QuickAddError,
) -> Result<Vec<T>, QuickAddError> {
    let is_set = items.is_empty() || items.iter().any(|(sign, _)| *sign == Sign::Set);
    let mut list = if is_set { Vec::new() } else { present };
    for (sign, item) in items {
        if sign == Sign::Remove {
            let place = list.iter().position(|known| *known == item).ok_or_else(|| missing(&item))?;
            list.remove(place);
        } else if !list.contains(&item) {
            list.push(item);
        }
    }
    Ok(list)
}

/// Reads a person: one by handle or id, one of `near` by a unique part of the name, else as quick add does.
pub fn whom(
    given: &Given,
    near: &[&ContactId],
    company: &str,
    kind: ContactKind,
    setting: EditSetting<'_>,
) -> Result<ContactChoice, QuickAddError> {
    let wanted = given.value.to_lowercase();
    let contacts = &setting.records.contacts;
    let named = |contact: &&Contact| contact.handle == wanted || contact.id.as_str() == given.value;
    let part =
        |contact: &&Contact| near.contains(&&contact.id) && contact.name.to_lowercase().contains(&wanted);
    let mut parts = contacts.iter().filter(part);
    let found = match (contacts.iter().find(named), parts.next(), parts.next()) {
        (Some(named), ..) => Some(named),
        (None, Some(only), None) => Some(only),
        _ => None,
    };
    if let Some(contact) = found {
        return Ok(ContactChoice::Existing(contact.id.clone()));
    }
    person(given, company, kind, setting)
}
