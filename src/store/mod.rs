//! The records on disk: one SQLite file.
//!
//! Owns the schema, transactions under named operations, undo and redo, and the map between shown ids and internal
//! keys. Refuses to know rules, documents or screens; never reads a clock and makes no id but through its source.

mod apply;
mod backups;
mod done;
mod error;
mod file;
mod handles;
mod ids;
mod import;
mod known;
mod load;
mod open;
mod operations;
mod rows;
mod schema;
mod shown;
mod triggers;
mod undo;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::change::Change;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId, OperationId};
use crate::domain::incoming::{ImportOptions, ImportSummary, Incoming, KnownRecords};
use crate::domain::now::Now;
use crate::domain::operation::{DoneEntry, Operation, OperationKind};
use crate::domain::progress::{Watch, unwatched};
use crate::domain::records::Records;
use crate::store::operations::Begun;

pub use error::StoreError;
pub use ids::{IdSource, NAMESPACE};

/// What a caller wants to do with the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look only: a missing file is an empty store and is not made.
    Read,
    /// Write: a missing file is made.
    Write,
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
pub struct Store {
    connection: Connection,
    path: PathBuf,
    access: Access,
    ids: IdSource,
}

impl Store {
    /// Opens the database at `path`, brings its schema up to date and tightens its permissions.
    ///
    /// # Errors
    /// Names the path, the cause and the cure; a newer schema is refused before any write.
    pub fn open(path: &Path, access: Access, now: Now, ids: IdSource) -> Result<Self, StoreError> {
        let (connection, path) = open::open(path, access, now)?;
        Ok(Self { connection, path, access, ids })
    }

    /// Returns all live records: contacts and applications by internal id, children in stored order.
    pub fn records(&self) -> Result<Records, StoreError> {
        self.named(load::records(&self.connection))
    }

    /// Applies changes in one transaction that belongs to one named operation; all or nothing.
    pub fn transact(
        &mut self,
        now: Now,
        origin: &str,
        name: &str,
        changes: &[Change],
    ) -> Result<Committed, StoreError> {
        self.writing()?;
        let done = apply::transact(self, now, origin, name, changes);
        self.named(done)
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
        self.import_watched(now, origin, name, incoming, options, &mut unwatched)
    }

    /// Merges a validated document as `import` does, telling how far it is; stopped, it leaves no trace.
    pub fn import_watched(
        &mut self,
        now: Now,
        origin: &str,
        name: &str,
        incoming: &Incoming,
        options: ImportOptions,
        watch: &mut Watch<'_>,
    ) -> Result<ImportSummary, StoreError> {
        self.writing()?;
        let done = import::import(
            self,
            Begun { name, origin, kind: OperationKind::Write, target: None },
            now,
            incoming,
            options,
            watch,
        );
        self.named(done)
    }

    /// Fills an empty database with records that undo does not take away.
    pub fn seed(&mut self, now: Now, name: &str, incoming: &Incoming) -> Result<(), StoreError> {
        self.writing()?;
        let done = import::seed(self, now, name, incoming);
        self.named(done)
    }

    /// Returns the write that `undo` would take back now.
    pub fn next_undo(&self) -> Result<Option<Operation>, StoreError> {
        self.named(operations::next_undo(&self.connection))
    }

    /// Returns the write that `redo` would bring back now.
    pub fn next_redo(&self) -> Result<Option<Operation>, StoreError> {
        self.named(operations::next_redo(&self.connection))
    }

    /// Takes the newest write in effect back and returns it; `None` when there is none. With `expected`, refuses
    /// and names the newer write when that is no longer the one.
    pub fn undo(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
    ) -> Result<Option<Operation>, StoreError> {
        self.undo_watched(now, origin, expected, &mut unwatched)
    }

    /// Does what `undo` does, telling how far it is; stopped, it leaves no trace.
    pub fn undo_watched(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, StoreError> {
        self.writing()?;
        let done = self.step(now, origin, OperationKind::Undo, expected, watch);
        self.named(done)
    }

    /// Brings the last undone write back and returns it; `None` when there is none. `expected` as in `undo`.
    pub fn redo(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
    ) -> Result<Option<Operation>, StoreError> {
        self.redo_watched(now, origin, expected, &mut unwatched)
    }

    /// Does what `redo` does, telling how far it is; stopped, it leaves no trace.
    pub fn redo_watched(
        &mut self,
        now: Now,
        origin: &str,
        expected: Option<&OperationId>,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, StoreError> {
        self.writing()?;
        let done = self.step(now, origin, OperationKind::Redo, expected, watch);
        self.named(done)
    }

    /// Takes back one write that need not be the newest, as a new write under its own name; refused with the name
    /// of the later operation when something it wrote was changed since.
    pub fn take_back(
        &mut self,
        now: Now,
        origin: &str,
        operation: &OperationId,
    ) -> Result<Operation, StoreError> {
        self.writing()?;
        let done = self.take_back_one(now, origin, operation);
        self.named(done)
    }

    /// Returns operations, newest first, at most `limit`; with `of`, those that touched this application or its
    /// children.
    pub fn operations(&self, of: Option<&ApplicationId>, limit: usize) -> Result<Vec<Operation>, StoreError> {
        self.named(operations::operations(&self.connection, of, limit))
    }

    /// Returns what was done on a local day and is still in effect, oldest first.
    pub fn done_on(&self, day: NaiveDate) -> Result<Vec<DoneEntry>, StoreError> {
        self.named(done::done_on(&self.connection, day))
    }

    /// Returns a number that changes when another connection has written.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        let version =
            || Ok(self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?);
        self.named(version())
    }

    /// Returns what is known about ids, for validating a document.
    pub fn known_records(&self) -> Result<Box<dyn KnownRecords>, StoreError> {
        self.named(known::load(&self.connection)).map(|known| Box::new(known) as Box<dyn KnownRecords>)
    }

    /// Refuses to write through a store that was opened to look only.
    fn writing(&self) -> Result<(), StoreError> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => Err(StoreError::OpenedForReading { path: self.path.clone() }),
        }
    }

    /// Names the database in what SQLite said.
    fn named<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        result.map_err(|error| error.at(&self.path))
    }
}
