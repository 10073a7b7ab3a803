//! Records that are described field by field: added, changed and deleted alike.

use crate::domain::ids::{ContactId, RecordId, RecordKind};
use crate::fields::patch::{AnyPatch, Entry};
use crate::fields::value::Value;
use crate::store::apply::Applying;
use crate::store::cells::{Reference, cells, people, tags};
use crate::store::error::Result;
use crate::store::rows::{self, Field, text};
use crate::store::{Added, handles, shown};

impl Applying<'_> {
    /// Adds a record, one of an application behind its siblings; people whom it names are added if they are new.
    pub(in crate::store::apply) fn add_record(
        &mut self,
        application: Option<&str>,
        record: &AnyPatch,
    ) -> Result<String> {
        let id = self.new_id();
        let table = shown::table(record.kind);
        let mut fields = Vec::new();
        if handles::has_one(record.kind) {
            let handle = handles::free_handle(self.connection, table, &id)?;
            fields.push(Field("handle", text(handle.as_str())));
            self.added.extend(Added::of(record.kind, &id, handle));
        }
        fields.extend(self.cells(&record.entries)?);
        match application {
            Some(application) => self.add_child_as(&id, table, application, &fields)?,
            None => rows::insert(self.connection, table, &id, &fields)?,
        }
        if let Some(people) = people(&record.entries) {
            self.set_interviewers(&id, people)?;
        }
        Ok(id)
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
        if let Some(people) = people(&patch.entries) {
            self.set_interviewers(&id, people)?;
        }
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
        match record.kind {
            RecordKind::StageChange => self.delete_stage_change(&id),
            RecordKind::Interview => self.delete_interview(&id),
            RecordKind::Contact => self.delete_contact(&id, &ContactId::new(record.id.as_str())),
            _ => self.remove(shown::table(record.kind), &id),
        }
    }

    /// Returns what entries put into a row.
    pub(in crate::store::apply) fn cells(&mut self, entries: &[Entry]) -> Result<Vec<Field>> {
        cells(entries, &mut |reference| match reference {
            Reference::Person(choice) => self.person(choice),
            Reference::Interview(id) => self.live(RecordKind::Interview, id.as_str()),
        })
    }
}
