//! Ids: which records a document defines, and whether what it refers to exists.
//!
//! Owns the index of a document's ids. A reference may name a record of the document, also a later one, or a
//! live record that the store knows: one that was deleted comes back only when the document defines it.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::documents::interchange::tree::{Node, Value};
use crate::documents::interchange::values::Read;
use crate::domain::action_key::{ActionKey, KeyPart};
use crate::domain::ids::{LONGEST_ID, RecordKind, canonical_id, is_valid_id};
use crate::fields::incoming::{KnownRecords, Standing};
use crate::fields::noun;

/// Where a document defines a record.
#[derive(Debug, Clone, Copy)]
struct Definition {
    /// The ordinal of the value of its `id`.
    ordinal: usize,
    /// The position of its application in the document; of no meaning for people.
    application: usize,
}

/// The ids that a document may refer to.
pub(super) struct References<'t> {
    defined: HashMap<(RecordKind, Cow<'t, str>), Definition>,
    known: &'t dyn KnownRecords,
}

/// The lists of an application whose items have ids.
pub(super) const CHILDREN: [(&str, RecordKind); 6] = [
    ("stage_history", RecordKind::StageChange),
    ("interviews", RecordKind::Interview),
    ("interactions", RecordKind::Interaction),
    ("tasks", RecordKind::Task),
    ("lessons", RecordKind::Lesson),
    ("promises", RecordKind::Promise),
];

impl<'t> References<'t> {
    /// Gathers the ids that a document defines.
    pub(super) fn of(document: &'t Node<'t>, known: &'t dyn KnownRecords) -> Self {
        let mut references = Self { defined: HashMap::new(), known };
        for contact in items(document, "contacts") {
            references.define(RecordKind::Contact, contact, 0);
        }
        for (index, application) in items(document, "applications").iter().enumerate() {
            references.define(RecordKind::Application, application, index);
            for (list, kind) in CHILDREN {
                for child in items(application, list) {
                    references.define(kind, child, index);
                }
            }
        }
        references
    }

    /// Remembers the id of a record, if it has one; the first of equal ones stands.
    fn define(&mut self, kind: RecordKind, record: &'t Node<'t>, application: usize) {
        let Some(node) = field(record, "id") else { return };
        if let Value::Text(id) = &node.value {
            let definition = Definition { ordinal: node.ordinal, application };
            self.defined.entry((kind, canonical_id(id))).or_insert(definition);
        }
    }

    /// Reads the id of the record whose `id` has this ordinal.
    pub(super) fn own_id(&self, kind: RecordKind, ordinal: usize, value: &Value<'_>) -> Read<String> {
        let id = valid_id(value)?;
        match self.definition(kind, &id) {
            Some(first) if first.ordinal != ordinal => Err(format!(
                "{value} is the id of another {} above; expected each id once",
                noun(kind).singular
            )),
            _ => Ok(id),
        }
    }

    /// Reads a reference to a record.
    pub(super) fn reference(&self, kind: RecordKind, value: &Value<'_>) -> Read<String> {
        let id = valid_id(value)?;
        match self.standing(kind, &id) {
            Some(Standing::Live) => Ok(id),
            Some(Standing::Deleted) => {
                let what = noun(kind).singular;
                Err(format!("{value} names a deleted {what}; expected the {what} in this document, too"))
            }
            None => Err(format!(
                "{value} names no {}; expected the id of one in this document or in the database",
                noun(kind).singular
            )),
        }
    }

    /// Reads a reference to an interview of the application at `position` of the document, whose id is `owner`.
    pub(super) fn interview_of(
        &self,
        position: usize,
        owner: Option<&str>,
        value: &Value<'_>,
    ) -> Read<String> {
        let id = self.reference(RecordKind::Interview, value)?;
        let is_own = match self.definition(RecordKind::Interview, &id) {
            Some(definition) => definition.application == position,
            None => match (owner, self.known.owner(None, RecordKind::Interview, &id)) {
                (Some(owner), Some(application)) => owner == application.id,
                _ => true,
            },
        };
        if is_own {
            return Ok(id);
        }
        Err(format!("{value} is an interview of another application; expected one of this application"))
    }

    /// Reads the key of an action whose records exist.
    pub(super) fn key(&self, value: &Value<'_>) -> Read<ActionKey> {
        let invalid = || {
            format!("{value} is not the key of an action; expected for example thank-you:INTERVIEW:CONTACT")
        };
        let Value::Text(text) = value else { return Err(invalid()) };
        let key: ActionKey = text.parse().map_err(|_| invalid())?;
        let expected = key.kind().map(|kind| kind.key_parts()).unwrap_or_default();
        for (part, expected) in key.parts().into_iter().zip(expected) {
            if let Some(lack) = self.lacking(part, *expected) {
                return Err(format!(
                    "'{part}' names {lack}; expected a key of records in this document or in the database"
                ));
            }
        }
        Ok(key)
    }

    /// Returns what a part of a key names instead of what it should: "no contact", "a deleted contact".
    fn lacking(&self, part: &str, expected: KeyPart) -> Option<String> {
        let (kinds, what): (&[RecordKind], &str) = match &expected {
            KeyPart::Date => return None,
            KeyPart::RecordOrNone(_) | KeyPart::AnchorOrNone if part == "-" => return None,
            KeyPart::Record(kind) | KeyPart::RecordOrNone(kind) => (&[*kind], kind.as_str()),
            KeyPart::Anchor | KeyPart::AnchorOrNone => {
                (&[RecordKind::Interview, RecordKind::Interaction], "interview or interaction")
            }
        };
        let standings: Vec<Standing> = kinds.iter().filter_map(|kind| self.standing(*kind, part)).collect();
        if standings.contains(&Standing::Live) {
            return None;
        }
        Some(if standings.is_empty() { format!("no {what}") } else { format!("a deleted {what}") })
    }

    /// Returns how a record stands; what the document defines is there.
    fn standing(&self, kind: RecordKind, id: &str) -> Option<Standing> {
        match self.definition(kind, id) {
            Some(_) => Some(Standing::Live),
            None => self.known.standing(kind, id),
        }
    }

    /// Returns where the document defines a record.
    fn definition(&self, kind: RecordKind, id: &str) -> Option<Definition> {
        self.defined.get(&(kind, Cow::Borrowed(id))).copied()
    }
}

/// Reads a text that can be an id.
fn valid_id(value: &Value<'_>) -> Read<String> {
    match value {
        Value::Text(id) if is_valid_id(id) => Ok(canonical_id(id).into_owned()),
        other => Err(format!(
            "{other} is not an id; expected 1 to {LONGEST_ID} characters without blanks and ':', and not '-'"
        )),
    }
}

/// Returns the value of a field of an object, if it is one and has it.
pub(super) fn field<'t>(node: &'t Node<'t>, name: &str) -> Option<&'t Node<'t>> {
    let Value::Object(entries) = &node.value else { return None };
    entries.iter().find(|(field, _)| field == name).map(|(_, node)| node)
}

/// Returns the items of a list in a field of an object; none when it is no list.
pub(super) fn items<'t>(node: &'t Node<'t>, name: &str) -> &'t [Node<'t>] {
    match field(node, name).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}
