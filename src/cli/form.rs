//! `--format text|json` and `--json`: the form of what a reading command prints.

use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::Table;

/// The form of a page, as arguments.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Form {
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Form {
    /// Prints a list: as JSON, as a table, or, when it is empty, as a message that says so.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(
        &self,
        session: &mut Session<'_>,
        json: &serde_json::Value,
        table: Option<&Table>,
        nothing: &str,
    ) -> Result<(), CliError> {
        if self.json || self.format == "json" {
            return session.output.document(|out| writeln!(out, "{json:#}"));
        }
        match table {
            Some(table) => {
                let (paint, width) = (session.output.paint, session.output.width);
                session.output.write(&table.render(paint, width))
            }
            None => {
                session.output.say(nothing);
                Ok(())
            }
        }
    }
}
