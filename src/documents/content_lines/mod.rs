//! The lines that calendars and address books are written in: `NAME;PARAMETER=value:value`, folded and escaped.
//!
//! Owns the grammar that both share, with the line numbers of the file; refuses to know any name.

mod component;
mod quoted_printable;

pub use component::{Component, components};

use crate::documents::fault_list::grouped;
use crate::documents::line_fault::{LineFault, LineFaults, quoted};

/// The most lines of a file, parameters of a line and parts of a value: far more than calendars and address books have.
const MOST_LINES: usize = 2_000_000;
const MOST_PARAMETERS: usize = 100;
const MOST_PARTS: usize = 100;

/// How much of a folded line is looked at to find its encoding, in bytes.
const LONGEST_HEAD: usize = 200;

/// One line, unfolded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentLine {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// Its name in upper case, without the group that some address books put before it.
    pub name: String,
    /// Its parameters: names in upper case, values without quotes.
    pub parameters: Vec<(String, String)>,
    /// Its value as written, still escaped.
    pub value: String,
}

impl ContentLine {
    /// Returns a parameter; of several values all, with commas between.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the value as a text.
    pub fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// Returns the parts of a value that `;` separates, as texts; the last one takes the rest of very many.
    pub fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            if c == ';' && !escaped && parts.len() < MOST_PARTS {
                parts.push(String::new());
            } else if let Some(last) = parts.last_mut() {
                last.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| unescaped(part).trim().to_owned()).collect()
    }

    /// Returns a fault of this line.
    pub fn fault(&self, problem: impl Into<String>) -> LineFault {
        LineFault::new(self.line, format!("{}: {}", self.name, problem.into()))
    }
}

/// Returns the lines of a text.
///
/// # Errors
/// Lists the lines that are none.
pub fn content_lines(text: &str) -> Result<Vec<ContentLine>, LineFaults> {
    let mut lines = Vec::new();
    let mut faults = LineFaults::default();
    for (line, unfolded) in unfolded(text)? {
        match content_line(line, &unfolded) {
            Ok(line) => lines.push(line),
            Err(fault) => faults.push(fault),
        }
    }
    faults.or(lines)
}

/// Joins what was folded: lines that begin with a blank, and those behind the `=` of the older address books.
///
/// # Errors
/// When there are too many.
fn unfolded(text: &str) -> Result<Vec<(usize, String)>, LineFault> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    // Whether the last line is in the encoding of the older address books.
    let mut is_encoded = false;
    let mut rest = text;
    let mut number = 0;
    while !rest.is_empty() {
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after);
        number += 1;
        let is_last = lines.len() == MOST_LINES;
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, last))) => {
                last.push_str(more);
                if last.len() < LONGEST_HEAD {
                    is_encoded = quoted_printable::is_named_in(last);
                }
            }
            (None, Some((_, last))) if is_encoded && last.ends_with('=') => {
                last.pop();
                last.push_str(line);
            }
            _ if line.trim().is_empty() => {}
            _ if is_last => {
                let problem =
                    format!("the file goes on; expected at most {} lines, so split it", grouped(MOST_LINES));
                return Err(LineFault::new(number, problem));
            }
            _ => {
                is_encoded = quoted_printable::is_named_in(line);
                lines.push((number, line.to_owned()));
            }
        }
    }
    Ok(lines)
}

fn content_line(line: usize, text: &str) -> Result<ContentLine, LineFault> {
    let wrong = || LineFault::new(line, format!("{} is no line of the kind NAME:value", quoted(text)));
    let end = text.find([';', ':']).ok_or_else(wrong)?;
    let (name, mut rest) = text.split_at(end);
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name).trim().to_uppercase();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(wrong());
    }
    let mut parameters = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let end = end_of_parameter(parameter).ok_or_else(wrong)?;
        let (parameter, after) = parameter.split_at(end);
        // The oldest address books leave the name of the parameter out: `TEL;CELL:…`.
        let (name, value) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
        if parameters.len() == MOST_PARAMETERS {
            return Err(LineFault::new(
                line,
                format!("{} has more than {MOST_PARAMETERS} parameters", quoted(text)),
            ));
        }
        parameters.push((name.trim().to_uppercase(), without_quotes(value)));
        rest = after;
    }
    let value = rest.strip_prefix(':').ok_or_else(wrong)?;
    let mut found = ContentLine { line, name, parameters, value: value.to_owned() };
    if found.parameters.iter().any(|(_, value)| value.eq_ignore_ascii_case("quoted-printable")) {
        found.value = quoted_printable::decoded(&found.value).map_err(|problem| found.fault(problem))?;
    }
    Ok(found)
}

/// Returns where a parameter ends: at a `;` or `:` outside quotes.
fn end_of_parameter(text: &str) -> Option<usize> {
    let mut in_quotes = false;
    text.char_indices().find_map(|(at, c)| {
        in_quotes ^= c == '"';
        (!in_quotes && (c == ';' || c == ':')).then_some(at)
    })
}

/// Returns the value of a parameter: its quotes and the signs that stand for what it may not hold are resolved.
fn without_quotes(value: &str) -> String {
    value.replace('"', "").replace("^n", "\n").replace("^'", "\"").replace("^^", "^").trim().to_owned()
}

/// Returns an escaped text as it was.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ',' | ';' | ':' | '"')) => text.push(c),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            _ => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn only(text: &str) -> ContentLine {
        let lines = content_lines(text).unwrap();
        assert_eq!(lines.len(), 1);
        lines.into_iter().next().unwrap()
    }

    #[test]
    fn folded_lines_are_joined_and_keep_their_numbers() {
        let lines = content_lines("SUMMARY:Inter\r\n view with\n\t Ana\r\n\r\nuid:7\rX-A:\n").unwrap();
        let shown: Vec<_> =
            lines.iter().map(|line| (line.line, line.name.as_str(), line.value.as_str())).collect();
        assert_eq!(shown, [(1, "SUMMARY", "Interview with Ana"), (5, "UID", "7"), (6, "X-A", "")]);
    }

    #[test]
    fn parameters_may_hold_what_separates_them() {
        let line = only("ORGANIZER;CN=\"Ruiz; Ana: HR\";ROLE=CHAIR:mailto:ana@acme.example");
        assert_eq!(line.parameter("CN"), Some("Ruiz; Ana: HR"));
        assert_eq!(line.parameter("ROLE"), Some("CHAIR"));
        assert_eq!(line.parameter("X"), None);
        assert_eq!(line.value, "mailto:ana@acme.example");
        assert_eq!(only("X;CN=^'Ana^' R:y").parameter("CN"), Some("\"Ana\" R"));
        assert_eq!(only("item1.TEL;cell;type=pref:1").parameters.len(), 2);
    }

    #[test]
    fn texts_and_parts_are_unescaped() {
        assert_eq!(only("X:a\\nb\\, c\\; d\\\\n \\x\\").text(), "a\nb, c; d\\n \\x\\");
        assert_eq!(only("N:Ruiz\\; P.;Ana;;Dr.;").parts(), ["Ruiz; P.", "Ana", "", "Dr.", ""]);
    }

    #[test]
    fn what_is_no_line_is_named() {
        let faults = content_lines("BEGIN:VCARD\nnonsense\nFN:Ana\n;x:y\nX;CN=\"open:y\n").unwrap_err();
        assert_eq!(
            faults.to_string(),
            "line 2: 'nonsense' is no line of the kind NAME:value\n\
             line 4: ';x:y' is no line of the kind NAME:value\n\
             line 5: 'X;CN=\"open:y' is no line of the kind NAME:value"
        );
    }

    #[test]
    fn the_encoding_of_older_address_books_is_resolved() {
        let line = only("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg=20=\nGro=C3=9F");
        assert_eq!(line.value, "Jörg Groß");
        let fault = content_lines("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg").unwrap_err();
        assert_eq!(fault.to_string(), "line 1: FN: 'J=F6rg' is no UTF-8 in quoted-printable");
    }

    proptest! {
        #[test]
        fn any_text_is_lines_or_faults(text in "([A-Z]{1,3}|[;:=\"\\\\ \r\n^]|=C3|QUOTED-PRINTABLE|\\PC){0,40}") {
            if let Ok(lines) = content_lines(&text) {
                for line in lines {
                    line.text();
                    line.parts();
                }
            }
        }
    }
}
