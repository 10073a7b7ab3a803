//! Opening a database: for reading or for writing, made anew or brought up to date, refused when it is not ours.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use crate::domain::now::Now;
use crate::store::Access;
use crate::store::backups::{self, copy};
use crate::store::error::{Result, StoreError};
use crate::store::file::{self, Found};
use crate::store::log::Fit;
use crate::store::open_file::{self, OpenFile};
use crate::store::schema::{self, MIGRATIONS};
use crate::store::{cure, lock_wait, log};

/// Statements kept ready.
const STATEMENTS: usize = 256;

/// What is expected where a database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Presence {
    /// A database, or nothing at all: then it is the first run.
    Any,
    /// The database that was there before.
    Earlier,
    /// Nothing, or what somebody wants to be without.
    Anew,
}

/// Opens the database that a path leads to.
pub(in crate::store) fn open(path: &Path, access: Access, presence: Presence, now: Now) -> Result<OpenFile> {
    let path = file::real_path(path);
    copy::remove_left_overs(file::directory_of(&path));
    copy::remove_left_overs(&backups::directory(&path));
    let connect = |path: &Path| connect(path, access, presence, now);
    let opened = open_file::with_settled_log(path.clone(), access, now, connect);
    let opened = opened.map_err(|error| error.at(&path, now))?;
    opened.connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(opened)
}

/// Returns one more connection to a database that is open already, to look only.
pub(in crate::store) fn beside(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    lock_wait::be_patient(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Returns a connection to an existing database, to look only; one of an older schema stays as it is.
pub(in crate::store) fn as_it_is(path: &Path, now: Now) -> Result<Connection> {
    let waits = log::waits(path);
    let found = file::look(path)?;
    if found != Found::Something {
        let missing = || StoreError::Missing { path: path.to_path_buf() };
        return Err(cure::lost(path, found.state(), now).unwrap_or_else(missing));
    }
    let connection = looking(path).and_then(|connection| {
        // Looking changes nothing: what waits in the log is left to whoever writes next.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, waits)?;
        Ok(connection)
    });
    if waits && log::fit_soon(connection.as_ref().ok(), path) == Fit::Foreign {
        return Err(StoreError::ForeignLog { path: path.to_path_buf() });
    }
    let connection = connection?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Opens, makes or refuses the file.
fn connect(path: &Path, access: Access, presence: Presence, now: Now) -> Result<Connection> {
    let found = file::look(path)?;
    if found != Found::Something && presence != Presence::Anew {
        if let Some(lost) = cure::lost(path, found.state(), now) {
            return Err(lost);
        }
        if presence == Presence::Earlier {
            return Err(StoreError::Gone { path: path.to_path_buf() });
        }
    }
    match (access, found) {
        (Access::Read, Found::Nothing | Found::Empty) => in_memory(path, now),
        (Access::Read, Found::Something) => for_reading(path, now),
        (Access::Write, _) => for_writing(path, now),
    }
}

/// Returns an empty database that is nowhere.
fn in_memory(path: &Path, now: Now) -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    schema::bring_up_to_date(&mut connection, path, now, MIGRATIONS)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Opens an existing database to look only; one of an older schema is brought up to date before.
fn for_reading(path: &Path, now: Now) -> Result<Connection> {
    file::tighten(path);
    if file::with_ending(path, "-journal").exists() {
        // A run was killed on the way to the write-ahead log; where that cannot be made good, looking is all there is.
        let _ = for_writing(path, now);
    }
    let connection = looking(path)?;
    if schema::version(&connection, path, MIGRATIONS)? < MIGRATIONS.len() {
        drop(connection);
        drop(for_writing(path, now)?);
        return for_reading(path, now);
    }
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Opens an existing database to look only, also where nothing can be written.
fn looking(path: &Path) -> Result<Connection> {
    match checked(path, Access::Read) {
        Err(StoreError::Sqlite(error)) if lacks_shared_memory(&error) => {
            without_shared_memory(path).ok_or(StoreError::Sqlite(error))
        }
        other => other,
    }
}

/// Opens a database to write, and makes it when there is none.
fn for_writing(path: &Path, now: Now) -> Result<Connection> {
    file::make(path)?;
    file::tighten(path);
    let mut connection = checked(path, Access::Write)?;
    schema::bring_up_to_date(&mut connection, path, now, MIGRATIONS)?;
    use_write_ahead_log(&connection)?;
    remove_idle_journal(&connection, path);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // The log is folded in only after a look at the file that it would be folded into.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(connection)
}

/// Opens a file and refuses, without touching it, what is no database of ours.
fn checked(path: &Path, access: Access) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    let waits = log::waits(path);
    if connection.is_readonly("main")? {
        // Reading would leave files beside it that its owner could not write afterwards.
        match access {
            Access::Write => return Err(StoreError::read_only(path)),
            Access::Read if !waits => {
                return without_log(path).and_then(|connection| known(connection, path));
            }
            Access::Read => {}
        }
    }
    lock_wait::be_patient(&connection)?;
    // Closing the last connection would move what waits in the log into the file, also into one we refuse.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, waits)?;
    let connection = known(connection, path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Refuses what is no database of ours.
fn known(connection: Connection, path: &Path) -> Result<Connection> {
    schema::version(&connection, path, MIGRATIONS)?;
    Ok(connection)
}

/// Switches to the write-ahead log, in which readers and a writer do not wait for each other.
///
/// The switch needs the file for itself; when another process is in it, the next opening switches.
pub(in crate::store) fn use_write_ahead_log(connection: &Connection) -> Result<()> {
    match connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        other => Ok(other?),
    }
}

/// Removes the rollback journal of a run that was killed while it switched to the write-ahead log.
///
/// What had to be rolled back has been by now, and nobody can go back to a journal while this connection is open.
fn remove_idle_journal(connection: &Connection, path: &Path) {
    let journal = file::with_ending(path, "-journal");
    let mode = || connection.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0));
    if journal.exists() && mode().is_ok_and(|mode| mode == "wal") {
        let _ = std::fs::remove_file(journal);
    }
}

/// Tells whether reading failed because SQLite could not make its shared memory beside the file: the directory cannot
/// be written, or the disk is full.
fn lacks_shared_memory(error: &rusqlite::Error) -> bool {
    let extended = error.sqlite_error().map(|error| error.extended_code);
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
        || matches!(
            extended,
            Some(ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_SHMMAP)
        )
}

/// Opens a database to look at it where no memory can be shared with other processes; `None` when that cannot be.
fn without_shared_memory(path: &Path) -> Option<Connection> {
    // A log must not be overlooked: what it holds would be missing.
    let opened = if log::waits(path) { log::alone(path)? } else { without_log(path).ok()? };
    known(opened, path).ok()
}

/// Opens a file by itself, as one that nobody changes: its log is overlooked, and nothing is made beside it.
pub(in crate::store) fn without_log(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let uri = format!("file:{}?immutable=1", percent_encoded(path));
    // What SQLite says about this would name the file in a way that nobody typed.
    let unreadable = |_| StoreError::Sqlite(rusqlite::Error::InvalidPath(path.to_path_buf()));
    Connection::open_with_flags(uri, flags).map_err(unreadable)
}

/// Returns a path, whatever is in it, as it stands in an address.
fn percent_encoded(path: &Path) -> String {
    let encoded = |byte: &u8| match byte {
        b'/' | b'.' | b'-' | b'_' => char::from(*byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.as_os_str().as_encoded_bytes().iter().map(encoded).collect()
}
