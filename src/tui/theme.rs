//! The theme: how few things look different, and how.
//!
//! Default foreground and background, the 16 ANSI colours, selection by reverse video. Colour only repeats what
//! a word or a mark says already.

use ratatui::style::{Color, Modifier, Style};

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    /// The terminal's 16 colours.
    #[default]
    Ansi,
    /// None: bold and reverse video only.
    Plain,
}

/// The styles of everything that does not look like plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The selected line.
    pub selected: Style,
    /// Headings and what stands out.
    pub strong: Style,
    /// What is overdue, and errors.
    pub late: Style,
    /// What is due today.
    pub due: Style,
    /// Interviews.
    pub interview: Style,
    /// What is done.
    pub done: Style,
    /// What stands back.
    pub dim: Style,
    /// Keys in the footer and the menus.
    pub key: Style,
}

impl Theme {
    /// Returns the theme for a palette.
    pub fn new(palette: Palette) -> Self {
        let colour = |colour: Color| match palette {
            Palette::Ansi => Style::new().fg(colour),
            Palette::Plain => Style::new(),
        };
        Self {
            selected: Style::new().add_modifier(Modifier::REVERSED),
            strong: Style::new().add_modifier(Modifier::BOLD),
            late: colour(Color::Red).add_modifier(Modifier::BOLD),
            due: Style::new().add_modifier(Modifier::BOLD),
            interview: colour(Color::Magenta).add_modifier(Modifier::BOLD),
            done: colour(Color::Green),
            dim: Style::new().add_modifier(Modifier::DIM),
            key: Style::new().add_modifier(Modifier::BOLD),
        }
    }
}
