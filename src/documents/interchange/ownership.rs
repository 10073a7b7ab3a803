//! Whose children a document defines: a record stays with the application that has it in the store.
//!
//! Refuses to judge references; only an `id` that would take a record away from another application is a fault.

use std::collections::HashMap;

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::references::{CHILDREN, field, items};
use crate::documents::interchange::tree::{Node, Value};
use crate::domain::ids::{RecordKind, canonical_id};
use crate::fields::incoming::{IncomingApplication, KnownRecords};
use crate::fields::noun;

/// The applications of a document, as they are met.
pub(super) struct Ownership<'t> {
    known: &'t dyn KnownRecords,
    source: Option<String>,
    /// How often an application without an id was met already.
    nameless: HashMap<[String; 4], u32>,
}

impl<'t> Ownership<'t> {
    /// Begins with the first application of a document of `source`.
    pub(super) fn new(known: &'t dyn KnownRecords, source: Option<String>) -> Self {
        Self { known, source, nameless: HashMap::new() }
    }

    /// Notes the children of the application at `place` that belong to another one in the store.
    pub(super) fn check(
        &mut self,
        application: &IncomingApplication,
        node: &Node<'_>,
        place: &Place<'_>,
        findings: &mut Findings,
    ) {
        let key = self.key(application);
        for (list, kind) in CHILDREN {
            for (index, child) in items(node, list).iter().enumerate() {
                let Some(id) = field(child, "id") else { continue };
                if let Some(company) = self.other_owner(kind, &id.value, &key) {
                    let problem =
                        format!("{} is {} of {company}; expected another id", id.value, noun(kind).one);
                    let place = place.field(list);
                    findings.note(id.ordinal, &place.item(index).field("id"), problem);
                }
            }
        }
    }

    /// Returns the key of an application, in the order in which they are met.
    fn key(&mut self, application: &IncomingApplication) -> String {
        let mut ordinal = 0;
        if application.id.is_none() {
            let count = self.nameless.entry(application.natural_key()).or_default();
            ordinal = *count;
            *count += 1;
        }
        self.known.key_of(self.source.as_deref(), application, ordinal)
    }

    /// Returns the company of the application that a child belongs to, when that is another one.
    fn other_owner(&self, kind: RecordKind, id: &Value<'_>, key: &str) -> Option<String> {
        let Value::Text(id) = id else { return None };
        let owner = self.known.owner(self.source.as_deref(), kind, &canonical_id(id))?;
        (owner.key != key).then_some(owner.company)
    }
}
