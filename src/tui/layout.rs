//! The layout: which part of the terminal shows what, from its size alone.

use ratatui::layout::{Position, Rect};

/// The smallest terminal that is drawn, columns and rows.
pub const SMALLEST: (u16, u16) = (40, 10);
/// The first width at which there is room for more: a preview beside the list, a sixth column of the board.
pub const WIDE_FROM: u16 = 100;
/// The width of the list beside a preview.
const LIST_BESIDE_PREVIEW: u16 = 72;

/// The parts of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The line of tabs.
    pub tabs: Rect,
    /// The framed list.
    pub list: Rect,
    /// The framed preview, on wide terminals.
    pub preview: Option<Rect>,
    /// What the user should know about the configuration, when there is something.
    pub warnings: Option<Rect>,
    /// What just happened, or the line that is being typed.
    pub status: Rect,
    /// The keys that work here.
    pub footer: Rect,
}

/// Whether something stands beside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// On wide terminals.
    WhenWide,
    /// The list has all the room.
    Never,
}

impl Areas {
    /// Returns the parts of a terminal of this size.
    pub fn new((width, height): (u16, u16), warns: bool, split: Split) -> Self {
        let line = |from_bottom: u16| Rect::new(0, height.saturating_sub(from_bottom), width, 1);
        let below = if warns { 3 } else { 2 };
        let body = Rect::new(0, 1, width, height.saturating_sub(1 + below));
        let (list, preview) = if width >= WIDE_FROM && split == Split::WhenWide {
            let list = Rect { width: LIST_BESIDE_PREVIEW, ..body };
            let preview =
                Rect { x: LIST_BESIDE_PREVIEW, width: width.saturating_sub(LIST_BESIDE_PREVIEW), ..body };
            (list, Some(preview))
        } else {
            (body, None)
        };
        Self {
            tabs: Rect::new(0, 0, width, 1),
            list,
            preview,
            warnings: warns.then(|| line(3)),
            status: line(2),
            footer: line(1),
        }
    }
}

/// Tells whether a terminal of this size is too small to draw anything useful.
pub const fn is_too_small(width: u16, height: u16) -> bool {
    width < SMALLEST.0 || height < SMALLEST.1
}

/// Where the lines of a list are on the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The part of the terminal.
    pub area: Rect,
    /// The rows that one line of the list takes.
    pub rows: u16,
}

impl Window {
    /// Returns the inside of a frame below so many rows of something else.
    pub fn framed(frame: Rect, header: u16) -> Self {
        let inner = inside(frame);
        let header = header.min(inner.height);
        let area = Rect { y: inner.y + header, height: inner.height - header, ..inner };
        Self { area, rows: 1 }
    }

    /// Returns how many lines are in sight.
    pub fn lines(&self) -> usize {
        usize::from(self.area.height / self.rows.max(1))
    }

    /// Returns which of the lines in sight is at a position, from 0.
    pub fn line_at(&self, position: Position) -> Option<usize> {
        let line = self.area.contains(position).then(|| (position.y - self.area.y) / self.rows.max(1))?;
        Some(usize::from(line)).filter(|line| *line < self.lines())
    }
}

/// Returns the inside of a frame.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_terminal_without_overlap() {
        for (width, height, warns) in [(80, 24, false), (80, 24, true), (40, 10, false), (160, 50, true)] {
            let areas = Areas::new((width, height), warns, Split::WhenWide);
            let preview = areas.preview.map_or(0, |area| area.width);
            assert_eq!(areas.list.width + preview, width);
            let rows = 1 + areas.list.height + u16::from(areas.warnings.is_some()) + 2;
            assert_eq!(rows, height);
            assert_eq!(areas.footer.y, height - 1);
            assert_eq!(areas.status.y, height - 2);
        }
    }

    #[test]
    fn a_preview_stands_beside_the_list_from_100_columns() {
        let beside =
            |width, split| Areas::new((width, 24), false, split).preview.map(|area: Rect| area.width);
        assert_eq!(beside(99, Split::WhenWide), None);
        assert_eq!(beside(100, Split::WhenWide), Some(28));
        assert_eq!(beside(100, Split::Never), None);
    }
}
