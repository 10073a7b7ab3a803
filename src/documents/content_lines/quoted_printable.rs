//! The encoding of address books of the version 2.1: `J=C3=B6rg`.

use crate::documents::line_fault::quoted;

/// Tells whether a line says that it is in this encoding, in which one that ends with `=` goes on in the next.
pub(super) fn is_named_in(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default();
    head.to_uppercase().contains("QUOTED-PRINTABLE")
}

/// Returns the text that a value encodes.
///
/// # Errors
/// Quotes what encodes no UTF-8.
pub(super) fn decoded(value: &str) -> Result<String, String> {
    let wrong = || format!("{} is no UTF-8 in quoted-printable", quoted(value));
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [b'='] => break,
            [b'=', high, low, after @ ..] => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                let byte = digit(high).zip(digit(low)).map(|(high, low)| high * 16 + low);
                bytes.push(byte.and_then(|byte| u8::try_from(byte).ok()).ok_or_else(wrong)?);
                after
            }
            [b'=', ..] => return Err(wrong()),
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
        };
    }
    String::from_utf8(bytes).map_err(|_| wrong())
}
