//! Address books: the people of a vCard file.
//!
//! Owns what of a card becomes a contact (name, employer, title, address, number, note) in the versions 3.0 and 4.0,
//! and 2.1 as phones still write it. A card without anything to call somebody by is a fault.

use crate::documents::content_lines::{Component, ContentLine, components, content_lines};
use crate::documents::encoded_text::decode;
use crate::documents::line_fault::{LineFault, LineFaults, quoted};
use crate::documents::people::{People, Person, is_address};
use crate::domain::contact::{Contact, ContactKind};
use crate::fields::incoming::Incoming;

/// Reads the people of a file; who is `known` keeps their id, name and kind.
///
/// # Errors
/// Lists what is wrong, by line.
pub fn read(bytes: &[u8], known: &[Contact]) -> Result<Incoming, LineFaults> {
    let (text, _) = decode(bytes)?;
    let cards = components(content_lines(&text)?)?;
    let mut people = People::known(known);
    let mut faults = LineFaults::default();
    for card in &cards {
        match person(card) {
            Ok(person) => {
                people.id_of(person);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if cards.is_empty() {
        faults.push(LineFault::new(1, "the file is empty; expected BEGIN:VCARD"));
    }
    faults.or(())?;
    Ok(Incoming { contacts: people.into_contacts(), ..Incoming::default() })
}

fn person(card: &Component) -> Result<Person, LineFault> {
    if card.name != "VCARD" {
        let problem = format!("{} is no card; expected BEGIN:VCARD", quoted(&card.name));
        return Err(LineFault::new(card.line, problem));
    }
    if let Some(version) =
        card.find("VERSION").filter(|line| !["2.1", "3.0", "4.0"].contains(&line.value.trim()))
    {
        return Err(version.fault(format!("{} is not known; expected 3.0 or 4.0", quoted(&version.value))));
    }
    let email =
        preferred(card, "EMAIL").map(|line| line.text().trim().trim_start_matches("mailto:").to_owned());
    let email = email.filter(|email| is_address(email));
    let phone = preferred(card, "TEL").map(|line| line.text().trim().trim_start_matches("tel:").to_owned());
    let company = card.find("ORG").and_then(|line| line.parts().into_iter().find(|part| !part.is_empty()));
    let name = card.text("FN").or_else(|| card.find("N").and_then(composed)).unwrap_or_default();
    if name.is_empty() && email.is_none() {
        return Err(LineFault::new(card.line, "a card without a name; expected FN, N or EMAIL"));
    }
    Ok(Person {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        email,
        phone: phone.filter(|phone| !phone.is_empty()),
        title: card.text("TITLE").or_else(|| card.text("ROLE")),
        company,
        kind: ContactKind::Other,
        notes: card.text("NOTE").unwrap_or_default(),
    })
}

/// Returns the line of a name that is marked as preferred, else the first that says something.
fn preferred<'c>(card: &'c Component, name: &str) -> Option<&'c ContentLine> {
    let is_preferred = |line: &&ContentLine| {
        line.parameter("PREF").is_some()
            || line
                .parameters
                .iter()
                .any(|(_, value)| value.to_lowercase().split(',').any(|word| word == "pref"))
    };
    let filled = || card.all(name).filter(|line| !line.value.trim().is_empty());
    filled().find(is_preferred).or_else(|| filled().next())
}

/// Puts a name together from its parts: prefix, given, further, family, suffix.
fn composed(name: &ContentLine) -> Option<String> {
    let parts = name.parts();
    let part = |place: usize| parts.get(place).map(String::as_str).unwrap_or_default();
    let name = [part(3), part(1), part(2), part(0), part(4)].join(" ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::incoming::IncomingRecord;
    use proptest::prelude::*;

    fn shown(text: &str) -> Result<Vec<String>, String> {
        let incoming = read(text.as_bytes(), &[]).map_err(|faults| faults.to_string())?;
        let line = |it: &IncomingRecord<Contact>| {
            let said = ["name", "title", "company", "email", "phone", "notes"]
                .map(|key| it.patch.text(key).unwrap_or_default());
            format!("{} | {}", it.id.clone().unwrap(), said.join(" | "))
        };
        Ok(incoming.contacts.iter().map(line).collect())
    }

    #[test]
    fn cards_become_people() {
        for (card, person) in [
            (
                "VERSION:3.0\nN:Ruiz;Ana;;;\nFN:Ana Ruiz\nORG:Acme\\, Inc.;Engineering\nTITLE:Head of\n  Platform\nEMAIL;type=INTERNET;type=HOME:ana@home.example\nEMAIL;type=INTERNET;type=pref:ana@acme.example\nTEL;type=CELL:+49 30 1\nNOTE:met at\\na fair",
                "ana@acme.example | Ana Ruiz | Head of Platform | Acme, Inc. | ana@acme.example | +49 30 1 | met at\na fair",
            ),
            (
                "VERSION:4.0\nFN:Bob Lee\nitem1.EMAIL;PREF=1:bob@x.example\nTEL;VALUE=uri:tel:+1-555-0100\nROLE:Recruiter",
                "bob@x.example | Bob Lee | Recruiter |  | bob@x.example | +1-555-0100 | ",
            ),
            (
                "VERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gro=C3=9F;J=C3=B6rg;;Dr.;\nTEL;CELL:555",
                "dr.-jörg-groß | Dr. Jörg Groß |  |  |  | 555 | ",
            ),
            ("EMAIL:mailto:x@y.example", "x@y.example | x@y.example |  |  | x@y.example |  | "),
            ("FN:Cy\nEMAIL:none", "cy | Cy |  |  |  |  | "),
        ] {
            assert_eq!(shown(&format!("BEGIN:VCARD\n{card}\nEND:VCARD\n")), Ok(vec![person.to_owned()]));
        }
    }

    #[test]
    fn the_same_person_twice_is_one() {
        let card =
            |name: &str| format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:ana@acme.example\nEND:VCARD\n");
        assert_eq!(shown(&format!("{}{}", card("Ana"), card("Ana Ruiz"))).unwrap().len(), 1);
    }

    #[test]
    fn what_is_wrong_is_told_by_line() {
        for (text, faults) in [
            ("", "line 1: the file is empty; expected BEGIN:VCARD"),
            (
                "BEGIN:VCARD\nVERSION:5.0\nFN:x\nEND:VCARD",
                "line 2: VERSION: '5.0' is not known; expected 3.0 or 4.0",
            ),
            (
                "BEGIN:VCARD\nNOTE:x\nEND:VCARD\nBEGIN:VEVENT\nEND:VEVENT",
                "line 1: a card without a name; expected FN, N or EMAIL\nline 4: 'VEVENT' is no card; expected BEGIN:VCARD",
            ),
            ("BEGIN:VCARD\nFN:x", "line 1: VCARD is never ended; the file is cut off"),
            ("hello", "line 1: 'hello' is no line of the kind NAME:value"),
        ] {
            assert_eq!(shown(text), Err(faults.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_people_or_faults(
            bytes in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..200),
                "(BEGIN:VCARD\n)?(FN|N|EMAIL|TEL;TYPE=pref|NOTE|[:;\\\\=]|\n|é|a@b[.]c){0,30}(\nEND:VCARD)?"
                    .prop_map(String::into_bytes),
            ],
        ) {
            if let Ok(incoming) = read(&bytes, &[]) {
                prop_assert!(incoming.contacts.iter().all(|it| it.patch.text("name").is_some_and(|name| !name.trim().is_empty())));
            }
        }
    }
}
