//! How the numbers look.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line as Text;

use crate::tui::screens::stats::frames;
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::panel::{panel, position};
use crate::tui::widgets::text::fit;

/// Draws the screen.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let stats = &state.stats;
    for ((place, area), column) in frames(state, area).into_iter().enumerate().zip(&stats.columns) {
        let here = place == stats.at;
        let title = if place == 0 { title(state) } else { "Time".to_owned() };
        let remark = if here { position(column.list.position()) } else { String::new() };
        let inner = panel(frame, area, &title, &remark);
        let width = usize::from(inner.width);
        let rows = column.rows.iter().enumerate().skip(column.list.top()).take(usize::from(inner.height));
        for (row, (index, line)) in (inner.y..).zip(rows) {
            let selected = here && line.id.is_some() && column.list.selected() == Some(index);
            let (mark, style) = match (selected, line.id.is_some()) {
                (true, _) => (" >", theme.selected),
                (false, true) => ("  ", Style::new()),
                (false, false) => (" ", theme.strong),
            };
            let text = fit(&format!("{mark}{}", line.text), width);
            frame.buffer_mut().set_line(inner.x, row, &Text::styled(text, style), inner.width);
        }
    }
}

/// Returns the title: how many were sent, and how many are open.
fn title(state: &State) -> String {
    match &state.stats.numbers {
        Some(numbers) => format!("Stats: {} sent, {} open", numbers.applications, numbers.open),
        None => "Stats".to_owned(),
    }
}
