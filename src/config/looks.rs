//! `theme` and `[colors]`: how the screens look.

use crate::config::document::{Document, Reading, Section};
use crate::looks::look::{EXPECTED, Look};
use crate::looks::theme::{Looks, Role, Theme};

/// Reads the theme, and the looks that are changed in it.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Looks {
    let mut looks = Looks::new(read_theme(document, top));
    let Some(section) = document.section(top, "colors", "colors") else { return looks };
    let known: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    document.refuse_unknown(&section, "colors", &known);
    for role in Role::ALL {
        let Some(value) = section.find(role.name()) else { continue };
        match value.as_text().and_then(|text| Look::read(text).ok()) {
            Some(look) => looks.change(*role, look),
            None => {
                let instead = format!("using \"{}\"", looks.look(*role));
                document.refuse(value, &format!("colors.{}", role.name()), EXPECTED, &instead);
            }
        }
    }
    looks
}

fn read_theme(document: &mut Document<'_>, top: &Section<'_>) -> Theme {
    let Some(value) = top.find("theme") else { return Theme::default() };
    let named = |theme: &&Theme| value.as_text().is_some_and(|text| text == theme.name());
    if let Some(theme) = Theme::ALL.iter().find(named) {
        return *theme;
    }
    let names: Vec<String> = Theme::ALL.iter().map(|theme| format!("\"{}\"", theme.name())).collect();
    let default = Theme::default();
    document.refuse(value, "theme", &names.join(", "), &format!("using {}", default.name()));
    default
}

/// Returns the section that says what everything looks like.
pub(super) fn section(looks: &Looks) -> toml::Table {
    let entry = |role: &Role| (role.name().to_owned(), looks.look(*role).to_string().into());
    Role::ALL.iter().map(entry).collect()
}
