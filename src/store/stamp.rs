//! What a database looks like from outside, so that a file that another program put in its place is noticed.
//!
//! Owns the comparison of device, inode, size and times. Refuses to open anything: closing a file drops the locks that
//! SQLite holds on it for this process.

use std::fs::{self, Metadata};
use std::path::Path;

use crate::store::file;

/// A file as the system describes it; equal stamps mean that nothing was written in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Stamp {
    /// Device and inode.
    identity: (u64, u64),
    size: u64,
    /// When its bytes and when its name or rights changed, in nanoseconds.
    times: (i128, i128),
}

impl Stamp {
    /// Returns the stamp of the file at a path; `None` when there is none.
    pub(in crate::store) fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Self::described(&metadata))
    }

    #[cfg(unix)]
    fn described(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            identity: (metadata.dev(), metadata.ino()),
            size: metadata.len(),
            times: (
                nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
                nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            ),
        }
    }

    #[cfg(not(unix))]
    fn described(metadata: &Metadata) -> Self {
        let since = |time: std::io::Result<std::time::SystemTime>| {
            let age = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            age.and_then(|age| i128::try_from(age.as_nanos()).ok()).unwrap_or(0)
        };
        Self {
            identity: (0, 0),
            size: metadata.len(),
            times: (since(metadata.modified()), since(metadata.created())),
        }
    }

    /// Tells whether both describe one file, whatever was written into it.
    pub(in crate::store) fn is_same_file(&self, other: &Self) -> bool {
        self.identity == other.identity
    }
}

/// A database and its write-ahead log as they looked at one moment; another look tells whether something changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sighting {
    file: Option<Stamp>,
    log: Option<Stamp>,
}

impl Sighting {
    /// Returns how the database at a path looks now.
    pub fn of(path: &Path) -> Self {
        let path = file::real_path(path);
        // Whoever only reads makes an empty log and takes it away again.
        let log = Stamp::of(&file::with_ending(&path, "-wal")).filter(|log| log.size > 0);
        Self { file: Stamp::of(&path), log }
    }
}
