//! Kept texts: the files that the editor works on, each in a private folder of its own, until they are forgotten.
//!
//! Beside the text is what it was before, so that one nobody changed is not kept, and a lock that ends with the
//! program, so that another one can tell what was left behind.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::editor::ended;

/// What the folders' names begin with.
const BEGINNING: &str = "text-";
/// What the text was before.
const BEFORE: &str = ".before";
/// Held while the program runs.
const LOCK: &str = ".lock";

/// A file for the editor; it stays until it is forgotten.
#[derive(Debug)]
pub struct KeptText {
    folder: PathBuf,
    name: String,
    /// Nothing where files cannot be locked.
    _lock: Option<File>,
}

impl KeptText {
    /// Writes a text into a new file that only the user can read, in a folder of its own in `folder`; among the
    /// temporary files where that cannot be made.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(in crate::editor) fn write(text: &str, name: &str, folder: &Path) -> io::Result<Self> {
        let own = make_private(folder).and_then(|()| private_folder(folder));
        let own = own.or_else(|_| private_folder(&std::env::temp_dir()))?;
        let lock = new_file(&own.path().join(LOCK)).ok().filter(|lock| lock.try_lock().is_ok());
        for name in [BEFORE, name] {
            new_file(&own.path().join(name))?.write_all(ended(text).as_bytes())?;
        }
        Ok(Self { folder: own.keep(), name: name.to_owned(), _lock: lock })
    }

    /// Returns the file.
    pub fn file(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// Removes the file and all that an editor left beside it.
    pub fn forget(self) {
        // A file that cannot be removed is named at the next start.
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// Leaves the file where it is.
    pub fn leave(self) -> PathBuf {
        self.file()
    }

    /// Leaves the file where it is when the editor changed it, and forgets it otherwise.
    pub fn left_if_changed(self) -> Option<PathBuf> {
        if is_changed(&self.folder, &self.name) {
            return Some(self.leave());
        }
        self.forget();
        None
    }

    /// Leaves the file to an editor that still works on it; returns it when it was changed by now.
    pub(in crate::editor) fn left_if_running(self) -> Option<PathBuf> {
        is_changed(&self.folder, &self.name).then(|| self.leave())
    }
}

/// Returns the texts that programs which ended left behind in `folder`, and removes those that nobody changed.
pub fn left_over(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut texts: Vec<PathBuf> = entries.flatten().filter_map(|entry| left_in(&entry.path())).collect();
    texts.sort();
    texts
}

/// Returns the text that was left in a folder; removes the folder when there is none.
fn left_in(folder: &Path) -> Option<PathBuf> {
    if !folder.file_name()?.to_str()?.starts_with(BEGINNING) {
        return None;
    }
    let lock = OpenOptions::new().append(true).open(folder.join(LOCK));
    if lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
        return None;
    }
    let names = fs::read_dir(folder).ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let text = names.filter(|name| !name.starts_with('.') && is_changed(folder, name)).min();
    if text.is_none() {
        let _ = fs::remove_dir_all(folder);
    }
    text.map(|name| folder.join(name))
}

/// Tells whether a text is not what it was before; in doubt it is not.
fn is_changed(folder: &Path, name: &str) -> bool {
    match (fs::read(folder.join(BEFORE)), fs::read(folder.join(name))) {
        (Ok(before), Ok(after)) => before != after,
        (_, after) => after.is_ok(),
    }
}

/// Makes a folder for one text that only the user can enter.
fn private_folder(place: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGINNING);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(place)
}

/// Makes a folder, and those above it, that only the user can enter; an existing one stays as it is.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file that only the user can read.
fn new_file(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn the_file_is_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let kept = KeptText::write("secret", "notes.md", &folder.path().join("a/b")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(kept.file().parent().unwrap()), mode(&kept.file())), (0o700, 0o600));
        assert_eq!(fs::read_to_string(kept.file()).unwrap(), "secret\n");
        kept.forget();
        assert_eq!(fs::read_dir(folder.path().join("a/b")).unwrap().count(), 0);
    }

    #[test]
    fn only_what_was_changed_and_is_not_in_use_was_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| KeptText::write(text, "notes.md", folder.path()).unwrap();
        let (used, changed, same) = (write("used"), write("changed"), write("same"));
        fs::write(used.file(), "used on").unwrap();
        fs::write(changed.file(), "changed now").unwrap();
        let file = changed.leave();
        let gone = same.leave();
        assert_eq!(left_over(folder.path()), std::slice::from_ref(&file));
        assert_eq!(left_over(folder.path()), [file], "until it is removed");
        assert!(!gone.parent().unwrap().exists());
        assert!(used.file().exists());
        assert!(left_over(&folder.path().join("nowhere")).is_empty());
    }
}
