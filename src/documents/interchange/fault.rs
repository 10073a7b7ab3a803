//! Faults: what is wrong with a document, where, and what would be right.
//!
//! Owns the paths and the order of faults; refuses to judge anything.

use std::fmt;

use crate::documents::fault_list::{FaultList, MOST_LISTED};
use crate::domain::printable::printable;

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: `applications[3].interviews[0].starts_at`, or `line 3, column 7` of a text that is no JSON.
    pub path: String,
    /// What is wrong, quoting it, and what is expected.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", printable(&self.path), printable(&self.problem))
    }
}

/// Everything that is wrong with a document, in its order.
pub type Faults = FaultList<Fault>;

/// A place in a document, as a chain of steps from its top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

/// One step of a place.
#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Top,
    Field(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    /// Returns the top of a document.
    pub(super) const fn top() -> Self {
        Self { parent: None, step: Step::Top }
    }

    /// Returns the place of a field of the object here.
    pub(super) const fn field(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Field(name) }
    }

    /// Returns the place of an item of the list here, counted from 0.
    pub(super) const fn item(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Item(index) }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else {
            return f.write_str("document");
        };
        if parent.parent.is_some() {
            write!(f, "{parent}")?;
        }
        match self.step {
            Step::Top => Ok(()),
            Step::Field(name) if parent.parent.is_none() => f.write_str(name),
            Step::Field(name) => write!(f, ".{name}"),
            Step::Item(index) => write!(f, "[{index}]"),
        }
    }
}

/// The faults found so far, each with the ordinal of the value it speaks of; of very many only the first in the
/// document are kept.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Vec<(usize, Fault)>,
    count: usize,
}

impl Findings {
    /// Notes that something is wrong at `place`, with the value of this ordinal.
    pub(super) fn note(&mut self, ordinal: usize, place: &Place<'_>, problem: impl Into<String>) {
        self.count += 1;
        self.kept.push((ordinal, Fault { path: place.to_string(), problem: problem.into() }));
        if self.kept.len() > 20 * MOST_LISTED {
            self.forget_the_last();
        }
    }

    /// Keeps what will be listed.
    fn forget_the_last(&mut self) {
        self.kept.sort_by_key(|(ordinal, _)| *ordinal);
        self.kept.truncate(MOST_LISTED);
    }

    /// Returns how many faults were noted so far.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Returns everything noted, in the order of the document; `None` when nothing was.
    pub(super) fn into_faults(mut self) -> Option<Faults> {
        self.forget_the_last();
        let mut faults: Faults = self.kept.into_iter().map(|(_, fault)| fault).collect();
        faults.count_more(self.count - faults.count());
        (faults.count() > 0).then_some(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_like_paths() {
        let top = Place::top();
        let applications = top.field("applications");
        let application = applications.item(3);
        let interviews = application.field("interviews");
        let interview = interviews.item(0);
        assert_eq!(top.to_string(), "document");
        assert_eq!(applications.to_string(), "applications");
        assert_eq!(interview.field("starts_at").to_string(), "applications[3].interviews[0].starts_at");
    }

    #[test]
    fn faults_come_in_the_order_of_the_document() {
        let mut findings = Findings::default();
        let top = Place::top();
        findings.note(7, &top.field("b"), "second");
        findings.note(2, &top.field("a"), "first");
        findings.note(7, &top.field("c"), "third");
        assert_eq!(findings.into_faults().unwrap().to_string(), "a: first\nb: second\nc: third");
        assert_eq!(Findings::default().into_faults(), None);
    }

    #[test]
    fn a_fault_is_one_harmless_line() {
        let fault = Fault { path: "a\u{1b}[2J".to_owned(), problem: "'x\ny' is bad".to_owned() };
        assert_eq!(fault.to_string(), "a[2J: 'x y' is bad");
    }
}
