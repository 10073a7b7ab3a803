//! Where the columns of the board are, and which of their cards are in sight.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::layout::{WIDE_FROM, Window, inside};
use crate::tui::state::State;

/// The first width at which the columns stand side by side; below, there is one.
const SIDE_BY_SIDE_FROM: u16 = 60;

/// One column on the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnPlace {
    /// Its place among the columns.
    pub place: usize,
    /// The frame around it.
    pub frame: Rect,
    /// Where its cards are.
    pub window: Window,
}

/// Returns how many columns can be reached.
pub(super) fn shown(state: &State) -> usize {
    let all = state.board.columns.len();
    if state.size.0 >= WIDE_FROM { all } else { all.saturating_sub(1) }
}

/// Tells whether the columns stand side by side.
pub(super) const fn is_side_by_side(state: &State) -> bool {
    state.size.0 >= SIDE_BY_SIDE_FROM
}

/// Returns the line above the columns that tells the filter, when there is one.
pub(super) fn filter_line(state: &State, area: Rect) -> Option<Rect> {
    state.board.filtering.is_on().then_some(Rect { height: area.height.min(1), ..area })
}

/// Returns the columns that are in sight.
pub(super) fn columns(state: &State, area: Rect) -> Vec<ColumnPlace> {
    let above = filter_line(state, area).map_or(0, |line| line.height);
    let area = Rect { y: area.y + above, height: area.height - above, ..area };
    if !is_side_by_side(state) {
        return vec![column(state, state.board.at, area)];
    }
    let parts = Layout::horizontal(vec![Constraint::Fill(1); shown(state)]).split(area);
    parts.iter().enumerate().map(|(place, frame)| column(state, place, *frame)).collect()
}

/// Returns where the cards of a column are: a line is left for how many more there are, when there are more.
fn column(state: &State, place: usize, frame: Rect) -> ColumnPlace {
    let mut area = inside(frame);
    let rows = if state.size.0 >= WIDE_FROM { 2 } else { 1 };
    if state.board.cards(place).len() > (Window { area, rows }).lines() {
        area.height = area.height.saturating_sub(1);
    }
    ColumnPlace { place, frame, window: Window { area, rows } }
}

/// Returns where the cards of the selected column are.
pub(super) fn window(state: &State, area: Rect) -> Window {
    let here = columns(state, area).into_iter().find(|column| column.place == state.board.at);
    here.map_or_else(|| Window::framed(area, 0), |column| column.window)
}
