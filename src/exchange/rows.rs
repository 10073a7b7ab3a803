//! Tables: what was made of the columns, the status words and each row.

use std::collections::HashMap;

use crate::documents::fault_list::{MOST_LISTED, and_more};
use crate::documents::spreadsheet_import::{RowOutcome, RowReport, SpreadsheetReading};
use crate::domain::application::Application;
use crate::domain::records::Records;
use crate::fields::incoming::{Incoming, IncomingApplication, Merged};

/// The rows of a table and what they came to.
#[derive(Debug, Clone)]
pub struct Rows<'r> {
    reading: &'r SpreadsheetReading,
    incoming: &'r Incoming,
    merged: &'r [Merged],
    /// What was here before, by company and role.
    earlier: HashMap<(String, String), &'r Application>,
}

impl<'r> Rows<'r> {
    /// Takes how a table was understood, its records, what becomes of each of its applications, and what was here
    /// before.
    pub fn new(
        reading: &'r SpreadsheetReading,
        incoming: &'r Incoming,
        merged: &'r [Merged],
        earlier: &'r Records,
    ) -> Self {
        let key = |application: &'r Application| (key(&application.company, &application.role), application);
        Self { reading, incoming, merged, earlier: earlier.applications.iter().map(key).collect() }
    }

    /// Returns how the table was understood, a line each.
    pub fn layout(&self) -> Vec<String> {
        let (mut held, mut left_out) = (Vec::new(), Vec::new());
        for (header, field) in &self.reading.mapping {
            match field {
                Some(field) => held.push(format!("{header} -> {field}")),
                None => left_out.push(header.clone()),
            }
        }
        let mut lines = vec![format!("Columns: {}", first_ones(held))];
        if !left_out.is_empty() {
            lines.push(format!("Left out: {} (--map notes=COLUMN keeps one)", first_ones(left_out)));
        }
        let stages: Vec<String> =
            self.reading.stages.iter().map(|(word, stage)| format!("{word} -> {stage}")).collect();
        if !stages.is_empty() {
            lines.push(format!("Stages: {}", first_ones(stages)));
        }
        lines.extend(self.reading.notes.iter().map(|note| format!("Note: {note}")));
        lines
    }

    /// Returns what would become of each row, with remarks below.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.reading.rows.iter().flat_map(|row| {
            let (verb, what) = match &row.outcome {
                RowOutcome::Read(place) => (self.verb(*place), self.title(*place)),
                RowOutcome::Repeats(line) => ("repeated", format!("as on line {line}")),
                RowOutcome::RepeatsNames => ("repeated", "the names of the columns".to_owned()),
                RowOutcome::Rejected(problem) => ("rejected", problem.clone()),
            };
            let remarks = self.remarks(row).map(|remark| format!("{:22}{remark}", ""));
            std::iter::once(format!("line {:>4}  {verb:<9}  {what}", row.line)).chain(remarks)
        })
    }

    /// Returns which rows were left out, and what is not as it stands in the table; of very many the first, and how
    /// many more there are.
    pub fn doubts(&self) -> impl Iterator<Item = String> {
        let more = self.every_doubt().skip(MOST_LISTED).count();
        let rest = (more > 0).then(|| format!("{}; import FILE --dry-run lists all", and_more(more)));
        self.every_doubt().take(MOST_LISTED).chain(rest)
    }

    fn every_doubt(&self) -> impl Iterator<Item = String> {
        self.reading.rows.iter().flat_map(|row| {
            let rejected = match &row.outcome {
                RowOutcome::Rejected(problem) => Some(format!("line {}: rejected: {problem}", row.line)),
                _ => None,
            };
            rejected.into_iter().chain(self.remarks(row).map(|remark| format!("line {}: {remark}", row.line)))
        })
    }

    fn verb(&self, place: usize) -> &'static str {
        match self.merged.get(place) {
            Some(Merged::Same) => "unchanged",
            Some(Merged::Changed) => "changed",
            Some(Merged::Restored) => "back",
            Some(Merged::Added) | None => "new",
        }
    }

    fn title(&self, place: usize) -> String {
        self.incoming.applications.get(place).map(title).unwrap_or_default()
    }

    fn remarks(&self, row: &RowReport) -> impl Iterator<Item = String> {
        let alike = if let RowOutcome::Read(place) = &row.outcome { self.alike(*place) } else { None };
        row.remarks.iter().cloned().chain(alike)
    }

    /// Returns a hint at an application that was here before and may be the one that is new.
    fn alike(&self, place: usize) -> Option<String> {
        if self.merged.get(place) != Some(&Merged::Added) {
            return None;
        }
        let new = self.incoming.applications.get(place)?;
        let known = self.earlier.get(&key(&new.company(), &new.role()))?;
        Some(format!("is much like {}  {}, which is here already", known.handle, known.title()))
    }
}

/// Returns entries with commas between; of very many the first, and how many more there are.
fn first_ones(mut entries: Vec<String>) -> String {
    let more = entries.len().saturating_sub(MOST_LISTED);
    entries.truncate(MOST_LISTED);
    entries.extend((more > 0).then(|| and_more(more)));
    entries.join(", ")
}

fn key(company: &str, role: &str) -> (String, String) {
    (company.trim().to_lowercase(), role.trim().to_lowercase())
}

fn title(application: &IncomingApplication) -> String {
    let role = Some(application.role()).filter(|role| !role.is_empty());
    let role = role.map_or(String::new(), |role| format!(" - {role}"));
    let stage = application.stage.map_or(String::new(), |stage| format!(", {stage}"));
    let applied_on = application.applied_on().map_or(String::new(), |on| format!(", applied on {on}"));
    format!("{}{role}{stage}{applied_on}", application.company())
}
