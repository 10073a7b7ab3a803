//! Opening a database: for reading or for writing, made anew or brought up to date, refused when it is not ours.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::domain::now::Now;
use crate::store::Access;
use crate::store::backups;
use crate::store::error::{Result, StoreError};
use crate::store::file::{self, Found};
use crate::store::lock_wait;
use crate::store::schema::{self, MIGRATIONS};

/// Statements kept ready.
const STATEMENTS: usize = 256;

/// Returns a connection to the database that a path leads to, and the path of the file itself.
pub(in crate::store) fn open(path: &Path, access: Access, now: Now) -> Result<(Connection, PathBuf)> {
    let path = file::real_path(path);
    let connection = connect(&path, access, now).map_err(|error| error.at(&path))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok((connection, path))
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
pub(in crate::store) fn as_it_is(path: &Path) -> Result<Connection> {
    let waits = has_log(path);
    let connection = match file::look(path)? {
        Found::Something => looking(path)?,
        found => match backups::newest(path).filter(|_| found == Found::Empty) {
            Some(newest) => {
                return Err(StoreError::Emptied { path: path.to_path_buf(), newest: newest.path });
            }
            None => return Err(StoreError::Missing { path: path.to_path_buf() }),
        },
    };
    // Looking changes nothing: what waits in the log is left to whoever writes next.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, waits)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// Opens, makes or refuses the file.
fn connect(path: &Path, access: Access, now: Now) -> Result<Connection> {
    let found = file::look(path)?;
    if found == Found::Empty
        && let Some(newest) = backups::newest(path)
    {
        return Err(StoreError::Emptied { path: path.to_path_buf(), newest: newest.path });
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
    match checked(path) {
        Err(StoreError::Sqlite(error)) if needs_a_writable_directory(&error) => unchanging(path, error),
        other => other,
    }
}

/// Opens a database to write, and makes it when there is none.
fn for_writing(path: &Path, now: Now) -> Result<Connection> {
    file::make(path)?;
    file::tighten(path);
    let mut connection = checked(path)?;
    schema::bring_up_to_date(&mut connection, path, now, MIGRATIONS)?;
    use_write_ahead_log(&connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Opens a file and refuses, without touching it, what is no database of ours.
fn checked(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    lock_wait::be_patient(&connection)?;
    // Closing the last connection would move what waits in the log into the file, also into one we refuse.
    let waits = has_log(path);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, waits)?;
    schema::version(&connection, path, MIGRATIONS)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
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

/// Tells whether reading failed because SQLite could not make its shared memory beside the file.
fn needs_a_writable_directory(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Tells whether something waits in the write-ahead log of a database.
pub(in crate::store) fn has_log(path: &Path) -> bool {
    std::fs::metadata(file::with_ending(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Opens a database in a directory that cannot be written as one that nobody changes.
///
/// Only when no write-ahead log is left: it would be ignored, and what it holds would be missing.
fn unchanging(path: &Path, error: rusqlite::Error) -> Result<Connection> {
    if has_log(path) {
        return Err(error.into());
    }
    let Some(name) = path.to_str() else { return Err(error.into()) };
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let uri = format!("file:{name}?immutable=1");
    // What SQLite says about this would name the file in a way that nobody typed.
    let Ok(connection) = Connection::open_with_flags(uri, flags) else { return Err(error.into()) };
    schema::version(&connection, path, MIGRATIONS)?;
    Ok(connection)
}
