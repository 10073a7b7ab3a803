//! Edits of a person, and new people, as people write them.

use crate::domain::channel::Channel;
use crate::domain::contact::{ContactDraft, ContactKind, is_email_address};
use crate::domain::typed_line::given_words;
use crate::fields::edit::contact::ContactEdit;
use crate::fields::quick_add::QuickAddError;
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::person::name_and_email;
use crate::fields::typed::{Sorted, only, optional, required, word};

/// What can stand before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Title,
    Company,
    Kind,
    Email,
    Phone,
    PreferredChannel,
    Notes,
}

const FIELDS: &[(&str, Field)] = &[
    ("name", Field::Name),
    ("title", Field::Title),
    ("company", Field::Company),
    ("kind", Field::Kind),
    ("email", Field::Email),
    ("phone", Field::Phone),
    ("preferred_channel", Field::PreferredChannel),
    ("notes", Field::Notes),
];

/// Reads edits of a person, which a shell has split into words.
///
/// # Errors
/// Points at the word that was not understood.
pub fn contact_edits(words: &[String]) -> Result<Vec<ContactEdit>, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let fields = sorted.only_fields("phone:\"+49 30 1234\"")?;
    fields.into_iter().map(|(field, values)| edit(field, &only(&values)?)).collect()
}

/// Reads a new person, which a shell has split into words: `Ana Ruiz` or `Ana Ruiz <ana@acme.example>`, and fields.
///
/// # Errors
/// Points at the word that was not understood, or at the end when the name is missing.
pub fn contact_draft(words: &[String]) -> Result<ContactDraft, QuickAddError> {
    let sorted = Sorted::of(&given_words(words), FIELDS, None)?;
    let end = words.join(" ").len();
    let at = sorted.bare.first().map_or(end..end, |first| first.at.clone());
    let name: Vec<&str> = sorted.bare.iter().map(|word| word.value.as_str()).collect();
    let (name, email) = name_and_email(&Given { value: name.join(" "), at: at.clone() })?;
    let mut draft = ContactDraft { email, ..ContactDraft::named(name) };
    for (field, values) in sorted.fields {
        match edit(field, &only(&values)?)? {
            ContactEdit::Name(name) => draft.name = name,
            ContactEdit::Title(title) => draft.title = title,
            ContactEdit::Company(company) => draft.company = company,
            ContactEdit::Kind(kind) => draft.kind = kind,
            ContactEdit::Email(email) => draft.email = email,
            ContactEdit::Phone(phone) => draft.phone = phone,
            ContactEdit::PreferredChannel(channel) => draft.preferred_channel = channel,
            ContactEdit::Notes(notes) => draft.notes = notes,
        }
    }
    if draft.name.is_empty() {
        let message = "the name is missing; expected for example \"Ana Ruiz <ana@acme.example>\"".to_owned();
        return Err(QuickAddError { at, message });
    }
    Ok(draft)
}

fn edit(field: Field, given: &Given) -> Result<ContactEdit, QuickAddError> {
    Ok(match field {
        Field::Name => ContactEdit::Name(required(given, "name")?),
        Field::Title => ContactEdit::Title(optional(given)),
        Field::Company => ContactEdit::Company(optional(given)),
        Field::Kind => {
            let (all, usual) = (ContactKind::ALL, ContactKind::Other);
            ContactEdit::Kind(word("kind of contact", given, all, ContactKind::as_str, usual)?)
        }
        Field::Email => ContactEdit::Email(email(given)?),
        Field::Phone => ContactEdit::Phone(optional(given)),
        Field::PreferredChannel if given.value.is_empty() => ContactEdit::PreferredChannel(None),
        Field::PreferredChannel => {
            let (all, usual) = (Channel::ALL, Channel::Email);
            ContactEdit::PreferredChannel(Some(word("channel", given, all, Channel::as_str, usual)?))
        }
        Field::Notes => ContactEdit::Notes(given.value.clone()),
    })
}

fn email(given: &Given) -> Result<Option<String>, QuickAddError> {
    let wrong =
        || format!("'{}' is not an email address; expected for example ana@acme.example", given.value);
    let email = optional(given);
    if email.as_deref().is_none_or(is_email_address) { Ok(email) } else { Err(given.wrong(wrong())) }
}
