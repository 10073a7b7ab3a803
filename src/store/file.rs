//! The database as a file: where it is and who may read it. Refuses to know what is in it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::store::error::{Result, StoreError};

/// The endings of what SQLite may put beside a database.
pub(in crate::store) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

impl Found {
    /// Returns how a database that should be there is said to be.
    pub(in crate::store) const fn state(self) -> &'static str {
        match self {
            Self::Nothing => "missing",
            Self::Empty | Self::Something => "empty",
        }
    }
}

/// How the name of a file begins that is not complete yet; one that nobody works on is removed by the next run.
pub(in crate::store) const UNFINISHED: &str = ".callback-unfinished-";

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Found {
    /// There is no file.
    Nothing,
    /// A file without a byte.
    Empty,
    /// A file with something in it.
    Something,
}

/// Returns the directory that a file is in.
pub(in crate::store) fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Tells whether not another block can be written in the directory of a file.
///
/// SQLite says only that it could not make a file, or not reach its memory.
pub(in crate::store) fn is_disk_full(path: &Path) -> bool {
    let directory = directory_of(path);
    let probe = || {
        let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(directory)?;
        file.write_all(&[0; 4096])?;
        file.as_file().sync_all()
    };
    probe().is_err_and(|error: std::io::Error| {
        matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
    })
}

/// Returns the file that a path leads to, through symbolic links also when it does not exist yet.
pub(in crate::store) fn real_path(path: &Path) -> PathBuf {
    let mut path = path.to_path_buf();
    // A chain of links that is longer than this is a loop; opening it will say so.
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or_else(|| Path::new("")).join(target);
    }
    fs::canonicalize(&path).unwrap_or(path)
}

/// Tells what stands at a path.
///
/// It does not open the file: closing a file drops the locks that SQLite holds on it for this process.
pub(in crate::store) fn look(path: &Path) -> Result<Found> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(StoreError::Directory { path: path.to_path_buf() }),
        Ok(metadata) if metadata.len() == 0 => Ok(Found::Empty),
        Ok(_) => Ok(Found::Something),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
        Err(cause) => Err(StoreError::File { action: "open", path: path.to_path_buf(), cause }),
    }
}

/// Makes an empty file that only the user may read, and the directories it needs likewise, unless it exists.
pub(in crate::store) fn make(path: &Path) -> Result<()> {
    make_directory(directory_of(path))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(StoreError::File { action: "make", path: path.to_path_buf(), cause: error })
        }
        _ => Ok(()),
    }
}

/// Makes a directory and those above it, private to the user; existing ones stay as they are.
pub(in crate::store) fn make_directory(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|cause| StoreError::File {
        action: "make the directory",
        path: path.to_path_buf(),
        cause,
    })
}

/// Takes the rights of others away from a database and the files beside it, as far as the system lets us.
pub(in crate::store) fn tighten(path: &Path) {
    tighten_one(path);
    for companion in COMPANIONS {
        tighten_one(&with_ending(path, companion));
    }
}

/// Returns a path with something after its name.
pub(in crate::store) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Takes the rights of others away from one file. Failing is no reason to refuse the user their records.
#[cfg(unix)]
fn tighten_one(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(metadata) = fs::metadata(path) else { return };
    let mode = metadata.permissions().mode();
    if mode & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700));
    }
}

/// Other systems keep a user's files apart by themselves.
#[cfg(not(unix))]
fn tighten_one(_: &Path) {}
