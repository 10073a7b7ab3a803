//! The write-ahead log beside a database: whether it belongs to the file that is there, and what becomes of it.
//!
//! SQLite finds the log by its name alone. Where another program has put a file in the place of the database, what
//! waits in the log would be written over the pages of a stranger. A log belongs to a file when it goes on where the
//! file ends: the last operation in the file is known to the log, and the log adds no more operations than it has
//! commits. What does not belong is kept aside under a name of its own and never applied.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::domain::now::Now;
use crate::store::backups;
use crate::store::error::{Result, StoreError};
use crate::store::file::Found;
use crate::store::schema::{self, MIGRATIONS};
use crate::store::{file, integrity, open};

/// How often, and how long apart, a log is compared again that another process may be folding in just now.
const LOOKS: u32 = 20;
const GLANCE: Duration = Duration::from_millis(20);

/// Bytes of the header of a log, and of the header of each of its frames.
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// What became of a log that was found when a database was opened.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum Settled {
    /// Nothing waits in it, or what waits belongs to the file.
    Clear,
    /// Another process uses it, or this one may not write: it stays as it is.
    InUse,
    /// It belongs to another file and is kept here.
    Aside(PathBuf),
}

/// Tells whether something waits in the write-ahead log of a database.
pub(in crate::store) fn waits(path: &Path) -> bool {
    length(path) > 0
}

/// Returns the size of the write-ahead log of a database in bytes.
pub(in crate::store) fn length(path: &Path) -> u64 {
    fs::metadata(file::with_ending(path, "-wal")).map_or(0, |log| log.len())
}

/// How a log goes with the file that it is beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Fit {
    /// It goes on where the file ends.
    Belongs,
    /// It was written for another file.
    Foreign,
    /// The file by itself cannot be read: folding the log in was interrupted, or it is damaged.
    Unknown,
}

/// Folds in what a run that was killed left in the log, or puts the log aside when it belongs to another file.
///
/// # Errors
/// When a log that does not belong to the file cannot be put aside.
pub(in crate::store) fn settle(path: &Path, now: Now) -> Result<Settled> {
    // SQLite throws a log away that is beside nothing; whoever opens the database refuses that.
    if file::look(path)? != Found::Something || !waits(path) {
        return Ok(Settled::Clear);
    }
    let Ok(through) = claimed(path) else { return Ok(Settled::InUse) };
    match schema::version(&through, path, MIGRATIONS) {
        // What is refused is refused untouched; pages of two files do not hold together.
        Err(error) if !error.is_damage() => return Ok(Settled::InUse),
        _ => {}
    }
    if fit(&through, path) != Fit::Foreign && is_sound(&through) {
        through.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        fold(&through);
        return Ok(Settled::Clear);
    }
    // A file that is damaged by itself says nothing about its log.
    if !open::without_log(path).is_ok_and(|file| is_sound(&file)) {
        return Ok(Settled::InUse);
    }
    put_aside(path, now).map(Settled::Aside)
}

/// Tells whether the pages that a connection sees hold together.
fn is_sound(connection: &Connection) -> bool {
    matches!(integrity::damage(connection), Ok(None))
}

/// Tells whether the log that a connection sees belongs to the file at a path.
pub(in crate::store) fn fits_soon(through: &Connection, path: &Path) -> bool {
    match fit_soon(Some(through), path) {
        Fit::Belongs => true,
        Fit::Foreign => false,
        Fit::Unknown => is_sound(through),
    }
}

/// Tells how what a connection sees through the log goes with the file at a path; looks again while another process
/// may be folding the log in. Without a connection, nothing could be seen through it.
pub(in crate::store) fn fit_soon(through: Option<&Connection>, path: &Path) -> Fit {
    let Some(through) = through else {
        let is_sound_alone = open::without_log(path).is_ok_and(|file| is_sound(&file));
        return if is_sound_alone { Fit::Foreign } else { Fit::Unknown };
    };
    for _ in 1..LOOKS {
        if fit(through, path) == Fit::Belongs {
            return Fit::Belongs;
        }
        std::thread::sleep(GLANCE);
    }
    fit(through, path)
}

/// Tells how what a connection sees through the log goes with the file at a path.
fn fit(through: &Connection, path: &Path) -> Fit {
    let Ok(in_file) = open::without_log(path).and_then(|file| Reached::by(&file)) else {
        return Fit::Unknown;
    };
    let goes_on = || -> Result<bool> {
        let commits = File::open(file::with_ending(path, "-wal")).map_or(0, commits);
        let in_log = Reached::by(through)?;
        let Some((last, id)) = in_file.last else {
            return Ok(in_log.last.is_none_or(|(last, _)| last <= commits));
        };
        let adds = in_log.last.map(|(reached, _)| reached - last);
        Ok(adds.is_some_and(|adds| (0..=commits).contains(&adds))
            && in_log.first == in_file.first
            && operation_at(through, last)?.as_deref() == Some(&id))
    };
    if goes_on().unwrap_or(false) { Fit::Belongs } else { Fit::Foreign }
}

/// How far a database has come: its first and its last operation.
#[derive(Debug, PartialEq, Eq)]
struct Reached {
    first: Option<String>,
    last: Option<(i64, String)>,
}

impl Reached {
    fn by(connection: &Connection) -> Result<Self> {
        if !connection.table_exists(None, "operation")? {
            return Ok(Self { first: None, last: None });
        }
        let first = "SELECT id FROM operation ORDER BY seq LIMIT 1";
        Ok(Self {
            first: connection.query_row(first, [], |row| row.get(0)).optional()?,
            last: last_operation(connection)?,
        })
    }
}

/// Returns the number and the id of the last operation of a database.
pub(in crate::store) fn last_operation(connection: &Connection) -> Result<Option<(i64, String)>> {
    let sql = "SELECT seq, id FROM operation ORDER BY seq DESC LIMIT 1";
    Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Returns the id of the operation with a number.
pub(in crate::store) fn operation_at(connection: &Connection, seq: i64) -> Result<Option<String>> {
    let sql = "SELECT id FROM operation WHERE seq = ?1";
    Ok(connection.query_row(sql, [seq], |row| row.get(0)).optional()?)
}

/// Returns how many transactions a log holds at most: its frames that end one, up to those of an earlier log.
fn commits(log: impl Read) -> i64 {
    let mut log = BufReader::new(log);
    let mut header = [0; HEADER];
    if log.read_exact(&mut header).is_err() {
        return 0;
    }
    let [.., p0, p1, p2, p3, _, _, _, _, s0, s1, s2, s3, s4, s5, s6, s7, _, _, _, _, _, _, _, _] = header;
    let (page, salt) = (u64::from(u32::from_be_bytes([p0, p1, p2, p3])), [s0, s1, s2, s3, s4, s5, s6, s7]);
    let mut found = 0;
    let mut frame = [0; FRAME_HEADER];
    while log.read_exact(&mut frame).is_ok() {
        let [_, _, _, _, pages @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = frame;
        let [.., t0, t1, t2, t3, t4, t5, t6, t7, _, _, _, _, _, _, _, _] = frame;
        if [t0, t1, t2, t3, t4, t5, t6, t7] != salt {
            break;
        }
        found += i64::from(pages != [0; 4]);
        if io::copy(&mut log.by_ref().take(page), &mut io::sink()).is_err() {
            break;
        }
    }
    found
}

/// Moves what waits in the log into the file, as far as readers let it.
pub(in crate::store) fn fold(connection: &Connection) {
    // What cannot be moved now is moved by whoever closes the database next.
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

/// Keeps a log that belongs to another file among the backups, and returns where.
pub(in crate::store) fn put_aside(path: &Path, now: Now) -> Result<PathBuf> {
    let log = file::with_ending(path, "-wal");
    let directory = backups::directory(path);
    file::make_directory(&directory)?;
    let place = (0..1000)
        .map(|count| directory.join(format!("{}-wal", backups::dated(path, now, "orphaned", count))))
        .find(|place| place.symlink_metadata().is_err())
        .ok_or_else(|| StoreError::Taken { path: log.clone() })?;
    fs::rename(&log, &place).map_err(|cause| StoreError::File {
        action: "put aside",
        path: log.clone(),
        cause,
    })?;
    // It tells what was in the log; the next process that opens the database makes it anew.
    let _ = fs::remove_file(file::with_ending(path, "-shm"));
    Ok(place)
}

/// Opens a database that no other process has open, without the memory that processes share; `None` when that cannot
/// be had.
pub(in crate::store) fn alone(path: &Path) -> Option<Connection> {
    let connection = claimed(path).ok()?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).ok()?;
    Some(connection)
}

/// Opens a database in such a way that the first look at it claims it for this connection.
fn claimed(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_frames_that_end_a_transaction_of_this_log_are_counted() {
        let mut log = vec![0; HEADER];
        log[8..12].copy_from_slice(&512_u32.to_be_bytes());
        log[16..24].copy_from_slice(b"salt-one");
        let frame = |ends: u32, salt: &[u8; 8]| {
            let mut frame = vec![0; FRAME_HEADER + 512];
            frame[4..8].copy_from_slice(&ends.to_be_bytes());
            frame[8..16].copy_from_slice(salt);
            frame
        };
        for (ends, salt) in [(0, b"salt-one"), (3, b"salt-one"), (4, b"salt-one"), (9, b"salt-old")] {
            log.extend(frame(ends, salt));
        }
        assert_eq!(commits(log.as_slice()), 2);
        assert_eq!(commits(&log[..HEADER + 10]), 0);
        assert_eq!(commits(&b"short"[..]), 0);
    }
}
