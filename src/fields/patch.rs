//! Patches: fields of a record and what they become.
//!
//! The one form of "something about a record that may be incomplete": what is typed into a form or a command, what a
//! document says, what is added, what an edit changes.

use std::marker::PhantomData;

use crate::domain::contact::ContactChoice;
use crate::domain::ids::RecordKind;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::value::Value;
use crate::fields::wording::text;
use crate::fields::{Kind, Noun, Spec, find, specs};

/// A field and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The field.
    pub field: &'static Spec,
    /// What it becomes.
    pub value: Value<'static>,
}

/// Fields of a record of one noun and what they become, each field at most once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch<N> {
    entries: Vec<Entry>,
    noun: PhantomData<fn(N)>,
}

/// A field that changes, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The name of the field.
    pub field: &'static str,
    /// What it was; empty for nothing.
    pub old: String,
    /// What it becomes; empty for nothing.
    pub new: String,
}

/// A patch of a record of some noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyPatch {
    /// What kind of record it is about.
    pub kind: RecordKind,
    /// The fields and what they become, each at most once.
    pub entries: Vec<Entry>,
}

impl<N: Noun> From<Patch<N>> for AnyPatch {
    fn from(patch: Patch<N>) -> Self {
        Self { kind: N::KIND, entries: patch.entries }
    }
}

impl AnyPatch {
    /// Returns the record that the patch makes of a blank one; `None` when it is about another noun.
    pub fn record<N: Noun>(&self) -> Option<N> {
        let patch = Patch { entries: self.entries.clone(), noun: PhantomData };
        (self.kind == N::KIND).then(|| patch.applied_to(&N::blank()))
    }

    /// Returns what a field becomes, if the patch says so.
    pub fn find(&self, key: &str) -> Option<&Value<'static>> {
        self.entries.iter().find(|entry| entry.field.key == key).map(|entry| &entry.value)
    }
}

impl<N: Noun> Patch<N> {
    /// Returns a patch that says nothing.
    pub const fn new() -> Self {
        Self { entries: Vec::new(), noun: PhantomData }
    }

    /// Returns everything that a record says.
    pub fn of(record: &N) -> Self {
        let mut patch = Self::new();
        for field in N::fields() {
            patch.put(&field.spec, field.of(record).into_owned());
        }
        patch
    }

    /// Returns the patch with one more field, named by its key; a key that the noun does not have changes nothing.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value<'static>) -> Self {
        debug_assert!(find::<N>(key).is_some(), "no field {key}");
        if let Some(field) = find::<N>(key) {
            self.put(&field.spec, value);
        }
        self
    }

    /// Returns the patch with what another one says of further fields, or otherwise.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        other.entries.into_iter().for_each(|entry| self.put(entry.field, entry.value));
        self
    }

    /// Says what a field becomes; what was said of it before is forgotten.
    pub fn put(&mut self, field: &'static Spec, value: Value<'static>) {
        match self.entries.iter_mut().find(|entry| entry.field.key == field.key) {
            Some(entry) => entry.value = value,
            None => self.entries.push(Entry { field, value }),
        }
    }

    /// Returns the fields and what they become, in the order in which they were said.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Tells whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns what a field becomes, if the patch says so.
    pub fn find(&self, key: &str) -> Option<&Value<'static>> {
        self.entries.iter().find(|entry| entry.field.key == key).map(|entry| &entry.value)
    }

    /// Returns the text that a field becomes, if the patch says so and it is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        if let Some(Value::Text(text)) = self.find(key) { Some(text) } else { None }
    }

    /// Returns the record with the fields changed.
    pub fn applied_to(&self, record: &N) -> N {
        let mut changed = record.clone();
        for entry in &self.entries {
            if let Some(field) = find::<N>(entry.field.key) {
                field.set(&mut changed, entry.value.clone());
            }
        }
        changed
    }

    /// Returns when something happens or happened according to the patch, when it says so of a record.
    pub fn event(&self, record: &N) -> Option<Moment> {
        let begins = |entry: &Entry| if let Value::Moment(at) = entry.value { Some(at) } else { None };
        if let Some(at) = self.entries.iter().find_map(begins) {
            return Some(at);
        }
        let time =
            |spec: &Spec| if let Kind::Event(time) = spec.kind { Some((spec.key, time)) } else { None };
        let (on, at) = specs::<N>().find_map(time)?;
        if self.find(on).is_none() && self.find(at).is_none() {
            return None;
        }
        let changed = self.applied_to(record);
        let of = |key| find::<N>(key).map(|field| field.of(&changed));
        match (of(on)?, of(at)) {
            (Value::Day(day), Some(Value::Time(time))) => Some(Moment::at(day, time)),
            (Value::Day(day), _) => Some(Moment::day(day)),
            _ => None,
        }
    }

    /// Returns the people whom the patch names.
    pub fn people(&self) -> impl Iterator<Item = &ContactChoice> {
        self.entries.iter().flat_map(|entry| match &entry.value {
            Value::Person(choice) => std::slice::from_ref(choice.as_ref()),
            Value::People(people) => people,
            _ => &[],
        })
    }

    /// Returns what of the patch changes a record.
    #[must_use]
    pub fn effective(mut self, record: &N) -> Self {
        self.entries
            .retain(|entry| find::<N>(entry.field.key).is_none_or(|field| field.of(record) != entry.value));
        self
    }

    /// Returns what the patch changes of a record, field by field, in words.
    pub fn differences(&self, record: &N, records: &Records) -> Vec<Difference> {
        let difference = |entry: &Entry| {
            let old = find::<N>(entry.field.key).map(|field| field.of(record));
            Difference {
                field: entry.field.label,
                old: old.map(|old| text(&old, records)).unwrap_or_default(),
                new: text(&entry.value, records),
            }
        };
        self.entries.iter().map(difference).collect()
    }
}

impl<N: Noun> std::default::Default for Patch<N> {
    fn default() -> Self {
        Self::new()
    }
}
