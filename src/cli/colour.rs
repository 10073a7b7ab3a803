//! Whether and how output is coloured.
//!
//! Strongest first: the flag, `NO_COLOR`, `CLICOLOR_FORCE`, whether a terminal is listening. Colours never carry
//! meaning alone, and are taken from the sixteen of the terminal.

use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// When a terminal is listening.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Who is at the other end of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// A terminal.
    Terminal,
    /// A file, a pipe, nobody.
    Other,
}

impl Stream {
    /// Returns who is at the other end.
    pub fn of(stream: &impl IsTerminal) -> Self {
        if stream.is_terminal() { Self::Terminal } else { Self::Other }
    }
}

/// What the environment says about colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColourWishes {
    /// `NO_COLOR` is set and not empty.
    pub none: bool,
    /// `CLICOLOR_FORCE` is set and neither empty nor 0.
    pub force: bool,
    /// `TERM` says that the terminal knows nothing but text.
    pub dumb: bool,
}

/// A decision about one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Styles are written.
    Coloured,
    /// Only text is written.
    Plain,
}

impl Paint {
    /// Decides about a stream.
    pub fn decide(choice: ColourChoice, wishes: ColourWishes, stream: Stream) -> Self {
        let coloured = match choice {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                !wishes.none && (wishes.force || (stream == Stream::Terminal && !wishes.dumb))
            }
        };
        if coloured { Self::Coloured } else { Self::Plain }
    }

    /// Returns `text` in a role's style.
    pub fn paint(self, role: Role, text: &str) -> String {
        let style = role.style();
        match self {
            Self::Coloured if !text.is_empty() => format!("{style}{text}{style:#}"),
            _ => text.to_owned(),
        }
    }
}

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The heading of a section.
    Heading,
    /// Something late, or a mistake.
    Alarm,
    /// Something that asks for attention.
    Attention,
    /// Something beside the point.
    Faint,
    /// Ordinary text.
    Text,
}

impl Role {
    fn style(self) -> Style {
        match self {
            Self::Heading => Style::new().bold(),
            Self::Alarm => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Self::Attention => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
            Self::Faint => Style::new().dimmed(),
            Self::Text => Style::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_voice_decides() {
        use ColourChoice::*;
        use Paint::*;
        let wishes = |none, force| ColourWishes { none, force, dumb: false };
        for (choice, wishes, stream, expected) in [
            (Auto, wishes(false, false), Stream::Terminal, Coloured),
            (Auto, wishes(false, false), Stream::Other, Plain),
            (Auto, wishes(false, true), Stream::Other, Coloured),
            (Auto, wishes(true, true), Stream::Terminal, Plain),
            (Always, wishes(true, false), Stream::Other, Coloured),
            (Never, wishes(false, true), Stream::Terminal, Plain),
            (Auto, ColourWishes { dumb: true, ..wishes(false, false) }, Stream::Terminal, Plain),
            (Auto, ColourWishes { dumb: true, ..wishes(false, true) }, Stream::Terminal, Coloured),
        ] {
            assert_eq!(Paint::decide(choice, wishes, stream), expected, "{choice:?} {wishes:?} {stream:?}");
        }
    }

    #[test]
    fn plain_text_has_no_escapes() {
        assert_eq!(Plain.paint(Role::Alarm, "late"), "late");
        assert_eq!(Paint::Coloured.paint(Role::Heading, "Due"), "\u{1b}[1mDue\u{1b}[0m");
        assert_eq!(Paint::Coloured.paint(Role::Heading, ""), "");
    }

    use Paint::Plain;
}
