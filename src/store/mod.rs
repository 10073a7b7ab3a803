//! The records on disk: one SQLite file.
//!
//! Owns the schema, transactions under named operations, undo and redo, and the map between shown ids and internal
//! keys. Refuses to know rules, documents or screens; never reads a clock and makes no id but through its source.

mod apply;
mod backups;
mod cells;
mod cure;
mod done;
mod error;
mod examine;
mod file;
mod handles;
mod ids;
mod import;
mod integrity;
mod known;
mod load;
mod lock_wait;
mod log;
mod look_ahead;
mod open;
mod open_file;
mod operations;
mod purge;
mod restore;
mod rows;
mod schema;
mod shown;
mod stamp;
mod triggers;
mod undo;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::finding::Finding;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId, OperationId, RecordKind};
use crate::domain::now::Now;
use crate::domain::operation::{DoneEntry, Operation, OperationKind};
use crate::domain::progress::{Watch, unwatched};
use crate::domain::records::Records;
use crate::fields::change::Change;
use crate::fields::incoming::{ImportOptions, ImportSummary, Incoming, KnownRecords};
use crate::store::load::Scope;
use crate::store::open::Presence;
use crate::store::open_file::OpenFile;
use crate::store::operations::Begun;

pub use backups::{Backup, KeptBackup, Reason};
pub use error::StoreError;
pub use ids::{IdSource, NAMESPACE};
pub use lock_wait::tell_of_waiting;
pub use look_ahead::Outlook;
pub use purge::{Purge, Purged};
pub use restore::{Contents, Restored};
pub use stamp::Sighting;

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

impl Added {
    /// Returns the record of a kind that was added; nothing for one without a handle.
    fn of(kind: RecordKind, id: &str, handle: String) -> Option<Self> {
        match kind {
            RecordKind::Application => Some(Self::Application(ApplicationId::new(id), handle)),
            RecordKind::Contact => Some(Self::Contact(ContactId::new(id), handle)),
            RecordKind::Interview => Some(Self::Interview(InterviewId::new(id), handle)),
            _ => None,
        }
    }
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    file: OpenFile,
    ids: IdSource,
    remark: Option<String>,
}

/// Returns the backups of the database at `path`, oldest first.
pub fn backups(path: &Path) -> Vec<Backup> {
    backups::backups(&file::real_path(path))
}

/// Returns the command that restores the newest sound backup of the database at `path`; `None` when there is none.
pub fn restore_command(path: &Path, now: Now) -> Option<String> {
    cure::restore_command(&file::real_path(path), now)
}

/// Copies the database at `path` to a file, or to its directory of backups under a dated name; everything that was
/// acknowledged before is in it, whatever is written meanwhile.
///
/// # Errors
/// When there is no database, when the file exists, or when it cannot be written.
pub fn back_up(path: &Path, to: Option<&Path>, now: Now) -> Result<KeptBackup, StoreError> {
    backups::back_up(path, to, now)
}

/// Returns what a check-up of the database at `path` finds; nothing is changed.
pub fn examine(path: &Path, now: Now) -> Vec<Finding> {
    examine::examine(path, now)
}

/// Returns what a file holds that may be restored to the database at `path`; the file may be named as a backup is.
///
/// # Errors
/// When it is no database of this program, or of a newer one.
pub fn restorable(path: &Path, named: &Path, now: Now) -> Result<(PathBuf, Contents), StoreError> {
    let source = restore::source_of(&file::real_path(path), named);
    restore::contents_of(&source, now).map(|contents| (source, contents))
}

/// Puts a database in the place of the one at `path`, which is kept among the backups; open programs see it.
///
/// # Errors
/// When the file is not sound, or the present database cannot be kept or written; then nothing was changed.
pub fn restore(path: &Path, source: &Path, now: Now) -> Result<Restored, StoreError> {
    restore::restore(path, source, now)
}

impl Store {
    /// Opens the database at `path`, brings its schema up to date and tightens its permissions.
    ///
    /// # Errors
    /// Names the path, the cause and the cure; a newer schema is refused before any write.
    pub fn open(path: &Path, access: Access, now: Now, ids: IdSource) -> Result<Self, StoreError> {
        Self::opened(path, access, Presence::Any, now, ids)
    }

    /// Opens the database that was at `path` before, as `open` does; one that is missing or empty is not made anew.
    ///
    /// # Errors
    /// As `open`, and when there is no database any more.
    pub fn open_again(path: &Path, access: Access, now: Now, ids: IdSource) -> Result<Self, StoreError> {
        Self::opened(path, access, Presence::Earlier, now, ids)
    }

    /// Makes a database at `path` where none is, also beside backups of one that the user wants to be without.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_anew(path: &Path, now: Now, ids: IdSource) -> Result<Self, StoreError> {
        Self::opened(path, Access::Write, Presence::Anew, now, ids)
    }

    fn opened(
        path: &Path,
        access: Access,
        presence: Presence,
        now: Now,
        ids: IdSource,
    ) -> Result<Self, StoreError> {
        Ok(Self { file: open::open(path, access, presence, now)?, ids, remark: None })
    }

    /// Returns all live records: contacts and applications by internal id, children in stored order.
    pub fn records(&self) -> Result<Records, StoreError> {
        self.named(load::read(&self.file.connection, Scope::Everything))
    }

    /// Returns all live people and applications, in the same order, with their stages and nothing else of them: enough
    /// to recognise what somebody names.
    pub fn names(&self) -> Result<Records, StoreError> {
        self.named(load::read(&self.file.connection, Scope::Names))
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

    /// Removes records for good, with their logged values; with `preview`, only counts them.
    pub fn purge(
        &mut self,
        now: Now,
        origin: &str,
        what: &Purge,
        preview: bool,
    ) -> Result<Purged, StoreError> {
        self.writing()?;
        let done = self.remove_for_good(now, origin, what, preview);
        self.named(done)
    }

    /// Returns the applications that were deleted, the latest first, as far as they are needed to name one.
    pub fn deleted_applications(&self) -> Result<Vec<Application>, StoreError> {
        self.named(purge::deleted_applications(&self.file.connection))
    }

    /// Fills an empty database with records that undo does not take away.
    pub fn seed(&mut self, now: Now, name: &str, incoming: &Incoming) -> Result<(), StoreError> {
        self.writing()?;
        let done = import::seed(self, now, name, incoming);
        self.named(done)
    }

    /// Returns the write that `undo` would take back now.
    pub fn next_undo(&self) -> Result<Option<Operation>, StoreError> {
        self.named(operations::next_undo(&self.file.connection))
    }

    /// Returns the write at which `undo` stops because what it changed is no longer known, when it is the next one.
    pub fn end_of_undo(&self) -> Result<Option<Operation>, StoreError> {
        self.named(operations::end_of_undo(&self.file.connection))
    }

    /// Returns, once, what the user should know although everything was written.
    pub fn remark(&mut self) -> Option<String> {
        let orphan = self.file.orphan.take().map(|orphan| {
            let (log, orphan) = (file::with_ending(&self.file.path, "-wal"), orphan.display());
            format!("{} belonged to another file that was in the place of the database; it was not applied and is kept as {orphan}", log.display())
        });
        self.remark.take().or(orphan)
    }

    /// Returns the write that `redo` would bring back now.
    pub fn next_redo(&self) -> Result<Option<Operation>, StoreError> {
        self.named(operations::next_redo(&self.file.connection))
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
        self.named(operations::operations(&self.file.connection, of, limit))
    }

    /// Returns what was done on a local day and is still in effect, oldest first.
    pub fn done_on(&self, day: NaiveDate) -> Result<Vec<DoneEntry>, StoreError> {
        self.named(done::done_on(&self.file.connection, day))
    }

    /// Returns the newest operation of all; `None` before the first.
    pub fn last_operation(&self) -> Result<Option<OperationId>, StoreError> {
        let last = log::last_operation(&self.file.connection);
        self.named(last).map(|last| last.map(|(_, id)| OperationId::new(id)))
    }

    /// Returns a number that changes when another connection has written.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        let version = || {
            Ok(self.file.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
        };
        self.named(version())
    }

    /// Returns what is known about ids, for validating a document.
    pub fn known_records(&self) -> Result<Box<dyn KnownRecords>, StoreError> {
        self.named(known::load(&self.file.connection)).map(|known| Box::new(known) as Box<dyn KnownRecords>)
    }

    /// Refuses to write through a store that was opened to look only.
    fn writing(&self) -> Result<(), StoreError> {
        match self.file.access {
            Access::Write => Ok(()),
            Access::Read => Err(StoreError::OpenedForReading { path: self.file.path.clone() }),
        }
    }

    /// Names the database in what SQLite said; what makes no sense because the file is another one is no damage.
    fn named<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if matches!(&result, Err(error) if error.is_damage() || error.is_absence()) && self.file.has_changed()
        {
            return Err(StoreError::Replaced { path: self.file.path.clone(), kept: None });
        }
        result.map_err(|error| error.at(&self.file.path, self.file.now))
    }
}
