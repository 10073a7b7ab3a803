//! What stands between `BEGIN` and `END`: lines, and components inside.

use crate::documents::content_lines::ContentLine;
use crate::documents::line_fault::{LineFault, LineFaults, quoted};

/// How deep components may stand in each other; calendars need three.
const DEEPEST: usize = 10;

/// One component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// The line on which it begins.
    pub line: usize,
    /// Its name in upper case.
    pub name: String,
    /// Its own lines.
    pub lines: Vec<ContentLine>,
    /// The components inside.
    pub children: Vec<Component>,
}

impl Component {
    /// Returns the first line of a name.
    pub fn find(&self, name: &str) -> Option<&ContentLine> {
        self.all(name).next()
    }

    /// Returns every line of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &ContentLine> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    /// Returns the first line of a name as a text that says something.
    pub fn text(&self, name: &str) -> Option<String> {
        self.all(name).map(|line| line.text().trim().to_owned()).find(|text| !text.is_empty())
    }
}

/// Returns the components that the lines of a file make.
///
/// # Errors
/// Names the first line that stands in none, ends none, or begins one that is never ended.
pub fn components(lines: Vec<ContentLine>) -> Result<Vec<Component>, LineFaults> {
    let mut finished = Vec::new();
    let mut open: Vec<Component> = Vec::new();
    for line in lines {
        let named = line.value.trim().to_uppercase();
        let depth = open.len();
        match (line.name.as_str(), open.last_mut()) {
            ("BEGIN", _) if depth == DEEPEST => {
                return Err(line.fault("stands too deep in other components").into());
            }
            ("BEGIN", _) => {
                open.push(Component {
                    line: line.line,
                    name: named,
                    lines: Vec::new(),
                    children: Vec::new(),
                });
            }
            ("END", Some(last)) if last.name == named => {
                if let Some(done) = open.pop() {
                    open.last_mut().map_or(&mut finished, |parent| &mut parent.children).push(done);
                }
            }
            ("END", last) => {
                let expected =
                    last.map_or("nothing is open".to_owned(), |last| format!("expected END:{}", last.name));
                return Err(line.fault(format!("{} was not begun; {expected}", quoted(&named))).into());
            }
            (_, Some(last)) => last.lines.push(line),
            (_, None) => return Err(line.fault("stands before any BEGIN").into()),
        }
    }
    match open.pop() {
        Some(unfinished) => {
            let problem = format!("{} is never ended; the file is cut off", unfinished.name);
            Err(LineFault::new(unfinished.line, problem).into())
        }
        None => Ok(finished),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::content_lines::content_lines;

    fn read(text: &str) -> Result<Vec<Component>, String> {
        components(content_lines(text).unwrap()).map_err(|faults| faults.to_string())
    }

    #[test]
    fn components_stand_in_each_other() {
        let found = read("BEGIN:a\nX:1\nBEGIN:B\nX:2\nEND:b\nX:3\nEND:A\nBEGIN:C\nEND:C").unwrap();
        assert_eq!(found.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["A", "C"]);
        assert_eq!(found[0].all("X").map(|line| line.value.as_str()).collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(found[0].children[0].text("X").as_deref(), Some("2"));
        assert_eq!(found[0].text("Y"), None);
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let deep = "BEGIN:A\n".repeat(11);
        for (text, fault) in [
            ("X:1", "line 1: X: stands before any BEGIN"),
            ("BEGIN:A\nEND:B", "line 2: END: 'B' was not begun; expected END:A"),
            ("END:A", "line 1: END: 'A' was not begun; nothing is open"),
            ("BEGIN:A\nBEGIN:B\nEND:B\n", "line 1: A is never ended; the file is cut off"),
            (&deep, "line 11: BEGIN: stands too deep in other components"),
        ] {
            assert_eq!(read(text), Err(fault.to_owned()));
        }
    }
}
