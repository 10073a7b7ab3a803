//! The draft: the line of the quick add that was not saved yet, kept on every change.
//!
//! Each running program has a file of its own, so that two never overwrite each other. A lock that ends with the
//! program tells which files are in use; a program that starts takes the newest draft that nobody holds.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many programs can keep a draft at the same time.
const MOST: usize = 20;

/// A file for one line, held by this program.
#[derive(Debug)]
pub(super) struct Draft {
    folder: PathBuf,
    name: String,
    /// Held until the program ends; nothing where files cannot be locked.
    _lock: Option<File>,
}

impl Draft {
    /// Takes the newest draft in a folder that no running program holds; an empty one when there is none.
    pub(super) fn take(folder: PathBuf) -> Self {
        let mut names: Vec<String> = (1..=MOST).map(file_name).collect();
        names.sort_by_key(|name| std::cmp::Reverse(written(&folder.join(name))));
        for name in names {
            match lock(&folder, &name) {
                Ok(lock) => return Self { folder, name, _lock: Some(lock) },
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(_)) => return Self { folder, name, _lock: None },
            }
        }
        Self { folder, name: file_name(MOST), _lock: None }
    }

    /// Returns the line; an empty one when there is none.
    pub(super) fn text(&self) -> String {
        let text = fs::read_to_string(self.folder.join(&self.name)).unwrap_or_default();
        text.lines().next().unwrap_or_default().to_owned()
    }

    /// Keeps a line in a file that only the user can read, whole or not at all; an empty one removes the file.
    ///
    /// # Errors
    /// When the file cannot be written or removed.
    pub(super) fn keep(&self, text: &str) -> io::Result<()> {
        let file = self.folder.join(&self.name);
        if text.trim().is_empty() {
            return remove(&file);
        }
        write_whole(&self.folder, &file, text)
    }
}

/// Writes a file that only the user can read, whole or not at all.
///
/// # Errors
/// When its folder cannot be made, or the file cannot be written.
pub(super) fn write_whole(folder: &Path, file: &Path, text: &str) -> io::Result<()> {
    make_private_folder(folder)?;
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut draft, text.as_bytes())?;
    draft.persist(file).map(|_| ()).map_err(|error| error.error)
}

/// Removes a file, if it is there.
///
/// # Errors
/// When it is there and cannot be removed.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Tells whether a file of this name is a draft.
pub(super) fn is_draft(name: &str) -> bool {
    name.starts_with("quick-add") && name.ends_with(".txt")
}

/// Tells whether a file of this name stands for holding a draft.
pub(super) fn is_lock(name: &str) -> bool {
    name.starts_with("quick-add") && name.ends_with(".lock")
}

/// Returns the first name of a draft that no file in a folder has; `None` when there is no room for one more.
pub(super) fn free_name(folder: &Path) -> Option<String> {
    (1..=MOST).map(file_name).find(|name| !folder.join(name).exists())
}

/// Returns a number that stands for some bytes, the same in every version of the program (FNV-1a).
pub(super) fn stable_number(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// Returns the name of a draft's file by its number, from 1.
fn file_name(number: usize) -> String {
    if number == 1 { "quick-add.txt".to_owned() } else { format!("quick-add-{number}.txt") }
}

/// Returns when a draft was written; `None` when there is none.
fn written(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}

/// Locks the file beside a draft that stands for holding it: the draft itself is replaced on every change.
pub(super) fn lock(folder: &Path, name: &str) -> Result<File, TryLockError> {
    make_private_folder(folder).map_err(TryLockError::Error)?;
    let path = folder.join(name).with_extension("lock");
    let file = OpenOptions::new().create(true).append(true).open(path).map_err(TryLockError::Error)?;
    file.try_lock()?;
    Ok(file)
}

/// Makes a folder that only the user can enter.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_draft_is_kept_for_the_user_alone_and_goes_when_it_is_empty() {
        use std::os::unix::fs::PermissionsExt;
        let state = tempfile::tempdir().unwrap();
        let folder = state.path().join("callback");
        let draft = Draft::take(folder.clone());
        draft.keep("Acme").unwrap();
        draft.keep("Acme \"Backend\"").unwrap();
        let file = folder.join("quick-add.txt");
        assert_eq!(fs::read_to_string(&file).unwrap(), "Acme \"Backend\"");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(&folder)), (0o600, 0o700));
        draft.keep(" ").unwrap();
        draft.keep("").unwrap();
        assert!(!file.exists());
    }

    #[test]
    fn two_programs_keep_both_of_their_drafts_and_the_newest_is_offered_first() {
        let folder = tempfile::tempdir().unwrap();
        let take = || Draft::take(folder.path().to_owned());
        let (first, second) = (take(), take());
        second.keep("Older").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        first.keep("Newer").unwrap();
        assert_eq!((first.text().as_str(), second.text().as_str()), ("Newer", "Older"));
        assert_eq!(take().text(), "", "what others hold is theirs");
        drop((first, second));
        let next = take();
        assert_eq!(next.text(), "Newer");
        assert_eq!(take().text(), "Older");
        next.keep("").unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told_when_something_is_to_be_kept() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let draft = Draft::take(file.path().join("below a file"));
        assert_eq!(draft.text(), "");
        assert!(draft.keep("Acme").is_err());
    }
}
