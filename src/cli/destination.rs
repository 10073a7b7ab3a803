//! `--output`: where a document goes.
//!
//! Owns the arguments; a file is written whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::whole_file::{self, Existing};

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
        let existing = if self.force { Existing::IsReplaced } else { Existing::Stays };
        Ok(whole_file::write(path, existing, content)?)
    }
}
