//! What fields hold, as the cells of a row.

use rusqlite::types::Value as Cell;

use crate::domain::contact::ContactChoice;
use crate::domain::ids::InterviewId;
use crate::fields::patch::Entry;
use crate::fields::value::Value;
use crate::fields::{Kind, MONEY};
use crate::store::error::Result;
use crate::store::rows::{self, Field};

/// Another record that a field names.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum Reference<'v> {
    /// A person, who may be a new one.
    Person(&'v ContactChoice),
    /// An interview.
    Interview(&'v InterviewId),
}

/// Returns the key of a record that a field names.
pub(in crate::store) type KeyOf<'k> = &'k mut dyn FnMut(Reference<'_>) -> Result<String>;

/// Returns what entries put into a row; other records are found through `key_of`.
pub(in crate::store) fn cells(entries: &[Entry], key_of: KeyOf<'_>) -> Result<Vec<Field>> {
    let mut fields = Vec::new();
    for entry in entries {
        match entry.field.kind {
            Kind::Money => fields.extend(pay(&entry.value)?),
            // Lists are rows of their own.
            Kind::Tags => {}
            Kind::People => {}
            _ => fields.push(Field(entry.field.column, cell(&entry.value, key_of)?)),
        }
    }
    Ok(fields)
}

/// Returns the four cells of what a job pays.
fn pay(value: &Value<'_>) -> Result<[Field; 4]> {
    let salary = if let Value::Money(salary) = value { Some(salary.as_ref()) } else { None };
    let [min, max, currency, period] = MONEY;
    Ok([
        Field(min, rows::sum("salary", salary.and_then(|salary| salary.min))?),
        Field(max, rows::sum("salary", salary.and_then(|salary| salary.max))?),
        Field(currency, rows::maybe(salary.and_then(|salary| salary.currency.as_ref()))),
        Field(period, rows::maybe(salary.map(|salary| salary.period.as_str()))),
    ])
}

/// Returns the words of a list that entries change.
pub(in crate::store) fn tags(entries: &[Entry]) -> Option<&[String]> {
    entries.iter().find_map(|entry| match &entry.value {
        Value::Tags(tags) => Some(tags.as_ref()),
        _ => None,
    })
}

/// Returns the people whom entries make take part.
pub(in crate::store) fn people(entries: &[Entry]) -> Option<&[ContactChoice]> {
    entries.iter().find_map(|entry| match &entry.value {
        Value::People(people) => Some(people.as_slice()),
        _ => None,
    })
}

/// Returns what a value is in a row.
pub(in crate::store) fn cell(value: &Value<'_>, key_of: KeyOf<'_>) -> Result<Cell> {
    Ok(match value {
        Value::Nothing => Cell::Null,
        Value::Text(text) => rows::text(text.as_ref()),
        Value::Day(day) => rows::date(Some(*day)),
        Value::Time(time) => rows::time(Some(*time)),
        Value::Moment(moment) => rows::text(moment.to_string()),
        Value::Number(number) => rows::number(Some(*number)),
        Value::Flag(flag) => rows::number(Some(*flag)),
        Value::Word(word) => rows::text(*word),
        Value::Stars(stars) => rows::number(Some(*stars)),
        // Several cells, or rows of their own: `cells` writes them.
        Value::Money(_) => Cell::Null,
        Value::Tags(_) => Cell::Null,
        Value::People(_) => Cell::Null,
        Value::Person(choice) => rows::text(key_of(Reference::Person(choice))?),
        Value::Interview(id) => rows::text(key_of(Reference::Interview(id))?),
    })
}
