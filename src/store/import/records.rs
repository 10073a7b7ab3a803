//! One row of a document, merged: added, brought back, changed where it differs, or left alone.

use rusqlite::types::Value;

use crate::domain::contact::Contact;
use crate::domain::ids::RecordKind;
use crate::fields::incoming::{IncomingRecord, Merged};
use crate::store::cells::cells;
use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::names::Named;
use crate::store::import::overwritten::Overwritten;
use crate::store::rows::{self, Field, text};
use crate::store::{handles, ids, shown};

/// The fields that a document gives.
#[derive(Debug, Default)]
pub(in crate::store::import) struct Given(pub(in crate::store::import) Vec<Field>);

impl Given {
    /// Adds a field when the document has it.
    pub(in crate::store::import) fn field<T>(
        mut self,
        column: &'static str,
        given: Option<T>,
        value: impl FnOnce(T) -> Value,
    ) -> Self {
        self.0.extend(given.map(|given| Field(column, value(given))));
        self
    }
}

/// A row to be merged.
#[derive(Debug)]
pub(in crate::store::import) struct Row<'r> {
    pub(in crate::store::import) table: &'static str,
    pub(in crate::store::import) id: &'r str,
    pub(in crate::store::import) given: Vec<Field>,
    /// What only a new row gets besides.
    pub(in crate::store::import) when_new: Vec<Field>,
}

impl Merging<'_> {
    /// Merges one row.
    pub(in crate::store::import) fn row(&mut self, row: Row<'_>) -> Result<Merged> {
        let columns: Vec<&str> =
            row.given.iter().map(|Field(column, _)| *column).chain(std::iter::once("deleted_at")).collect();
        let Some(present) = rows::find(self.connection, row.table, row.id, &columns)? else {
            let mut fields = row.given;
            fields.extend(row.when_new);
            rows::insert(self.connection, row.table, row.id, &fields)?;
            return Ok(Merged::Added);
        };
        let deleted = present.last().is_some_and(|deleted_at| *deleted_at != Value::Null);
        let mut differing: Vec<Field> = Vec::new();
        for (field, old) in row.given.into_iter().zip(present) {
            if field.1 != old {
                if !deleted {
                    self.overwritten.push(Overwritten::field(row.table, row.id, &field, old));
                }
                differing.push(field);
            }
        }
        let merged = match (deleted, differing.is_empty()) {
            (true, _) => Merged::Restored,
            (false, false) => Merged::Changed,
            (false, true) => Merged::Same,
        };
        if deleted {
            differing.push(Field("deleted_at", Value::Null));
        }
        rows::update(self.connection, row.table, row.id, &differing)?;
        Ok(merged)
    }

    /// Returns the fields by which a new record is called: its handle, and the document's text unless that is a UUID
    /// or is shown by another record of the kind.
    pub(in crate::store::import) fn names_when_new(
        &self,
        kind: RecordKind,
        named: &Named,
    ) -> Result<Vec<Field>> {
        let table = shown::table(kind);
        if rows::find(self.connection, table, &named.id, &["id"])?.is_some() {
            return Ok(Vec::new());
        }
        let mut fields = Vec::new();
        if handles::has_one(kind) {
            fields.push(Field("handle", text(handles::free_handle(self.connection, table, &named.id)?)));
        }
        if let Some(name) = named.text.as_ref().filter(|name| !ids::is_canonical(name))
            && shown::find_any(self.connection, kind, name)?.is_none()
        {
            fields.push(Field("text_id", text(name)));
        }
        Ok(fields)
    }

    /// Merges a person.
    pub(in crate::store::import) fn contact(&mut self, contact: &IncomingRecord<Contact>) -> Result<()> {
        let natural =
            || ["name", "email"].map(|key| contact.patch.text(key).unwrap_or_default().into()).into();
        let named = self.names.record(RecordKind::Contact, contact.id.as_deref(), natural);
        let given = cells(contact.patch.entries(), &mut |reference| self.key_of(reference))?;
        let when_new = self.names_when_new(RecordKind::Contact, &named)?;
        let merged = self.row(Row { table: "contact", id: &named.id, given, when_new })?;
        self.count(RecordKind::Contact, merged);
        Ok(())
    }
}
