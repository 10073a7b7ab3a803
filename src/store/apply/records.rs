//! Records that are described field by field: added, changed and deleted alike.

use crate::domain::ids::RecordId;
use crate::fields::patch::AnyPatch;
use crate::store::apply::Applying;
use crate::store::cells::cells;
use crate::store::error::Result;
use crate::store::{rows, shown};

impl Applying<'_> {
    /// Adds a record to an application, behind its siblings.
    pub(in crate::store::apply) fn add_record(&mut self, application: &str, record: &AnyPatch) -> Result<()> {
        let fields = cells(&record.entries, &|kind, id| self.live(kind, id))?;
        self.add_child(shown::table(record.kind), application, &fields)
    }

    /// Changes fields of a record.
    pub(in crate::store::apply) fn edit_record(&self, record: &RecordId, patch: &AnyPatch) -> Result<()> {
        let id = self.live(record.kind, &record.id)?;
        let fields = cells(&patch.entries, &|kind, id| self.live(kind, id))?;
        rows::update(self.connection, shown::table(record.kind), &id, &fields)
    }

    /// Deletes a record.
    pub(in crate::store::apply) fn delete_record(&self, record: &RecordId) -> Result<()> {
        self.remove(shown::table(record.kind), &self.live(record.kind, &record.id)?)
    }
}
