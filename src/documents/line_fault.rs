//! What is wrong with a text, told by its line.

use std::fmt;

use crate::documents::fault_list::FaultList;
use crate::domain::printable::printable;

/// One thing that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, quoting it, and what is expected.
    pub problem: String,
}

impl LineFault {
    /// Returns a fault of a line.
    pub fn new(line: usize, problem: impl Into<String>) -> Self {
        Self { line, problem: problem.into() }
    }
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, printable(&self.problem))
    }
}

impl std::error::Error for LineFault {}

/// Everything that is wrong with a text, in its order.
pub type LineFaults = FaultList<LineFault>;

impl From<LineFault> for LineFaults {
    fn from(fault: LineFault) -> Self {
        Self::one(fault)
    }
}

/// The longest part of a text that a fault repeats, in characters.
const QUOTED: usize = 60;

/// Returns a text as faults and remarks repeat it: on one line, cut when it is long.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    // Far more than is quoted, whatever is left of it when it can be printed.
    let end = text.char_indices().nth(20 * QUOTED).map_or(text.len(), |(at, _)| at);
    let clean = printable(text.get(..end).unwrap_or(text));
    let mut short: String = clean.chars().take(QUOTED).collect();
    if short.len() < clean.len() || end < text.len() {
        short.push('…');
    }
    format!("'{short}'")
}

/// Returns the line, counted from 1, of a place in a text; `\n`, `\r\n` and a lone `\r` end lines.
pub fn line_of(text: &str, at: usize) -> usize {
    let mut before = text.get(..at).unwrap_or(text).chars().peekable();
    let mut line = 1;
    while let Some(c) = before.next() {
        line += usize::from(c == '\n' || c == '\r' && before.peek() != Some(&'\n'));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_one_harmless_line() {
        let fault = LineFault::new(3, "'a\u{1b}[2J\nb' is no date");
        assert_eq!(fault.to_string(), "line 3: 'a[2J b' is no date");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(quoted(" Acme\n"), "'Acme'");
        assert_eq!(quoted(&"é".repeat(100)).chars().count(), 63);
    }

    #[test]
    fn every_way_to_end_a_line_counts() {
        let text = "a\nb\r\nc\rd";
        let lines: Vec<usize> = ["a", "b", "c", "d"].map(|at| line_of(text, text.find(at).unwrap())).into();
        assert_eq!(lines, [1, 2, 3, 4]);
        assert_eq!(line_of("é", 1), 1, "inside a character is not past it");
    }
}
