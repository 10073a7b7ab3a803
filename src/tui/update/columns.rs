//! Columns: which of them the list of applications shows.

use crate::domain::column::Column;
use crate::tui::mode::{Menu, MenuItem, Mode, Then};
use crate::tui::state::State;

/// The keys of the columns that can be hidden.
const KEYS: &[(char, Column)] = &[
    ('r', Column::Role),
    ('s', Column::Stage),
    ('l', Column::Location),
    ('f', Column::Source),
    ('p', Column::Salary),
    ('e', Column::Excitement),
    ('n', Column::Next),
    ('d', Column::Due),
    ('a', Column::Age),
];

/// Asks which columns are shown.
pub(super) fn ask(state: &mut State) {
    open(state, 0);
}

/// Opens the menu with an entry selected.
fn open(state: &mut State, at: usize) {
    let item = |(key, column): &(char, Column)| {
        let mark = if state.apps.columns.shown().contains(column) { 'x' } else { ' ' };
        MenuItem::new(*key, format!("[{mark}] {column}"), Then::ToggleColumn(*column))
    };
    let items = KEYS.iter().map(item).collect();
    let remarks = vec!["kept for good: columns = [...] in the configuration".to_owned()];
    state.mode = Mode::Menu(Menu { at, remarks, ..Menu::new("Columns".to_owned(), items) });
}

/// Shows a column or hides it, and asks on.
pub(super) fn toggle(state: &mut State, column: Column) {
    state.apps.columns.toggle(column);
    open(state, KEYS.iter().position(|(_, listed)| *listed == column).unwrap_or(0));
}
