//! What a command is given of the world around it.
//!
//! Built once by `main`; nothing below asks the system again.

use std::path::PathBuf;

use crate::cli::colour::{ColourWishes, Stream};
use crate::domain::local_time::LocalTimes;
use crate::domain::now::Now;
use crate::store::IdSource;

/// The time, the files and the terminal that a command runs with.
pub struct Surroundings {
    /// The present.
    pub now: Now,
    /// The user's time zone.
    pub times: Box<dyn LocalTimes>,
    /// The database.
    pub database: PathBuf,
    /// The configuration.
    pub config: PathBuf,
    /// The directory of what may be lost.
    pub state: PathBuf,
    /// Where new ids come from.
    pub ids: IdSource,
    /// Who types.
    pub input: Stream,
    /// Who reads the data.
    pub data: Stream,
    /// Who reads the messages.
    pub messages: Stream,
    /// The width of the terminal in cells, when there is one.
    pub width: Option<u16>,
    /// What the environment says about colours.
    pub colours: ColourWishes,
}

impl Surroundings {
    /// Returns the database of the demonstration, beside the real one.
    pub fn demo_database(&self) -> PathBuf {
        self.database.with_file_name("demo.db")
    }

    /// Tells whether somebody sits at a terminal, both typing and reading.
    pub fn is_interactive(&self) -> bool {
        self.input == Stream::Terminal && self.data == Stream::Terminal
    }
}
