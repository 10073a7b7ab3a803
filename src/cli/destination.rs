//! `--output`: where a document goes.
//!
//! Owns the arguments; a file is written whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::atomic_file::{self, Existing};
use crate::cli::colour::Stream;
use crate::cli::error::CliError;
use crate::cli::output::Output;
use crate::cli::progress::Watching;
use crate::exchange::Watched;

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

    /// Checks that the file could be written now, before somebody works on what goes into it.
    ///
    /// # Errors
    /// When the file exists and may not be replaced, or its folder is not there.
    pub fn expect_room(&self) -> Result<(), CliError> {
        Ok(self.file().map_or(Ok(()), |path| atomic_file::expect_room(path, self.existing()))?)
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
        Ok(atomic_file::write(path, self.existing(), content)?)
    }

    /// Writes as `write` does; while a file is written, a terminal shows how far that is, and Ctrl-C stops it.
    ///
    /// # Errors
    /// As `write`; when it was stopped, which leaves what was there before.
    pub fn write_watched(
        &self,
        output: &mut Output<'_>,
        reader: Stream,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), CliError> {
        let Some(path) = self.file() else {
            return output.document(content);
        };
        let mut watching = Watching::begin(reader)?;
        let messages = &mut *output.messages;
        let written = atomic_file::write(path, self.existing(), |out| {
            content(&mut Watched::new(out, &mut |progress| watching.see(progress, messages)))
        });
        watching.end(output.messages);
        Ok(written?)
    }

    /// Returns what happens to a file that is there already.
    const fn existing(&self) -> Existing {
        if self.force { Existing::IsReplaced } else { Existing::Stays }
    }
}
