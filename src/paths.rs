//! Where the files are: the only place that knows the platform's directories.
//!
//! Refuses to create or read anything.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

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

/// The platform names no directory for the user's files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("could not find your home directory; set HOME, or name the files with --db and --config")]
pub struct NoHome;

/// Returns the user's files: those that were named, the others in the platform's directories.
///
/// # Errors
/// When a file was not named and the user has no home directory.
pub fn locate(database: Option<&Path>, config: Option<&Path>) -> Result<Paths, NoHome> {
    let directories = ProjectDirs::from("", "", "callback");
    let place = |named: Option<&Path>, folder: fn(&ProjectDirs) -> &Path, name: &str| match named {
        Some(file) => Ok(file.to_owned()),
        None => directories.as_ref().map(|found| folder(found).join(name)).ok_or(NoHome),
    };
    let database = place(database, ProjectDirs::data_dir, "callback.db")?;
    let config = place(config, ProjectDirs::config_dir, "config.toml")?;
    let state = match &directories {
        Some(found) => found.state_dir().unwrap_or_else(|| found.data_local_dir()).to_owned(),
        None => database.parent().map(Path::to_owned).unwrap_or_default(),
    };
    Ok(Paths { database, config, state })
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
