//! People in a document.

use crate::documents::interchange::fault::{Findings, Place};
use crate::documents::interchange::object::Object;
use crate::documents::interchange::reading::Context;
use crate::documents::interchange::tree::Node;
use crate::documents::interchange::values::{filled, text, word};
use crate::domain::ids::RecordKind;
use crate::fields::incoming::IncomingContact;

const FIELDS: [&str; 9] =
    ["id", "name", "title", "company", "kind", "email", "phone", "preferred_channel", "notes"];

/// Reads a person; `None` when a fault was noted that leaves nobody.
pub(super) fn read<'t>(
    node: &'t Node<'t>,
    place: &Place<'_>,
    context: &Context<'t>,
    findings: &mut Findings,
) -> Option<IncomingContact> {
    let object = Object::open(node, place, "a contact", &FIELDS, findings)?;
    let id = own_id(&object, RecordKind::Contact, context, findings);
    let name = object.required("name", findings, filled);
    let contact = IncomingContact {
        id,
        name: String::new(),
        title: object.nullable("title", findings, text),
        company: object.nullable("company", findings, text),
        kind: object.given("kind", findings, word),
        email: object.nullable("email", findings, text),
        phone: object.nullable("phone", findings, text),
        preferred_channel: object.nullable("preferred_channel", findings, word),
        notes: object.given("notes", findings, text),
    };
    name.map(|name| IncomingContact { name, ..contact })
}

/// Reads the id of a record.
pub(super) fn own_id(
    object: &Object<'_, '_>,
    kind: RecordKind,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Option<String> {
    let ordinal = object.find("id")?.ordinal;
    object.given("id", findings, |value| context.references.own_id(kind, ordinal, value))
}
