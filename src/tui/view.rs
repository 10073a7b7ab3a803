//! The view: the state, drawn. It changes nothing and asks for nothing.

mod overlays;
pub mod tabs;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::tui::keymap::{Place, footer};
use crate::tui::layout::{Areas, SMALLEST};
use crate::tui::mode::Mode;
use crate::tui::screens::{detail, preview};
use crate::tui::state::{State, Tone};
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::{cut, wrap};

/// Draws everything.
pub fn view(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    if state.is_too_small() {
        too_small(state, frame);
        return;
    }
    let areas = state.areas();
    tabs::draw(state, theme, areas.tabs, frame);
    body(state, theme, &areas, frame);
    if let Some(area) = areas.warnings {
        warnings(state, area, frame);
    }
    status(state, theme, areas.status, frame);
    keys(state, theme, areas.footer, frame);
    overlays::draw(state, theme, frame);
}

/// Draws the list, and the preview beside it where there is room.
fn body(state: &State, theme: &Theme, areas: &Areas, frame: &mut Frame<'_>) {
    match &state.detail {
        Some(detail) => detail::draw(detail, state, theme, areas.list, frame),
        None if state.is_empty() => {
            first_steps(theme, Rect { width: areas.tabs.width, ..areas.list }, frame);
            return;
        }
        None => (state.screen().draw)(state, theme, areas.list, frame),
    }
    if let Some(area) = areas.preview {
        preview::draw(state, theme, area, frame);
    }
}

/// Says that there is no room, and how much is needed.
fn too_small(state: &State, frame: &mut Frame<'_>) {
    let (width, height) = state.size;
    let text = format!("too small: {width}x{height}, need {}x{}", SMALLEST.0, SMALLEST.1);
    let lines = wrap(&text, usize::from(width).max(1), usize::from(height));
    for (row, line) in (0..height).zip(lines) {
        frame.buffer_mut().set_line(0, row, &Line::from(line), width);
    }
}

/// Says what to do first.
fn first_steps(theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let inner = panel(frame, area, "Welcome", "");
    let steps = [
        ("", "No applications yet. Three ways to begin:"),
        ("", ""),
        ("a", "add one here, in one line"),
        ("callback import FILE", "bring in what you have (in a shell)"),
        ("callback demo", "look around in a made-up search"),
    ];
    for (row, (key, text)) in (inner.y.saturating_add(1)..inner.bottom()).zip(steps) {
        let line = if key.is_empty() {
            Line::from(format!("  {text}"))
        } else {
            Line::from(vec![Span::styled(format!("  {key:<22}"), theme.key), Span::raw(text)])
        };
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Shows what the user should know about the configuration, calmly: the first, and how many more there are.
fn warnings(state: &State, area: Rect, frame: &mut Frame<'_>) {
    let mut all = state.warnings();
    let Some(first) = all.next() else {
        return;
    };
    let more = all.count();
    let end = if more == 0 { String::new() } else { format!(" ({more} more: callback config check)") };
    let room = usize::from(area.width).saturating_sub(10 + end.width());
    let text = format!(" note: {}{end}", cut(first, room));
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(text), area.width);
}

/// Shows the filter being typed, else what just happened, else why the selected action is there.
fn status(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    if let Mode::Filter(input) = &state.mode {
        let fault = filter_fault(state).map(|fault| format!("   {fault}")).unwrap_or_default();
        let (shown, cursor) = input.visible(width.saturating_sub(4));
        let text = cut(&format!(" / {shown}{fault}"), width);
        frame.buffer_mut().set_line(area.x, area.y, &Line::from(text), area.width);
        let column = area.x.saturating_add(u16::try_from(3 + cursor).unwrap_or(u16::MAX));
        frame.set_cursor_position(Position::new(column.min(area.right().saturating_sub(1)), area.y));
        return;
    }
    let (text, style) = match &state.toast {
        Some(toast) if toast.tone == Tone::Fault => (format!(" error: {}", toast.text), theme.late),
        Some(toast) => (format!(" {}", toast.text), Style::new()),
        None if !state.marked.is_empty() && state.list_place() == Place::Today => {
            (format!(" {} marked: Space done, p snooze, Esc none", state.marked.len()), Style::new())
        }
        None => match remark(state) {
            Some(remark) => (format!(" {remark}"), Style::new()),
            None => return,
        },
    };
    let text = cut(&text, width.saturating_sub(1));
    frame.buffer_mut().set_line(area.x, area.y, &Line::styled(text, style), area.width);
}

/// Returns what the selected line has no room for.
fn remark(state: &State) -> Option<String> {
    if let Some(action) = state.subject().action {
        return Some(format!("why: {}", action.why));
    }
    let row = state.today.selected().filter(|_| state.list_place() == Place::Today)?;
    Some(format!("{} {}: {}", row.kind.to_lowercase(), row.company, row.text))
}

/// Returns what is wrong with the filter in sight.
fn filter_fault(state: &State) -> Option<&String> {
    match state.screen().place {
        Place::Apps => state.apps.fault.as_ref(),
        _ => state.today.fault.as_ref(),
    }
}

/// Shows the keys that work here, as many as there is room for; the last one always has room.
fn keys(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let mut shown = footer(state.place());
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
