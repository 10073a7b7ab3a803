//! In and out: the way of a file to the store, and of the records into a file.
//!
//! Commands and screens import and export through this floor, so that a key and a command cannot differ. Owns the
//! order of the steps and the words that tell what they did. Refuses to ask, to print, and to know terminals.

mod error;
mod import_format;
mod meetings;
mod reading;
mod rows;
mod summary;
mod watched;

pub use error::{ImportError, NoSingleApplication};
pub use import_format::ImportFormat;
pub use reading::{IncomingFile, Understood, read};
pub use rows::Rows;
pub use summary::{operation_name, summary_lines};
pub use watched::{Watched, is_stopped};

/// The origin of imports in the history of operations.
pub const IMPORT_ORIGIN: &str = "import";
