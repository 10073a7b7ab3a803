//! The whole table: its layout, its columns of dates, its rows one by one.
//!
//! Owns what rows have to do with each other: lengths, repetitions, two rows that cannot be told apart.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::documents::line_fault::{LineFault, LineFaults, quoted};
use crate::documents::people::{People, Person};
use crate::documents::spreadsheet_import::dates::ColumnOrder;
use crate::documents::spreadsheet_import::field::Field;
use crate::documents::spreadsheet_import::layout::{self, Layout};
use crate::documents::spreadsheet_import::row::{Cells, Columns, application};
use crate::documents::spreadsheet_import::sheet::{Row, rows};
use crate::documents::spreadsheet_import::{RowOutcome, RowReport, Setting, SpreadsheetReading};
use crate::domain::contact::Contact;
use crate::domain::contact::ContactChoice;
use crate::domain::ids::ContactId;
use crate::domain::stage::Stage;
use crate::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};

/// Reads a table.
pub(super) fn read(text: &str, setting: Setting<'_>) -> Result<SpreadsheetReading, LineFaults> {
    let (text, first_line, only) = declared_delimiter(text);
    let layout = layout::find(text, first_line, only, setting.wishes)?;
    let explained = setting.wishes.stages(&layout.header.cells);
    let explained = explained.map_err(|problem| LineFault::new(layout.header.line, problem))?;
    let body = body(text, first_line, &layout)?;
    let orders = date_orders(&layout, &body, setting);
    let columns = Columns { layout: &layout, orders: &orders, explained: &explained, times: setting.times };
    let mut reading = Reading::default();
    for row in body.iter().filter(|row| !row.is_blank()) {
        reading.row(row, &columns);
    }
    let contacts = reading.link_people(setting.contacts);
    Ok(reading.finished(contacts, &layout, &orders, &body))
}

/// Takes the line off by which a spreadsheet program declares the separator: `sep=;`.
fn declared_delimiter(text: &str) -> (&str, usize, Option<char>) {
    let first = text.lines().next().unwrap_or_default();
    let mut declared = first.trim_end_matches('\r').trim_matches('"').chars();
    let is_declaration = declared.by_ref().take(4).collect::<String>().to_lowercase() == "sep=";
    match (is_declaration, declared.next(), declared.next()) {
        (true, Some(delimiter), None) if delimiter != '"' => {
            (text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), 2, Some(delimiter))
        }
        _ => (text, 1, None),
    }
}

/// Returns the rows below the names.
fn body(text: &str, first_line: usize, layout: &Layout) -> Result<Vec<Row>, LineFaults> {
    let mut body = Vec::new();
    let mut faults = LineFaults::default();
    let width = layout.columns.len();
    for row in rows(text, layout.delimiter, first_line).skip_while(|row| is_above(row, layout)) {
        let row = row?;
        if row.cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            let cells = row.cells.len();
            let named = layout.header.line;
            faults.push(LineFault::new(
                row.line,
                format!("has {cells} cells, but line {named} names {width} columns; a cell with '{}' in it needs quotes around it", layout.delimiter),
            ));
        }
        body.push(row);
    }
    faults.or(body)
}

fn is_above(row: &Result<Row, LineFault>, layout: &Layout) -> bool {
    row.as_ref().is_ok_and(|row| row.line <= layout.header.line)
}

/// Returns the order of day and month in each column of dates.
fn date_orders(layout: &Layout, body: &[Row], setting: Setting<'_>) -> BTreeMap<Field, ColumnOrder> {
    let dated = [Field::AppliedOn, Field::Interview, Field::DueOn].into_iter();
    let order = |field| {
        let column = *layout.places.get(&field)?.first()?;
        let cells = body.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
        Some((field, ColumnOrder::of(cells.filter(|cell| !cell.is_empty()), setting.order)))
    };
    dated.filter_map(order).collect()
}

/// What tells two applications apart that have no ids.
type NaturalKey = (String, String, String, String);

/// What was read so far.
#[derive(Default)]
struct Reading {
    /// The people of each application, the one to write to first.
    people: Vec<Vec<Person>>,
    applications: Vec<IncomingApplication>,
    reports: Vec<RowReport>,
    stages: Vec<(String, Stage)>,
    /// The status words met so far.
    words: HashSet<String>,
    lines: HashMap<Vec<String>, usize>,
    lines_of_keys: HashMap<NaturalKey, usize>,
    saved: usize,
}

impl Reading {
    fn row(&mut self, row: &Row, columns: &Columns<'_>) {
        let mut remarks = Vec::new();
        let outcome = self.outcome(row, columns, &mut remarks);
        self.reports.push(RowReport { line: row.line, outcome, remarks });
    }

    fn outcome(&mut self, row: &Row, columns: &Columns<'_>, remarks: &mut Vec<String>) -> RowOutcome {
        let said: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let names = columns.layout.header.cells.iter().map(|name| name.trim());
        if said.iter().map(String::as_str).eq(names) {
            return RowOutcome::RepeatsNames;
        }
        if let Some(line) = self.lines.get(&said) {
            return RowOutcome::Repeats(*line);
        }
        let understood = match application(&Cells::new(row, columns), remarks) {
            Ok(understood) => understood,
            Err(problems) => {
                remarks.clear();
                return RowOutcome::Rejected(problems.join("; "));
            }
        };
        let application = understood.application;
        let key = natural_key(&application);
        if let Some(line) = self.lines_of_keys.get(&key) {
            return RowOutcome::Rejected(format!(
                "cannot be told from line {line}: same company, role, day and link, but other cells differ; expected one row, or a date or link that differs"
            ));
        }
        self.lines_of_keys.insert(key, row.line);
        self.lines.insert(said, row.line);
        self.people.push(understood.people);
        if let Some(status) = understood.status.filter(|(word, _)| self.words.insert(word.clone())) {
            self.stages.push(status);
        }
        self.saved += usize::from(understood.is_taken_as_saved);
        self.applications.push(application);
        RowOutcome::Read(self.applications.len() - 1)
    }

    /// Finds out who is who and links each application to the person to write to. Whoever comes with an address is
    /// met before those with a name alone, so that the order of rows says nothing.
    fn link_people(&mut self, known: &[Contact]) -> Vec<IncomingRecord<Contact>> {
        let mut people = People::known(known);
        for has_email in [true, false] {
            for (application, named) in self.applications.iter_mut().zip(&self.people) {
                for (place, person) in named.iter().enumerate() {
                    if person.email.is_some() != has_email {
                        continue;
                    }
                    let id = people.id_of(person.clone());
                    if place == 0 {
                        let person = ContactChoice::Existing(ContactId::new(id));
                        let patch = std::mem::take(&mut application.patch);
                        application.patch = patch.with("main_contact", person.into());
                    }
                }
            }
        }
        people.into_contacts()
    }

    fn finished(
        self,
        contacts: Vec<IncomingRecord<Contact>>,
        layout: &Layout,
        orders: &BTreeMap<Field, ColumnOrder>,
        body: &[Row],
    ) -> SpreadsheetReading {
        let mut notes: Vec<String> =
            orders.iter().filter_map(|(field, order)| order.remark(layout.header_of(*field)?)).collect();
        if self.saved > 0 {
            notes.push(format!(
                "{} with neither a status nor a date of application: taken as saved for later",
                rows_in_words(self.saved)
            ));
        }
        let short = body.iter().filter(|row| !row.is_blank() && row.cells.len() < layout.columns.len());
        let lines: Vec<usize> = short.map(|row| row.line).collect();
        if let Some(first) = lines.first() {
            notes.push(format!(
                "{} with fewer cells than columns, the first on line {first}: the missing ones are taken as empty",
                rows_in_words(lines.len())
            ));
        }
        let mapping = layout.columns.iter().filter(|column| !column.header.is_empty());
        SpreadsheetReading {
            incoming: Incoming { contacts, applications: self.applications, ..Incoming::default() },
            mapping: mapping.map(|column| (column.header.clone(), column.field)).collect(),
            stages: self.stages,
            rows: self.reports,
            notes,
        }
    }
}

fn rows_in_words(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

fn natural_key(application: &IncomingApplication) -> NaturalKey {
    match &application.id {
        Some(id) => (quoted(id), String::new(), String::new(), String::new()),
        None => {
            let [company, role, applied_on, url] = application.natural_key();
            (company, role, applied_on, url)
        }
    }
}
