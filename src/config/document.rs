//! A TOML document whose values know their lines.
//!
//! Owns the way from spans to line numbers and the wording of faults; refuses to know any setting by name.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::Fault;

/// The text of a configuration file and what was found wrong in it.
pub(super) struct Document<'a> {
    file: PathBuf,
    text: &'a str,
    /// Where lines end.
    line_ends: Vec<usize>,
    faults: Vec<Fault>,
}

/// A table of the document.
pub(super) struct Section<'a> {
    table: DeTable<'a>,
}

/// A value of the document and where it stands.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// What the settings read from a value.
pub(super) trait Reading {
    /// Returns the text of a string.
    fn as_text(&self) -> Option<&str>;
    /// Returns a truth value.
    fn as_bool(&self) -> Option<bool>;
    /// Returns a whole number.
    fn as_number(&self) -> Option<i64>;
    /// Returns the entries of a list.
    fn as_list(&self) -> Option<Vec<&Value<'_>>>;
}

impl Reading for Value<'_> {
    fn as_text(&self) -> Option<&str> {
        match self.get_ref() {
            DeValue::String(text) => Some(text),
            _ => None,
        }
    }

    fn as_bool(&self) -> Option<bool> {
        match self.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<i64> {
        match self.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        }
    }

    fn as_list(&self) -> Option<Vec<&Value<'_>>> {
        match self.get_ref() {
            DeValue::Array(entries) => Some(entries.iter().collect()),
            _ => None,
        }
    }
}

impl<'a> Section<'a> {
    /// Returns the value of a setting, if it is there.
    pub(super) fn find(&self, name: &str) -> Option<&Value<'a>> {
        self.table.get(name)
    }

    /// Returns the settings with their names and places.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Range<usize>, &Value<'a>)> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }
}

impl<'a> Document<'a> {
    /// Wraps the contents of `file`.
    pub(super) fn new(file: &Path, text: &'a str) -> Self {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        Self { file: file.to_owned(), text, line_ends, faults: Vec::new() }
    }

    /// Returns the outermost table; `None`, with a fault, when the text is no TOML.
    pub(super) fn parse(&mut self) -> Option<Section<'a>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(Section { table: table.into_inner() }),
            Err(error) => {
                let message = format!("is no TOML: {}; using the defaults", error.message());
                self.fault(error.span().unwrap_or_default(), message);
                None
            }
        }
    }

    /// Returns the table of this name inside another; a fault when it is something else.
    pub(super) fn section<'s>(
        &mut self,
        inside: &Section<'s>,
        name: &str,
        path: &str,
    ) -> Option<Section<'s>> {
        let value = inside.find(name)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.refuse(value, path, &format!("a section [{path}]"), "ignored");
            return None;
        };
        Some(Section { table: table.clone() })
    }

    /// Notes a fault for each setting of a section that is not in `known`.
    pub(super) fn refuse_unknown(&mut self, section: &Section<'_>, path: &str, known: &[&str]) {
        for (name, place, _) in section.entries() {
            if !known.contains(&name) {
                let home = if path.is_empty() { String::new() } else { format!(" in [{path}]") };
                let expected = known.join(", ");
                self.fault(place, format!("'{name}' is no setting{home}; expected {expected}; ignored"));
            }
        }
    }

    /// Notes that a value is wrong, what would be right, and what is used instead.
    pub(super) fn refuse(&mut self, value: &Value<'_>, path: &str, expected: &str, instead: &str) {
        let given = self.text.get(value.span()).unwrap_or_default();
        let given = given.lines().next().unwrap_or_default();
        self.fault(value.span(), format!("{path} = {given} is wrong; expected {expected}; {instead}"));
    }

    /// Notes a fault at a place.
    pub(super) fn fault(&mut self, place: Range<usize>, message: String) {
        let line = 1 + self.line_ends.partition_point(|end| *end < place.start);
        self.faults.push(Fault { file: self.file.clone(), line: Some(line), message });
    }

    /// Returns the faults by line.
    pub(super) fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.line);
        self.faults
    }
}
