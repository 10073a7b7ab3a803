//! Where the files are: the only place that knows the platform's directories.
//!
//! Owns what may be the name of a database. Refuses to create, open or read anything.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

use crate::input_file::FileKind;

/// The files of one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The database.
    pub database: PathBuf,
    /// The configuration.
    pub config: PathBuf,
    /// The directory of what may be lost, such as drafts of forms.
    pub state: PathBuf,
}

/// Why the user's files have no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathsError {
    /// The platform names no directory for the user's files.
    #[error("could not find your home directory; set HOME, or name the files with --db and --config")]
    NoHome,
    /// What was named as the database cannot be one.
    #[error("could not use '{}' as the database: {problem}", path.display())]
    UnfitDatabase {
        /// What was named.
        path: PathBuf,
        /// Why it cannot be one, and what to name instead.
        problem: String,
    },
}

/// Returns the user's files: those that were named, the others in the platform's directories.
///
/// # Errors
/// When a file was not named and the user has no home directory, or when the database that was named cannot be one.
pub fn locate(database: Option<&Path>, config: Option<&Path>) -> Result<Paths, PathsError> {
    database.map_or(Ok(()), expect_database_name)?;
    let directories = ProjectDirs::from("", "", "callback");
    let place = |named: Option<&Path>, folder: fn(&ProjectDirs) -> &Path, name: &str| match named {
        Some(file) => Ok(file.to_owned()),
        None => directories.as_ref().map(|found| folder(found).join(name)).ok_or(PathsError::NoHome),
    };
    let database = place(database, ProjectDirs::data_dir, "callback.db")?;
    let config = place(config, ProjectDirs::config_dir, "config.toml")?;
    let state = match &directories {
        Some(found) => found.state_dir().unwrap_or_else(|| found.data_local_dir()).to_owned(),
        None => database.parent().map(Path::to_owned).unwrap_or_default(),
    };
    Ok(Paths { database, config, state })
}

/// Refuses what SQLite reads as something else than the name of a file, and what stands there but is not a file.
fn expect_database_name(path: &Path) -> Result<(), PathsError> {
    let problem = match path.as_os_str().as_encoded_bytes() {
        b":memory:" => {
            Some("SQLite would keep the records in memory and lose them; name a file with --db".to_owned())
        }
        [b'f', b'i', b'l', b'e', b':', ..] => Some(format!(
            "it is an address for SQLite, not a file; name a file with --db, or --db './{}' if it is called that",
            path.display()
        )),
        _ => unfit_place(path).map(|what| format!("it is {what}; name a file with --db")),
    };
    let unfit = |problem| PathsError::UnfitDatabase { path: path.to_owned(), problem };
    problem.map(unfit).map_or(Ok(()), Err)
}

/// Returns what stands at a path, or would, when that is not a file: "a named pipe".
fn unfit_place(path: &Path) -> Option<FileKind> {
    let name = path.as_os_str().as_encoded_bytes();
    let names_a_directory = || ["/", "/.", "/.."].iter().any(|end| name.ends_with(end.as_bytes()));
    match std::fs::metadata(path) {
        Ok(found) => Some(FileKind::of(&found)).filter(|kind| *kind != FileKind::File),
        Err(_) => names_a_directory().then_some(FileKind::Directory),
    }
}

/// Returns the folder of the texts that the user's editor works on.
pub fn editor_texts(state: &Path) -> PathBuf {
    state.join("editor-texts")
}

/// Tells whether callback uses this database, from whatever directory it is started, when none is named with --db.
pub fn is_usual(database: &Path) -> bool {
    let named = std::env::var_os("CALLBACK_DB").filter(|named| !named.is_empty()).map(PathBuf::from);
    let usual = match named {
        Some(named) => Some(named).filter(|named| named.is_absolute()),
        None => locate(None, None).ok().map(|paths| paths.database),
    };
    let real = |path: &Path| {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        path.canonicalize().ok().or_else(|| Some(folder?.join(path.file_name()?)))
    };
    usual.is_some_and(|usual| {
        usual == database || real(&usual).is_some_and(|usual| real(database) == Some(usual))
    })
}

/// Returns the folder that is proposed for what the user writes: where the program was started, or, where that says
/// nothing, the folder of documents or the home folder.
pub fn writing_folder() -> String {
    let here = std::env::current_dir().ok().filter(|here| here.parent().is_some());
    let documents = || {
        let user = UserDirs::new()?;
        Some(user.document_dir().unwrap_or(user.home_dir()).to_owned())
    };
    let folder = here.or_else(documents).unwrap_or_default();
    folder.display().to_string()
}

/// Returns the path that a text means: `~/` is the home folder.
pub fn expanded(text: &str) -> PathBuf {
    let in_home = text.strip_prefix("~/").or_else(|| (text == "~").then_some(""));
    match (in_home, UserDirs::new()) {
        (Some(rest), Some(user)) => user.home_dir().join(rest),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let inside = |name: &str| folder.path().join(name);
        for (path, fits) in [
            (PathBuf::from("my.db"), true),
            (PathBuf::from("a?mode=memory#b%20c\n"), true),
            (PathBuf::from("./:memory:"), true),
            (inside("file:x.db"), true),
            (PathBuf::from(":memory:"), false),
            (PathBuf::from("file:x.db"), false),
            (PathBuf::from("file::memory:?cache=shared"), false),
            (inside(""), false),
            (inside("new/"), false),
            (inside("new/."), false),
        ] {
            assert_eq!(expect_database_name(&path).is_ok(), fits, "{}", path.display());
        }
    }

    #[test]
    fn named_files_are_taken_as_they_are() {
        let paths = locate(Some(Path::new("my.db")), Some(Path::new("/x/c.toml"))).unwrap();
        assert_eq!((paths.database, paths.config), (PathBuf::from("my.db"), PathBuf::from("/x/c.toml")));
    }

    #[test]
    fn the_others_are_in_directories_of_their_own() {
        let paths = locate(None, None).unwrap();
        assert!(paths.database.ends_with("callback/callback.db"), "{}", paths.database.display());
        assert!(paths.config.ends_with("callback/config.toml"), "{}", paths.config.display());
    }
}
