//! A letter as a `mailto:` link (RFC 6068).

use crate::domain::letter::Letter;
use crate::domain::printable::{printable, printable_lines};

/// Returns the link that opens a letter in the mail program.
pub fn mailto(letter: &Letter) -> String {
    let to = letter.to.as_ref().and_then(|to| to.email.as_deref()).unwrap_or_default();
    let subject = letter.subject.as_deref().unwrap_or_default();
    // What breaks a line of a head could begin another field; lines of the body end in CR LF, as in mail itself.
    let (to, subject) = (printable(to.trim()), printable(subject));
    let body = printable_lines(&letter.body).replace('\n', "\r\n");
    format!("mailto:{}?subject={}&body={}", encode(&to, "@+"), encode(&subject, ""), encode(&body, ""))
}

/// Encodes every byte that may not stand in a link, and all that have a meaning there but those in `keep`.
fn encode(text: &str, keep: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain =
            byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.as_bytes().contains(&byte);
        if plain {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_has_a_meaning_in_links_is_encoded() {
        for (text, encoded) in [
            ("a b", "a%20b"),
            ("50% & more?\r\n#1", "50%25%20%26%20more%3F%0D%0A%231"),
            ("é", "%C3%A9"),
            ("a+b@c", "a%2Bb%40c"),
        ] {
            assert_eq!(encode(text, ""), encoded);
        }
        assert_eq!(encode("a+b@acme.example", "@+"), "a+b@acme.example");
    }
}
