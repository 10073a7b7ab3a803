//! The drafts of forms: what was typed and not saved yet, one file for each form and record.
//!
//! The first line of a file is the name of the draft, so that a file's own name can be short and safe whatever the
//! id of the record is. Refuses to know what a draft says.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use crate::runtime::draft::{remove, stable_number, write_whole};

/// What the names of the files begin with.
const BEGINNING: &str = "form-";
/// The most letters of a draft's name in the name of its file.
const LONGEST: usize = 60;

/// The folder of the drafts.
#[derive(Debug)]
pub(super) struct FormDrafts {
    folder: PathBuf,
}

impl FormDrafts {
    /// Returns the drafts in a folder; made when the first one is kept.
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Returns every draft by its name; files that cannot be read are left out.
    pub(super) fn texts(&self) -> BTreeMap<String, String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = files.filter(|file| file.file_name().to_string_lossy().starts_with(BEGINNING));
        let texts = names.filter_map(|file| fs::read_to_string(file.path()).ok());
        texts
            .filter_map(|text| text.split_once('\n').map(|(name, text)| (name.to_owned(), text.to_owned())))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// Keeps a draft in a file that only the user can read, whole or not at all; an empty one removes the file.
    ///
    /// # Errors
    /// When the file cannot be written or removed.
    pub(super) fn keep(&self, name: &str, text: &str) -> io::Result<()> {
        let file = self.folder.join(file_name(name));
        if text.is_empty() {
            remove(&file)
        } else {
            write_whole(&self.folder, &file, &format!("{name}\n{text}"))
        }
    }
}

/// Tells whether a file of this name is a draft of a form.
pub(super) fn is_draft(name: &str) -> bool {
    name.starts_with(BEGINNING)
}

/// Returns the name of a draft's file: its letters, and a number that tells drafts of the same letters apart.
fn file_name(name: &str) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let short: String = name.chars().take(LONGEST).map(letters).collect();
    let number = stable_number(name.as_bytes());
    format!("{BEGINNING}{short}-{number:016x}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_kept_by_name_for_the_user_alone_and_go_when_they_are_empty() {
        let state = tempfile::tempdir().unwrap();
        let drafts = FormDrafts::new(state.path().join("callback"));
        let (acme, odd) = ("application a-acme -", "contact ../ä/b c-1");
        drafts.keep(acme, "role: SRE\n").unwrap();
        drafts.keep(odd, "name: Ana\nnotes: a\n\tb\n").unwrap();
        let kept = drafts.texts();
        assert_eq!(kept.get(acme).map(String::as_str), Some("role: SRE\n"));
        assert_eq!(kept.get(odd).map(String::as_str), Some("name: Ana\nnotes: a\n\tb\n"));
        #[cfg(unix)]
        for file in fs::read_dir(&drafts.folder).unwrap() {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        drafts.keep(acme, "").unwrap();
        drafts.keep(acme, "").unwrap();
        assert_eq!(drafts.texts().len(), 1);
    }

    #[test]
    fn names_that_look_alike_in_a_file_name_stay_apart() {
        assert_ne!(file_name("contact a/b"), file_name("contact a-b"));
        assert!(file_name(&"é".repeat(200)).len() < 100);
    }
}
