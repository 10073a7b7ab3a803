//! Every way in which the program can end badly, and its exit code.

use crate::cli::CliError;
use crate::clock::ClockError;
use crate::paths::PathsError;
use crate::runtime::RuntimeError;

/// Why the program ended.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A command could not do what it was asked.
    #[error(transparent)]
    Cli(#[from] CliError),
    /// The clock was told nonsense.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The user's files have no place.
    #[error(transparent)]
    Paths(#[from] PathsError),
    /// The screens could not be opened.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
}

impl Error {
    /// Returns the exit code: 1 for failures, 2 for bad input, and what a command says of itself.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Cli(error) => error.exit_code(),
            Self::Clock(_) | Self::Paths(PathsError::UnfitDatabase { .. }) => 2,
            Self::Paths(PathsError::NoHome) | Self::Runtime(_) => 1,
        }
    }

    /// Returns what to tell the user; nothing when the exit code says it all.
    pub fn message(&self) -> Option<String> {
        match self {
            Self::Cli(error) if error.is_quiet() => None,
            _ => Some(format!("callback: {self}")),
        }
    }
}
