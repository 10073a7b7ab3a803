//! People in a line: `Ana Ruiz`, `Ana Ruiz <ana@acme.example>`, `ana@acme.example`.

use crate::domain::contact::{Contact, ContactChoice, ContactKind, is_email_address, is_same_name};
use crate::fields::quick_add::field::Given;
use crate::fields::quick_add::{QuickAddError, Setting};

/// Reads a person: one of the records when the address, or without one the full name, belongs to just one of them
/// (or to just one of `company`); else a new one.
///
/// # Errors
/// When the address is none, or when several people have the name.
pub fn person(
    given: &Given,
    company: &str,
    kind: ContactKind,
    setting: Setting<'_>,
) -> Result<ContactChoice, QuickAddError> {
    let (name, email) = name_and_email(given)?;
    if let Some(email) = &email {
        let known = setting.records.contacts.iter().find(|contact| has_email(contact, email));
        if let Some(contact) = known {
            return Ok(ContactChoice::Existing(contact.id.clone()));
        }
    } else if let Some(contact) = namesake(&name, company, given, setting)? {
        return Ok(ContactChoice::Existing(contact.id.clone()));
    }
    let company = (kind == ContactKind::Interviewer).then(|| company.to_owned());
    Ok(ContactChoice::new(Contact { email, kind, company, ..Contact::named(name) }))
}

fn has_email(contact: &Contact, email: &str) -> bool {
    contact.email.as_deref().is_some_and(|known| known.trim().to_lowercase() == email.to_lowercase())
}

fn namesake<'a>(
    name: &str,
    company: &str,
    given: &Given,
    setting: Setting<'a>,
) -> Result<Option<&'a Contact>, QuickAddError> {
    let contacts = setting.records.contacts.iter();
    let namesakes: Vec<&Contact> = contacts.filter(|contact| is_same_name(&contact.name, name)).collect();
    let works_here =
        |contact: &&&Contact| contact.company.as_deref().is_some_and(|of| is_same_name(of, company));
    let colleagues: Vec<&Contact> = namesakes.iter().filter(works_here).copied().collect();
    match (namesakes.as_slice(), colleagues.as_slice()) {
        ([], _) => Ok(None),
        ([only], _) | (_, [only]) => Ok(Some(only)),
        (several, _) => {
            let addresses: Vec<_> = several.iter().filter_map(|contact| contact.email.as_deref()).collect();
            let hint =
                if addresses.is_empty() { String::new() } else { format!(" ({})", addresses.join(", ")) };
            Err(given.wrong(format!(
                "'{name}' could be {} people{hint}; expected the address, too, as in \"{name} <name@mail.example>\"",
                several.len()
            )))
        }
    }
}

/// Splits `Ana Ruiz <ana@acme.example>` into the name and the address.
///
/// # Errors
/// When the address is none.
pub fn name_and_email(given: &Given) -> Result<(String, Option<String>), QuickAddError> {
    let text = given.value.as_str();
    let (name, email) = match text.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim().trim_end_matches('>').trim()),
        None if is_email_address(text) => (text, text),
        None => return Ok((text.to_owned(), None)),
    };
    if !is_email_address(email) {
        let wrong = if email.is_empty() { text } else { email };
        return Err(given.wrong(format!(
            "'{wrong}' is not an email address; expected for example \"Ana Ruiz <ana@acme.example>\""
        )));
    }
    let name = if name.is_empty() { email } else { name };
    Ok((name.to_owned(), Some(email.to_owned())))
}
