//! Folders that another program synchronises, and the copies that it leaves when two computers have written.
//!
//! Owns the names by which such folders and copies are known. A synchronised database is replaced behind the
//! program's back, and what was written on the other computer ends up in a copy that nothing reads.

use std::fs;
use std::path::Path;

use crate::domain::finding::Finding;
use crate::store::{cure, file};

/// Parts of the names of folders, in lower case, and who synchronises them.
const FOLDERS: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("synologydrive", "Synology Drive"),
    ("proton drive", "Proton Drive"),
    ("yandex.disk", "Yandex Disk"),
];

/// What such a program puts into the folders that it synchronises.
const MARKERS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".owncloudsync.log", "Nextcloud or ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
];

/// Parts of the names of copies, in lower case.
const CONFLICTS: &[&str] = &["conflict", "in konflikt stehende", "(1)", "(2)", " 2.", " 3."];

/// Looks where the database is, and what is beside it.
pub(super) fn examine(database: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(program) = synced_by(database) {
        let found = format!("{} is in a folder that {program} synchronises", database.display());
        let cure = "move it to a folder of this computer alone (callback config path shows the usual one): \
                    two computers that write at the same time lose records; take them along with callback export";
        findings.push(Finding::note("folder", found, cure));
    }
    for copy in conflict_copies(database) {
        let path = database.with_file_name(copy);
        let found = format!("{} is a copy that a synchronising program left", path.display());
        let list = cure::command(&path, "list");
        findings.push(Finding::note(
            "copies",
            found,
            format!("look for records that are only there: {list}"),
        ));
    }
    findings
}

/// Returns who synchronises the folder that a database is in.
fn synced_by(database: &Path) -> Option<&'static str> {
    let database = std::path::absolute(database).ok()?;
    database.ancestors().skip(1).find_map(|folder| {
        let name = folder.file_name()?.to_string_lossy().to_lowercase();
        let named = FOLDERS.iter().find(|(part, _)| name.contains(part));
        let marked = || MARKERS.iter().find(|(marker, _)| folder.join(marker).exists());
        named.or_else(marked).map(|(_, program)| *program)
    })
}

/// Returns the names of copies of a database beside it, in order.
fn conflict_copies(database: &Path) -> Vec<String> {
    let Some(stem) = database.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(file::directory_of(database)) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_copy = |name: &String| {
        let lower = name.to_lowercase();
        name.strip_prefix(stem).is_some_and(|rest| !rest.is_empty())
            && lower.contains(".db")
            && CONFLICTS.iter().any(|part| lower.contains(part))
    };
    let mut found: Vec<String> = names.filter(is_copy).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synchronised_folders_are_known_by_their_names_and_marks() {
        let marked = tempfile::tempdir().unwrap();
        fs::create_dir_all(marked.path().join("jobs")).unwrap();
        fs::create_dir(marked.path().join(".stfolder")).unwrap();
        for (path, expected) in [
            ("/home/r/Dropbox (Personal)/jobs/callback.db", Some("Dropbox")),
            ("/mnt/c/Users/r/OneDrive - Acme/callback.db", Some("OneDrive")),
            ("/Users/r/Library/Mobile Documents/com~apple~CloudDocs/callback.db", Some("iCloud Drive")),
            ("/home/r/Nextcloud/callback.db", Some("Nextcloud")),
            (marked.path().join("jobs/callback.db").to_str().unwrap(), Some("Syncthing")),
            ("/home/r/.local/share/callback/callback.db", None),
            ("/home/r/box/dropbox.db", None),
        ] {
            assert_eq!(synced_by(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn copies_are_known_by_what_programs_call_them() {
        let folder = tempfile::tempdir().unwrap();
        let copies = [
            "callback (1).db",
            "callback (Robin's conflicted copy 2026-11-24).db",
            "callback 2.db",
            "callback.db-conflict",
            "callback.sync-conflict-20261124-093000-ABCDEFG.db",
            "callback_conflict-20261124.db",
        ];
        for name in
            copies.iter().chain(&["callback.db", "callback.db-wal", "callback-20261124T093000-daily.db"])
        {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        assert_eq!(conflict_copies(&folder.path().join("callback.db")), copies);
    }
}
