//! Rows of the nouns that are described field by field.

use std::borrow::Cow;

use crate::domain::application::Application;
use crate::domain::contact::ContactChoice;
use crate::fields::value::Value;
use crate::fields::{Child, Initial, Kind, Spec, specs};
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::children::Table;
use crate::store::load::{Links, attach};
use crate::store::rows::quoted;
use crate::store::shown;

/// The columns before those of the fields.
const BEFORE: [&str; 4] = ["id", "application_id", "position", "text_id"];

impl Table<'_> {
    /// Reads the children of one noun, and hands them to their applications.
    pub(in crate::store::load) fn children<N: Child>(&self, applications: &mut [Application]) -> Result<()> {
        let columns: Vec<&str> = BEFORE.into_iter().chain(specs::<N>().map(|spec| spec.column)).collect();
        let table = shown::table(N::KIND);
        let sql = format!("SELECT {} FROM \"{table}\" WHERE deleted_at IS NULL", quoted(&columns));
        attach(applications, self.all(table, &sql, record::<N>)?, |to, child| N::all_mut(to).push(child));
        Ok(())
    }
}

/// Reads one record.
fn record<N: Child>(cells: Cells<'_>, links: &Links) -> Result<N> {
    let mut record = N::blank();
    record.set_id(cells.shown(3)?);
    for (index, field) in (BEFORE.len()..).zip(N::fields()) {
        field.set(&mut record, value(cells, index, &field.spec, links)?);
    }
    Ok(record)
}

/// Reads what a field holds.
fn value(cells: Cells<'_>, index: usize, spec: &Spec, links: &Links) -> Result<Value<'static>> {
    let found = match spec.kind {
        Kind::Line | Kind::Lines => cells.optional_text(index)?.map(|text| Value::Text(Cow::Owned(text))),
        Kind::Day(_) | Kind::Event(_) if spec.initial == Initial::Required => {
            Some(Value::Day(cells.date(index)?))
        }
        Kind::Day(_) | Kind::Event(_) => cells.optional_date(index)?.map(Value::Day),
        Kind::Time => cells.optional_time(index)?.map(Value::Time),
        Kind::Choice(choice) => {
            let word = cells.choice(index, choice, spec.initial)?;
            if spec.initial == Initial::Required { Some(cells.required(index, word)?) } else { word }
                .map(Value::Word)
        }
        Kind::Person => {
            let id = cells.optional_key(index)?.and_then(|key| links.contacts.get(&key)).cloned();
            id.map(|id| Value::Person(Cow::Owned(ContactChoice::Existing(id))))
        }
        Kind::Interview => {
            let id = cells.optional_key(index)?.and_then(|key| links.interviews.get(&key)).cloned();
            id.map(|id| Value::Interview(Cow::Owned(id)))
        }
    };
    Ok(found.unwrap_or_else(|| spec.initial_value()))
}
