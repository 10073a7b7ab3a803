//! The theme: how few things look different, as the terminal is told.
//!
//! What looks how is decided by `looks` and the configuration; `NO_COLOR` beats both, and leaves bold, underlines
//! and reverse video. The selection never disappears.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::looks::look::{Colour, Look};
use crate::looks::theme::{Looks, Role};

/// Whether colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    /// Those of the theme.
    #[default]
    Coloured,
    /// None: bold, underlines and reverse video only.
    Plain,
}

/// The styles of everything that does not look like plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Everything that has no style of its own.
    pub text: Style,
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
    /// Returns the looks as styles.
    pub fn new(looks: &Looks, palette: Palette) -> Self {
        let style = |role| {
            let look = looks.look(role);
            style(if palette == Palette::Plain { look.without_colours() } else { look })
        };
        let selected = style(Role::Selected);
        Self {
            text: style(Role::Text),
            selected: if stands_out(selected) { selected } else { selected.add_modifier(Modifier::REVERSED) },
            strong: style(Role::Strong),
            late: style(Role::Late),
            due: style(Role::Due),
            interview: style(Role::Interview),
            done: style(Role::Done),
            dim: style(Role::Dim),
            key: style(Role::Key),
        }
    }

    /// Gives its colours to everything that was drawn without any.
    pub fn fill(&self, buffer: &mut Buffer) {
        if self.text == Style::new() {
            return;
        }
        let plain =
            |colour: Color, own: Option<Color>| own.filter(|_| colour == Color::Reset).unwrap_or(colour);
        for cell in &mut buffer.content {
            cell.fg = plain(cell.fg, self.text.fg);
            cell.bg = plain(cell.bg, self.text.bg);
            cell.modifier |= self.text.add_modifier;
        }
    }
}

/// Tells whether a style can be seen on a whole line whatever the colours around it.
const fn stands_out(style: Style) -> bool {
    style.bg.is_some() || style.add_modifier.intersects(Modifier::REVERSED.union(Modifier::UNDERLINED))
}

/// Returns a look as a style.
fn style(look: Look) -> Style {
    let modifiers = [
        (look.bold, Modifier::BOLD),
        (look.dim, Modifier::DIM),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ];
    let set = modifiers.into_iter().filter(|(set, _)| *set).map(|(_, modifier)| modifier);
    Style { fg: colour(look.text), bg: colour(look.behind), add_modifier: set.collect(), ..Style::new() }
}

/// Returns a colour as the terminal is told; nothing for its default.
fn colour(colour: Colour) -> Option<Color> {
    /// The terminal's own colours, which it may have changed.
    const OWN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Colour::Default => None,
        Colour::Indexed(number) => {
            Some(OWN.get(usize::from(number)).copied().unwrap_or(Color::Indexed(number)))
        }
        Colour::Rgb(red, green, blue) => Some(Color::Rgb(red, green, blue)),
    }
}
