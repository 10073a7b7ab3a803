//! Aligned columns of text.
//!
//! Owns widths in cells, also of wide and combining characters, and cutting. Cuts only on a terminal: a pipe gets
//! everything. Cells never carry control characters.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::cli::colour::{Paint, Role};
use crate::domain::printable::printable;

/// A piece of text in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    role: Role,
}

impl Cell {
    /// Returns an ordinary cell.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self::as_role(Role::Text, text)
    }

    /// Returns a cell that stands out.
    pub fn as_role(role: Role, text: impl AsRef<str>) -> Self {
        Self { text: printable(text.as_ref()).into_owned(), role }
    }
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    Heading(Cell),
    Cells(Vec<Cell>),
}

/// Rows whose columns line up, under headings that do not take part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    limits: Vec<usize>,
    rows: Vec<Row>,
}

/// What stands between two columns.
const GAP: &str = "  ";

/// The last column gets one part in so many of a terminal, if it needs it.
const LAST_SHARE: usize = 3;

/// The width below which no column is narrowed.
const NARROWEST: usize = 8;

impl Table {
    /// Returns an empty table; on a terminal, each column but the last is cut to its limit in cells.
    pub fn new(limits: &[usize]) -> Self {
        Self { limits: limits.to_vec(), rows: Vec::new() }
    }

    /// Adds a line across all columns.
    pub fn heading(&mut self, cell: Cell) {
        self.rows.push(Row::Heading(cell));
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Cells(cells));
    }

    /// Returns the lines, each ended; `width` is that of the terminal, if one listens.
    pub fn render(&self, paint: Paint, width: Option<usize>) -> String {
        let widths = self.widths(width);
        let mut lines = String::new();
        for row in &self.rows {
            match row {
                Row::Heading(cell) => {
                    let room = width.unwrap_or(usize::MAX);
                    lines.push_str(&paint.paint(cell.role, &cut(&cell.text, room)));
                }
                Row::Cells(cells) => lines.push_str(&line(cells, &widths, paint, width)),
            }
            lines.push('\n');
        }
        lines
    }

    /// Returns the width of each column.
    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            let Row::Cells(cells) = row else { continue };
            for (column, cell) in cells.iter().enumerate() {
                let limit = width.and(self.limits.get(column)).copied().unwrap_or(usize::MAX);
                let needed = cell.text.width().min(limit);
                match widths.get_mut(column) {
                    Some(widest) => *widest = needed.max(*widest),
                    None => widths.push(needed),
                }
            }
        }
        if let Some(width) = width {
            make_room(&mut widths, width);
        }
        widths
    }
}

/// Narrows the widest columns until the last one has its share of the terminal.
fn make_room(widths: &mut [usize], terminal: usize) {
    let Some((last, others)) = widths.split_last_mut() else { return };
    let share = (*last).min(terminal / LAST_SHARE);
    while others.iter().map(|width| width + GAP.len()).sum::<usize>() + share > terminal {
        match others.iter_mut().max_by_key(|width| **width) {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
}

fn line(cells: &[Cell], widths: &[usize], paint: Paint, terminal: Option<usize>) -> String {
    let last = cells.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
    let mut line = String::new();
    let mut used = 0;
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate().take(last + 1) {
        let room = match terminal {
            Some(terminal) if column == last => (*width).min(terminal.saturating_sub(used)).max(1),
            _ => *width,
        };
        let text = cut(&cell.text, room);
        let padding = if column == last { 0 } else { width.saturating_sub(text.width()) };
        line.push_str(&paint.paint(cell.role, &text));
        if column < last {
            line.push_str(&" ".repeat(padding));
            line.push_str(GAP);
        }
        used += width + GAP.len();
    }
    line
}

/// Returns as much of `text` as fits into `room` cells, with an ellipsis where something is missing.
pub fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        if kept.width() + grapheme.width() + 1 > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[6, 8]);
        table.heading(Cell::as_role(Role::Heading, "A heading of any length"));
        for (company, role, why) in [
            ("Acme", "Engineer of everything", "because it is due"),
            ("日本物産", "", ""),
            ("Zoë\u{1b}[31m", "SRE", "a\nb"),
        ] {
            table.row(vec![Cell::new(company), Cell::new(role), Cell::new(why)]);
        }
        table
    }

    #[test]
    fn a_pipe_gets_everything_aligned() {
        insta::assert_snapshot!(table().render(Paint::Plain, None), @r"
        A heading of any length
        Acme      Engineer of everything  because it is due
        日本物産
        Zoë[31m   SRE                     a b
        ");
    }

    #[test]
    fn a_terminal_gets_what_fits() {
        let shown = table().render(Paint::Plain, Some(26));
        insta::assert_snapshot!(shown, @r"
        A heading of any length
        Acme    Enginee…  because…
        日本…
        Zoë[3…  SRE       a b
        ");
        assert!(shown.lines().skip(1).all(|line| line.width() <= 26), "{shown}");
    }

    #[test]
    fn cutting_keeps_characters_whole() {
        for (text, room, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("日本物", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(cut(text, room), expected);
        }
    }
}
