//! Records that are described field by field: added, changed and deleted alike.

use crate::domain::ids::{RecordId, RecordKind};
use crate::fields::patch::{AnyPatch, Entry};
use crate::fields::value::Value;
use crate::store::apply::Applying;
use crate::store::cells::{Reference, cells, tags};
use crate::store::error::Result;
use crate::store::rows::{self, Field};
use crate::store::shown;

impl Applying<'_> {
    /// Adds a record to an application, behind its siblings; people whom it names are added if they are new.
    pub(in crate::store::apply) fn add_record(&mut self, application: &str, record: &AnyPatch) -> Result<()> {
        let fields = self.cells(&record.entries)?;
        self.add_child(shown::table(record.kind), application, &fields)
    }

    /// Changes fields of a record; people whom they name are added if they are new.
    pub(in crate::store::apply) fn edit_record(&mut self, record: &RecordId, patch: &AnyPatch) -> Result<()> {
        let id = self.live(record.kind, &record.id)?;
        if record.kind == RecordKind::Application {
            self.edit_beside_application(&id, patch)?;
        }
        let fields = self.cells(&patch.entries)?;
        let applied = (record.kind == RecordKind::StageChange).then(|| self.applied_step(&id)).transpose()?;
        rows::update(self.connection, shown::table(record.kind), &id, &fields)?;
        applied.flatten().map_or(Ok(()), |application| self.follow_applied_step(&application))
    }

    /// Changes what a patch says of an application and other tables hold: its tags, and the step of its day of applying.
    fn edit_beside_application(&self, id: &str, patch: &AnyPatch) -> Result<()> {
        if let Some(Value::Day(on)) = patch.find("applied_on") {
            self.move_applied_step(id, Some(*on))?;
        }
        tags(&patch.entries).map_or(Ok(()), |tags| self.set_tags(id, tags))
    }

    /// Deletes a record.
    pub(in crate::store::apply) fn delete_record(&self, record: &RecordId) -> Result<()> {
        let id = self.live(record.kind, &record.id)?;
        if record.kind == RecordKind::StageChange {
            return self.delete_stage_change(&id);
        }
        self.remove(shown::table(record.kind), &id)
    }

    /// Returns what entries put into a row.
    pub(in crate::store::apply) fn cells(&mut self, entries: &[Entry]) -> Result<Vec<Field>> {
        cells(entries, &mut |reference| match reference {
            Reference::Person(choice) => self.person(choice),
            Reference::Interview(id) => self.live(RecordKind::Interview, id.as_str()),
        })
    }
}
