//! Changes, applied: each variant becomes rows, all in one transaction that belongs to one operation.

mod additions;
mod applications;

mod contacts;
mod deferrals;
mod interviews;
mod members;
mod people;
mod records;
mod removals;
mod stage_changes;

use rusqlite::Connection;

use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, RecordKind};
use crate::domain::now::Now;
use crate::domain::operation::OperationKind;
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::store::error::Result;
use crate::store::ids::IdSource;
use crate::store::operations::Begun;
use crate::store::{Added, Committed, Store, shown};

/// A list of changes being applied.
pub(in crate::store::apply) struct Applying<'a> {
    connection: &'a Connection,
    ids: IdSource,
    now: Now,
    stamp: &'a str,
    added: Vec<Added>,
    /// The new people so far: the same one twice in one operation is one person.
    people: Vec<(Contact, String)>,
}

/// Applies changes as one operation.
pub(in crate::store) fn transact(
    store: &mut Store,
    now: Now,
    origin: &str,
    name: &str,
    changes: &[Change],
) -> Result<Committed> {
    let work = store.work(now)?;
    work.begin(Begun { name, origin, kind: OperationKind::Write, target: None })?;
    let mut applying = Applying {
        connection: work.connection(),
        ids: work.ids.clone(),
        now,
        stamp: work.stamp.as_str(),
        added: Vec::new(),
        people: Vec::new(),
    };
    for change in changes {
        applying.apply(change)?;
    }
    let added = applying.added;
    Ok(Committed { operation: work.commit()?, added })
}

impl Applying<'_> {
    /// Applies one change.
    fn apply(&mut self, change: &Change) -> Result<()> {
        match change {
            Change::AddApplication(draft) => self.add_application(draft),
            Change::DeleteApplication { application } => {
                self.delete_application(&self.application_key(application)?)
            }
            Change::MoveStage { application, stage, on, note } => {
                let id = self.application_key(application)?;
                if *stage == Stage::Applied {
                    self.note_applied_on(&id, *on)?;
                }
                self.add_stage(&id, *stage, Some(*on), note.as_deref())
            }
            Change::SetOffer { application, offer } => {
                self.set_offer(&self.application_key(application)?, offer)
            }
            Change::DeleteOffer { application } => self.delete_offer(&self.application_key(application)?),
            Change::MergeContacts { keep, gone } => self.merge_contacts(keep, gone),
            Change::Add { application, record } => {
                let application = application.as_ref().map(|id| self.application_key(id)).transpose()?;
                self.add_record(application.as_deref(), record).map(drop)
            }
            Change::Edit { record, patch } => self.edit_record(record, patch),
            Change::Delete { record } => self.delete_record(record),
            Change::Defer { key, until } => self.defer(key, *until),
            Change::Undefer { key } => self.undefer(key),
        }
    }

    /// Returns the key of a live application.
    fn application_key(&self, application: &ApplicationId) -> Result<String> {
        self.live(RecordKind::Application, application.as_str())
    }

    /// Returns the key of the live record that shows an id.
    fn live(&self, kind: RecordKind, shown: &str) -> Result<String> {
        shown::live(self.connection, kind, shown)
    }

    /// Returns a new id.
    fn new_id(&mut self) -> String {
        self.ids.draw(self.now)
    }
}
