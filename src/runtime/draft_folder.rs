//! The folder of the drafts of one database: named after the file it really is, however it was reached.
//!
//! Earlier versions named it after the file's stem, so that all databases of one name shared a folder. What is left in
//! such a folder moves to the first database of that name that is opened; the folder of the usual database waits for
//! that one as long as it exists, since most drafts are its own.

use std::fs::{self, TryLockError};
use std::path::{Path, PathBuf};

use crate::runtime::draft::{self, free_name, is_draft, stable_number};
use crate::runtime::form_drafts;

/// Returns the folder of a database's drafts, and moves drafts of earlier versions there.
pub(super) fn of(state: &Path, database: &Path, usual: Option<&Path>) -> PathBuf {
    let database = real(database);
    let stem = database.file_stem().unwrap_or_default();
    let number = stable_number(database.as_os_str().as_encoded_bytes());
    let folder = state.join(format!("{}-{number:016x}", stem.display()));
    if may_take(&database, usual) {
        adopt(&state.join(stem), &folder);
    }
    folder
}

/// Returns the file that a path leads to; the path itself, from the root, where there is none.
fn real(database: &Path) -> PathBuf {
    let absolute = || std::path::absolute(database).unwrap_or_else(|_| database.to_path_buf());
    fs::canonicalize(database).unwrap_or_else(|_| absolute())
}

/// Tells whether drafts that earlier versions kept under the stem of this database may be its own.
fn may_take(database: &Path, usual: Option<&Path>) -> bool {
    let Some(usual) = usual.filter(|usual| usual.exists()) else { return true };
    let usual = real(usual);
    usual == database || usual.file_stem() != database.file_stem()
}

/// Moves drafts from one folder to another, under free names; those that a program of an earlier version holds stay.
fn adopt(from: &Path, to: &Path) {
    let Ok(files) = fs::read_dir(from) else { return };
    let names: Vec<String> = files.flatten().filter_map(|file| file.file_name().into_string().ok()).collect();
    for name in &names {
        // A draft that cannot be moved stays where it was, for the next time.
        if form_drafts::is_draft(name) && !to.join(name).exists() {
            let _ = draft::make_private_folder(to).and_then(|()| fs::rename(from.join(name), to.join(name)));
        }
        if is_draft(name)
            && let Some(_lock) = unheld(from, name)
            && let Some(free) = free_name(to)
        {
            let _ = draft::make_private_folder(to).and_then(|()| fs::rename(from.join(name), to.join(free)));
        }
    }
    for lock in names.iter().filter(|name| draft::is_lock(name)) {
        let draft = Path::new(lock).with_extension("txt");
        if !from.join(&draft).exists() && unheld(from, &draft.to_string_lossy()).is_some() {
            let _ = fs::remove_file(from.join(lock));
        }
    }
    // Only an empty one goes.
    let _ = fs::remove_dir(from);
}

/// Holds a draft, unless a running program does; where files cannot be locked, none does.
fn unheld(folder: &Path, name: &str) -> Option<Option<fs::File>> {
    match draft::lock(folder, name) {
        Ok(lock) => Some(Some(lock)),
        Err(TryLockError::WouldBlock) => None,
        Err(TryLockError::Error(_)) => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::draft::Draft;

    #[test]
    fn a_database_has_one_folder_however_it_is_named() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for folder in ["a", "b"] {
            fs::create_dir(at(folder)).unwrap();
            fs::write(at(folder).join("callback.db"), "").unwrap();
        }
        std::os::unix::fs::symlink(at("a/callback.db"), at("link.db")).unwrap();
        let of = |name: &str| of(&at("state"), &at(name), None);
        assert_eq!(of("a/callback.db"), of("a/../a/./callback.db"));
        assert_eq!(of("a/callback.db"), of("link.db"));
        assert_ne!(of("a/callback.db"), of("b/callback.db"));
    }

    #[test]
    fn drafts_of_earlier_versions_move_to_whom_they_belong() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        let (usual, other) = (at("callback.db"), at("other/callback.db"));
        fs::create_dir_all(at("other")).unwrap();
        fs::write(&usual, "").unwrap();
        fs::write(&other, "").unwrap();
        Draft::take(at("state/callback")).keep("Acme").unwrap();
        fs::write(at("state/callback/form-x.txt"), "x\ny").unwrap();
        let of = |database: &Path| of(&at("state"), database, Some(&usual));
        assert_eq!(Draft::take(of(&other)).text(), "", "it belongs to the usual database");
        let folder = of(&usual);
        assert_eq!(Draft::take(folder.clone()).text(), "Acme");
        assert!(folder.join("form-x.txt").exists());
        assert!(!at("state/callback").exists(), "nothing is left to look for");
    }

    #[test]
    fn a_draft_that_is_held_stays_and_none_is_written_over() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        fs::write(at("jobs.db"), "").unwrap();
        let held = Draft::take(at("state/jobs"));
        held.keep("Held").unwrap();
        let of = || of(&at("state"), &at("jobs.db"), None);
        let new = Draft::take(of());
        new.keep("New").unwrap();
        drop(held);
        of();
        let moved = Draft::take(of());
        assert_eq!((new.text().as_str(), moved.text().as_str()), ("New", "Held"));
    }
}
