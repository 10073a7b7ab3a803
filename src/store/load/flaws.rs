//! What cannot be read as it stands: noted with table, handle and column, so that one bad cell hides nothing else.

use std::cell::RefCell;

use crate::domain::application::Application;
use crate::store::error::{Result, StoreError};
use crate::store::load::cells::Cells;
use crate::store::load::{Key, Links};

/// What was noted while rows were read.
#[derive(Debug, Default)]
pub(in crate::store::load) struct Flaws(RefCell<Vec<Flaw>>);

/// One thing that is not as it should be.
#[derive(Debug)]
pub(in crate::store::load) struct Flaw {
    /// The record: its table, and its handle or key.
    pub(in crate::store::load) record: String,
    /// The application that it belongs to.
    pub(in crate::store::load) application: Option<Key>,
    pub(in crate::store::load) column: String,
    /// What is wrong, quoting the value.
    pub(in crate::store::load) problem: String,
    /// What is shown instead.
    pub(in crate::store::load) instead: String,
}

impl Flaws {
    /// Notes a flaw.
    pub(in crate::store::load) fn note(&self, flaw: Flaw) {
        self.0.borrow_mut().push(flaw);
    }

    /// Returns the record read from a row; `None`, noting why, when it cannot be without a cell that is wrong.
    pub(in crate::store::load) fn kept<T>(&self, cells: Cells<'_>, record: Result<T>) -> Result<Option<T>> {
        match record {
            Ok(record) => Ok(Some(record)),
            Err(StoreError::BadValue { column, problem, .. }) => {
                self.note(cells.flaw(column, problem, "left out".to_owned()));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Returns a line for each flaw.
    pub(in crate::store::load) fn lines(self, links: &Links, applications: &[Application]) -> Vec<String> {
        let line = |flaw: Flaw| {
            let place = flaw.application.and_then(|key| links.applications.get(&key));
            let of =
                place.and_then(|place| applications.get(*place)).map_or_else(String::new, |application| {
                    format!(" of {} ({})", application.company, application.handle)
                });
            format!("{}{of}: its {} {}; {}", flaw.record, flaw.column, flaw.problem, flaw.instead)
        };
        self.0.into_inner().into_iter().map(line).collect()
    }
}
