//! Reading all live records: one scan per table, put together here.
//!
//! Nothing is sorted or joined by the database: a scan in storage order and a look-up in memory is several times
//! faster than an ordered query or a query per record. Links to records that are no longer live are left out.

mod cells;
mod children;
mod deferrals;
mod interviews;
mod roots;

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::application::Application;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::records::Records;
use crate::store::error::Result;

/// What children refer to, by internal key.
#[derive(Debug, Default)]
pub(in crate::store::load) struct Links {
    contacts: HashMap<String, ContactId>,
    /// The place of each application in the records.
    applications: HashMap<String, usize>,
    interviews: HashMap<String, InterviewId>,
}

/// A child on its way to its parent.
#[derive(Debug)]
pub(in crate::store::load) struct Placed<T> {
    /// The place of the parent among the parents.
    parent: usize,
    position: i64,
    id: String,
    child: T,
}

/// Returns children grouped by parent, each group in stored order.
fn in_stored_order<T>(mut children: Vec<Placed<T>>) -> Vec<Placed<T>> {
    children.sort_by(|a, b| (a.parent, a.position, &a.id).cmp(&(b.parent, b.position, &b.id)));
    children
}

/// Hands children to their applications in stored order.
fn attach<T>(applications: &mut [Application], children: Vec<Placed<T>>, add: impl Fn(&mut Application, T)) {
    for placed in in_stored_order(children) {
        if let Some(application) = applications.get_mut(placed.parent) {
            add(application, placed.child);
        }
    }
}

/// Returns all live records, read in one transaction.
pub(in crate::store) fn records(connection: &Connection) -> Result<Records> {
    let transaction = connection.unchecked_transaction()?;
    let mut links = Links::default();
    let contacts = roots::contacts(&transaction, &mut links)?;
    let mut applications = roots::applications(&transaction, &mut links)?;
    interviews::load(&transaction, &mut links, &mut applications)?;
    children::load(&transaction, &links, &mut applications)?;
    let mut records = Records { contacts, applications, deferrals: Vec::new() };
    records.deferrals = deferrals::load(&transaction, &records)?;
    transaction.finish()?;
    Ok(records)
}
