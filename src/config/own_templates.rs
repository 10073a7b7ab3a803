//! The user's templates for letters: files beside the configuration.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::letter::OwnTemplate;
use crate::input_file::{self, Limit};

/// The folder of the templates, beside the configuration.
const FOLDER: &str = "templates";
/// The ending of their names.
const EXTENSION: &str = "md";

/// Returns where the templates that go with a configuration are.
pub fn template_folder(config: &Path) -> PathBuf {
    config.with_file_name(FOLDER)
}

/// Reads the templates that go with a configuration, by name; none when there are none.
pub fn own_templates(config: &Path) -> Vec<OwnTemplate> {
    let folder = template_folder(config);
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            let text = Err(format!("could not be read: {error}"));
            return vec![OwnTemplate { path: folder, text }];
        }
    };
    let mut paths: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == EXTENSION));
    paths.sort();
    let read = |path: PathBuf| {
        let text = input_file::read_text(&path, Limit::SETTINGS);
        OwnTemplate { text: text.map_err(|error| format!("could not be read: {error}")), path }
    };
    paths.into_iter().map(read).collect()
}
