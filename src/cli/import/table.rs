//! Tables: what was made of the columns, the status words and each row.

use std::collections::HashMap;

use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::documents::spreadsheet_import::{RowOutcome, RowReport, SpreadsheetReading};
use crate::domain::application::Application;
use crate::domain::incoming::{Incoming, IncomingApplication, Merged};
use crate::domain::records::Records;

/// The rows of a table and what they came to.
#[derive(Debug, Clone)]
pub(super) struct Rows<'r> {
    reading: &'r SpreadsheetReading,
    incoming: &'r Incoming,
    merged: &'r [Merged],
    /// What was here before, by company and role.
    earlier: HashMap<(String, String), &'r Application>,
}

impl<'r> Rows<'r> {
    /// Takes how a table was understood, its records, what becomes of each of its applications, and what was here
    /// before.
    pub(super) fn new(
        reading: &'r SpreadsheetReading,
        incoming: &'r Incoming,
        merged: &'r [Merged],
        earlier: &'r Records,
    ) -> Self {
        let key = |application: &'r Application| (key(&application.company, &application.role), application);
        Self { reading, incoming, merged, earlier: earlier.applications.iter().map(key).collect() }
    }

    /// Tells how the table was understood.
    pub(super) fn tell_layout(&self, output: &mut Output<'_>) {
        let mut held = Vec::new();
        let mut left_out = Vec::new();
        for (header, field) in &self.reading.mapping {
            match field {
                Some(field) => held.push(format!("{header} -> {field}")),
                None => left_out.push(header.as_str()),
            }
        }
        output.say(&format!("Columns: {}", held.join(", ")));
        if !left_out.is_empty() {
            output.say(&format!("Left out: {} (--map notes=COLUMN keeps one)", left_out.join(", ")));
        }
        let stages: Vec<String> =
            self.reading.stages.iter().map(|(word, stage)| format!("{word} -> {stage}")).collect();
        if !stages.is_empty() {
            output.say(&format!("Stages: {}", stages.join(", ")));
        }
        for note in &self.reading.notes {
            output.say(&format!("Note: {note}"));
        }
    }

    /// Prints what would become of each row.
    pub(super) fn print(&self, output: &mut Output<'_>) -> Result<(), CliError> {
        for row in &self.reading.rows {
            let (verb, what) = match &row.outcome {
                RowOutcome::Read(place) => (self.verb(*place), self.title(*place)),
                RowOutcome::Repeats(line) => ("repeated", format!("as on line {line}")),
                RowOutcome::RepeatsNames => ("repeated", "the names of the columns".to_owned()),
                RowOutcome::Rejected(problem) => ("rejected", problem.clone()),
            };
            output.line(&format!("line {:>4}  {verb:<9}  {what}", row.line))?;
            for remark in self.remarks(row) {
                output.line(&format!("{:22}{remark}", ""))?;
            }
        }
        Ok(())
    }

    /// Tells which rows were left out, and what is not as it stands in the table.
    pub(super) fn tell_doubts(&self, output: &mut Output<'_>) {
        for row in &self.reading.rows {
            if let RowOutcome::Rejected(problem) = &row.outcome {
                output.say(&format!("line {}: rejected: {problem}", row.line));
            }
            for remark in self.remarks(row) {
                output.say(&format!("line {}: {remark}", row.line));
            }
        }
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
        let known = self.earlier.get(&key(&new.company, new.role.as_deref().unwrap_or_default()))?;
        Some(format!("is much like {}  {}, which is here already", known.handle, known.title()))
    }
}

fn key(company: &str, role: &str) -> (String, String) {
    (company.trim().to_lowercase(), role.trim().to_lowercase())
}

fn title(application: &IncomingApplication) -> String {
    let role = application.role.as_deref().map_or(String::new(), |role| format!(" - {role}"));
    let stage = application.stage.map_or(String::new(), |stage| format!(", {stage}"));
    let applied_on = application.applied_on.flatten();
    let applied_on = applied_on.map_or(String::new(), |on| format!(", applied on {on}"));
    format!("{}{role}{stage}{applied_on}", application.company)
}
