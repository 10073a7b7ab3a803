//! Who signs letters.

use crate::config::document::{Document, Reading, Section};
use crate::domain::letter::Sender;

/// Reads the user's name, address and signature; each is nothing when it is missing or wrong.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Sender {
    let Some(section) = document.section(top, "me", "me") else { return Sender::default() };
    document.refuse_unknown(&section, "me", &["name", "email", "signature"]);
    let email = text(document, &section, "email");
    let email = email.filter(|address| {
        let is_address =
            address.split_once('@').is_some_and(|(who, home)| !who.is_empty() && !home.is_empty());
        if let Some(value) = section.find("email").filter(|_| !is_address) {
            document.refuse(value, "me.email", "an address such as \"ana@acme.example\"", "ignored");
        }
        is_address
    });
    Sender { name: text(document, &section, "name"), email, signature: text(document, &section, "signature") }
}

/// Reads a text; blank is nothing.
fn text(document: &mut Document<'_>, section: &Section<'_>, name: &str) -> Option<String> {
    let value = section.find(name)?;
    let Some(text) = value.as_text() else {
        document.refuse(value, &format!("me.{name}"), "a text in quotes", "ignored");
        return None;
    };
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}
