//! What can go wrong on the command line, and the exit code of each.
//!
//! Owns the words; refuses to print them.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::atomic_file::AtomicFileError;
use crate::config::NotToml;
use crate::documents::letters::NoLetter;
use crate::domain::date_text::DateTextError;
use crate::domain::filter::FilterError;
use crate::domain::printable::printable;
use crate::editor::EditorError;
use crate::exchange::{ImportError, NoSingleApplication, is_stopped};
use crate::fields::quick_add::QuickAddError;
use crate::input_file::{FileKind, InputError};
use crate::scheduler::completion::Incomplete;
use crate::store::StoreError;

/// The exit code of what Ctrl-C stopped.
const INTERRUPTED: u8 = 130;

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// What was asked makes no sense as it was written.
    #[error("{0}")]
    Usage(String),
    /// Nothing, or more than one thing, fits what was named.
    #[error(transparent)]
    NoSingleFit(#[from] NoSingleFit),
    /// A date was not understood.
    #[error(transparent)]
    Date(#[from] DateTextError),
    /// A line to add was not understood.
    #[error(transparent)]
    QuickAdd(#[from] QuickAddError),
    /// A filter was not understood.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// Doing an action needs to be told more.
    #[error("{0}; say {1}")]
    Incomplete(Incomplete, &'static str),
    /// A file was not understood, and nothing of it was written.
    #[error(transparent)]
    Import(ImportError),
    /// Somebody stopped it; nothing was written.
    #[error("stopped; nothing was written")]
    Stopped,
    /// Rows of a table were not understood; the others were taken.
    #[error("{} rejected; correct what is told above and import the file again: that adds only what is missing", rows(*.0))]
    RowsRejected(usize),
    /// The configuration has mistakes, which were listed.
    #[error("{0} in the configuration")]
    FaultyConfig(String),
    /// A check-up found something, which was listed.
    #[error("{0} found")]
    Unhealthy(String),
    /// A backup was made of a database that is damaged.
    #[error("the database is damaged, and so is this backup of it ({0}); callback doctor says more")]
    DamagedBackup(String),
    /// A list is empty and was asked to fail then.
    #[error("nothing found")]
    NothingFound,
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something could not be read.
    #[error("could not read {0}: {1}")]
    Unreadable(String, io::Error),
    /// A file that comes in was not read.
    #[error("could not read {0}: {1}{hint}", hint = hint(.1))]
    NoInput(String, InputError),
    /// Something could not be written.
    #[error("could not write {0}: {1}")]
    Unwritable(String, io::Error),
    /// The configuration could not be put into words.
    #[error(transparent)]
    NotToml(#[from] NotToml),
    /// A program that was run on the user's behalf failed.
    #[error("could not run '{program}': {problem}")]
    Program {
        /// The program as it was named.
        program: String,
        /// What it said, or why it could not be started.
        problem: String,
    },
    /// An action has no message to write.
    #[error(transparent)]
    NoLetter(#[from] NoLetter),
    /// A text did not come back from the user's editor.
    #[error(transparent)]
    Editor(#[from] EditorError),
    /// A file is there already.
    #[error("could not write {}: it exists; add --force to replace it", .0.display())]
    Exists(PathBuf),
    /// Whoever read the output has seen enough.
    #[error("the output was closed")]
    ClosedPipe,
}

impl CliError {
    /// Returns the exit code: 0 for a closed pipe, 1 for failures, 2 for bad input, 3 for an empty list.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::ClosedPipe => 0,
            Self::Editor(error) => error.exit_code(),
            Self::Store(StoreError::Stopped) => INTERRUPTED,
            Self::Store(StoreError::Taken { .. } | StoreError::NotRestorable { .. }) => 2,
            Self::Store(_)
            | Self::Unhealthy(_)
            | Self::DamagedBackup(_)
            | Self::Unreadable(..)
            | Self::NoInput(..)
            | Self::Unwritable(..)
            | Self::NotToml(_)
            | Self::Program { .. } => 1,
            Self::NothingFound => 3,
            Self::Stopped => INTERRUPTED,
            _ => 2,
        }
    }

    /// Tells whether the exit code says it all.
    pub const fn is_quiet(&self) -> bool {
        matches!(self, Self::ClosedPipe | Self::NothingFound)
    }

    /// Wraps an error of writing to `target`; a closed pipe is no failure.
    pub fn writing(target: impl Into<String>, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Unwritable(target.into(), error)
        }
    }
}

impl From<ImportError> for CliError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NoSingleApplication(NoSingleApplication { problem, candidates }) => {
                let candidates = candidates.into_iter().map(|(_, line)| line).collect();
                let advice = "say which one it belongs to with --to APP; nothing was written";
                Self::NoSingleFit(NoSingleFit { problem, candidates, advice })
            }
            error => Self::Import(error),
        }
    }
}

impl From<AtomicFileError> for CliError {
    fn from(error: AtomicFileError) -> Self {
        match error {
            AtomicFileError::Exists(path) => Self::Exists(path),
            AtomicFileError::Unwritable(_, error) if is_stopped(&error) => Self::Stopped,
            AtomicFileError::Unwritable(path, error) => Self::Unwritable(path.display().to_string(), error),
        }
    }
}

/// Returns how what is not a file can be read all the same, or what is too large.
const fn hint(error: &InputError) -> &'static str {
    match error {
        InputError::NotAFile(FileKind::Directory) => "; name a file",
        InputError::NotAFile(_) => "; name a file, or - for standard input",
        InputError::TooLarge(_) => "; split it into several",
        InputError::Io(_) => "",
    }
}

/// Returns `1 row was`, `2 rows were`.
fn rows(count: usize) -> String {
    if count == 1 { "1 row was".to_owned() } else { format!("{count} rows were") }
}

/// Nothing, or more than one thing, fits what was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSingleFit {
    /// What is wrong, quoting what was named.
    pub problem: String,
    /// What could have been meant, one line each.
    pub candidates: Vec<String>,
    /// How to name it instead.
    pub advice: &'static str,
}

impl NoSingleFit {
    /// Tells whether more than one thing fits; else none does.
    pub fn is_ambiguous(&self) -> bool {
        self.problem.starts_with('\'')
    }
}

impl fmt::Display for NoSingleFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.problem))?;
        for candidate in &self.candidates {
            write!(f, "\n  {}", printable(candidate))?;
        }
        if !self.candidates.is_empty() {
            write!(f, "\n{}", self.advice)?;
        }
        Ok(())
    }
}

impl std::error::Error for NoSingleFit {}
