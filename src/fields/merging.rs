//! Two records of one person become one: what the one that stays takes over, and what would be lost.

use crate::domain::contact::{Contact, ContactKind};
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::fields::{Field, Noun};

/// Returns what fills `keep` where it is empty with what `gone` says; notes are put together.
pub fn filling(keep: &Contact, gone: &Contact) -> Patch<Contact> {
    let mut patch = Patch::new();
    for field in Contact::fields() {
        let (mine, theirs) = (field.of(keep), field.of(gone));
        let taken = match field.spec.key {
            "kind" => (keep.kind == ContactKind::Other && gone.kind != ContactKind::Other).then_some(theirs),
            "notes" => notes(&keep.notes, &gone.notes).map(Value::from),
            _ => (is_blank(&mine) && !is_blank(&theirs)).then_some(theirs),
        };
        taken.into_iter().for_each(|value| patch.put(&field.spec, value.into_owned()));
    }
    patch
}

/// Returns what `gone` says differently from `keep`, by the labels of the fields: what goes with it.
pub fn left_behind(keep: &Contact, gone: &Contact) -> Vec<(&'static str, String)> {
    let told = Contact::fields()
        .iter()
        .filter(|field| ["title", "company", "email", "phone"].contains(&field.spec.key));
    told.filter_map(|field| differing(field, keep, gone)).collect()
}

/// Returns what `gone` says in a field that `keep` says differently.
fn differing(field: &Field<Contact>, keep: &Contact, gone: &Contact) -> Option<(&'static str, String)> {
    match (field.of(keep), field.of(gone)) {
        (Value::Text(kept), Value::Text(theirs))
            if !kept.trim().is_empty()
                && !theirs.trim().is_empty()
                && kept.to_lowercase() != theirs.to_lowercase() =>
        {
            Some((field.spec.label, theirs.into_owned()))
        }
        _ => None,
    }
}

/// Tells whether a value says nothing.
fn is_blank(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        other => other.is_empty(),
    }
}

fn notes(keep: &str, gone: &str) -> Option<String> {
    match (keep.trim(), gone.trim()) {
        (_, "") => None,
        ("", _) => Some(gone.to_owned()),
        (mine, theirs) if mine.contains(theirs) => None,
        _ => Some(format!("{}\n\n{gone}", keep.trim_end())),
    }
}
