//! `stats`: the numbers of the job search.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::statistics::{write_json, write_text};
use crate::scheduler::statistics::statistics;

/// Cells of a line when nobody looks at it on a terminal.
const WIDTH_IN_A_PIPE: usize = 80;

/// Show how far applications went, who answered, and how long it took
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback stats --on 2026-11-01")]
pub struct Stats {
    /// The day to look at, as it was known then [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The form of the numbers
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Stats {
    /// Shows the numbers.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_day(self.on.as_deref())?;
        let numbers = statistics(&session.records()?, on);
        let width = session.output.width.unwrap_or(WIDTH_IN_A_PIPE);
        session.output.document(|out| {
            if self.json || self.format == "json" {
                write_json(&numbers, out)
            } else {
                write_text(&numbers, width, out)
            }
        })?;
        Ok(Next::Done)
    }
}
