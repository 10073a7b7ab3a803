//! The themes, and what looks different in them.

use crate::looks::look::Look;

/// What can look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Everything that has no look of its own.
    Text,
    /// The selected line.
    Selected,
    /// Headings and what stands out.
    Strong,
    /// What is overdue, and errors.
    Late,
    /// What is due today.
    Due,
    /// Interviews.
    Interview,
    /// What is done.
    Done,
    /// What matters less.
    Dim,
    /// Keys in the footer and the menus.
    Key,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Selected,
        Self::Strong,
        Self::Late,
        Self::Due,
        Self::Interview,
        Self::Done,
        Self::Dim,
        Self::Key,
    ];

    /// Returns the name by which the configuration knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Selected => "selected",
            Self::Strong => "strong",
            Self::Late => "late",
            Self::Due => "due",
            Self::Interview => "interview",
            Self::Done => "done",
            Self::Dim => "dim",
            Self::Key => "key",
        }
    }

    /// Returns what it is, in a few words.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Text => "everything else",
            Self::Selected => "the selected line",
            Self::Strong => "headings",
            Self::Late => "what is overdue, and errors",
            Self::Due => "what is due today",
            Self::Interview => "interviews",
            Self::Done => "what is done",
            Self::Dim => "what matters less",
            Self::Key => "keys",
        }
    }
}

/// A set of looks that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The terminal's own colours, whatever they are.
    #[default]
    Terminal,
    /// Light text on a dark background.
    Dark,
    /// Dark text on a light background.
    Light,
    /// As far apart as colours can be.
    HighContrast,
}

impl Theme {
    /// Every theme.
    pub const ALL: &'static [Self] = &[Self::Terminal, Self::Dark, Self::Light, Self::HighContrast];

    /// Returns the name by which the configuration knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
        }
    }

    /// Returns what a role looks like.
    const fn look(self, role: Role) -> Look {
        match self {
            Self::Terminal => terminal(role),
            Self::Dark => dark(role),
            Self::Light => light(role),
            Self::HighContrast => high_contrast(role),
        }
    }
}

const fn terminal(role: Role) -> Look {
    match role {
        Role::Text => Look::PLAIN,
        Role::Selected => Look::PLAIN.reversed(),
        Role::Strong | Role::Due | Role::Key => Look::PLAIN.bold(),
        Role::Late => Look::PLAIN.coloured(1).bold(),
        Role::Interview => Look::PLAIN.coloured(5).bold(),
        Role::Done => Look::PLAIN.coloured(2),
        Role::Dim => Look::PLAIN.dimmed(),
    }
}

const fn dark(role: Role) -> Look {
    match role {
        Role::Text => Look::PLAIN.coloured(252).on(234),
        Role::Selected => Look::PLAIN.coloured(234).on(110),
        Role::Strong => Look::PLAIN.coloured(231).bold(),
        Role::Late => Look::PLAIN.coloured(210).bold(),
        Role::Due => Look::PLAIN.coloured(222).bold(),
        Role::Interview => Look::PLAIN.coloured(177).bold(),
        Role::Done => Look::PLAIN.coloured(114),
        Role::Dim => Look::PLAIN.coloured(248),
        Role::Key => Look::PLAIN.coloured(110).bold(),
    }
}

const fn light(role: Role) -> Look {
    match role {
        Role::Text => Look::PLAIN.coloured(235).on(255),
        Role::Selected => Look::PLAIN.coloured(255).on(24),
        Role::Strong => Look::PLAIN.coloured(16).bold(),
        Role::Late => Look::PLAIN.coloured(124).bold(),
        Role::Due => Look::PLAIN.coloured(58).bold(),
        Role::Interview => Look::PLAIN.coloured(90).bold(),
        Role::Done => Look::PLAIN.coloured(22),
        Role::Dim => Look::PLAIN.coloured(240),
        Role::Key => Look::PLAIN.coloured(24).bold(),
    }
}

const fn high_contrast(role: Role) -> Look {
    match role {
        Role::Text => Look::PLAIN.coloured(231).on(16),
        Role::Selected => Look::PLAIN.coloured(16).on(226).bold(),
        Role::Strong => Look::PLAIN.coloured(231).bold(),
        Role::Late => Look::PLAIN.coloured(217).bold().underlined(),
        Role::Due => Look::PLAIN.coloured(226).bold(),
        Role::Interview => Look::PLAIN.coloured(219).bold(),
        Role::Done => Look::PLAIN.coloured(120),
        Role::Dim => Look::PLAIN.coloured(252),
        Role::Key => Look::PLAIN.coloured(87).bold(),
    }
}

/// The theme that holds, with the looks that the user changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    theme: Theme,
    looks: Vec<(Role, Look)>,
}

impl Default for Looks {
    fn default() -> Self {
        Self::new(Theme::default())
    }
}

impl Looks {
    /// Returns a theme as it is.
    pub fn new(theme: Theme) -> Self {
        Self { theme, looks: Role::ALL.iter().map(|role| (*role, theme.look(*role))).collect() }
    }

    /// Returns the theme.
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// Returns what a role looks like.
    pub fn look(&self, role: Role) -> Look {
        self.looks.iter().find(|(own, _)| *own == role).map_or(Look::PLAIN, |(_, look)| *look)
    }

    /// Changes what a role looks like.
    pub fn change(&mut self, role: Role, look: Look) {
        if let Some((_, own)) = self.looks.iter_mut().find(|(own, _)| *own == role) {
            *own = look;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::looks::look::Colour;

    /// Returns the brightness of a colour of the 256, as the WCAG reckon it.
    fn brightness(colour: Colour) -> f64 {
        let Colour::Indexed(number @ 16..) = colour else { panic!("{colour} depends on the terminal") };
        let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        let parts = match number - 16 {
            cube @ 0..216 => [step(cube / 36), step(cube / 6 % 6), step(cube % 6)],
            grey => [8 + 10 * (grey - 216); 3],
        };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2])
    }

    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (brightness(one), brightness(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_theme_can_be_read() {
        for (theme, least) in [(Theme::Dark, 7.0), (Theme::Light, 5.5), (Theme::HighContrast, 12.0)] {
            for role in Role::ALL {
                let look = theme.look(*role);
                let behind =
                    if look.behind == Colour::Default { theme.look(Role::Text).behind } else { look.behind };
                let found = contrast(look.text, behind);
                assert!(found >= least, "{role:?} of {theme:?}: {found:.1}");
            }
        }
    }

    #[test]
    fn the_terminal_theme_only_uses_the_terminals_own_colours() {
        for role in Role::ALL {
            let look = Theme::Terminal.look(*role);
            for colour in [look.text, look.behind] {
                assert!(matches!(colour, Colour::Default | Colour::Indexed(0..16)), "{role:?}");
            }
        }
    }
}
