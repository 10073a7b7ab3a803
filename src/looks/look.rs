//! What one thing looks like, and how that is written: `bold red`, `black on bright-yellow`, `underline #5f87ff`.

use std::fmt;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// What the terminal uses when nothing is said.
    Default,
    /// One of the 256 colours; the first 16 are the terminal's own.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// What one thing looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colour of the text.
    pub text: Colour,
    /// The colour behind it.
    pub behind: Colour,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is faint.
    pub dim: bool,
    /// Whether it is underlined.
    pub underline: bool,
    /// Whether text and background change places.
    pub reverse: bool,
}

/// A text that names no look: the word that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLook(pub String);

/// What a look is written like, for those who wrote something else.
pub const EXPECTED: &str = "words such as \"bold red\", \"black on bright-yellow\", \"underline 208\", \"#5f87ff\", \
                            \"reverse\", \"default\"";

/// The names of the terminal's own colours.
const NAMES: &[&str] = &[
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// Other names that people use.
const SYNONYMS: &[(&str, u8)] = &[("grey", 8), ("gray", 8), ("purple", 5)];

impl Look {
    /// Looks like everything else.
    pub const PLAIN: Self = Self {
        text: Colour::Default,
        behind: Colour::Default,
        bold: false,
        dim: false,
        underline: false,
        reverse: false,
    };

    /// Returns it with one of the 256 colours.
    pub(super) const fn coloured(self, text: u8) -> Self {
        Self { text: Colour::Indexed(text), ..self }
    }

    /// Returns it on one of the 256 colours.
    pub(super) const fn on(self, behind: u8) -> Self {
        Self { behind: Colour::Indexed(behind), ..self }
    }

    /// Returns it in bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Returns it faint.
    pub(super) const fn dimmed(self) -> Self {
        Self { dim: true, ..self }
    }

    /// Returns it underlined.
    pub(super) const fn underlined(self) -> Self {
        Self { underline: true, ..self }
    }

    /// Returns it with text and background changing places.
    pub(super) const fn reversed(self) -> Self {
        Self { reverse: true, ..self }
    }

    /// Returns it without its colours.
    pub const fn without_colours(self) -> Self {
        Self { text: Colour::Default, behind: Colour::Default, ..self }
    }

    /// Reads a look as somebody wrote it.
    ///
    /// # Errors
    /// Names the word that says nothing here.
    pub fn read(written: &str) -> Result<Self, NoLook> {
        let mut look = Self::PLAIN;
        let mut words = written.split_whitespace().peekable();
        if words.peek().is_none() {
            return Err(NoLook(String::new()));
        }
        let mut coloured = false;
        while let Some(word) = words.next() {
            let no_look = || NoLook(word.to_owned());
            match word.to_lowercase().as_str() {
                "bold" => look.bold = true,
                "dim" => look.dim = true,
                "underline" | "underlined" => look.underline = true,
                "reverse" | "reversed" => look.reverse = true,
                "on" => look.behind = words.next().and_then(Colour::read).ok_or_else(no_look)?,
                _ if coloured => return Err(no_look()),
                _ => {
                    look.text = Colour::read(word).ok_or_else(no_look)?;
                    coloured = true;
                }
            }
        }
        Ok(look)
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (set, word) in [
            (self.bold, "bold "),
            (self.dim, "dim "),
            (self.underline, "underline "),
            (self.reverse, "reverse "),
        ] {
            if set {
                f.write_str(word)?;
            }
        }
        write!(f, "{}", self.text)?;
        if self.behind != Colour::Default {
            write!(f, " on {}", self.behind)?;
        }
        Ok(())
    }
}

impl Colour {
    /// Reads a colour: a name, a number to 255, or `#rrggbb`.
    fn read(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        if word == "default" {
            return Some(Self::Default);
        }
        if let Some(digits) = word.strip_prefix('#') {
            let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
            let is_whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            return if is_whole { Some(Self::Rgb(part(0)?, part(2)?, part(4)?)) } else { None };
        }
        let named = NAMES.iter().position(|name| *name == word).and_then(|at| u8::try_from(at).ok());
        let known =
            named.or_else(|| SYNONYMS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number));
        known.or_else(|| word.parse().ok()).map(Self::Indexed)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Indexed(number) => match NAMES.get(usize::from(*number)) {
                Some(name) => f.write_str(name),
                None => write!(f, "{number}"),
            },
            Self::Rgb(red, green, blue) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_read_as_they_are_written() {
        for written in [
            "default",
            "red",
            "bold red",
            "dim default",
            "bold underline reverse bright-white on black",
            "208 on 16",
            "#5f87ff on #000000",
            "default on blue",
            "reverse default",
        ] {
            assert_eq!(Look::read(written).unwrap().to_string(), written);
        }
        for (written, meant) in
            [("RED Bold", "bold red"), ("grey", "bright-black"), ("reverse", "reverse default"), ("1", "red")]
        {
            assert_eq!(Look::read(written).unwrap().to_string(), meant);
        }
    }

    #[test]
    fn the_word_that_is_no_look_is_named() {
        for (written, word) in [
            ("", ""),
            ("crimson", "crimson"),
            ("red blue", "blue"),
            ("red on", "on"),
            ("red on crimson", "on"),
            ("#12345", "#12345"),
            ("#1234é", "#1234é"),
            ("256", "256"),
            ("-1", "-1"),
        ] {
            assert_eq!(Look::read(written), Err(NoLook(word.to_owned())), "{written}");
        }
    }
}
