//! The people of an event: `ATTENDEE;CN=Ana Ruiz:mailto:ana@acme.example`.

use crate::documents::content_lines::ContentLine;
use crate::documents::people::is_address;
use crate::domain::contact::Contact;

/// Where anybody has an address: the same one says nothing about the employer.
pub(super) const PUBLIC_MAIL: [&str; 18] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "yahoo.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "web.de",
    "t-online.de",
    "mail.com",
    "fastmail.com",
];

/// Returns the person of a line; rooms and things are none.
pub(super) fn person(line: &ContentLine) -> Option<Contact> {
    let is_thing = line
        .parameter("CUTYPE")
        .is_some_and(|kind| ["ROOM", "RESOURCE"].contains(&kind.to_uppercase().as_str()));
    if is_thing {
        return None;
    }
    let address = |text: &str| {
        let text = text.trim();
        let bare =
            text.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).and_then(|_| text.get(7..));
        Some(bare.unwrap_or(text).to_owned()).filter(|text| is_address(text))
    };
    let email = address(&line.value).or_else(|| line.parameter("EMAIL").and_then(address));
    let name = line.parameter("CN").map(str::trim).filter(|name| !name.is_empty());
    let name = name.map(str::to_owned).or_else(|| email.clone())?;
    Some(Contact { email, ..Contact::named(name) })
}

/// Returns the part of an address that names the employer, if it does.
pub(super) fn employer_domain(person: &Contact) -> Option<String> {
    let domain = person.email.as_deref()?.rsplit_once('@')?.1.to_lowercase();
    (!PUBLIC_MAIL.contains(&domain.as_str())).then_some(domain)
}

/// Tells whether two people have addresses at the same employer.
pub(super) fn are_colleagues(one: &Contact, other: &Contact) -> bool {
    !is_machine(one) && employer_domain(one).is_some_and(|domain| employer_domain(other) == Some(domain))
}

/// Tells whether an address is one that nobody reads.
pub(super) fn is_machine(person: &Contact) -> bool {
    let user = person.email.as_deref().and_then(|email| email.split('@').next()).unwrap_or_default();
    let plain: String = user.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    ["noreply", "donotreply", "calendar", "notifications", "scheduling"].contains(&plain.as_str())
}
