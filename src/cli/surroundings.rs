//! What a command is given of the world around it.
//!
//! Built once by `main`; nothing below asks the system again.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::colour::{ColourWishes, Stream};
use crate::cli::error::CliError;
use crate::clock::SystemZone;
use crate::domain::local_time::LocalTimes;
use crate::domain::now::Now;
use crate::paths::Paths;
use crate::store::IdSource;

/// The time, the files and the terminal that a command runs with.
pub struct Surroundings {
    /// The present.
    pub now: Now,
    /// The user's time zone.
    pub times: Arc<dyn LocalTimes>,
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
    /// Asks the environment and the streams of this process; `width` is that of its terminal, if it has one.
    ///
    /// # Errors
    /// When `CALLBACK_SEED`, which makes ids predictable for tests, is no number.
    pub fn gather(now: Now, paths: Paths, width: Option<u16>) -> Result<Self, CliError> {
        Ok(Self {
            now,
            times: Arc::new(SystemZone),
            database: paths.database,
            config: paths.config,
            state: paths.state,
            ids: id_source()?,
            input: Stream::of(&io::stdin()),
            data: Stream::of(&io::stdout()),
            messages: Stream::of(&io::stderr()),
            width,
            colours: ColourWishes {
                none: variable("NO_COLOR").is_some(),
                force: variable("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
                dumb: variable("TERM").is_some_and(|value| value == "dumb"),
            },
        })
    }

    /// Returns the database of the demonstration, beside the real one.
    pub fn demo_database(&self) -> PathBuf {
        self.database.with_file_name("demo.db")
    }

    /// Tells whether somebody sits at a terminal, both typing and reading.
    pub fn is_interactive(&self) -> bool {
        self.input == Stream::Terminal && self.data == Stream::Terminal
    }
}

/// Returns the value of an environment variable that is set and not empty.
pub(in crate::cli) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn id_source() -> Result<IdSource, CliError> {
    let Some(seed) = variable("CALLBACK_SEED") else { return Ok(IdSource::random()) };
    let number = seed.to_str().and_then(|seed| seed.parse().ok());
    let wrong =
        || CliError::Usage(format!("could not read CALLBACK_SEED: '{}'; expected a number", seed.display()));
    number.map(IdSource::seeded).ok_or_else(wrong)
}
