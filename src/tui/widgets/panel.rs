//! The frame around a list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Block;

use crate::tui::layout::inside;
use crate::tui::widgets::text::cut;

/// Draws a frame with a title above and a remark below, and returns its inside.
pub fn panel(frame: &mut Frame<'_>, area: Rect, title: &str, remark: &str) -> Rect {
    let room = usize::from(area.width).saturating_sub(6);
    let mut block = Block::bordered();
    if !title.is_empty() {
        block = block.title(Line::from(format!("─ {} ", cut(title, room))));
    }
    if !remark.is_empty() {
        block = block.title_bottom(Line::from(format!(" {} ─", cut(remark, room))).right_aligned());
    }
    frame.render_widget(block, area);
    inside(area)
}

/// Returns the remark below a list: the place of the selection, and how many lines there are.
pub fn position(position: (usize, usize)) -> String {
    if position.1 == 0 { String::new() } else { format!("{}/{}", position.0, position.1) }
}
