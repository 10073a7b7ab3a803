//! Moving: the selection, the tabs, in and out of an application.

use crate::keys::command::Command;
use crate::tui::letters;
use crate::tui::mode::Mode;
use crate::tui::screens::{SCREENS, open_application};
use crate::tui::state::State;
use crate::tui::widgets::popup;

/// Moves the selection of whatever has one.
pub(super) fn move_selection(state: &mut State, command: Command) {
    if travels(state, command) {
        return;
    }
    let half = half_page(state);
    let by = match command {
        Command::Down => 1,
        Command::Up => -1,
        Command::PageDown => half,
        Command::PageUp => -half,
        Command::First => isize::MIN + 1,
        Command::Last => isize::MAX,
        _ => 0,
    };
    move_by(state, by);
}

/// Lets the screen move its own way, when it is in sight and takes the keys; returns whether it did.
pub(super) fn travels(state: &mut State, command: Command) -> bool {
    let takes_keys = matches!(state.mode, Mode::Browse | Mode::Filter(_));
    takes_keys && state.detail.is_none() && !state.is_empty() && (state.screen().ways.travel)(state, command)
}

/// Moves the selection by so many lines, down if positive; to an end when there are fewer.
pub(super) fn move_by(state: &mut State, by: isize) {
    match &mut state.mode {
        Mode::Menu(menu) => {
            let last = menu.items.len().saturating_sub(1);
            menu.at = menu.at.saturating_add_signed(by).min(last);
        }
        Mode::Reading(reading) => reading.top = reading.top.saturating_add_signed(by),
        Mode::Letter(open) => open.top = open.top.saturating_add_signed(by),
        Mode::Commands(commands) => commands.list.step(by),
        Mode::Form(_) | Mode::Path(_) | Mode::Working(_) => {}
        Mode::Browse | Mode::Filter(_) | Mode::QuickAdd(_) | Mode::Date(_) => state.list_mut().step(by),
    }
}

/// Returns half the lines in sight, at least one.
fn half_page(state: &State) -> isize {
    let height = match &state.mode {
        Mode::Reading(_) | Mode::Commands(_) | Mode::Letter(_) => popup::large_rows(state.size),
        _ => state.window().lines(),
    };
    isize::try_from(height / 2).unwrap_or(1).max(1)
}

/// Scrolls whatever is in sight so that its selection is, too.
pub(super) fn keep_in_sight(state: &mut State) {
    let rows = popup::large_rows(state.size);
    match &mut state.mode {
        Mode::Commands(commands) => commands.list.keep_in_sight(rows.saturating_sub(1)),
        Mode::Reading(reading) => {
            let lines = popup::reading_length(reading, state.size);
            reading.top = reading.top.min(lines.saturating_sub(rows));
        }
        Mode::Letter(open) => {
            let lines = letters::lines(&open.letter, popup::letter_width(state.size)).len();
            open.top = open.top.min(lines.saturating_sub(rows));
        }
        _ => {}
    }
    state.keep_in_sight();
}

/// Shows a tab; an open application is closed.
pub(super) fn show_screen(state: &mut State, place: usize) {
    if place < SCREENS.len() {
        state.detail = None;
        state.show(place);
    }
}

/// Shows the next tab or the one before, round the ends.
pub(super) fn step_screen(state: &mut State, forward: bool) {
    let count = SCREENS.len().max(1);
    let step = if forward { 1 } else { count - 1 };
    show_screen(state, (state.screen + step) % count);
}

/// Opens what is selected.
pub(super) fn open(state: &mut State) {
    match state.detail {
        Some(_) => open_application(state),
        None => (state.screen().ways.open)(state),
    }
}
