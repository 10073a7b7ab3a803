//! The list of a day, made from what can be due on it and not from everything.
//!
//! Reads by the days that the store keeps (`scheduler::outlook`), and has them found anew when too much was read in
//! vain. Wherever that is not certain to be enough, reads everything.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::records::Records;
use crate::scheduler::outlook::{is_told_elsewhere, outlook, rules};
use crate::scheduler::{DueList, due_list};
use crate::store::{Access, Store, StoreError};

/// How many applications may be read in vain before it is worth a write to know better.
const FEW: usize = 200;

impl Session<'_> {
    /// Returns the list of a day, with what is upcoming within so many days, and tells what could not be read as it
    /// stands.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn due_list(&mut self, on: NaiveDate, upcoming: Option<u32>) -> Result<DueList, CliError> {
        let some = if upcoming.is_none() { self.records_to_look_at(on)? } else { None };
        let records = match some {
            Some(records) => self.tell_flaws(records),
            None => self.records()?,
        };
        let list = due_list(&records, &self.agenda(&records, on), on, upcoming);
        let busy: HashSet<_> = list.actions.iter().map(|action| &action.application.id).collect();
        if on == self.today() && upcoming.is_none() && records.applications.len() > busy.len() + FEW {
            // Only the next list would have been quicker: nobody needs to hear of it.
            let _ = self.look_ahead();
        }
        Ok(list)
    }

    /// Returns the records of what has to be looked at, when they are enough for the list of a day.
    fn records_to_look_at(&mut self, on: NaiveDate) -> Result<Option<Records>, CliError> {
        let mut store = self.open(Access::Read)?;
        self.tell_remark(&mut store);
        let (cadences, holidays) = (&self.config.cadences, &self.config.holidays);
        let some = store.records_to_look_at(on, &rules(cadences, holidays))?;
        Ok(some.filter(|records| !is_told_elsewhere(records, cadences, holidays, on)))
    }

    /// Has the store find anew from which day on each application has to be looked at.
    fn look_ahead(&self) -> Result<(), StoreError> {
        let (around, today) = (self.around, self.today());
        let mut store = Store::open(&around.database, Access::Write, around.now, around.ids.clone())?;
        let (cadences, holidays) = (&self.config.cadences, &self.config.holidays);
        let judge = |records: &Records| outlook(records, cadences, holidays, today);
        store.look_ahead(today, &rules(cadences, holidays), &judge)
    }
}
