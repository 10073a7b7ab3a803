//! `NAME` or `NAME <EMAIL>`: a person of the records, or a new one; `CONTACT`: one that is there.
//!
//! Refuses to choose between several people of one name.

use crate::cli::error::NoSingleFit;
use crate::cli::output::Output;
use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactChoice, ContactKind, is_email_address, is_same_name};
use crate::domain::records::Records;

/// How a person can be named.
const ADVICE: &str = "name one by the handle, the whole name or NAME <EMAIL>";

/// People to look among, and the way to recognise one.
type Way<'w> = (&'w [&'w Contact], &'w dyn Fn(&Contact) -> bool);

/// Returns the person that `text` names: first among the application's people, by a part of the name, too; then
/// among all, by email address or whole name; else a new one of that company.
///
/// # Errors
/// When several fit, or the text names nobody.
pub fn choose_contact(
    text: &str,
    kind: ContactKind,
    application: &Application,
    records: &Records,
) -> Result<ContactChoice, NoSingleFit> {
    let (name, email) = split(text);
    if name.is_empty() || email.is_some_and(|email| !is_email_address(email)) {
        return Err(nobody(text));
    }
    let people: Vec<&Contact> =
        application.people().into_iter().filter_map(|id| records.find_contact(id)).collect();
    let all: Vec<&Contact> = records.contacts.iter().collect();
    let same_email = |contact: &Contact| match (&contact.email, email) {
        (Some(theirs), Some(given)) => theirs.eq_ignore_ascii_case(given),
        _ => false,
    };
    let same_name = |contact: &Contact| contact.handle == name || is_same_name(&contact.name, name);
    // With an address, a person of the same name counts only while no other address is known.
    let may_be = |contact: &Contact| email.is_none() || contact.email.is_none();
    let part = |contact: &Contact| email.is_none() && is_part(&contact.name, name);
    let ways: [Way<'_>; 4] = [
        (&all, &same_email),
        (&people, &|contact| same_name(contact) && may_be(contact)),
        (&people, &part),
        (&all, &|contact| same_name(contact) && may_be(contact)),
    ];
    for (pool, fits) in ways {
        let fitting: Vec<_> = pool.iter().filter(|contact| fits(contact)).collect();
        match fitting.as_slice() {
            [] => {}
            [one] => return Ok(ContactChoice::Existing(one.id.clone())),
            several => return Err(too_many(text, several)),
        }
    }
    let company = Some(application.company.clone());
    let email = email.map(str::to_owned);
    Ok(ContactChoice::new(Contact { company, kind, email, ..Contact::named(name) }))
}

/// Returns the person that `text` names: by handle, id, address, whole name, or a unique part of the name or address.
///
/// # Errors
/// When none fits, or more than one.
pub fn find_contact<'r>(records: &'r Records, text: &str) -> Result<&'r Contact, NoSingleFit> {
    let wanted = text.trim().to_lowercase();
    let email = |contact: &Contact| contact.email.as_deref().unwrap_or_default().to_lowercase();
    let ways: [&dyn Fn(&Contact) -> bool; 5] = [
        &|contact| contact.handle == wanted || contact.id.as_str() == text.trim(),
        &|contact| !wanted.is_empty() && email(contact) == wanted,
        &|contact| is_same_name(&contact.name, &wanted),
        &|contact| begins_word(&contact.name, &wanted),
        &|contact| is_part(&contact.name, &wanted) || is_part(&email(contact), &wanted),
    ];
    for fits in ways {
        let fitting: Vec<&Contact> = records.contacts.iter().filter(|contact| fits(contact)).collect();
        match fitting.as_slice() {
            [] => {}
            [one] => return Ok(one),
            several => return Err(too_many(text, &several.iter().collect::<Vec<_>>())),
        }
    }
    let problem = format!("no contact fits '{text}'; callback contact list shows them");
    Err(NoSingleFit { problem, candidates: Vec::new(), advice: "" })
}

/// Tells who of these is a new person, so that a misspelt name does not go unnoticed.
pub fn tell_new_people<'c>(people: impl IntoIterator<Item = &'c ContactChoice>, output: &mut Output<'_>) {
    for person in people {
        if let ContactChoice::New(draft) = person {
            output.say(&format!("  {} is a new contact", draft.name));
        }
    }
}

fn nobody(text: &str) -> NoSingleFit {
    let problem =
        format!("'{text}' names nobody; expected NAME or NAME <EMAIL>, as in Ana Ruiz <ana@acme.example>");
    NoSingleFit { problem, candidates: Vec::new(), advice: ADVICE }
}

fn too_many(text: &str, fitting: &[&&Contact]) -> NoSingleFit {
    NoSingleFit {
        problem: format!("'{text}' fits {} people:", fitting.len()),
        candidates: fitting.iter().map(|contact| line(contact)).collect(),
        advice: ADVICE,
    }
}

/// Splits `Ana Ruiz <ana@acme.example>` into its name and address; an address alone is both.
fn split(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    match text.strip_suffix('>').and_then(|text| text.split_once('<')) {
        Some((name, email)) => {
            let (name, email) = (name.trim(), email.trim());
            (if name.is_empty() { email } else { name }, Some(email))
        }
        None if text.contains('@') && !text.contains(char::is_whitespace) => (text, Some(text)),
        None => (text, None),
    }
}

fn is_part(name: &str, part: &str) -> bool {
    !part.is_empty() && name.to_lowercase().contains(&part.to_lowercase())
}

/// Tells whether `beginning`, in lower case, is where a word of the name begins.
fn begins_word(name: &str, beginning: &str) -> bool {
    !beginning.is_empty() && format!(" {}", name.to_lowercase()).contains(&format!(" {beginning}"))
}

fn line(contact: &Contact) -> String {
    let email = contact.email.as_ref().map_or(String::new(), |email| format!(" <{email}>"));
    format!("{}  {}{email}", contact.handle, contact.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sample::{application, contact};
    use crate::domain::ids::ContactId;

    fn choose(text: &str) -> Result<ContactChoice, NoSingleFit> {
        let mut acme = application("a", "aaaaa", "Acme", "");
        acme.main_contact = Some(ContactId::new("ana"));
        let contacts = vec![
            contact("ana", "Ana Ruiz", Some("ana@acme.example")),
            contact("ana2", "Ana Ruiz", Some("ana@other.example")),
            contact("ben", "Ben Li", None),
            contact("cy1", "Cy Young", None),
            contact("cy2", "Cy Young", None),
        ];
        let records = Records { contacts, applications: vec![acme.clone()], ..Records::default() };
        choose_contact(text, ContactKind::Interviewer, &acme, &records)
    }

    #[test]
    fn known_people_are_recognised() {
        for (text, id) in [
            ("ana", "ana"),
            ("Ana Ruiz", "ana"),
            ("Ana Ruiz <ANA@other.example>", "ana2"),
            ("<ana@acme.example>", "ana"),
            ("ana@acme.example", "ana"),
            ("ben li", "ben"),
            ("Ben Li <ben@acme.example>", "ben"),
            ("cy2", "cy2"),
        ] {
            assert_eq!(choose(text), Ok(ContactChoice::Existing(ContactId::new(id))), "{text}");
        }
    }

    #[test]
    fn others_are_new_people_of_that_company() {
        for (text, name, email) in [
            ("Dana R", "Dana R", None),
            ("Li", "Li", None),
            ("Dana R <dana@acme.example>", "Dana R", Some("dana@acme.example")),
            ("Ana Ruiz <ana@third.example>", "Ana Ruiz", Some("ana@third.example")),
        ] {
            let Ok(ContactChoice::New(draft)) = choose(text) else { panic!("{text}") };
            assert_eq!((draft.name.as_str(), draft.email.as_deref()), (name, email));
            assert_eq!((draft.company.as_deref(), draft.kind), (Some("Acme"), ContactKind::Interviewer));
        }
    }

    #[test]
    fn nobody_is_no_new_person() {
        for text in ["", " ", "<>", " < > ", "Dana <dana>", "Dana <>", "<dana@>"] {
            let problem = choose(text).unwrap_err().problem;
            assert!(problem.starts_with(&format!("'{text}' names nobody; expected NAME")), "{problem}");
        }
    }

    #[test]
    fn several_are_refused() {
        insta::assert_snapshot!(choose("Cy Young").unwrap_err(), @r"
        'Cy Young' fits 2 people:
          cy1  Cy Young
          cy2  Cy Young
        name one by the handle, the whole name or NAME <EMAIL>
        ");
    }
}
