//! The forms of a person: a new one, and the fields of one that is there.

use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactChoice, ContactKind, is_same_name};
use crate::fields::change::Change;
use crate::fields::edit::{Edits, contact_draft, contact_edits, effective};
use crate::fields::patch::Patch;
use crate::tui::effect::Intent;
use crate::tui::forms::application::answers;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, changed};
use crate::tui::forms::{About, Purpose, RecordId, Shape, Understood, application};
use crate::tui::state::State;

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-contact",
    fields: || vec![NAME, TITLE, COMPANY, KIND, EMAIL, PHONE, REACH_BY, MAIN, NOTES],
    title: |state, about| {
        let company = application::find(state, about).map(|found| format!(" at {}", found.company));
        Some(format!("New person{}", company.unwrap_or_default()))
    },
    recorded: |state, about| {
        application::find(state, about).map_or_else(Vec::new, |found| {
            let main = if found.main_contact.is_none() { "yes" } else { "no" };
            vec![("company", found.company.clone()), ("main", main.to_owned())]
        })
    },
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "contact",
    fields: || vec![NAME, TITLE, COMPANY, KIND, EMAIL, PHONE, REACH_BY, NOTES],
    title: |state, about| Some(format!("Edit {}", find(state, about)?.name)),
    recorded: |state, about| find(state, about).map_or_else(Vec::new, recorded),
    purpose: Purpose::Change,
    understand: edit,
};

const NAME: FieldShape = FieldShape::new("name", "name", Kind::Line, "the full name").required("…");
const TITLE: FieldShape =
    FieldShape::new("title", "title", Kind::Line, "what they do, such as engineering manager");
const COMPANY: FieldShape =
    FieldShape::new("company", "company", Kind::Known(Known::Companies), "the employer, or the agency");
const KIND: FieldShape = FieldShape::new("kind", "kind", Kind::Choice(kinds), "other");
const EMAIL: FieldShape = FieldShape::new("email", "email", Kind::Line, "ana@acme.example");
const PHONE: FieldShape = FieldShape::new("phone", "phone", Kind::Line, "+49 30 1234");
const REACH_BY: FieldShape =
    FieldShape::new("preferred_channel", "reach by", Kind::Choice(channels), "how they asked to be reached");
const MAIN: FieldShape =
    FieldShape::new("main", "main contact", Kind::Choice(answers), "yes: messages go to them from now on");
const NOTES: FieldShape = FieldShape::new("notes", "notes", Kind::Lines, "anything else");

/// Returns the words for what a person is.
fn kinds() -> Vec<&'static str> {
    ContactKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Returns the ways to reach people.
pub(super) fn channels() -> Vec<&'static str> {
    Channel::ALL.iter().map(|channel| channel.as_str()).collect()
}

/// Returns the person that a form is about.
fn find<'a>(state: &'a State, about: &About) -> Option<&'a Contact> {
    match about.record.as_ref()? {
        RecordId::Contact(id) => state.snapshot.records.find_contact(id),
        _ => None,
    }
}

/// Reads a new person; says when there is one of this name or address.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let draft = sheet.read(&["main"], |words, _| contact_draft(words))?;
    let main = sheet.answer("main")?;
    let contacts = &sheet.records().contacts;
    let address = |known: &Contact| known.email.as_deref().map(|email| email.trim().to_lowercase());
    let wanted = draft.email.as_deref().map(str::to_lowercase);
    let mut reads = Vec::new();
    if contacts.iter().any(|known| is_same_name(&known.name, &draft.name)) {
        reads.push(("name", "another one has this name".to_owned()));
    }
    if let Some(known) = contacts.iter().find(|known| wanted.is_some() && address(known) == wanted) {
        reads.push(("email", format!("{} has this address, too", known.name)));
    }
    let (name, change) = if main {
        let application = sheet.application().map_err(|_| Fault::of("main", "no application is selected"))?;
        let name = format!("{}: {} added", application.company, draft.name);
        let patch = Patch::new().with("main_contact", ContactChoice::New(draft.clone()).into());
        (name, Change::edit(application, patch))
    } else {
        (format!("{} added", draft.name), Change::AddContact(draft))
    };
    Ok(Understood { reads, intent: Intent::Change, name, changes: vec![change] })
}

/// Returns what is recorded of a person.
fn recorded(contact: &Contact) -> Vec<(&'static str, String)> {
    let of = contact.clone();
    vec![
        ("name", of.name),
        ("title", of.title.unwrap_or_default()),
        ("company", of.company.unwrap_or_default()),
        ("kind", of.kind.to_string()),
        ("email", of.email.unwrap_or_default()),
        ("phone", of.phone.unwrap_or_default()),
        ("preferred_channel", of.preferred_channel.map(|way| way.to_string()).unwrap_or_default()),
        ("notes", of.notes),
    ]
}

/// Reads what becomes of a person.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let contact = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
    let edits = sheet.read(&[], |words, _| contact_edits(words))?;
    let read = Edits { edits, doubts: Vec::new() };
    let reads = sheet.edits_read(&read);
    let edits = effective(read.edits, contact);
    let name = changed(&contact.name, &edits);
    let change = |edits| Change::EditContact { contact: contact.id.clone(), edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}
