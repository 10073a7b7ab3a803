//! The view: the state, drawn. It changes nothing and asks for nothing.

mod form;
mod letter;
mod outlets;
mod overlays;
mod status;
pub mod tabs;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::keys::command::Command;
use crate::tui::layout::{Areas, SMALLEST};
use crate::tui::screens::{Draw, detail, preview};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{fit, wrap};

/// Draws everything.
pub fn view(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    draw(state, theme, frame);
    theme.fill(frame.buffer_mut());
}

/// Draws everything in its own colours.
fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    if state.is_too_small() {
        too_small(state, frame);
        return;
    }
    let areas = state.areas();
    tabs::draw(state, theme, areas.tabs, frame);
    body(state, theme, &areas, frame);
    if let Some(area) = areas.warnings {
        status::warnings(state, area, frame);
    }
    keys(state, theme, areas.footer, frame);
    overlays::draw(state, theme, frame);
    status::status(state, theme, areas.status, frame);
}

/// Draws the list, and the preview beside it where there is room.
fn body(state: &State, theme: &Theme, areas: &Areas, frame: &mut Frame<'_>) {
    match &state.detail {
        Some(detail) => detail::draw(detail, state, theme, areas.list, frame),
        None if state.is_empty() => {
            first_steps(state, theme, Rect { width: areas.tabs.width, ..areas.list }, frame);
            return;
        }
        None => (state.screen().draw)(state, theme, areas.list, frame),
    }
    let beside = if state.detail.is_some() { Some(preview::draw as Draw) } else { state.screen().beside };
    if let (Some(area), Some(draw)) = (areas.preview, beside) {
        draw(state, theme, area, frame);
    }
}

/// Says that there is no room, and how much is needed.
fn too_small(state: &State, frame: &mut Frame<'_>) {
    let (width, height) = state.size;
    let text = format!("too small: {width}x{height}, need {}x{} (q quits)", SMALLEST.0, SMALLEST.1);
    let lines = wrap(&text, usize::from(width).max(1), usize::from(height));
    for (row, line) in (0..height).zip(lines) {
        frame.buffer_mut().set_line(0, row, &Line::from(line), width);
    }
}

/// Says what to do first.
fn first_steps(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let inner = panel(frame, area, "Welcome", "");
    let (add, import) = (state.key(Command::QuickAdd), state.key(Command::ImportFile));
    let steps = [
        (add.as_str(), "add one, in one line"),
        (import.as_str(), "import what you have"),
        ("callback demo", "see a made-up search"),
    ];
    let width = usize::from(inner.width).saturating_sub(2);
    let mut lines: Vec<Line<'_>> =
        wrap("No applications yet. Three ways to begin:", width, 2).into_iter().map(Line::from).collect();
    let keys = 15;
    for (key, text) in steps {
        let texts = wrap(text, width.saturating_sub(keys).max(1), 3);
        for (place, text) in texts.into_iter().enumerate() {
            let key = if place == 0 { key } else { "" };
            lines.push(Line::from(vec![Span::styled(fit(key, keys), theme.key), Span::raw(text)]));
        }
    }
    let spaced = lines.len() + 2 <= usize::from(inner.height);
    if spaced {
        lines.insert(1, Line::default());
    }
    for (row, line) in (inner.y.saturating_add(u16::from(spaced))..inner.bottom()).zip(lines) {
        frame.buffer_mut().set_line(inner.x.saturating_add(2), row, &line, inner.width.saturating_sub(2));
    }
}

/// Shows the keys that work here, as many as there is room for; the last one always has room.
fn keys(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let mut shown = state.settings.keys.footer(state.place());
    let width = |keys: &[(&str, &str)]| keys.iter().map(|(key, name)| key.width() + name.width() + 3).sum();
    while shown.len() > 1 && usize::from(area.width) + 1 < width(&shown) {
        let before_last = shown.len() - 2;
        shown.remove(before_last);
    }
    let mut spans = vec![Span::raw(" ")];
    for (place, (key, name)) in shown.into_iter().enumerate() {
        let gap = if place == 0 { "" } else { "  " };
        spans.extend([Span::raw(gap), Span::styled(key, theme.key), Span::raw(format!(" {name}"))]);
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(spans), area.width);
}
