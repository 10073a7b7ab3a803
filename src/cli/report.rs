//! `report`: dated proof of the job search in a period.

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;

use crate::cli::Next;
use crate::cli::destination::Destination;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::report::{FORMATS, find_format, report};
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::{Moment, iso_date};

/// Write a dated report of what was done in a period, to hand to an office
#[derive(Debug, clap::Args)]
#[command(
    after_help = "It tells applications, interviews, messages and calls, with names but without notes,\n\
                        addresses and pay.\n\
                        Example: callback report --from 2026-11-01 --format html --output report.html"
)]
pub struct Report {
    /// The first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: String,
    /// The last day [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// The form of the report
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = formats())]
    format: String,
    #[command(flatten)]
    destination: Destination,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

impl Report {
    /// Writes the report.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (from, to) = self.period(session)?;
        let records = session.records()?;
        let report = report(&records, from, to);
        if let Some(format) = find_format(&self.format) {
            self.destination.write(&mut session.output, |out| (format.write)(&report, out))?;
        }
        if let Some(file) = self.destination.file() {
            session.output.say(&format!("{} written to {}", report.title(), file.display()));
        }
        Ok(Next::Done)
    }

    /// Returns the first and the last day; what is still to come proves nothing.
    fn period(&self, session: &mut Session<'_>) -> Result<(NaiveDate, NaiveDate), CliError> {
        let from = session.read_date(&self.from, Lean::Past)?;
        let today = session.today();
        let asked = match &self.to {
            Some(text) => session.read_date(text, Lean::Past)?,
            None => today,
        };
        let to = asked.min(today);
        let named = |day: NaiveDate| in_full(Moment::day(day));
        if from > to {
            let problem = format!("a report from {} cannot end on {}", named(from), named(to));
            return Err(CliError::Usage(format!("{problem}; expected --from on or before --to and today")));
        }
        if asked > today {
            session
                .output
                .say(&format!("The report ends today, {}: what is to come proves nothing", named(to)));
        } else if [Some(&self.from), self.to.as_ref()]
            .into_iter()
            .flatten()
            .any(|text| iso_date(text).is_none())
        {
            session.output.say(&format!("From {} to {}", named(from), named(to)));
        }
        Ok((from, to))
    }
}
