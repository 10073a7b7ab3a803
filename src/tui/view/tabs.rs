//! The line of tabs.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::keys::command::Command;
use crate::tui::screens::SCREENS;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::wording::weekday_and_date;

/// The blanks between tabs.
const GAP: usize = 2;

/// Returns what the tabs say: `[1 Today 3]` for the one that is shown.
fn labels(state: &State) -> Vec<String> {
    let label = |(place, screen): (usize, &crate::tui::screens::Screen)| {
        let key = state.settings.keys.find_key(Command::Show(place), screen.place).unwrap_or_default();
        let text = format!("{key} {} {}", screen.name, (screen.count)(state)).trim_start().to_owned();
        if place == state.screen { format!("[{text}]") } else { text }
    };
    SCREENS.iter().enumerate().map(label).collect()
}

/// Returns the place of the tab in a column of the line.
pub fn place_at(state: &State, column: u16) -> Option<usize> {
    let mut from = 1;
    for (place, label) in labels(state).iter().enumerate() {
        let to = from + label.width();
        if (from..to).contains(&usize::from(column)) {
            return Some(place);
        }
        from = to + GAP;
    }
    None
}

/// Draws the tabs, and the date on the right.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let mut spans = Vec::new();
    let mut used = 0;
    for (place, label) in labels(state).into_iter().enumerate() {
        let gap = if place == 0 { 1 } else { GAP };
        used += gap + label.width();
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(if place == state.screen { Span::styled(label, theme.strong) } else { Span::raw(label) });
    }
    let date = weekday_and_date(state.today());
    let room = usize::from(area.width).saturating_sub(used + 1);
    if room > date.width() {
        spans.push(Span::raw(format!("{date:>room$}")));
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(spans), area.width);
}
