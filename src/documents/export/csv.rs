//! One row per application, for spreadsheets: the fields of the interchange format under their own names, and what
//! comes next.

use std::collections::HashMap;
use std::io::{self, Write};

use chrono::NaiveDate;

use crate::documents::export::Export;
use crate::documents::spreadsheet::neutralised;
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId};
use crate::scheduler::action::Action;
use crate::scheduler::agenda;

/// The names of the columns.
const COLUMNS: [&str; 21] = [
    "id",
    "company",
    "role",
    "stage",
    "applied_on",
    "source",
    "url",
    "location",
    "work_mode",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
    "tags",
    "excitement",
    "main_contact",
    "main_contact_email",
    "main_contact_phone",
    "next_action",
    "next_due_on",
    "notes",
];

/// Writes the columns' names and a row per application; texts are exact, except that no spreadsheet runs them.
pub(super) fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let agenda = agenda(export.records, export.cadences, export.holidays, export.today);
    let mut next: HashMap<&ApplicationId, &Action> = HashMap::new();
    for action in &agenda.actions {
        next.entry(&action.application.id).or_insert(action);
    }
    let people: HashMap<&ContactId, &Contact> =
        export.records.contacts.iter().map(|contact| (&contact.id, contact)).collect();
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(COLUMNS).map_err(io::Error::from)?;
    for application in &export.records.applications {
        let person = application.main_contact.as_ref().and_then(|id| people.get(id)).copied();
        let cells = row(application, person, next.get(&application.id).copied());
        let cells = cells.iter().map(|cell| neutralised(cell).into_owned());
        rows.write_record(cells).map_err(io::Error::from)?;
    }
    rows.flush()
}

/// Returns the cells of an application, in the order of the columns; what is not known is empty.
fn row(
    application: &Application,
    person: Option<&Contact>,
    next: Option<&Action>,
) -> [String; COLUMNS.len()] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let salary = application.salary.as_ref();
    let amount = |amount: Option<u64>| amount.map_or(String::new(), |amount| amount.to_string());
    [
        application.id.to_string(),
        application.company.clone(),
        application.role.clone(),
        application.stage().to_string(),
        application.applied_on.map_or(String::new(), iso),
        text(&application.source),
        text(&application.url),
        text(&application.location),
        text(&application.work_mode),
        amount(salary.and_then(|salary| salary.min)),
        amount(salary.and_then(|salary| salary.max)),
        salary.and_then(|salary| salary.currency.clone()).unwrap_or_default(),
        salary.map_or(String::new(), |salary| salary.period.to_string()),
        application.tags.join(", "),
        application.excitement.map_or(String::new(), |excitement| excitement.to_string()),
        person.map_or(String::new(), |person| person.name.clone()),
        person.and_then(|person| person.email.clone()).unwrap_or_default(),
        person.and_then(|person| person.phone.clone()).unwrap_or_default(),
        next.map_or(String::new(), |action| action.kind.to_string()),
        next.map_or(String::new(), |action| iso(action.due_on)),
        application.notes.clone(),
    ]
}

/// Returns a date as documents write it.
fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
