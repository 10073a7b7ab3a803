//! The lines of the agenda: the selected day, whatever it holds, then the days after it that hold something.

use chrono::NaiveDate;

use crate::tui::screens::calendar::{month, selected_day};
use crate::tui::state::State;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A day.
    Day(NaiveDate),
    /// What happens on a day, by its place among that day's items.
    Item(NaiveDate, usize),
    /// A remark.
    Note(&'static str),
}

/// Returns the lines from the selected day on.
pub(super) fn lines(state: &State) -> Vec<Line> {
    let first = selected_day(state);
    let mut lines = vec![Line::Day(first)];
    if month::is_holiday(state, first) {
        lines.push(Line::Note("holiday"));
    }
    if state.calendar.items(first).is_empty() {
        lines.push(Line::Note("nothing"));
    }
    for (day, items) in state.calendar.days.range(first..) {
        if *day != first {
            lines.push(Line::Day(*day));
        }
        lines.extend((0..items.len()).map(|place| Line::Item(*day, place)));
    }
    lines
}
