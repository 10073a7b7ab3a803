//! A copy in the making: complete and on disk before it gets its name, private to the user, never in place of a file.
//!
//! What a run that was killed left behind is swept away by the next one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, ffi};
use tempfile::NamedTempFile;

use crate::domain::now::Now;
use crate::store::error::{Result, StoreError};
use crate::store::{file, lock_wait};

/// A file without a name of its own yet; dropped, it leaves nothing behind.
#[derive(Debug)]
pub(in crate::store) struct Unfinished {
    file: Option<NamedTempFile>,
    path: PathBuf,
    directory: PathBuf,
    /// Held shared as long as copies are made in the directory, so that nobody takes them for left-overs.
    _lock: Option<File>,
}

impl Unfinished {
    /// Begins a copy in a directory of ours, which is made when it is missing.
    pub(in crate::store) fn begin(directory: &Path) -> Result<Self> {
        file::make_directory(directory)?;
        Self::within(directory)
    }

    /// Begins a copy that will get this name, in the directory of that name.
    pub(in crate::store) fn beside(target: &Path) -> Result<Self> {
        Self::within(file::directory_of(target))
    }

    fn within(directory: &Path) -> Result<Self> {
        let failed =
            |cause| StoreError::File { action: "make a backup in", path: directory.to_owned(), cause };
        remove_left_overs(directory);
        let lock = File::open(directory).ok().filter(|lock| lock.lock_shared().is_ok());
        let file = tempfile::Builder::new().prefix(file::UNFINISHED).tempfile_in(directory);
        // Which name was tried is nobody's business.
        let file = file.map_err(|error| failed(io::Error::from(error.kind())))?;
        let path = file.path().to_owned();
        Ok(Self { file: Some(file), path, directory: directory.to_owned(), _lock: lock })
    }

    /// Opens the copy as a database.
    pub(in crate::store) fn open(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Connection::open_with_flags(&self.path, flags)?)
    }

    /// Fills it with everything that a connection to `database` sees at this moment, what waits in the write-ahead
    /// log included; whatever other processes write meanwhile does not disturb it.
    pub(in crate::store) fn fill(&self, source: &Connection, database: &Path, now: Now) -> Result<()> {
        let fill = || {
            let mut copy = self.open()?;
            copy_all(source, &mut copy)?;
            // The copy stands alone: nothing of it may wait in a write-ahead log of its own.
            copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            Ok(())
        };
        fill().map_err(|error: StoreError| error.of_copying(database, &self.directory, now))
    }

    /// Fills it with the bytes of a file that may be no database at all.
    pub(in crate::store) fn fill_with_bytes(&self, file: &Path) -> io::Result<()> {
        let mut copy = OpenOptions::new().write(true).open(&self.path)?;
        io::copy(&mut File::open(file)?, &mut copy)?;
        copy.sync_all()
    }

    /// Tells whether a file holds the same bytes.
    pub(in crate::store) fn equals(&self, other: &Path) -> bool {
        are_equal(&self.path, other).unwrap_or(false)
    }

    /// Gives it its name, durably; when that cannot be done, it can be given another one.
    pub(in crate::store) fn keep_as(&mut self, path: &Path) -> Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        match file.persist_noclobber(path) {
            Ok(_) => {
                sync_directory(&self.directory);
                Ok(())
            }
            Err(error) => {
                self.file = Some(error.file);
                let path = path.to_path_buf();
                Err(match error.error.kind() {
                    io::ErrorKind::AlreadyExists => StoreError::Taken { path },
                    _ => StoreError::File { action: "keep the backup", path, cause: error.error },
                })
            }
        }
    }

    /// Puts it in the place of a database that cannot be written to any more, and of what waits beside that.
    pub(in crate::store) fn replace(mut self, path: &Path) -> Result<()> {
        let failed = |cause| StoreError::File { action: "replace", path: path.to_owned(), cause };
        // A log that stayed would be taken for one of the new file.
        for companion in file::COMPANIONS {
            match fs::remove_file(file::with_ending(path, companion)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
                _ => {}
            }
        }
        let Some(file) = self.file.take() else { return Ok(()) };
        file.persist(path).map_err(|error| failed(error.error))?;
        sync_directory(file::directory_of(path));
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for companion in file::COMPANIONS {
            let _ = fs::remove_file(file::with_ending(&self.path, companion));
        }
    }
}

/// Copies everything that a connection sees into another database, in one step: its readers see all of it or nothing.
pub(in crate::store) fn copy_all(source: &Connection, target: &mut Connection) -> Result<()> {
    lock_wait::be_patient(target)?;
    match Backup::new(source, target)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None).into()),
    }
}

/// Tells whether two files hold the same bytes.
fn are_equal(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let both = left.len().min(right.len());
        if left.get(..both) != right.get(..both) {
            return Ok(false);
        }
        if both == 0 {
            return Ok(left.len() == right.len());
        }
        one.consume(both);
        other.consume(both);
    }
}

/// Removes what runs that were killed left in a directory, unless a copy is being made there.
///
/// Not every system can lock a directory; then nothing is removed.
pub(in crate::store) fn remove_left_overs(directory: &Path) {
    let is_left_over =
        |entry: fs::DirEntry| entry.file_name().to_string_lossy().starts_with(file::UNFINISHED);
    let Ok(mut entries) = fs::read_dir(directory) else { return };
    if entries.any(|entry| entry.is_ok_and(is_left_over))
        && let Ok(lock) = File::open(directory)
        && lock.try_lock().is_ok()
    {
        sweep(directory);
    }
}

/// Removes what runs that were killed left in a directory.
fn sweep(directory: &Path) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(file::UNFINISHED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes a new name in a directory survive a power cut; not every file system can promise that.
pub(in crate::store) fn sync_directory(directory: &Path) {
    let _ = File::open(directory).and_then(|directory| directory.sync_all());
}
