//! Files that are written whole or not at all, for their owner alone.
//!
//! Refuses to replace a file without being told to, and to replace what is no file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

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
    fs::metadata(folder).map_err(failed)?;
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    let mut buffer = io::BufWriter::new(file.as_file_mut());
    content(&mut buffer).and_then(|()| buffer.flush()).map_err(failed)?;
    drop(buffer);
    file.as_file().sync_all().map_err(failed)?;
    let kept = match existing {
        Existing::IsReplaced => file.persist(&target),
        Existing::Stays => file.persist_noclobber(&target),
    };
    kept.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => AtomicFileError::Exists(path.to_owned()),
        _ => failed(error.error),
    })?;
    // The new name must survive a power cut, too; not every file system can promise that.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
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
        Ok(found) if !found.is_file() => {
            Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "it is not an ordinary file")))
        }
        Ok(_) if existing == Existing::Stays => Err(AtomicFileError::Exists(path.to_owned())),
        Ok(_) => fs::canonicalize(path).map_err(failed),
    }
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
    #[cfg(unix)]
    fn a_file_is_for_its_owner_alone_and_a_folder_is_no_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        write(&file, Existing::Stays, |_| Ok(())).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let refused = write(folder.path(), Existing::IsReplaced, |_| Ok(())).unwrap_err();
        assert!(refused.to_string().ends_with("it is not an ordinary file"), "{refused}");
    }
}
