//! Which columns the list of applications begins with.

use std::str::FromStr;

use crate::config::document::{Document, Reading, Section};
use crate::domain::column::{Column, Columns};

/// Reads the columns; a word that is none is left out, and the usual ones hold when none is left.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Columns {
    let usual = Columns::default();
    let Some(value) = top.find("columns") else { return usual };
    let names: Vec<String> = Column::ALL.iter().map(|column| format!("\"{column}\"")).collect();
    let expected = names.join(", ");
    let Some(entries) = value.as_list() else {
        document.refuse(value, "columns", &format!("a list of {expected}"), "using the usual ones");
        return usual;
    };
    let mut chosen = Vec::new();
    for entry in entries {
        match entry.as_text().map(Column::from_str) {
            Some(Ok(column)) => chosen.push(column),
            _ => document.refuse(entry, "columns", &expected, "left out"),
        }
    }
    if chosen.is_empty() { usual } else { Columns::new(&chosen) }
}
