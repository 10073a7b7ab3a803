//! The lines above the keys: what to know about the configuration, what just happened, why the selection is there.
//!
//! What went wrong is shown in full, over as many lines as it needs; what to do next is never cut.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Clear;
use unicode_width::UnicodeWidthStr;

use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::tui::mode::Mode;
use crate::tui::screens::why;
use crate::tui::state::{State, Toast, Tone};
use crate::tui::theme::Theme;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::text::{cut, shorten_paths, wrap};

/// The widest path that is shown in full.
const WIDEST_PATH: usize = 40;
/// How far paths are shortened to make room for what is said about them.
const WIDTHS_OF_PATHS: &[usize] = &[80, WIDEST_PATH, 32, 24, 0];
/// The most lines that tell what went wrong.
const MOST_LINES: usize = 4;
/// The columns that a warning needs beside the advice to be worth it.
const LEAST_WARNING: usize = 30;

/// Shows what the user should know about the configuration, calmly: the first, and how many more there are.
pub(super) fn warnings(state: &State, area: Rect, frame: &mut Frame<'_>) {
    let mut all = state.warnings();
    let Some(first) = all.next() else {
        return;
    };
    let more = match all.count() {
        0 => String::new(),
        more => format!("{more} more: "),
    };
    let room = usize::from(area.width).saturating_sub(" note: ".len() + 1);
    let long = format!(" ({more}callback config check)");
    let end = if room >= long.width() + LEAST_WARNING { long } else { String::new() };
    let room = room.saturating_sub(end.width());
    let mut shortened = WIDTHS_OF_PATHS.iter().map(|width| shorten_paths(first, *width));
    let fitting = shortened.clone().find(|text| text.width() <= room).or(shortened.next_back());
    let text = format!(" note: {}{end}", cut(&fitting.unwrap_or_default(), room));
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(text), area.width);
}

/// Shows the filter being typed, else what just happened, else why the selected action is there.
pub(super) fn status(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    if let Mode::Filter(input) = &state.mode {
        filter(state, input, theme, area, frame);
        return;
    }
    if let (Some(waiting), None) = (&state.waiting, &state.toast) {
        at_length(&waiting.text, theme.late, area, frame);
        return;
    }
    let width = usize::from(area.width).saturating_sub(1);
    let (text, style) = match &state.toast {
        Some(toast) if toast.tone == Tone::Fault => {
            at_length(&format!("error: {}", toast.text), theme.late, area, frame);
            return;
        }
        Some(toast) => (told(toast, width), Style::new()),
        None if marked(state) > 0 => (told_of_marks(state, marked(state)), Style::new()),
        None => match remark(state) {
            Some(remark) => (format!(" {remark}"), Style::new()),
            None => return,
        },
    };
    frame.buffer_mut().set_line(area.x, area.y, &Line::styled(cut(&text, width), style), area.width);
}

/// Returns how many lines of the list in sight are marked.
fn marked(state: &State) -> usize {
    match state.list_place() {
        Place::Today => state.marked.len(),
        Place::Apps => state.apps.marked.len(),
        _ => 0,
    }
}

/// Returns what can be done with so many marked lines.
fn told_of_marks(state: &State, marked: usize) -> String {
    let key = |command| state.key(command);
    let (done, snooze, none) = (key(Command::Done), key(Command::Snooze), key(Command::Back));
    let stage = match state.list_place() {
        Place::Apps => format!(", {} stage, {} delete", key(Command::Stage), key(Command::Delete)),
        _ => String::new(),
    };
    format!(" {marked} marked: {done} done, {snooze} snooze{stage}, {none} none")
}

/// Returns what just happened and how to take it back, which is never cut.
fn told(toast: &Toast, width: usize) -> String {
    if toast.hint.is_empty() {
        return format!(" {}", toast.text);
    }
    let hint = format!(" ({})", toast.hint);
    format!(" {}{hint}", cut(&toast.text, width.saturating_sub(1 + hint.width())))
}

/// Shows the filter being typed, and what is wrong with it: beside it, or above when there is no room.
fn filter(state: &State, input: &LineInput, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let (shown, cursor) = input.visible(width.saturating_sub(4));
    let mut text = format!(" / {shown}");
    if let Some(fault) = state.filter_fault() {
        if text.width() + fault.width() + 4 <= width {
            text = format!("{text}   {fault}");
        } else {
            at_length(fault, theme.late, Rect { y: area.y.saturating_sub(1), ..area }, frame);
        }
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(cut(&text, width)), area.width);
    let column = area.x.saturating_add(u16::try_from(3 + cursor).unwrap_or(u16::MAX));
    frame.set_cursor_position(Position::new(column.min(area.right().saturating_sub(1)), area.y));
}

/// Shows a text in full: its last line in `last`, those before it above, over whatever is there.
fn at_length(text: &str, style: Style, last: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(last.width);
    let room = width.saturating_sub(2);
    let mut lines = wrap(&shorten_paths(text, WIDEST_PATH.min(width / 2)), room, MOST_LINES);
    // A path is something to go to: where another line is enough for all of it, it has that.
    let whole = wrap(text, room, MOST_LINES + 1);
    if whole.len() <= MOST_LINES.min(lines.len() + 1) {
        lines = whole;
    }
    let height = u16::try_from(lines.len()).unwrap_or(1);
    let area = Rect { y: last.bottom().saturating_sub(height), height, ..last };
    frame.render_widget(Clear, area);
    for (row, line) in (area.y..area.bottom()).zip(lines) {
        frame.buffer_mut().set_line(area.x, row, &Line::styled(format!(" {line}"), style), area.width);
    }
}

/// Returns what the selected line has no room for.
fn remark(state: &State) -> Option<String> {
    if matches!(state.mode, Mode::Form(_)) {
        return None;
    }
    match state.list_place() {
        Place::Detail => why(state),
        Place::Welcome => None,
        _ => (state.screen().ways.remark)(state),
    }
}
