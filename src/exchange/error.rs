//! Why a file was not imported; nothing was written then.

use crate::documents::interchange::Faults;
use crate::documents::line_fault::LineFaults;
use crate::domain::ids::ApplicationId;

/// Why a file was not understood.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A document breaks rules.
    #[error("could not import {file}, nothing was written:\n{faults}")]
    Document {
        /// The file as messages name it.
        file: String,
        /// Everything that is wrong with it.
        faults: Faults,
    },
    /// A file of another program is broken.
    #[error("could not import {file}, nothing was written:\n{faults}")]
    BrokenFile {
        /// The file as messages name it.
        file: String,
        /// Everything that is wrong with it.
        faults: LineFaults,
    },
    /// A document is no text.
    #[error("could not import {file}: line {line} is not UTF-8")]
    NotUtf8 {
        /// The file as messages name it.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// An invitation belongs to no application, or to several.
    #[error("{}", .0.problem)]
    NoSingleApplication(NoSingleApplication),
}

/// An invitation that belongs to no application, or to several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSingleApplication {
    /// What is wrong, quoting the invitation.
    pub problem: String,
    /// Those it may belong to, and how a list shows each.
    pub candidates: Vec<(ApplicationId, String)>,
}
