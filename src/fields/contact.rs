//! The fields of a person, and new people as they are typed.

use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::{ContactId, RecordKind};
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::person::name_and_email;
use crate::fields::quick_add::{QuickAddError, Setting};
use crate::fields::reading::{About, read_sorted, sorted};
use crate::fields::{Choice, Field, Kind, Noun, Suggest, field};

static FIELDS: [Field<Contact>; 8] = [
    field!(Contact, name, Kind::Line).required().help("the full name", "name:'Ana Ruiz'"),
    field!(Contact, title, Kind::Line)
        .unlisted()
        .help("what they do, such as engineering manager", "title:CTO"),
    field!(Contact, company, Kind::Line)
        .suggest(Suggest::Companies)
        .help("the employer, or the agency", "company:Acme"),
    field!(Contact, kind, Kind::Choice(Choice::of::<ContactKind>()))
        .word("other")
        .unlisted()
        .help("what they are to the application", "kind:hr"),
    field!(Contact, email, Kind::Email).help("the email address", "email:ana@acme.example"),
    field!(Contact, phone, Kind::Line).help("the phone number", "phone:'+49 30 1234'"),
    field!(Contact, preferred_channel, Kind::Choice(Choice::of::<Channel>()))
        .label("reach by")
        .unlisted()
        .help("how they asked to be reached", "preferred_channel:phone"),
    field!(Contact, notes, Kind::Lines).text().unlisted().help("anything else", "notes:'met at a fair'"),
];

impl Noun for Contact {
    const KIND: RecordKind = RecordKind::Contact;
    const FORM: &'static [&'static str] =
        &["name", "title", "company", "kind", "email", "phone", "preferred_channel", "notes"];

    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }

    fn blank() -> Self {
        Self::named("")
    }

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn set_id(&mut self, id: String) {
        self.id = ContactId::new(id);
    }

    fn handle_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.handle)
    }
}

/// Reads a new person, which a shell has split into words: `Ana Ruiz` or `Ana Ruiz <ana@acme.example>`, and fields.
///
/// # Errors
/// Points at the word that was not understood, or at the end when the name is missing.
pub fn new_contact(words: &[String], setting: Setting<'_>) -> Result<Contact, QuickAddError> {
    let typed = sorted::<Contact>(words)?;
    let end = words.join(" ").len();
    let at = typed.bare.first().map_or(end..end, |first| first.at.clone());
    let name: Vec<&str> = typed.bare.iter().map(|word| word.value.as_str()).collect();
    let (name, email) = name_and_email(&Given { value: name.join(" "), at: at.clone() })?;
    let blank = Contact { email, ..Contact::named(name) };
    let about = About { record: &blank, application: None };
    let contact = read_sorted(typed.fields, &about, setting)?.patch.applied_to(&blank);
    if contact.name.is_empty() {
        let message = "the name is missing; expected for example \"Ana Ruiz <ana@acme.example>\"".to_owned();
        return Err(QuickAddError { at, message });
    }
    Ok(contact)
}
