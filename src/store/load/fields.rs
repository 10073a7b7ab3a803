//! Rows of the nouns that are described field by field.

use std::borrow::Cow;

use crate::domain::application::Application;
use crate::domain::contact::ContactChoice;
use crate::domain::salary::{Salary, SalaryPeriod};
use crate::fields::value::Value;
use crate::fields::{Child, Initial, Kind, Noun, Spec, specs};
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::children::Table;
use crate::store::load::{Links, attach};
use crate::store::rows::quoted;
use crate::store::{handles, shown};

/// The columns before those that are its own in a row of a child; the last one is the id that a document gave it.
pub(in crate::store::load) const CHILD: [&str; 4] = ["id", "application_id", "position", "text_id"];

/// The same for a record that stands alone.
pub(in crate::store::load) const ROOT: [&str; 2] = ["id", "text_id"];

impl Table<'_> {
    /// Reads the children of one noun, and hands them to their applications.
    pub(in crate::store::load) fn children<N: Child>(&self, applications: &mut [Application]) -> Result<()> {
        let read = |cells: Cells<'_>, links: &Links| record::<N>(cells, &CHILD, links);
        let found = self.all(shown::table(N::KIND), &select::<N>(&CHILD), read)?;
        attach(applications, found, |to, child| N::all_mut(to).push(child));
        Ok(())
    }
}

/// Returns the statement that reads the live records of a noun; `before` are the columns before its own.
pub(in crate::store::load) fn select<N: Noun>(before: &[&'static str]) -> String {
    let handle = handles::has_one(N::KIND).then_some("handle");
    let own = handle.into_iter().chain(specs::<N>().flat_map(Spec::columns));
    let columns: Vec<&str> = before.iter().copied().chain(own).collect();
    format!("SELECT {} FROM \"{}\" WHERE deleted_at IS NULL", quoted(&columns), shown::table(N::KIND))
}

/// Reads one record from a row of such a statement.
pub(in crate::store::load) fn record<N: Noun>(cells: Cells<'_>, before: &[&str], links: &Links) -> Result<N> {
    let mut record = N::blank();
    record.set_id(cells.shown(before.len().saturating_sub(1))?);
    let mut first = before.len();
    if let Some(handle) = record.handle_mut() {
        *handle = cells.text(first)?;
        first += 1;
    }
    fill(&mut record, cells, first, links)?;
    Ok(record)
}

/// Reads the fields of a record, whose columns begin at `first`.
fn fill<N: Noun>(record: &mut N, cells: Cells<'_>, first: usize, links: &Links) -> Result<()> {
    let mut index = first;
    for field in N::fields() {
        let columns = field.spec.columns().len();
        if columns > 0 {
            field.set(record, value(cells, index, &field.spec, links)?);
        }
        index += columns;
    }
    Ok(())
}

/// Reads what a field holds.
fn value(cells: Cells<'_>, index: usize, spec: &Spec, links: &Links) -> Result<Value<'static>> {
    let found = match spec.kind {
        Kind::Stars => cells.optional_number(index)?.map(Value::Stars),
        Kind::Money => pay(cells, index)?.map(|salary| Value::Money(Cow::Owned(salary))),
        Kind::Tags => None,
        Kind::Line | Kind::Lines | Kind::Email | Kind::Zone | Kind::Cadence => {
            cells.optional_text(index)?.map(|text| Value::Text(Cow::Owned(text)))
        }
        Kind::Day(_) | Kind::Event(_) if spec.initial == Initial::Required => {
            Some(Value::Day(cells.date(index)?))
        }
        Kind::Day(_) | Kind::Event(_) => cells.optional_date(index)?.map(Value::Day),
        Kind::Time => cells.optional_time(index)?.map(Value::Time),
        Kind::Moment => Some(Value::Moment(cells.moment(index)?)),
        Kind::Number(..) => cells.optional_number(index)?.map(Value::Number),
        Kind::Flag => Some(Value::Flag(cells.flag(index)?)),
        Kind::People => None,
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

/// Reads what a job pays from four columns; without a period it is not known.
fn pay(cells: Cells<'_>, first: usize) -> Result<Option<Salary>> {
    let Some(period) = cells.optional_word::<SalaryPeriod>(first + 3)? else { return Ok(None) };
    Ok(Some(Salary {
        min: cells.optional_number(first)?,
        max: cells.optional_number(first + 1)?,
        currency: cells.optional_text(first + 2)?,
        period,
    }))
}
