//! Restore: a database takes the place of the present one, which is kept.
//!
//! What comes in is copied, checked and brought up to date aside; only then is the live file written, through SQLite
//! itself, so that an open program sees it. Refuses what is not sound, and never touches the file it reads.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use crate::domain::now::Now;
use crate::store::backups::copy::{Unfinished, copy_all};
use crate::store::backups::{self, Reason};
use crate::store::error::{Result, StoreError};
use crate::store::file::{self, Found};
use crate::store::schema::{self, APPLICATION_ID, MIGRATIONS};
use crate::store::{integrity, lock_wait, log, open, triggers};

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The file that was brought back.
    pub from: PathBuf,
    /// Where the replaced database is; `None` when there was none.
    pub kept: Option<PathBuf>,
    /// The schema that the file had, when it was brought up to date.
    pub older_schema: Option<usize>,
    /// What it holds now.
    pub contents: Contents,
}

/// What a database holds, in a few numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Live applications.
    pub applications: u32,
    /// Live contacts.
    pub contacts: u32,
    /// The moment and the name of the last operation.
    pub last: Option<(String, String)>,
}

/// A checked copy of what is to be restored.
struct Staged {
    copy: Unfinished,
    older_schema: Option<usize>,
}

/// Returns the file that a name means: a path, or the name of a backup of this database.
pub(in crate::store) fn source_of(database: &Path, named: &Path) -> PathBuf {
    let among_backups = backups::directory(database).join(named);
    let is_name = named.components().count() == 1;
    if is_name && !named.exists() && among_backups.exists() { among_backups } else { named.to_owned() }
}

/// Returns what a file holds that may be restored; looks at its beginning only.
pub(in crate::store) fn contents_of(source: &Path, now: Now) -> Result<Contents> {
    let connection = source_connection(source, now)?;
    contents(&connection).map_err(|error| unsound(error, source, now))
}

/// Puts a database in the place of the one at `database`.
pub(in crate::store) fn restore(database: &Path, source: &Path, now: Now) -> Result<Restored> {
    let database = file::real_path(database);
    file::look(&database)?;
    if fs::canonicalize(source).is_ok_and(|source| source == database) {
        return Err(not_restorable(source, "it is the database in use"));
    }
    let Staged { copy, older_schema } = stage(&database, source, now)?;
    let kept = keep_present(&database, now).map_err(|error| error.at(&database, now))?;
    let contents = contents(&copy.open()?)?;
    put(copy, &database).map_err(|error| error.at(&database, now))?;
    Ok(Restored { from: source.to_owned(), kept, older_schema, contents })
}

/// Copies what is to be restored aside, checks it, and brings it up to date.
fn stage(database: &Path, source: &Path, now: Now) -> Result<Staged> {
    let connection = source_connection(source, now)?;
    let copy = Unfinished::begin(&backups::directory(database))?;
    copy.fill(&connection, source, now).map_err(|error| unsound(error, source, now))?;
    drop(connection);
    let mut staged = copy.open()?;
    let faults = integrity::faults(&staged)?;
    if let Some(first) = faults.first() {
        let more = if faults.len() > 1 { format!(", and {} more", faults.len() - 1) } else { String::new() };
        return Err(not_restorable(source, &format!("it is damaged itself ({first}{more})")));
    }
    let found = schema::version(&staged, source, MIGRATIONS)?;
    schema::migrate(&mut staged, source, MIGRATIONS)?;
    // What only this program puts there is made anew, whatever others did to it.
    triggers::generate(&staged)?;
    staged.execute("DELETE FROM running_operation", [])?;
    Ok(Staged { copy, older_schema: (found < MIGRATIONS.len()).then_some(found) })
}

/// Opens a file that may be restored, to look only.
fn source_connection(source: &Path, now: Now) -> Result<Connection> {
    fs::metadata(source).map_err(|cause| StoreError::File {
        action: "open",
        path: source.to_owned(),
        cause,
    })?;
    if file::look(source).map_err(|error| unsound(error, source, now))? == Found::Empty {
        return Err(not_restorable(source, "it is empty"));
    }
    let opened = open::as_it_is(source, now).map_err(|error| unsound(error, source, now))?;
    if schema::version(&opened, source, MIGRATIONS)? == 0 {
        return Err(not_restorable(source, "it holds no records of callback"));
    }
    Ok(opened)
}

/// Says of what is to be restored what would else be said of the database in use.
fn unsound(error: StoreError, source: &Path, now: Now) -> StoreError {
    match error.at(source, now) {
        StoreError::NotADatabase { .. } => not_restorable(
            source,
            "it is not a database; what callback export wrote comes back with callback import",
        ),
        StoreError::Damaged { cause, .. } => {
            not_restorable(source, &format!("it is damaged itself ({cause})"))
        }
        StoreError::Directory { .. } => not_restorable(source, "it is a directory"),
        StoreError::NotOurs { .. } => not_restorable(source, "it is a database of another program"),
        StoreError::Newer { found, known, .. } => not_restorable(
            source,
            &format!("it was written by a newer callback (schema {found}, this one knows up to {known})"),
        ),
        other => other,
    }
}

fn not_restorable(source: &Path, problem: &str) -> StoreError {
    StoreError::NotRestorable { path: source.to_owned(), problem: problem.to_owned() }
}

/// Keeps the present database, sound or not; `None` when there is nothing to keep.
fn keep_present(database: &Path, now: Now) -> Result<Option<PathBuf>> {
    if file::look(database)? != Found::Something {
        // SQLite would throw a log away that is beside nothing.
        return log::waits(database).then(|| log::put_aside(database, now)).transpose();
    }
    log::settle(database, now)?;
    let copied = || -> Result<(Unfinished, Reason)> {
        let present = live(database)?;
        refuse_foreign(&present, database)?;
        let copy = Unfinished::begin(&backups::directory(database))?;
        copy.fill(&present, database, now)?;
        let is_sound = integrity::damage(&copy.open()?)?.is_none();
        Ok((copy, if is_sound { Reason::Replaced } else { Reason::Damaged }))
    };
    match copied().map_err(|error| error.at(database, now)) {
        Ok((copy, reason)) => backups::keep(copy, database, now, reason).map(Some),
        Err(StoreError::NotADatabase { .. } | StoreError::Damaged { .. }) => {
            keep_bytes(database, now).map(Some)
        }
        Err(other) => Err(other),
    }
}

/// Refuses to overwrite what another program keeps.
fn refuse_foreign(present: &Connection, database: &Path) -> Result<()> {
    let number = |sql| present.query_row(sql, [], |row| row.get::<_, i64>(0));
    let is_ours = number("PRAGMA application_id")? == APPLICATION_ID;
    if is_ours || number("SELECT count(*) FROM sqlite_schema")? == 0 {
        return Ok(());
    }
    Err(StoreError::NotOurs { path: database.to_owned() })
}

/// Keeps the bytes of a database that cannot be read, and of its log.
fn keep_bytes(database: &Path, now: Now) -> Result<PathBuf> {
    let failed = |cause| StoreError::File { action: "keep a copy of", path: database.to_owned(), cause };
    let copy = Unfinished::begin(&backups::directory(database))?;
    copy.fill_with_bytes(database).map_err(failed)?;
    let kept = backups::keep(copy, database, now, Reason::Damaged)?;
    if log::waits(database) {
        let mut log = Unfinished::begin(&backups::directory(database))?;
        log.fill_with_bytes(&file::with_ending(database, "-wal")).map_err(failed)?;
        log.keep_as(&file::with_ending(&kept, "-wal"))?;
    }
    Ok(kept)
}

/// Writes the staged copy into the live file; puts it in its place when that cannot be written any more.
fn put(staged: Unfinished, database: &Path) -> Result<()> {
    let into_live = || -> Result<()> {
        file::make(database)?;
        file::tighten(database);
        let mut live = live(database)?;
        let source = staged.open()?;
        fit_page_size(&source, &live)?;
        copy_all(&source, &mut live)?;
        open::use_write_ahead_log(&live)
    };
    let Err(error) = into_live() else { return Ok(()) };
    let is_beyond_repair = matches!(&error, StoreError::Sqlite(error) if matches!(
        error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)));
    if !is_beyond_repair {
        return Err(error);
    }
    staged.replace(database)
}

/// Gives the staged copy the pages of the live file, which keeps its own.
fn fit_page_size(staged: &Connection, live: &Connection) -> Result<()> {
    let size =
        |connection: &Connection| connection.query_row("PRAGMA page_size", [], |row| row.get::<_, i64>(0));
    let wanted = size(live)?;
    if size(staged)? != wanted {
        staged.pragma_update(None, "page_size", wanted)?;
        staged.execute_batch("VACUUM")?;
    }
    Ok(())
}

/// Opens the live file whatever is in it.
fn live(database: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags)?;
    lock_wait::be_patient(&connection)?;
    Ok(connection)
}

/// Returns what a database holds.
fn contents(connection: &Connection) -> Result<Contents> {
    let count = |table: &str| -> Result<u32> {
        let sql = format!("SELECT count(*) FROM \"{table}\" WHERE deleted_at IS NULL");
        Ok(connection.query_row(&sql, [], |row| row.get(0))?)
    };
    let last = "SELECT at, name FROM operation ORDER BY seq DESC LIMIT 1";
    let last = connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(Contents { applications: count("application")?, contacts: count("contact")?, last })
}
