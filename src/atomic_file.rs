//! Files that are written whole or not at all, for their owner alone.
//!
//! What is written goes to a file of a recognisable name in the same folder, which gets its own name when it is
//! complete. The writer holds a lock on it; one that nobody holds was left by a run that was killed, and the next run
//! that writes to the folder removes it. Refuses to replace a file without being told to, and to replace what is no
//! file. Where files cannot be locked, nothing is removed.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::input_file::FileKind;

/// How the name of an unfinished file begins; six random characters follow.
const UNFINISHED: &str = ".callback-unwritten-";

/// How often a new unfinished file is begun when another run took it for a left-over.
const ATTEMPTS: u32 = 10;

/// What happens to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Stays,
    /// It is replaced.
    IsReplaced,
}

/// Why a file was not written; what was there before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum AtomicFileError {
    /// It is there already.
    #[error("could not write {}: it exists", .0.display())]
    Exists(PathBuf),
    /// It cannot be written.
    #[error("could not write {path}: {1}", path = .0.display())]
    Unwritable(PathBuf, io::Error),
}

/// Writes what `content` writes into a file, all of it or nothing.
///
/// # Errors
/// When the file exists and stays, or when it cannot be written.
pub fn write(
    path: &Path,
    existing: Existing,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), AtomicFileError> {
    let failed = |error: io::Error| AtomicFileError::Unwritable(path.to_owned(), error);
    let target = target(path, existing)?;
    let folder = folder_of(&target);
    let file = unfinished(folder, content).map_err(failed)?;
    let kept = match existing {
        Existing::IsReplaced => file.persist(&target),
        Existing::Stays => file.persist_noclobber(&target),
    };
    kept.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => AtomicFileError::Exists(path.to_owned()),
        _ => failed(error.error),
    })?;
    keep_name(folder);
    Ok(())
}

/// Writes what `content` writes into a new file in `folder`, all of it or nothing, under the first of `names` that is
/// not taken; returns its path.
///
/// # Errors
/// When it cannot be written, or every name is taken.
pub fn write_new(
    folder: &Path,
    names: impl IntoIterator<Item = String>,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let mut file = unfinished(folder, content)?;
    for name in names {
        let path = folder.join(name);
        match file.persist_noclobber(&path) {
            Ok(_) => {
                keep_name(folder);
                return Ok(path);
            }
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => file = taken.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Checks that a file could be written now, so that nobody works for nothing.
///
/// # Errors
/// When the file exists and stays, or its folder is not there.
pub fn expect_room(path: &Path, existing: Existing) -> Result<(), AtomicFileError> {
    let target = target(path, existing)?;
    let missing = |error: io::Error| AtomicFileError::Unwritable(path.to_owned(), error);
    fs::metadata(folder_of(&target)).map(drop).map_err(missing)
}

/// Returns the folder that a file is in.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Returns the file itself, behind links, after checking that it may be written.
fn target(path: &Path, existing: Existing) -> Result<PathBuf, AtomicFileError> {
    let failed = |error: io::Error| AtomicFileError::Unwritable(path.to_owned(), error);
    match fs::metadata(path) {
        Err(_) => Ok(path.to_owned()),
        Ok(found) if !found.is_file() => Err(failed(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("it is {}, not a file", FileKind::of(&found)),
        ))),
        Ok(_) if existing == Existing::Stays => Err(AtomicFileError::Exists(path.to_owned())),
        Ok(_) => fs::canonicalize(path).map_err(failed),
    }
}

/// Writes a file that has no name of its own yet, durably; dropped, it leaves nothing behind.
fn unfinished(
    folder: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    fs::metadata(folder)?;
    let mut file = begin(folder)?;
    remove_left_overs(folder, &file.as_file().metadata()?);
    let mut buffer = io::BufWriter::new(file.as_file_mut());
    content(&mut buffer).and_then(|()| buffer.flush())?;
    drop(buffer);
    file.as_file().sync_all()?;
    Ok(file)
}

/// Begins an unfinished file and locks it, so that it is not taken for a left-over.
fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    let mut attempts = ATTEMPTS;
    loop {
        // Which name was tried is of no use to the user.
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder);
        let file = file.map_err(|error| io::Error::from(error.kind()))?;
        // Another run may have looked between these two lines: it holds the lock, or has removed the file.
        let is_taken = matches!(file.as_file().try_lock(), Err(fs::TryLockError::WouldBlock));
        if !is_taken && file.path().exists() {
            return Ok(file);
        }
        attempts -= 1;
        if attempts == 0 {
            return Err(io::Error::other("other programs remove what is written to its folder"));
        }
    }
}

/// Removes the unfinished files that runs of the user were killed over; `own` is a file of the user's. What cannot be
/// removed stays: it is no reason not to write.
fn remove_left_overs(folder: &Path, own: &Metadata) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_str().is_some_and(is_unfinished_name) {
            continue;
        }
        // The metadata is that of the entry itself: a link is never followed, a pipe never opened.
        if entry.metadata().is_ok_and(|found| found.is_file() && is_of_same_user(&found, own)) {
            let _ = remove_if_unheld(&entry.path());
        }
    }
}

/// Tells whether a name is one that `begin` gives.
fn is_unfinished_name(name: &str) -> bool {
    name.strip_prefix(UNFINISHED)
        .is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Tells whether two files belong to one user.
fn is_of_same_user(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        one.uid() == other.uid()
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        true
    }
}

/// Removes an unfinished file whose lock nobody holds.
fn remove_if_unheld(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    // Held until it is removed, so that its writer, if it is just beginning, notices.
    file.try_lock()?;
    fs::remove_file(path)
}

/// Makes the new name of a file survive a power cut; not every file system can promise that.
fn keep_name(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stays_as_it_was_when_writing_fails_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        write(&file, Existing::Stays, |out| out.write_all(b"one")).unwrap();
        let refused = write(&file, Existing::Stays, |out| out.write_all(b"two")).unwrap_err();
        assert!(refused.to_string().ends_with("list.csv: it exists"), "{refused}");
        let stopped = |out: &mut dyn Write| {
            out.write_all(b"tw")?;
            Err(io::Error::other("stopped"))
        };
        write(&file, Existing::IsReplaced, stopped).unwrap_err();
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        write(&file, Existing::IsReplaced, |out| out.write_all(b"two")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
    }

    #[test]
    fn left_overs_go_and_what_a_run_is_writing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let left_over = folder.path().join(format!("{UNFINISHED}abc123"));
        fs::write(&left_over, "half").unwrap();
        let foreign = [
            ".callback-unwritten-",
            ".callback-unwritten-abc12é",
            ".callback-unwritten-abc1234",
            ".tmpabc123",
        ];
        for name in foreign {
            fs::write(folder.path().join(name), "theirs").unwrap();
        }
        let inner = folder.path().join("inner.csv");
        write(&folder.path().join("outer.csv"), Existing::Stays, |out| {
            out.write_all(b"outer")?;
            write(&inner, Existing::Stays, |out| out.write_all(b"inner")).map_err(io::Error::other)
        })
        .unwrap();
        assert!(!left_over.exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2 + foreign.len());
        assert_eq!(fs::read_to_string(folder.path().join("outer.csv")).unwrap(), "outer");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_is_for_its_owner_alone_and_a_folder_is_no_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        write(&file, Existing::Stays, |_| Ok(())).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let refused = write(folder.path(), Existing::IsReplaced, |_| Ok(())).unwrap_err();
        assert!(refused.to_string().ends_with("it is a directory, not a file"), "{refused}");
    }
}
