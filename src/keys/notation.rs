//! How a key is written: `j`, `Space`, `Ctrl-d`, `Alt-x`, `Shift-Tab`, `F5`.
//!
//! A key has one name, whatever the spelling: `ctrl+R` reads as `Ctrl-r`. What terminals cannot tell apart is
//! refused.

use std::fmt;

/// A key by its one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// Why a text names no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoKey(String);

impl fmt::Display for NoKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a key looks like, for those who wrote something else.
pub const EXPECTED: &str = "keys such as \"x\", \"Space\", \"Ctrl-x\", \"Alt-x\", \"Shift-Tab\", \"F5\"";

/// The keys that have names, and other spellings of them.
const NAMED: &[(&str, &[&str])] = &[
    ("Space", &["space", "spacebar"]),
    ("Enter", &["enter", "return"]),
    ("Esc", &["esc", "escape"]),
    ("Tab", &["tab"]),
    ("Backspace", &["backspace", "bs"]),
    ("Delete", &["delete", "del"]),
    ("Insert", &["insert", "ins"]),
    ("Left", &["left"]),
    ("Right", &["right"]),
    ("Up", &["up"]),
    ("Down", &["down"]),
    ("Home", &["home"]),
    ("End", &["end"]),
    ("PgUp", &["pgup", "pageup", "page-up"]),
    ("PgDn", &["pgdn", "pagedown", "page-down"]),
];

/// The words for the modifiers, as they may be written before a key.
const MODIFIERS: &[(Modifier, &[&str])] = &[
    (Modifier::Control, &["ctrl", "control", "c"]),
    (Modifier::Alt, &["alt", "meta", "option", "a", "m"]),
    (Modifier::Shift, &["shift", "s"]),
];

/// What terminals send alike.
const ALIKE: &[(&str, &str)] = &[("Ctrl-i", "Tab"), ("Ctrl-m", "Enter"), ("Ctrl-[", "Esc")];

/// The greatest number of a function key.
const LAST_FUNCTION: u8 = 24;

/// A key that is held while another is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Modifier {
    Control,
    Alt,
    Shift,
}

/// The modifiers that are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Ctrl.
    pub control: bool,
    /// Alt, or Meta.
    pub alt: bool,
    /// Shift; a letter that it changed is written as it then is instead.
    pub shift: bool,
}

impl Key {
    /// Returns the key of a character; nothing for a control character.
    pub fn character(character: char, held: Held) -> Option<Self> {
        match character {
            ' ' => Some(Self::named("Space", Held { shift: false, ..held })),
            _ if character.is_control() => None,
            _ if held.control => {
                Some(Self::named(&character.to_lowercase().to_string(), Held { shift: false, ..held }))
            }
            _ => Some(Self::named(&character.to_string(), Held { shift: false, ..held })),
        }
    }

    /// Returns the key of a name as `NAMED` writes it.
    pub fn named(name: &str, held: Held) -> Self {
        let control = if held.control { "Ctrl-" } else { "" };
        let alt = if held.alt { "Alt-" } else { "" };
        let shift = if held.shift { "Shift-" } else { "" };
        Self(format!("{control}{alt}{shift}{name}"))
    }

    /// Reads a key as somebody wrote it.
    ///
    /// # Errors
    /// When it names no key, or one that terminals do not tell from another.
    pub fn read(text: &str) -> Result<Self, NoKey> {
        let (held, rest) = modifiers(text);
        let named = |name: String| match name.as_str() {
            // Terminals send a plain blank for it.
            "Space" => Self::named(&name, Held { shift: false, ..held }),
            _ => Self::named(&name, held),
        };
        let key = one_character(rest, held)
            .or_else(|| name_of(rest).map(named))
            .ok_or_else(|| NoKey(format!("'{text}' is no key; expected {EXPECTED}")))?;
        if let Some((_, other)) = ALIKE.iter().find(|(name, _)| *name == key.0) {
            return Err(NoKey(format!("terminals do not tell {key} from {other}; say {other}")));
        }
        if held.shift && !key.0.contains("Shift-") && !is_capital(&key.0) {
            return Err(NoKey(format!("Shift makes no difference in '{text}'; say {key}, or what it types")));
        }
        Ok(key)
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether it types a character where text is typed.
    pub fn types(&self) -> bool {
        self.0 == "Space" || self.0.chars().count() == 1
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Splits what is held from the key.
fn modifiers(text: &str) -> (Held, &str) {
    let mut held = Held::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['-', '+']) {
        let word = before.to_lowercase();
        let found = MODIFIERS.iter().find(|(_, words)| words.contains(&word.as_str()));
        let Some((modifier, _)) = found.filter(|_| !after.is_empty()) else { break };
        match modifier {
            Modifier::Control => held.control = true,
            Modifier::Alt => held.alt = true,
            Modifier::Shift => held.shift = true,
        }
        rest = after;
    }
    (held, rest)
}

/// Returns the key of a single character, capital when Shift is held.
fn one_character(text: &str, held: Held) -> Option<Key> {
    let mut characters = text.chars();
    let character = characters.next().filter(|_| characters.next().is_none())?;
    let capital = character.to_uppercase().next().filter(|_| held.shift && !held.control);
    Key::character(capital.unwrap_or(character), held)
}

/// Returns the name of a key that has one.
fn name_of(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if let Some((name, _)) = NAMED.iter().find(|(_, spellings)| spellings.contains(&lower.as_str())) {
        return Some((*name).to_owned());
    }
    let number: u8 = lower.strip_prefix('f')?.parse().ok()?;
    (1..=LAST_FUNCTION).contains(&number).then(|| format!("F{number}"))
}

/// Tells whether a key is a letter that Shift made.
fn is_capital(name: &str) -> bool {
    name.chars().next_back().is_some_and(char::is_uppercase)
        && name.rsplit('-').next().is_some_and(|last| last.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_name_whatever_the_spelling() {
        for (written, name) in [
            ("j", "j"),
            ("J", "J"),
            ("Shift-j", "J"),
            ("space", "Space"),
            (" ", "Space"),
            ("ctrl+R", "Ctrl-r"),
            ("C-r", "Ctrl-r"),
            ("Control-Alt-x", "Ctrl-Alt-x"),
            ("alt-ctrl-x", "Ctrl-Alt-x"),
            ("m-x", "Alt-x"),
            ("Alt-X", "Alt-X"),
            ("shift-tab", "Shift-Tab"),
            ("Ctrl-Shift-Up", "Ctrl-Shift-Up"),
            ("PageUp", "PgUp"),
            ("page-down", "PgDn"),
            ("f12", "F12"),
            ("return", "Enter"),
            ("-", "-"),
            ("+", "+"),
            ("Ctrl--", "Ctrl--"),
            ("ß", "ß"),
            ("ctrl-space", "Ctrl-Space"),
        ] {
            assert_eq!(Key::read(written).map(|key| key.to_string()), Ok(name.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_key_is_quoted_and_what_terminals_cannot_tell_is_refused() {
        for (written, why) in [
            ("", "'' is no key"),
            ("spaec", "'spaec' is no key"),
            ("F25", "'F25' is no key"),
            ("Ctrl-", "'Ctrl-' is no key"),
            ("Hyper-x", "'Hyper-x' is no key"),
            ("jk", "'jk' is no key"),
            ("Ctrl-i", "terminals do not tell Ctrl-i from Tab; say Tab"),
            ("ctrl-M", "terminals do not tell Ctrl-m from Enter; say Enter"),
            ("Shift-Space", "Shift makes no difference"),
            ("Shift-1", "Shift makes no difference"),
        ] {
            let error = Key::read(written).unwrap_err().to_string();
            assert!(error.starts_with(why), "{written}: {error}");
        }
    }

    #[test]
    fn names_read_as_themselves() {
        for (name, _) in NAMED {
            for held in ["", "Ctrl-", "Alt-", "Ctrl-Alt-"] {
                let written = format!("{held}{name}");
                assert_eq!(Key::read(&written).unwrap().as_str(), written);
            }
        }
    }
}
