//! `export`: everything out, in the interchange format.

use crate::cli::Next;
use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::interchange;

/// Write all records as one document
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback export --output callback.json")]
pub struct Export {
    /// The format of the document
    #[arg(long, value_name = "FORMAT", default_value = "json", value_parser = ["json"])]
    format: String,
    #[command(flatten)]
    destination: Destination,
}

impl Export {
    /// Writes the document.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        self.destination.write(&mut session.output, |out| interchange::write(&records, out))?;
        if let Some(file) = self.destination.file() {
            let count = records.applications.len();
            session.output.say(&format!("{count} applications written to {}", file.display()));
        }
        Ok(Next::Done)
    }
}
