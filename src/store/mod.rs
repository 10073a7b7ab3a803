//! The records on disk: one SQLite file.
//!
//! Owns the schema, transactions under named operations, undo and redo, and the map between shown ids and internal
//! keys. Refuses to know rules, documents or screens; never reads a clock and makes no id but through its source.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::change::Change;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId, OperationId};
use crate::domain::incoming::{ImportOptions, ImportSummary, Incoming, KnownRecords};
use crate::domain::now::Now;
use crate::domain::operation::{DoneEntry, Operation};
use crate::domain::records::Records;

/// Why the store could not do something, in words for the user.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was made by a newer program.
    #[error("{} was written by a newer callback (schema {found}, this one knows up to {known}); nothing was changed. Use the newer program", path.display())]
    Newer {
        /// The database file.
        path: PathBuf,
        /// The schema of the file.
        found: usize,
        /// The newest schema that this program knows.
        known: usize,
    },
}

/// What a caller wants to do with the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look only: a missing file is an empty store and is not made.
    Read,
    /// Write: a missing file is made.
    Write,
}

/// Where ids come from.
#[derive(Debug, Clone)]
pub struct IdSource {}

impl IdSource {
    /// Returns a source of unpredictable UUIDv7s.
    pub fn random() -> Self {
        Self {}
    }

    /// Returns a source that gives the same ids for the same seed and the same times.
    pub fn seeded(seed: u64) -> Self {
        let _ = seed;
        Self {}
    }
}

/// What a write made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The operation, for undo.
    pub operation: Operation,
    /// The records that were added, in the order of the changes.
    pub added: Vec<Added>,
}

/// A record that was added, with its handle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// An application.
    Application(ApplicationId, String),
    /// A contact.
    Contact(ContactId, String),
    /// An interview.
    Interview(InterviewId, String),
}

/// An open database.
#[derive(Debug)]
pub struct Store {}

impl Store {
    /// Opens the database at `path`, brings its schema up to date and tightens its permissions.
    ///
    /// # Errors
    /// Names the path, the cause and the cure; a newer schema is refused before any write.
    pub fn open(path: &Path, access: Access, now: Now, ids: IdSource) -> Result<Self, StoreError> {
        let _ = (path, access, now, ids);
        todo!()
    }

    /// Returns all live records: contacts and applications by internal id, children in stored order.
    pub fn records(&self) -> Result<Records, StoreError> {
        todo!()
    }

    /// Applies changes in one transaction that belongs to one named operation; all or nothing.
    pub fn transact(
        &mut self,
        now: Now,
        origin: &str,
        name: &str,
        changes: &[Change],
    ) -> Result<Committed, StoreError> {
        let _ = (now, origin, name, changes);
        todo!()
    }

    /// Merges a validated document; an import that changes nothing records no operation.
    pub fn import(
        &mut self,
        now: Now,
        origin: &str,
        name: &str,
        incoming: &Incoming,
        options: ImportOptions,
    ) -> Result<ImportSummary, StoreError> {
        let _ = (now, origin, name, incoming, options);
        todo!()
    }

    /// Fills an empty database with records that undo does not take away.
    pub fn seed(&mut self, now: Now, name: &str, incoming: &Incoming) -> Result<(), StoreError> {
        let _ = (now, name, incoming);
        todo!()
    }

    /// Returns the write that `undo` would take back now.
    pub fn next_undo(&self) -> Result<Option<Operation>, StoreError> {
        todo!()
    }

    /// Returns the write that `redo` would bring back now.
    pub fn next_redo(&self) -> Result<Option<Operation>, StoreError> {
        todo!()
    }

    /// Takes the newest write in effect back and returns it; `None` when there is none. With `expected`, refuses
    /// and names the newer write when that is no longer the one.
    pub fn undo(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
    ) -> Result<Option<Operation>, StoreError> {
        let _ = (now, origin, expected);
        todo!()
    }

    /// Brings the last undone write back and returns it; `None` when there is none. `expected` as in `undo`.
    pub fn redo(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
    ) -> Result<Option<Operation>, StoreError> {
        let _ = (now, origin, expected);
        todo!()
    }

    /// Takes back one write that need not be the newest, as a new write under its own name; refused with the name
    /// of the later operation when something it wrote was changed since.
    pub fn take_back(
        &mut self,
        now: Now,
        origin: &str,
        operation: &OperationId,
    ) -> Result<Operation, StoreError> {
        let _ = (now, origin, operation);
        todo!()
    }

    /// Returns operations, newest first, at most `limit`; with `of`, those that touched this application or its
    /// children.
    pub fn operations(&self, of: Option<&ApplicationId>, limit: usize) -> Result<Vec<Operation>, StoreError> {
        let _ = (of, limit);
        todo!()
    }

    /// Returns what was done on a local day and is still in effect, oldest first.
    pub fn done_on(&self, day: NaiveDate) -> Result<Vec<DoneEntry>, StoreError> {
        let _ = day;
        todo!()
    }

    /// Returns a number that changes when another connection has written.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        todo!()
    }

    /// Returns what is known about ids, for validating a document.
    pub fn known_records(&self) -> Result<Box<dyn KnownRecords>, StoreError> {
        todo!()
    }
}
