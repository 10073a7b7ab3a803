//! Objects: fields taken out by name, with unknown and double ones noted.
//!
//! Owns what "required", "nullable" and "absent" mean. Refuses to know which fields there are.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::tree::{Node, Value, quoted};
use crate::documents::interchange::values::Read;
use crate::domain::spelling::nearest;

/// An object of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Object<'t, 'p> {
    ordinal: usize,
    entries: &'t [(Cow<'t, str>, Node<'t>)],
    place: &'p Place<'p>,
}

impl<'t, 'p> Object<'t, 'p> {
    /// Opens the object at `place`, which may have the given fields; `None` when it is something else. `what` names
    /// it with its article: "a contact".
    pub(super) fn open(
        node: &'t Node<'t>,
        place: &'p Place<'p>,
        what: &str,
        fields: &[&str],
        findings: &mut Findings,
    ) -> Option<Self> {
        let Value::Object(entries) = &node.value else {
            findings.note(node.ordinal, place, format!("{} is not {what}; expected an object", node.value));
            return None;
        };
        let mut met = HashSet::new();
        for (name, value) in entries {
            let problem = if !fields.contains(&name.as_ref()) {
                unknown(name, what, fields)
            } else if !met.insert(name) {
                format!("stands twice in {what}; expected once")
            } else {
                continue;
            };
            findings.note(value.ordinal, &place.field(&quoted(name)), problem);
        }
        Some(Self { ordinal: node.ordinal, entries, place })
    }

    /// Returns the value of a field, if the object has the field.
    pub(super) fn find(&self, name: &str) -> Option<&'t Node<'t>> {
        self.entries.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }

    /// Notes that something is wrong with a field, or with the object when it lacks the field.
    pub(super) fn note(&self, name: &str, findings: &mut Findings, problem: impl Into<String>) {
        let ordinal = self.find(name).map_or(self.ordinal, |node| node.ordinal);
        findings.note(ordinal, &self.place.field(name), problem);
    }

    /// Returns a field that must be there.
    pub(super) fn required<T>(
        &self,
        name: &str,
        findings: &mut Findings,
        read: impl Fn(&'t Value<'t>) -> Read<T>,
    ) -> Option<T> {
        match self.find(name) {
            Some(node) => self.noted(name, findings, read(&node.value)),
            None => {
                let complaint = read(&Value::Null).err().unwrap_or_default();
                let expected =
                    complaint.split_once("; ").map_or("expected a value", |(_, expected)| expected);
                self.note(name, findings, format!("is missing; {expected}"));
                None
            }
        }
    }

    /// Returns a field that has a default; without it, or with null in its place, it is absent.
    pub(super) fn given<T>(
        &self,
        name: &str,
        findings: &mut Findings,
        read: impl FnOnce(&'t Value<'t>) -> Read<T>,
    ) -> Option<T> {
        let node = self.find(name).filter(|node| node.value != Value::Null)?;
        self.noted(name, findings, read(&node.value))
    }

    /// Returns a field that may be null, which empties it.
    pub(super) fn nullable<T>(
        &self,
        name: &str,
        findings: &mut Findings,
        read: impl FnOnce(&'t Value<'t>) -> Read<T>,
    ) -> Option<Option<T>> {
        let node = self.find(name)?;
        if node.value == Value::Null {
            return Some(None);
        }
        self.noted(name, findings, read(&node.value)).map(Some)
    }

    /// Returns a field that holds an object or null, which empties it.
    pub(super) fn nested<T>(
        &self,
        name: &str,
        findings: &mut Findings,
        read: impl FnOnce(&'t Node<'t>, &Place<'_>, &mut Findings) -> Option<T>,
    ) -> Option<Option<T>> {
        let node = self.find(name)?;
        if node.value == Value::Null {
            return Some(None);
        }
        read(node, &self.place.field(name), findings).map(Some)
    }

    /// Returns the items of a field that holds a list; absent like a field with a default.
    pub(super) fn list<T>(
        &self,
        name: &str,
        findings: &mut Findings,
        mut read: impl FnMut(&'t Node<'t>, &Place<'_>, &mut Findings) -> Option<T>,
    ) -> Option<Vec<T>> {
        let node = self.find(name).filter(|node| node.value != Value::Null)?;
        let Value::List(items) = &node.value else {
            self.note(name, findings, format!("{} is not a list; expected a list", node.value));
            return None;
        };
        let place = self.place.field(name);
        let read = |(index, item)| read(item, &place.item(index), findings);
        Some(items.iter().enumerate().filter_map(read).collect())
    }

    /// Notes what is wrong with the value of a field, if anything is.
    fn noted<T>(&self, name: &str, findings: &mut Findings, read: Read<T>) -> Option<T> {
        read.map_err(|problem| self.note(name, findings, problem)).ok()
    }
}

/// Returns what is wrong with a field that nobody knows.
fn unknown(name: &str, what: &str, fields: &[&str]) -> String {
    let hint = match nearest(name, fields.iter().copied()) {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("expected {}", fields.join(", ")),
    };
    format!("'{}' is not a field of {what}; {hint}", quoted(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::interchange::tree::parse;
    use crate::documents::interchange::values::{date, text};

    fn faults_of(document: &str, read: impl Fn(&Object<'_, '_>, &mut Findings)) -> String {
        let node = parse(document).unwrap();
        let mut findings = Findings::default();
        let top = Place::top();
        if let Some(object) = Object::open(&node, &top, "a thing", &["name", "on", "tags"], &mut findings) {
            read(&object, &mut findings);
        }
        findings.into_faults().map(|faults| faults.to_string()).unwrap_or_default()
    }

    #[test]
    fn unknown_and_double_fields_are_refused_by_name() {
        let faults = faults_of(r#"{"nmae": 1, "colour": 2, "on": 3, "on": 4}"#, |_, _| ());
        assert_eq!(
            faults,
            "nmae: 'nmae' is not a field of a thing; did you mean 'name'?\n\
             colour: 'colour' is not a field of a thing; expected name, on, tags\n\
             on: stands twice in a thing; expected once"
        );
        assert_eq!(faults_of("[]", |_, _| ()), "document: a list is not a thing; expected an object");
    }

    #[test]
    fn null_empties_what_may_be_empty_and_is_absent_where_there_is_a_default() {
        assert_eq!(
            faults_of(r#"{"name": null, "on": null, "tags": null}"#, |object, findings| {
                assert_eq!(object.given("name", findings, text), None);
                assert_eq!(object.nullable("on", findings, date), Some(None));
                assert_eq!(object.list("tags", findings, |_, _, _| Some(())), None);
            }),
            ""
        );
        assert_eq!(
            faults_of("{}", |object, findings| {
                assert_eq!(object.given("name", findings, text), None);
                assert_eq!(object.nullable("on", findings, date), None);
            }),
            ""
        );
    }

    #[test]
    fn what_is_required_is_missed() {
        let missed = |object: &Object<'_, '_>, findings: &mut Findings| {
            object.required("on", findings, date);
        };
        assert_eq!(faults_of("{}", missed), "on: is missing; expected YYYY-MM-DD");
        assert_eq!(faults_of(r#"{"on": null}"#, missed), "on: null is not a date; expected YYYY-MM-DD");
    }
}
