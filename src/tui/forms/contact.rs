//! The forms of a person: a new one, and the fields of one that is there.

use crate::domain::contact::{Contact, ContactChoice, is_same_name};
use crate::fields::change::Change;
use crate::fields::contact::new_contact;
use crate::fields::patch::Patch;
use crate::fields::reading::About as Subject;
use crate::tui::effect::Intent;
use crate::tui::forms::application::answers;
use crate::tui::forms::child::{changed, recorded, shapes};
use crate::tui::forms::field::{FieldShape, Kind};
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::forms::{About, Purpose, Shape, Understood, application};
use crate::tui::state::State;

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-contact",
    fields: || {
        let mut all = shapes::<Contact>();
        let notes = all.iter().position(|field| field.key == "notes").unwrap_or(all.len());
        all.insert(notes, MAIN);
        all
    },
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
    fields: shapes::<Contact>,
    title: |state, about| Some(format!("Edit {}", find(state, about)?.name)),
    recorded: |state, about| {
        let found = find(state, about);
        found.map_or_else(Vec::new, |contact| recorded(contact, None, &state.snapshot.records))
    },
    purpose: Purpose::Change,
    understand: |sheet| {
        let record = find(sheet.state, sheet.about).ok_or_else(Fault::gone)?;
        changed(sheet, &record.name, &Subject { record, application: None })
    },
};

const MAIN: FieldShape =
    FieldShape::new("main", "main contact", Kind::Choice(answers), "yes: messages go to them from now on");

/// Returns the person that a form is about.
fn find<'a>(state: &'a State, about: &About) -> Option<&'a Contact> {
    state.snapshot.records.find_contact(&about.record.as_ref()?.as_contact()?)
}

/// Reads a new person; says when there is one of this name or address.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let person = sheet.read(&["main"], new_contact)?;
    let main = sheet.answer("main")?;
    let contacts = &sheet.records().contacts;
    let address = |known: &Contact| known.email.as_deref().map(|email| email.trim().to_lowercase());
    let wanted = person.email.as_deref().map(str::to_lowercase);
    let mut reads = Vec::new();
    if contacts.iter().any(|known| is_same_name(&known.name, &person.name)) {
        reads.push(("name", "another one has this name".to_owned()));
    }
    if let Some(known) = contacts.iter().find(|known| wanted.is_some() && address(known) == wanted) {
        reads.push(("email", format!("{} has this address, too", known.name)));
    }
    let added = format!("{} added", person.name);
    let (name, change) = if main {
        let application = sheet.application().map_err(|_| Fault::of("main", "no application is selected"))?;
        let patch = Patch::new().with("main_contact", ContactChoice::new(person).into());
        (format!("{}: {added}", application.company), Change::edit(application, patch))
    } else {
        (added, Change::add_contact(&person))
    };
    Ok(Understood { reads, intent: Intent::Change, name, changes: vec![change] })
}
