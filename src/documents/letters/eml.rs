//! A letter as a file that mail programs open, ready to be sent (RFC 5322).

use std::io::{self, Write};

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;

use crate::documents::letters::phrases;
use crate::domain::letter::{Letter, Sender};
use crate::domain::now::Now;
use crate::scheduler::code::long_code;

/// Writes a letter as an email that was not sent yet.
///
/// # Errors
/// When `out` cannot be written to.
pub fn eml(letter: &Letter, sender: &Sender, now: Now, out: &mut dyn Write) -> io::Result<()> {
    let from = sender.email.as_deref().and_then(phrases::line);
    let home =
        from.as_deref().and_then(|address| address.rsplit_once('@')).map_or("localhost", |(_, home)| home);
    let seconds = i64::try_from(now.unix_millis() / 1000).unwrap_or_default();
    let id = format!("{}.{seconds}@{home}", long_code(letter.key.as_str()));
    let mut message = MessageBuilder::new();
    if let Some(from) = &from {
        message =
            message.from(Address::new_address(sender.name.as_deref().and_then(phrases::line), from.clone()));
    }
    if let Some((name, email)) = letter.to.as_ref().and_then(|to| Some((&to.name, to.email.as_deref()?))) {
        let email = phrases::line(email).unwrap_or_default();
        message = message.to(Address::new_address(phrases::line(name), email));
    }
    let body = format!("{}\n", letter.body);
    message
        .subject(letter.subject.as_deref().and_then(phrases::line).unwrap_or_default())
        .date(seconds)
        .message_id(id)
        .header("X-Unsent", Raw::new("1"))
        .text_body(body)
        .write_to(out)
}
