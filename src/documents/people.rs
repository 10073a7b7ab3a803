//! People in files of others: `Ana Ruiz`, `Ana Ruiz <ana@acme.example>`, `Ana Ruiz (ana@acme.example); Bob Lee`.
//!
//! Owns who is who: the same address is the same person, and so is the same name at the same company. Somebody who
//! is known already keeps their id, their name and everything that the file does not say.

use std::collections::HashMap;

use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::is_valid_id;
use crate::fields::incoming::IncomingRecord;
use crate::fields::patch::Patch;
use crate::fields::value::Member;

/// What a row says about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name; empty when there is only an address.
    pub name: String,
    /// The email address.
    pub email: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// Job title.
    pub title: Option<String>,
    /// The employer, if it is theirs.
    pub company: Option<String>,
    /// What they are to the application.
    pub kind: ContactKind,
    /// Notes.
    pub notes: String,
}

/// The people of a file, each once.
#[derive(Debug, Default)]
pub struct People<'k> {
    contacts: Vec<IncomingRecord<Contact>>,
    /// Where in `contacts` somebody stands, by what they can be recognised by.
    places: HashMap<String, usize>,
    places_of_ids: HashMap<String, usize>,
    known: HashMap<String, &'k Contact>,
    known_ids: HashMap<&'k str, &'k Contact>,
}

impl<'k> People<'k> {
    /// Begins with those who are known already; of two with one address or name the first counts.
    pub fn known(contacts: &'k [Contact]) -> Self {
        let mut people = Self::default();
        for contact in contacts {
            people.known_ids.insert(contact.id.as_str(), contact);
            for key in keys(&contact.name, contact.email.as_deref(), contact.company.as_deref()) {
                people.known.entry(key).or_insert(contact);
            }
        }
        people
    }

    /// Takes a person in and returns the id by which the file refers to them.
    pub fn id_of(&mut self, person: Person) -> String {
        let keys = keys(&person.name, person.email.as_deref(), person.company.as_deref());
        let place = self.place(&keys, &person);
        for key in keys {
            self.places.entry(key).or_insert(place);
        }
        let Some(contact) = self.contacts.get_mut(place) else { return String::new() };
        complete(contact, person);
        contact.id.clone().unwrap_or_default()
    }

    /// Returns where a person stands. Whoever the file brought in before is found by their id first, so that it says
    /// the same again in any order.
    fn place(&mut self, keys: &[String], person: &Person) -> usize {
        let id = id_for(keys.first().map_or("", String::as_str));
        if let Some(known) = self.known_ids.get(id.as_str()).copied() {
            return self.place_of(known, person);
        }
        let email = person.email.as_deref();
        let is_them = |place: &usize| {
            let contact = self.contacts.get(*place);
            contact.is_some_and(|contact| may_be_same(contact.patch.text("email"), email))
        };
        if let Some(place) = keys.iter().filter_map(|key| self.places.get(key)).copied().find(is_them) {
            return place;
        }
        let mut known = keys.iter().filter_map(|key| self.known.get(key)).copied();
        match known.find(|known| may_be_same(known.email.as_deref(), email)) {
            Some(known) => self.place_of(known, person),
            None => self.push(newcomer(id, person)),
        }
    }

    /// Returns where somebody stands who is known.
    fn place_of(&mut self, known: &Contact, person: &Person) -> usize {
        match self.places_of_ids.get(known.id.as_str()) {
            Some(place) => *place,
            None => self.push(acquaintance(known, person)),
        }
    }

    fn push(&mut self, contact: IncomingRecord<Contact>) -> usize {
        let place = self.contacts.len();
        self.places_of_ids.insert(contact.id.clone().unwrap_or_default(), place);
        self.contacts.push(contact);
        place
    }

    /// Returns everyone, in the order in which they were first named.
    pub fn into_contacts(self) -> Vec<IncomingRecord<Contact>> {
        self.contacts
    }
}

/// Tells whether two addresses may belong to one person: they are the same, or one is not known.
fn may_be_same(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one.trim().to_lowercase() == other.trim().to_lowercase())
}

/// Returns somebody who is not known yet.
fn newcomer(id: String, person: &Person) -> IncomingRecord<Contact> {
    let name =
        if person.name.is_empty() { person.email.clone().unwrap_or_default() } else { person.name.clone() };
    let patch = Patch::new().with("name", name.into()).with("kind", person.kind.to_value().into_owned());
    let patch = with_text(patch, "company", person.company.clone());
    IncomingRecord { id: Some(id), patch }
}

/// Returns somebody who is known: what the file does not say, or only says in passing, stays.
fn acquaintance(known: &Contact, person: &Person) -> IncomingRecord<Contact> {
    let patch = Patch::new().with("name", known.name.clone().into());
    let patch = with_text(patch, "company", person.company.clone().filter(|_| known.company.is_none()));
    let patch = with_text(patch, "email", known.email.clone().filter(|_| known.has_email()));
    IncomingRecord { id: Some(known.id.to_string()), patch }
}

/// Adds what was not said before.
fn complete(contact: &mut IncomingRecord<Contact>, person: Person) {
    let mut patch = with_text(std::mem::take(&mut contact.patch), "email", person.email);
    let is_nameless = patch.text("email").is_some() && patch.text("email") == patch.text("name");
    if is_nameless && !person.name.is_empty() {
        patch = patch.with("name", person.name.into());
    }
    let patch = with_text(patch, "phone", person.phone);
    let patch = with_text(patch, "title", person.title);
    contact.patch = with_text(patch, "notes", Some(person.notes).filter(|notes| !notes.is_empty()));
}

/// Returns the patch with a text that it did not have.
fn with_text(patch: Patch<Contact>, key: &str, text: Option<String>) -> Patch<Contact> {
    match text.filter(|_| patch.find(key).is_none()) {
        Some(text) => patch.with(key, text.into()),
        None => patch,
    }
}

/// Returns what a person can be recognised by, the surest first.
fn keys(name: &str, email: Option<&str>, company: Option<&str>) -> Vec<String> {
    let words = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let named = (!name.is_empty()).then(|| match company {
        Some(company) => format!("{}.{}", words(name), words(company)),
        None => words(name),
    });
    let address = email.map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty());
    address.into_iter().chain(named).collect()
}

/// Returns an id for the text by which a record is recognised in files that have no ids of this program: the text
/// itself where it can be one.
pub fn id_for(key: &str) -> String {
    let allowed: String =
        key.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != ':').collect();
    if is_valid_id(&allowed) {
        return allowed;
    }
    // FNV-1a: the same person has the same id in every file.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let beginning: String = allowed.chars().take(40).collect();
    format!("{beginning}-{hash:016x}")
}

/// Splits a cell into people: name and address of each.
pub fn people_of(cell: &str) -> Vec<(String, Option<String>)> {
    let entries = cell.split([';', '\n']).map(str::trim).filter(|entry| !entry.is_empty());
    entries.map(name_and_address).collect()
}

fn name_and_address(entry: &str) -> (String, Option<String>) {
    let around = |c: char| c.is_whitespace() || "<>()[],|\"".contains(c);
    let address = entry
        .split(around)
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
        .find(|word| is_address(word));
    let Some(address) = address else { return (entry.to_owned(), None) };
    let name = entry.replace("mailto:", "").replace(address, " ");
    let name = name.trim_matches(|c: char| around(c) || "-–—:/".contains(c));
    (name.split_whitespace().collect::<Vec<_>>().join(" "), Some(address.to_owned()))
}

/// Tells whether a text is an email address.
pub fn is_address(text: &str) -> bool {
    let sound =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>@,;:".contains(c));
    text.split_once('@').is_some_and(|(user, host)| sound(user) && sound(host) && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ContactId;

    fn person(name: &str, email: Option<&str>) -> Person {
        Person {
            name: name.to_owned(),
            email: email.map(str::to_owned),
            phone: None,
            title: None,
            company: Some("Acme".to_owned()),
            kind: ContactKind::Other,
            notes: String::new(),
        }
    }

    #[test]
    fn names_and_addresses_are_told_apart() {
        for (cell, expected) in [
            ("Ana Ruiz", vec![("Ana Ruiz", None)]),
            ("Ana Ruiz <ana@acme.example>", vec![("Ana Ruiz", Some("ana@acme.example"))]),
            ("Ana Ruiz (ana@acme.example)", vec![("Ana Ruiz", Some("ana@acme.example"))]),
            ("Ana Ruiz - ana@acme.example", vec![("Ana Ruiz", Some("ana@acme.example"))]),
            ("ana@acme.example", vec![("", Some("ana@acme.example"))]),
            ("mailto:ana@acme.example", vec![("", Some("ana@acme.example"))]),
            (
                "Ruiz, Ana; Bob Lee\nbob2@x.example",
                vec![("Ruiz, Ana", None), ("Bob Lee", None), ("", Some("bob2@x.example"))],
            ),
            ("@ana", vec![("@ana", None)]),
            (" ; ", vec![]),
        ] {
            let found = people_of(cell);
            let found: Vec<_> = found.iter().map(|(name, email)| (name.as_str(), email.as_deref())).collect();
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn the_same_address_or_name_is_the_same_person() {
        let mut people = People::default();
        let first = people.id_of(person("Ana Ruiz", None));
        assert_eq!(people.id_of(person("ana  ruiz", Some("Ana@acme.example"))), first);
        assert_eq!(people.id_of(person("A. Ruiz", Some("ana@ACME.example"))), first);
        assert_eq!(people.id_of(person("", Some("bob@acme.example"))), "bob@acme.example");
        assert_eq!(people.id_of(person("Bob Lee", Some("bob@acme.example"))), "bob@acme.example");
        assert_eq!(people.id_of(person("Ana Ruiz", Some("another@acme.example"))), "another@acme.example");
        let contacts = people.into_contacts();
        assert_eq!(contacts.len(), 3, "namesakes with addresses of their own are two people");
        assert_eq!(contacts[0].patch.text("name"), Some("Ana Ruiz"));
        assert_eq!(contacts[0].patch.text("email"), Some("Ana@acme.example"));
        assert_eq!(contacts[1].patch.text("name"), Some("Bob Lee"));
    }

    #[test]
    fn who_is_known_keeps_id_and_name() {
        let known = [Contact {
            id: ContactId::new("c-ana"),
            handle: String::new(),
            name: "Ana Ruiz".to_owned(),
            title: None,
            company: None,
            kind: ContactKind::Interviewer,
            email: Some("ana@acme.example".to_owned()),
            phone: None,
            preferred_channel: None,
            notes: String::new(),
        }];
        let mut people = People::known(&known);
        assert_eq!(people.id_of(person("A. Ruiz", Some("ANA@acme.example"))), "c-ana");
        let contacts = people.into_contacts();
        let patch = &contacts[0].patch;
        assert_eq!((patch.text("name"), patch.find("kind")), (Some("Ana Ruiz"), None));
    }

    #[test]
    fn ids_are_always_valid() {
        for key in ["ana@acme.example", "a:b c", "-", "", "\u{7}", &"x".repeat(200)] {
            assert!(is_valid_id(&id_for(key)), "{key}: {}", id_for(key));
        }
        assert_ne!(id_for(&"x".repeat(100)), id_for(&"x".repeat(101)));
    }
}
