//! The rows and cells of a delimited text, with their lines.
//!
//! Owns quotes, line ends and line numbers; refuses to know what a cell means. What a spreadsheet program would
//! repair in silence (a quote that never closes, text behind a closing quote) is a fault.

use crate::documents::fault_list::grouped;
use crate::documents::line_fault::{LineFault, line_of};

/// The most columns and rows of a table: as many as spreadsheets have.
const MOST_COLUMNS: usize = 16_384;
const MOST_ROWS: usize = 1_048_576;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its cells, without the quotes around them.
    pub cells: Vec<String>,
}

impl Row {
    /// Tells whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Returns the rows of a text one by one; after a fault there are no more.
pub fn rows(text: &str, delimiter: char, first_line: usize) -> Rows<'_> {
    Rows { rest: text, delimiter, line: first_line, met: 0 }
}

/// The rows of a text that are still to come.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    rest: &'t str,
    delimiter: char,
    line: usize,
    met: usize,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, LineFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        if self.met == MOST_ROWS {
            self.rest = "";
            let problem = format!(
                "goes on below the last row of a spreadsheet; expected at most {}",
                grouped(MOST_ROWS)
            );
            return Some(Err(LineFault::new(line, problem)));
        }
        self.met += 1;
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok(_) if cells.len() == MOST_COLUMNS => {
                    self.rest = "";
                    let problem = format!(
                        "has more cells than a spreadsheet has columns; expected at most {}",
                        grouped(MOST_COLUMNS)
                    );
                    return Some(Err(LineFault::new(line, problem)));
                }
                Ok(cell) => cells.push(cell),
                Err(fault) => {
                    self.rest = "";
                    return Some(Err(fault));
                }
            }
            if let Some(rest) = self.rest.strip_prefix(self.delimiter) {
                self.rest = rest;
            } else {
                self.end_line();
                return Some(Ok(Row { line, cells }));
            }
        }
    }
}

impl Rows<'_> {
    /// Takes a cell up to the delimiter or the end of the line behind it.
    fn cell(&mut self) -> Result<String, LineFault> {
        let blanks = |c: char| c == ' ' || c == '\t' && self.delimiter != '\t';
        match self.rest.trim_start_matches(blanks).strip_prefix('"') {
            Some(inside) => {
                self.rest = inside;
                self.quoted()
            }
            None => Ok(self.up_to_end().to_owned()),
        }
    }

    fn up_to_end(&mut self) -> &str {
        let delimiter = self.delimiter;
        let end = self.rest.find(|c| c == delimiter || is_line_end(c)).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }

    /// Takes the rest of a cell whose quote was opened.
    fn quoted(&mut self) -> Result<String, LineFault> {
        let opened = self.line;
        let mut cell = String::new();
        loop {
            let Some((before, after)) = self.rest.split_once('"') else {
                return Err(LineFault::new(
                    opened,
                    "opens a quote that is never closed; expected another \"",
                ));
            };
            cell.push_str(before);
            self.rest = after;
            let Some(after) = after.strip_prefix('"') else { break };
            cell.push('"');
            self.rest = after;
        }
        self.line += line_of(&cell, cell.len()) - 1;
        let behind = self.line;
        let extra = self.up_to_end();
        if extra.trim().is_empty() {
            Ok(cell)
        } else {
            let problem =
                "has text behind a closing quote; expected a quote inside a quoted cell to be written twice";
            Err(LineFault::new(behind, problem))
        }
    }

    fn end_line(&mut self) {
        for end in ["\r\n", "\n", "\r"] {
            if let Some(rest) = self.rest.strip_prefix(end) {
                self.rest = rest;
                self.line += 1;
                return;
            }
        }
    }
}

fn is_line_end(c: char) -> bool {
    c == '\n' || c == '\r'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, delimiter: char) -> Result<Vec<(usize, Vec<String>)>, String> {
        rows(text, delimiter, 1)
            .map(|row| row.map(|row| (row.line, row.cells)).map_err(|fault| fault.to_string()))
            .collect()
    }

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn rows_begin_where_they_begin() {
        let text = "a,b\r\n\"x\ny\r\nz\",\"say \"\"hi\"\"\"\rc, \"d, e\" \n\nlast";
        assert_eq!(
            read(text, ','),
            Ok(vec![
                (1, cells(&["a", "b"])),
                (2, cells(&["x\ny\r\nz", "say \"hi\""])),
                (5, cells(&["c", "d, e"])),
                (6, cells(&[""])),
                (7, cells(&["last"])),
            ])
        );
    }

    #[test]
    fn only_the_delimiter_separates() {
        assert_eq!(read("a;b,c\td|e", ';'), Ok(vec![(1, cells(&["a", "b,c\td|e"]))]));
        assert_eq!(read("a\t\tc\t", '\t'), Ok(vec![(1, cells(&["a", "", "c", ""]))]));
        assert_eq!(read("27\" screen,'x'", ','), Ok(vec![(1, cells(&["27\" screen", "'x'"]))]));
        assert_eq!(read("", ','), Ok(vec![]));
    }

    #[test]
    fn what_others_repair_in_silence_is_told_by_line() {
        for (text, fault) in [
            ("a,b\nc,\"d\ne,f\n", "line 2: opens a quote that is never closed; expected another \""),
            (
                "a\n\"b\nc\" d\n",
                "line 3: has text behind a closing quote; expected a quote inside a quoted cell to be written twice",
            ),
        ] {
            assert_eq!(read(text, ','), Err(fault.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_by_the_rules_comes_back(
            table in proptest::collection::vec(proptest::collection::vec("[a\"',;\n\r é]{0,6}", 1..4), 0..4),
        ) {
            let mut text = String::new();
            for row in &table {
                let row: Vec<_> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                text.push_str(&row.join(";"));
                text.push_str("\r\n");
            }
            let read: Vec<_> = rows(&text, ';', 1).map(|row| row.unwrap().cells).collect();
            prop_assert_eq!(read, table);
        }

        #[test]
        fn any_text_is_rows_or_a_fault(text in "[a\",;\t\n\r|]{0,60}") {
            let lines = line_of(&text, text.len());
            for row in rows(&text, ',', 1) {
                let line = row.map_or_else(|fault| fault.line, |row| row.line);
                prop_assert!((1..=lines).contains(&line));
            }
        }
    }
}
