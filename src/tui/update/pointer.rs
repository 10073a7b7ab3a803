//! The mouse: a click selects, the wheel scrolls. Nothing here ever writes.

use ratatui::layout::Position;

use crate::keys::command::Command;
use crate::tui::effect::Effect;
use crate::tui::mode::Mode;
use crate::tui::state::State;
use crate::tui::update::moves;
use crate::tui::view::tabs;
use crate::tui::widgets::popup;

/// Selects what was clicked.
pub(super) fn click(state: &mut State, column: u16, row: u16) -> Vec<Effect> {
    match &mut state.mode {
        Mode::Menu(menu) => {
            if let Some(place) = popup::menu_item_at(menu, state.size, column, row) {
                menu.at = place;
            }
        }
        Mode::Browse => click_list(state, column, row),
        _ => {}
    }
    Vec::new()
}

/// Selects a tab or a line.
fn click_list(state: &mut State, column: u16, row: u16) {
    let areas = state.areas();
    if row == areas.tabs.y {
        if let Some(place) = tabs::place_at(state, column) {
            moves::show_screen(state, place);
        }
        return;
    }
    let position = Position::new(column, row);
    if state.detail.is_none() && (state.screen().ways.click)(state, position) {
        return;
    }
    if let Some(line) = state.window().line_at(position) {
        let line = state.list().top() + line;
        state.list_mut().select(line);
    }
}

/// Moves by so many lines.
pub(super) fn wheel(state: &mut State, lines: isize) -> Vec<Effect> {
    match state.mode {
        Mode::Menu(_) => moves::move_by(state, lines.signum()),
        Mode::Browse => {
            let command = if lines > 0 { Command::Down } else { Command::Up };
            if !moves::travels(state, command) {
                moves::move_by(state, lines);
            }
        }
        Mode::Reading(_) | Mode::Commands(_) | Mode::Letter(_) => moves::move_by(state, lines),
        Mode::Filter(_)
        | Mode::QuickAdd(_)
        | Mode::Date(_)
        | Mode::Form(_)
        | Mode::Path(_)
        | Mode::Working(_) => {}
    }
    Vec::new()
}
