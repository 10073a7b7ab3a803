//! `--output`: where a document goes.
//!
//! Owns atomic writing: the file is complete or as it was, readable by its owner alone. Refuses to replace a file
//! without being told to, and to replace what is no file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::cli::error::CliError;
use crate::cli::output::Output;

/// Where to write, as arguments.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Destination {
    /// Write to this file instead of standard output (-)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

impl Destination {
    /// Returns the file to write to; `None` for standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Writes what `content` writes, all of it or nothing.
    ///
    /// # Errors
    /// When the file exists and may not be replaced, or when it cannot be written.
    pub fn write(
        &self,
        output: &mut Output<'_>,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), CliError> {
        let Some(path) = self.file() else {
            return output.document(content);
        };
        let failed = |error: io::Error| CliError::Unwritable(path.display().to_string(), error);
        let target = self.target(path)?;
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::metadata(folder).map_err(failed)?;
        let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
        let mut buffer = io::BufWriter::new(file.as_file_mut());
        content(&mut buffer).and_then(|()| buffer.flush()).map_err(failed)?;
        drop(buffer);
        file.as_file().sync_all().map_err(failed)?;
        let kept = if self.force { file.persist(&target) } else { file.persist_noclobber(&target) };
        kept.map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => CliError::Exists(path.to_owned()),
            _ => failed(error.error),
        })?;
        // The new name must survive a power cut, too; not every file system can promise that.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// Returns the file itself, behind links, after checking that it may be written.
    fn target(&self, path: &Path) -> Result<PathBuf, CliError> {
        match fs::metadata(path) {
            Err(_) => Ok(path.to_owned()),
            Ok(found) if !found.is_file() => {
                let error = io::Error::new(io::ErrorKind::InvalidInput, "it is not an ordinary file");
                Err(CliError::Unwritable(path.display().to_string(), error))
            }
            Ok(_) if !self.force => Err(CliError::Exists(path.to_owned())),
            Ok(_) => fs::canonicalize(path)
                .map_err(|error| CliError::Unwritable(path.display().to_string(), error)),
        }
    }
}
