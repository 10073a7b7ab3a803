//! What stands beside the list of people: the selected one, in short.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::contact::Contact;
use crate::tui::screens::people::draw::what_they_are;
use crate::tui::screens::people::person::{applications, next, reach, timeline};
use crate::tui::screens::preview;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::wrap;

/// The most lines of one text.
const MOST: usize = 3;

/// Draws the selected person; beside the page of one, the application that its line is about.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    if state.people.open.is_some() {
        preview::draw(state, theme, area, frame);
        return;
    }
    let contact = state.people.selected().and_then(|row| state.find_contact(&row.id));
    let inner = panel(frame, area, contact.map_or("", |contact| contact.name.as_str()), "");
    let width = usize::from(inner.width).saturating_sub(2);
    let lines = contact.map(|contact| summary(state, contact, theme, width)).unwrap_or_default();
    preview::write(frame, inner, &lines);
}

/// Returns a person in short, section by section.
fn summary(state: &State, contact: &Contact, theme: &Theme, width: usize) -> Vec<(String, Style)> {
    let applications = applications(state, &contact.id);
    let titles = applications.iter().map(|found| (None, found.title())).collect();
    let notes = contact.notes.lines().map(|line| (None, line.to_owned())).collect();
    let sections = [
        ("Next", next(state, contact, &applications)),
        ("Contact", reach(contact)),
        ("Apps", titles),
        ("Timeline", timeline(state, contact, &applications)),
        ("Notes", notes),
    ];
    let mut lines: Vec<(String, Style)> = Vec::new();
    let whole = |text: &str| wrap(text, width, MOST).into_iter();
    lines.extend(whole(&what_they_are(contact)).map(|line| (line, Style::new())));
    for (name, items) in sections.into_iter().filter(|(_, items)| !items.is_empty()) {
        lines.push((String::new(), Style::new()));
        lines.push((name.to_owned(), theme.strong));
        for (_, text) in items {
            lines.extend(whole(&text).map(|line| (line, Style::new())));
        }
    }
    lines
}
