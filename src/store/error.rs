//! What can go wrong with the database, in words for the user: the path, the cause and the cure.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::now::Now;
use crate::store::{cure, file};

/// Why the store could not do something, in words for the user.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was made by a newer program.
    #[error("could not open {}: it was written by a newer callback (schema {found}, this one knows up to {known}); nothing was changed, use the newer program, or go back to an older backup (callback backup --list, callback restore FILE)", path.display())]
    Newer {
        /// The database file.
        path: PathBuf,
        /// The schema of the file.
        found: usize,
        /// The newest schema that this program knows.
        known: usize,
    },
    /// The file is no SQLite database.
    #[error("could not open {}: it is not a database; nothing was changed, {cure}", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
        /// How it comes back.
        cure: String,
    },
    /// The file is a database of another program.
    #[error("could not open {}: it is a database of another program; nothing was changed, name another file with --db", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The database is damaged.
    #[error("could not read {}: the database is damaged ({cause}); nothing was changed, {cure}", path.display())]
    Damaged {
        /// The database file.
        path: PathBuf,
        /// How it comes back.
        cure: String,
        /// What SQLite found.
        cause: String,
    },
    /// The database is missing or empty although there are backups or a log of one that was not.
    #[error("could not open {}: the file is {state}, but {left} still there; {cure}", path.display())]
    Lost {
        /// The database file.
        path: PathBuf,
        /// Missing or empty.
        state: &'static str,
        /// What is left of it, with its verb.
        left: &'static str,
        /// How it comes back.
        cure: String,
    },
    /// The file went away while it was in use.
    #[error("could not open {}: the file was removed or renamed while callback was open; nothing was written, put it back and try again", path.display())]
    Gone {
        /// The database file.
        path: PathBuf,
    },
    /// Another program put a file in the place of the database during a write.
    #[error("could not use {}: another program replaced or removed the file at the same time; nothing was written to what is there now{}, try again", path.display(), kept.as_ref().map_or_else(String::new, |kept| format!(" (the log of the earlier file is kept as {})", kept.display())))]
    Replaced {
        /// The database file.
        path: PathBuf,
        /// Where the log of the file that was replaced is, when there was one.
        kept: Option<PathBuf>,
    },
    /// The log beside the database belongs to another file.
    #[error("could not read {0}: {0}-wal belongs to another file that was in its place; nothing was changed, any command that writes keeps it among the backups and goes on without it", path.display())]
    ForeignLog {
        /// The database file.
        path: PathBuf,
    },
    /// There is no database to work on.
    #[error("could not open {}: it does not exist yet, and nothing was written so far", path.display())]
    Missing {
        /// Where the database would be.
        path: PathBuf,
    },
    /// A file stands where a backup should be.
    #[error("could not write {}: it exists, and a backup never replaces a file; name another one", path.display())]
    Taken {
        /// The file that is there.
        path: PathBuf,
    },
    /// A file cannot be restored.
    #[error("could not restore {}: {problem}; nothing was changed", path.display())]
    NotRestorable {
        /// The file.
        path: PathBuf,
        /// Why not.
        problem: String,
    },
    /// A directory stands where the database should be.
    #[error("could not open {}: it is a directory; name a file with --db", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
    },
    /// A file or directory could not be made, read or written.
    #[error("could not {action} {}: {cause}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// Another process holds the lock and did not let go.
    #[error("could not use {}: another process holds its lock and did not let go within 5 seconds; try again, or end the other callback", path.display())]
    Locked {
        /// The database file.
        path: PathBuf,
    },
    /// There is no room.
    #[error("could not write {}: the disk is full; nothing was changed, make room and try again", path.display())]
    Full {
        /// The database file.
        path: PathBuf,
    },
    /// The file or its directory cannot be written.
    #[error("could not write {}: it is read-only; nothing was changed, {cure}", path.display())]
    ReadOnly {
        /// The database file.
        path: PathBuf,
        /// How it becomes writable.
        cure: String,
    },
    /// The store was opened to look only.
    #[error("could not write {}: it was opened for reading", path.display())]
    OpenedForReading {
        /// The database file.
        path: PathBuf,
    },
    /// The file cannot be opened.
    #[error("could not open {}: {cause}; {cure}", path.display())]
    Unreachable {
        /// The database file.
        path: PathBuf,
        /// What SQLite says.
        cause: String,
        /// How it can be opened.
        cure: String,
    },
    /// A row holds what no record can hold.
    #[error("could not read the {table} {record}: its {column} {problem}")]
    BadValue {
        /// The table of the row.
        table: &'static str,
        /// The id of the row.
        record: String,
        /// The column.
        column: String,
        /// What is wrong, quoting the value.
        problem: String,
    },
    /// A number is larger than the database can hold.
    #[error("could not store the {what} {value}: expected at most {}", i64::MAX)]
    TooLarge {
        /// What the number is.
        what: &'static str,
        /// The number.
        value: u64,
    },
    /// A change or a document names a record that is not there.
    #[error("could not find the {kind} '{id}': it may have been deleted; list what is there and try again")]
    UnknownRecord {
        /// What sort of record it should be.
        kind: &'static str,
        /// The id as given.
        id: String,
    },
    /// The write to be undone or redone is no longer the next one.
    #[error("could not {verb} it: meanwhile {}; nothing was changed", next.as_ref().map_or_else(|| format!("there is nothing left to {verb}"), |name| format!("'{name}' is the one to {verb}")))]
    Superseded {
        /// `undo` or `redo`.
        verb: &'static str,
        /// The name of the write that would be next.
        next: Option<String>,
    },
    /// Something that a write wrote was changed since.
    #[error("could not restore what '{name}' changed: {}; nothing was changed", later.as_ref().map_or_else(|| "it was changed since".to_owned(), |later| format!("'{later}' changed it since, take that back first")))]
    ChangedSince {
        /// The name of the write.
        name: String,
        /// The name of the later operation.
        later: Option<String>,
    },
    /// The only entry of a history cannot go.
    #[error(
        "could not delete the stage of {company}: it is the only one; change it instead, or delete the application"
    )]
    OnlyStage {
        /// The employer.
        company: String,
    },
    /// There is no such operation.
    #[error("could not find the operation '{0}'; 'callback history' lists them")]
    UnknownOperation(String),
    /// An operation cannot be taken back.
    #[error("could not take back '{name}': {problem}")]
    NotTakenBack {
        /// The name of the operation.
        name: String,
        /// Why not.
        problem: &'static str,
    },
    /// A database that should be filled is not empty.
    #[error("could not fill {}: it is not empty; name another file with --db", path.display())]
    NotEmpty {
        /// The database file.
        path: PathBuf,
    },
    /// The schema could not be brought up to date.
    #[error("could not bring {} up to date: {cause}; nothing was changed", path.display())]
    Migration {
        /// The database file.
        path: PathBuf,
        /// What went wrong.
        cause: String,
    },
    /// Somebody stopped it.
    #[error("stopped; nothing was written")]
    Stopped,
    /// SQLite could not do something else.
    #[error("could not use the database: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

impl StoreError {
    /// Returns the error that a database is damaged, with the way out.
    pub(in crate::store) fn damaged(path: &Path, cause: String, now: Now) -> Self {
        Self::Damaged { path: path.to_path_buf(), cure: cure::of_unreadable(path, now), cause }
    }

    /// Returns the error that a file or its directory cannot be written, with the way out.
    pub(in crate::store) fn read_only(path: &Path) -> Self {
        Self::ReadOnly { path: path.to_path_buf(), cure: cure::of_rights(path) }
    }

    /// Tells whether pages did not hold together.
    pub(in crate::store) fn is_damage(&self) -> bool {
        match self {
            Self::Damaged { .. } | Self::NotADatabase { .. } => true,
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ),
            _ => false,
        }
    }

    /// Tells whether there was nothing to open.
    pub(in crate::store) fn is_absence(&self) -> bool {
        matches!(self, Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen))
    }

    /// Names the file that is to blame when a copy fails: the database when it cannot be read, else where the copy
    /// was to be written.
    pub(in crate::store) fn of_copying(self, database: &Path, target: &Path, now: Now) -> Self {
        let Self::Sqlite(error) = &self else { return self };
        match error.sqlite_error_code() {
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked,
            ) => self.at(database, now),
            _ => self.at(target, now),
        }
    }

    /// Names the path, the cause and the cure of what SQLite said; other errors stay as they are.
    pub(in crate::store) fn at(self, path: &Path, now: Now) -> Self {
        let Self::Sqlite(rusqlite::Error::SqliteFailure(failure, ref message)) = self else { return self };
        let cause = message.clone().unwrap_or_else(|| failure.to_string());
        let full = || Self::Full { path: path.to_path_buf() };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked { path: path.to_path_buf() },
            ErrorCode::DiskFull => full(),
            ErrorCode::ReadOnly => Self::read_only(path),
            ErrorCode::NotADatabase => {
                Self::NotADatabase { path: path.to_path_buf(), cure: cure::of_unreadable(path, now) }
            }
            ErrorCode::DatabaseCorrupt => Self::damaged(path, cause, now),
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure
                if file::is_disk_full(path) =>
            {
                full()
            }
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::Unreachable { path: path.to_path_buf(), cause, cure: cure::of_rights(path) }
            }
            _ => self,
        }
    }
}

/// What the store's own functions return.
pub(in crate::store) type Result<T> = std::result::Result<T, StoreError>;
