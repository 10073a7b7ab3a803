//! Popups: where they stand over the lists, and which of their lines is where.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Clear;
use unicode_width::UnicodeWidthStr;

use crate::tui::layout::inside;
use crate::tui::mode::{Menu, Reading, Weight};
use crate::tui::widgets::panel::panel;
use crate::tui::widgets::text::wrap;

/// The widest popup that is easy to read.
const WIDEST: u16 = 80;
/// The most lines that one paragraph is broken into.
const LONGEST_PARAGRAPH: usize = 20;

/// Returns the place of a popup that covers most of the screen.
pub fn large((width, height): (u16, u16)) -> Rect {
    let wide = width.min(WIDEST);
    Rect { x: (width - wide) / 2, y: 1, width: wide, height: height.saturating_sub(3) }
}

/// Returns how many lines fit in a large popup.
pub fn large_rows(size: (u16, u16)) -> usize {
    usize::from(inside(large(size)).height)
}

/// Returns how many columns a letter has in a large popup.
pub fn letter_width(size: (u16, u16)) -> usize {
    usize::from(inside(large(size)).width).saturating_sub(2)
}

/// Returns the place of a popup at the top that has so many lines inside.
pub fn at_top((width, height): (u16, u16), rows: u16) -> Rect {
    let wide = width.min(WIDEST);
    let rows = rows.saturating_add(2).min(height.saturating_sub(3));
    Rect { x: (width - wide) / 2, y: 1, width: wide, height: rows }
}

/// Returns the place of a popup in the middle that has so many lines inside, as far as there is room for them.
pub fn centered((width, height): (u16, u16), rows: u16) -> Rect {
    let wide = width.min(WIDEST);
    let room = height.saturating_sub(3);
    let rows = rows.saturating_add(2).min(room);
    Rect { x: (width - wide) / 2, y: 1 + (room - rows) / 2, width: wide, height: rows }
}

/// Returns the place of a menu: in the middle, as large as it needs to be.
pub fn menu_area(menu: &Menu, (width, height): (u16, u16)) -> Rect {
    let remarks = menu.remarks.iter().map(|remark| remark.width() + 4);
    let widest = menu.items.iter().map(|item| item.label.width() + 7).chain(remarks).max().unwrap_or(0);
    let wanted = widest.max(menu.title.width() + 5).max(24) + 2;
    let wide = u16::try_from(wanted).unwrap_or(u16::MAX).min(width.saturating_sub(2));
    let rows = u16::try_from(menu.remarks.len() + menu.items.len() + 2)
        .unwrap_or(u16::MAX)
        .min(height.saturating_sub(3));
    Rect {
        x: (width - wide) / 2,
        y: 1 + height.saturating_sub(3).saturating_sub(rows) / 2,
        width: wide,
        height: rows,
    }
}

/// Returns how many remarks of a menu are in sight: its entries come first.
pub fn menu_remarks(menu: &Menu, area: Rect) -> usize {
    usize::from(inside(area).height).saturating_sub(menu.items.len()).min(menu.remarks.len())
}

/// Returns the first entry of a menu that is in sight.
pub fn menu_top(menu: &Menu, area: Rect) -> usize {
    let room = usize::from(inside(area).height) - menu_remarks(menu, area);
    (menu.at + 1).saturating_sub(room)
}

/// Returns the entry of a menu at a place of the screen.
pub fn menu_item_at(menu: &Menu, size: (u16, u16), column: u16, row: u16) -> Option<usize> {
    let area = menu_area(menu, size);
    let inner = inside(area);
    if !inner.contains((column, row).into()) {
        return None;
    }
    let line = usize::from(row - inner.y).checked_sub(menu_remarks(menu, area))?;
    let place = menu_top(menu, area) + line;
    (place < menu.items.len()).then_some(place)
}

/// Returns the lines of a text to be read, wrapped to the popup's width, with their weight.
pub fn reading_lines(reading: &Reading, size: (u16, u16)) -> Vec<(String, Weight)> {
    let width = usize::from(inside(large(size)).width).saturating_sub(2);
    let mut lines = Vec::new();
    for line in &reading.lines {
        let indent = " ".repeat(line.indent);
        let wrapped = wrap(&line.text, width.saturating_sub(line.indent), LONGEST_PARAGRAPH);
        if wrapped.is_empty() {
            lines.push((String::new(), line.weight));
        }
        lines.extend(wrapped.into_iter().map(|text| (format!("{indent}{text}"), line.weight)));
    }
    lines
}

/// Returns how many lines a text to be read has, wrapped.
pub fn reading_length(reading: &Reading, size: (u16, u16)) -> usize {
    reading_lines(reading, size).len()
}

/// Clears the place of a popup, frames it, and returns its inside. A wide character that would reach into the frame
/// goes, for the terminal shows either all of it or nothing.
pub fn frame_popup(frame: &mut Frame<'_>, area: Rect, title: &str, remark: &str) -> Rect {
    frame.render_widget(Clear, area);
    for row in area.y..area.bottom() {
        let before = area.x.checked_sub(1).and_then(|column| frame.buffer_mut().cell_mut((column, row)));
        if let Some(cell) = before.filter(|cell| cell.symbol().width() > 1) {
            cell.set_symbol(" ");
        }
    }
    panel(frame, area, title, remark)
}
