//! Deferrals in a document: what was put off or dismissed.

use std::collections::HashSet;

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Node;
use crate::documents::interchange::values::date;
use crate::domain::action_key::ActionKey;
use crate::domain::deferral::Deferral;

const FIELDS: [&str; 2] = ["key", "until"];

/// Reads the deferrals of a document; each key may stand once.
pub(super) fn read<'t>(
    document: &Object<'t, '_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Vec<Deferral> {
    let mut seen = HashSet::new();
    document
        .list("deferrals", findings, |node, place, findings| {
            let deferral = read_one(node, place, context, &mut seen, findings)?;
            Some(deferral)
        })
        .unwrap_or_default()
}

/// Reads one deferral whose key was not seen before.
fn read_one<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    context: &Context<'t>,
    seen: &mut HashSet<ActionKey>,
    findings: &mut Findings,
) -> Option<Deferral> {
    let object = Object::open(node, place, "a deferral", &FIELDS, findings)?;
    let key = object.required("key", findings, |value| context.references.key(value));
    let until = object.nullable("until", findings, date).flatten();
    if object.find("until").is_none() {
        object.note("until", findings, "is missing; expected YYYY-MM-DD, or null for what was dismissed");
    }
    let key = key?;
    if !seen.insert(key.clone()) {
        object.note("key", findings, format!("'{key}' is deferred above already; expected each key once"));
    }
    Some(Deferral { key, until })
}
