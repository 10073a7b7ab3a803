//! Reading live records, all or those in a scope: one statement per table, put together here.
//!
//! Nothing is sorted or joined by the database: a scan in storage order and a look-up in memory is several times
//! faster than an ordered query or a query per record. Links to records that are no longer live are left out.

mod cells;
mod children;
mod deferrals;
mod fields;
mod flaws;
mod interviews;
mod roots;
mod scope;

use std::collections::HashMap;

use rusqlite::{Connection, params_from_iter};

use crate::domain::application::Application;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::records::Records;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::flaws::Flaws;
use crate::store::load::scope::Rows;

pub(in crate::store) use crate::store::load::scope::Scope;

/// An internal key as a number: it is compared and looked up without touching other memory.
pub(in crate::store::load) type Key = u128;

/// What children refer to, by internal key.
#[derive(Debug, Default)]
pub(in crate::store::load) struct Links {
    contacts: HashMap<Key, ContactId>,
    /// The place of each application in the records.
    applications: HashMap<Key, usize>,
    interviews: HashMap<Key, InterviewId>,
}

/// Where a child belongs: the place of its parent, its position there, and its own key.
pub(in crate::store::load) type Place = (usize, i64, Key);

/// Hands children to their parents in stored order.
///
/// Rows are nearly always stored in that order already, so they are moved only once and sorted only when they are not.
pub(in crate::store::load) fn hand_out<T>(children: Vec<(Place, T)>, mut give: impl FnMut(Place, T)) {
    let parents = children.iter().map(|((parent, ..), _)| parent + 1).max().unwrap_or(0);
    let mut last = vec![(i64::MIN, 0); parents];
    let is_ordered = children.iter().all(|((parent, position, key), _)| {
        let Some(last) = last.get_mut(*parent) else { return false };
        std::mem::replace(last, (*position, *key)) < (*position, *key)
    });
    if is_ordered {
        return children.into_iter().for_each(|(place, child)| give(place, child));
    }
    let mut places: Vec<(Place, usize)> =
        children.iter().enumerate().map(|(index, (place, _))| (*place, index)).collect();
    places.sort_unstable();
    let mut children: Vec<Option<T>> = children.into_iter().map(|(_, child)| Some(child)).collect();
    for (place, index) in places {
        if let Some(child) = children.get_mut(index).and_then(Option::take) {
            give(place, child);
        }
    }
}

/// Hands children to their applications in stored order.
fn attach<T>(applications: &mut [Application], children: Vec<(Place, T)>, add: impl Fn(&mut Application, T)) {
    hand_out(children, |(parent, ..), child| {
        if let Some(application) = applications.get_mut(parent) {
            add(application, child);
        }
    });
}

/// What reading a table needs.
#[derive(Debug, Clone, Copy)]
pub(in crate::store::load) struct Reader<'a> {
    connection: &'a Connection,
    scope: Scope,
    flaws: &'a Flaws,
}

impl Reader<'_> {
    /// Hands over the rows of a table that are in the scope, one by one.
    fn each(
        self,
        table: &'static str,
        sql: &str,
        rows: Rows,
        mut take: impl FnMut(Cells<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&self.scope.keep(sql, rows))?;
        let mut rows = statement.query(params_from_iter(self.scope.parameters()))?;
        while let Some(row) = rows.next()? {
            take(Cells::new(table, row, self.flaws))?;
        }
        Ok(())
    }
}

/// Returns the live records in a scope; to be called in a transaction, so that they belong together.
pub(in crate::store) fn records(connection: &Connection, scope: Scope) -> Result<Records> {
    let (mut links, flaws) = (Links::default(), Flaws::default());
    let reader = Reader { connection, scope, flaws: &flaws };
    let contacts = roots::contacts(reader, &mut links)?;
    let mut applications = roots::applications(reader, &mut links)?;
    children::stages(reader, &links, &mut applications)?;
    if scope != Scope::Names {
        interviews::load(reader, &mut links, &mut applications)?;
        children::load(reader, &links, &mut applications)?;
    }
    let mut records = Records { contacts, applications, ..Records::default() };
    if scope != Scope::Names {
        records.deferrals = deferrals::load(connection, &records, &flaws)?;
    }
    records.flaws = flaws.lines(&links, &records.applications);
    Ok(records)
}

/// Returns the live records in a scope, read in one transaction.
pub(in crate::store) fn read(connection: &Connection, scope: Scope) -> Result<Records> {
    let transaction = connection.unchecked_transaction()?;
    let records = records(&transaction, scope)?;
    transaction.finish()?;
    Ok(records)
}
