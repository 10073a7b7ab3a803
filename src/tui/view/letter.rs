//! How an open letter looks.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::letters::{LetterPopup, lines};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widgets::popup::{self, frame_popup};

/// Draws a letter over the list.
pub(super) fn draw(popup: &LetterPopup, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let area = popup::large(state.size);
    let rows = popup::large_rows(state.size);
    let lines = lines(&popup.letter, popup::letter_width(state.size));
    let last = (popup.top + rows).min(lines.len());
    let place = if lines.len() > rows { format!("{last}/{}", lines.len()) } else { String::new() };
    let edited = if popup.is_edited() { "edited" } else { "" };
    let remark: Vec<&str> = [edited, place.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let to = popup.letter.to.as_ref().map(|to| format!(" to {}", to.name)).unwrap_or_default();
    let inner = frame_popup(frame, area, &format!("Message: {}{to}", popup.letter.kind), &remark.join("  "));
    let head = popup.letter.head().len();
    for (row, (place, text)) in (inner.y..inner.bottom()).zip(lines.iter().enumerate().skip(popup.top)) {
        let style = if place < head { theme.strong } else { Style::new() };
        frame.buffer_mut().set_line(inner.x, row, &Line::styled(format!(" {text}"), style), inner.width);
    }
}
