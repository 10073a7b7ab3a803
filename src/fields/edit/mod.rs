//! Edits: fields of a record and what they become, as plain data and as people write them.
//!
//! The grammar is that of quick add: `field:value`, fields by any unique beginning, a bare link is the `url`. Owns
//! that `field:` with nothing behind it clears, that lists take `+x` and `-x`, and how a change is told. Refuses to
//! write anything.

mod drafts;
mod interview;
mod interview_reading;

use crate::domain::records::Records;
use crate::fields::quick_add::Doubt;

pub use drafts::interview_draft;
pub use interview::InterviewEdit;
pub use interview_reading::interview_edits;

pub use crate::fields::quick_add::Setting as EditSetting;

/// One field of a record and what it becomes.
pub trait Edit: PartialEq + Sized {
    /// What is edited.
    type Record;

    /// Returns the name of the field, as people read it.
    fn field(&self) -> &'static str;

    /// Returns the edit that would leave the field as it is.
    fn present(&self, record: &Self::Record) -> Self;

    /// Returns what the field becomes, as people read it; empty for nothing.
    fn text(&self, records: &Records) -> String;
}

/// Edits that were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edits<E> {
    /// The edits, each field once.
    pub edits: Vec<E>,
    /// Dates that some would read otherwise.
    pub doubts: Vec<Doubt>,
}

/// A field that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The name of the field.
    pub field: &'static str,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it becomes; empty for nothing.
    pub new: String,
}

/// Returns the edits that change something, in the order in which they were given.
pub fn effective<E: Edit>(mut edits: Vec<E>, record: &E::Record) -> Vec<E> {
    edits.retain(|edit| *edit != edit.present(record));
    edits
}

/// Returns what edits change, field by field.
pub fn differences<E: Edit>(edits: &[E], record: &E::Record, records: &Records) -> Vec<Difference> {
    let difference = |edit: &E| Difference {
        field: edit.field(),
        old: edit.present(record).text(records),
        new: edit.text(records),
    };
    edits.iter().map(difference).collect()
}
