//! `prepare`: the sheet before an interview.

use clap::builder::PossibleValuesParser;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::preparation::{FORMATS, Setting, find_format};
use crate::scheduler::preparation::prepare;

/// Cells of a line when nobody looks at it on a terminal.
const WIDTH_IN_A_PIPE: usize = 80;

/// Show what to read and what to ask before an interview
#[derive(Debug, clap::Args)]
#[command(
    after_help = "When and where, who is there, the job, earlier rounds, what they promised, what you learnt, \
                        what to ask.\n\
                        Example: callback prepare acme --format markdown --output acme.md"
)]
pub struct Prepare {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// The day to look at [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The form of the sheet
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = formats())]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[command(flatten)]
    destination: Destination,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

impl Prepare {
    /// Writes the sheet.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_day(self.on.as_deref())?;
        let records = session.records()?;
        let application = find_application(&records, &self.application)?;
        let sheet = prepare(&records, application, on);
        let name = if self.json { "json" } else { &self.format };
        let width = session.output.width.unwrap_or(WIDTH_IN_A_PIPE);
        let around = session.around;
        let setting = Setting { times: around.times.as_ref(), width };
        if let Some(format) = find_format(name) {
            self.destination.write(&mut session.output, |out| (format.write)(&sheet, setting, out))?;
        }
        if let Some(file) = self.destination.file() {
            let title = application.title();
            session.output.say(&format!("The sheet for {title} written to {}", file.display()));
        }
        Ok(Next::Done)
    }
}
