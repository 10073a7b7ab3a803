//! Bytes of a file that somebody else wrote, turned into text.
//!
//! Owns the three ways in which spreadsheets write: UTF-8, UTF-16 with its mark, and the Windows code page 1252. A
//! file in one of them with a mistake in it is refused by line rather than read as another; `\0` is a mistake in all.

use std::fmt;

use crate::documents::line_fault::{LineFault, line_of};

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 in either order, with its mark.
    Utf16,
    /// The code page of Windows in Western Europe and the Americas.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// Returns the text of a file, without its mark, and how it was written.
///
/// # Errors
/// Names the line of the first byte that is wrong.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), LineFault> {
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8(rest)?, Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16),
        _ if is_meant_as_utf8(bytes) => (utf8(bytes)?, Encoding::Utf8),
        _ => (windows_1252(bytes)?, Encoding::Windows1252),
    };
    match text.find('\0') {
        Some(at) => Err(LineFault::new(
            line_of(&text, at),
            "holds a NUL character, which no text has; save the file as UTF-8",
        )),
        None => Ok((text, encoding)),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, LineFault> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let sound = std::str::from_utf8(sound).unwrap_or_default();
        LineFault::new(line_of(sound, sound.len()), "is not UTF-8; save the file as UTF-8")
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, LineFault> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    for character in char::decode_utf16(pairs.iter().copied().map(unit)) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(broken(&text)),
        }
    }
    if odd.is_empty() { Ok(text) } else { Err(broken(&text)) }
}

fn broken(sound: &str) -> LineFault {
    LineFault::new(
        line_of(sound, sound.len()),
        "is not UTF-16, although the file begins like it; save the file as UTF-8",
    )
}

/// Tells whether bytes without a mark are UTF-8, or UTF-8 with a mistake: somewhere they hold a character of
/// several bytes, which hardly ever happens by chance.
fn is_meant_as_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) || bytes.is_ascii()
}

/// What the code page has from 0x80 to 0x9f; `\0` where it has nothing.
const FROM_0X80: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// Reads the code page; bytes that it does not have, and `ÿ`, which no name begins or ends with, are mistakes.
fn windows_1252(bytes: &[u8]) -> Result<String, LineFault> {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        let character = match byte {
            0x80..=0x9f => FROM_0X80.chars().nth(usize::from(byte - 0x80)).filter(|found| *found != '\0'),
            0xff => None,
            _ => Some(char::from(byte)),
        };
        match character {
            Some(character) => text.push(character),
            None => {
                let problem = format!(
                    "holds the byte {byte:#04x}, which is neither UTF-8 nor Windows-1252; save the file as UTF-8"
                );
                return Err(LineFault::new(line_of(&text, text.len()), problem));
            }
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_what_spreadsheets_write() {
        for (bytes, text, encoding) in [
            (b"Acme".to_vec(), "Acme", Encoding::Utf8),
            ("Müller".as_bytes().to_vec(), "Müller", Encoding::Utf8),
            ("\u{feff}Müller".as_bytes().to_vec(), "Müller", Encoding::Utf8),
            (b"M\xfcller \x80 \x96 \xdf".to_vec(), "Müller € – ß", Encoding::Windows1252),
            (utf16_bytes("\u{feff}Müller 🦀", u16::to_le_bytes), "Müller 🦀", Encoding::Utf16),
            (utf16_bytes("\u{feff}Müller", u16::to_be_bytes), "Müller", Encoding::Utf16),
            (vec![], "", Encoding::Utf8),
        ] {
            assert_eq!(decode(&bytes), Ok((text.to_owned(), encoding)));
        }
    }

    #[test]
    fn refuses_by_line_what_is_none_of_them() {
        let lone_surrogate = [&utf16_bytes("\u{feff}a\n", u16::to_le_bytes)[..], &[0x00, 0xd8]].concat();
        for (bytes, fault) in [
            (&b"company\nM\xc3\xbcller\nAc\xc3me\n"[..], "line 3: is not UTF-8; save the file as UTF-8"),
            (b"\xef\xbb\xbfcompany\nM\xfcller", "line 2: is not UTF-8; save the file as UTF-8"),
            (
                b"company\nAc\x81me",
                "line 2: holds the byte 0x81, which is neither UTF-8 nor Windows-1252; save the file as UTF-8",
            ),
            (
                b"company\nAc\xffme",
                "line 2: holds the byte 0xff, which is neither UTF-8 nor Windows-1252; save the file as UTF-8",
            ),
            (b"a\nb\nc\0d", "line 3: holds a NUL character, which no text has; save the file as UTF-8"),
            (
                &lone_surrogate,
                "line 2: is not UTF-16, although the file begins like it; save the file as UTF-8",
            ),
            (
                b"\xff\xfea\0b",
                "line 1: is not UTF-16, although the file begins like it; save the file as UTF-8",
            ),
        ] {
            assert_eq!(decode(bytes).unwrap_err().to_string(), fault);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok((text, _)) = decode(&bytes) {
                prop_assert!(!text.contains('\0'));
            }
        }
    }
}
