//! `why`: what every rule says about one application.

mod document;
mod text;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::scheduler::{Agenda, Outcome, verdicts};

/// Explain what is due for an application, what is coming, what is withheld, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback why acme --on 2026-11-20")]
pub struct Why {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// The day to look at, as it was known then [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Why {
    /// Prints the verdicts of all rules.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_day(self.on.as_deref())?;
        let records = session.records()?;
        let application = find_application(&records, &self.application)?;
        let agenda = session.agenda(&records, on);
        for warning in &agenda.warnings {
            session.output.warn(warning);
        }
        let config = &session.config;
        let verdicts = verdicts(&records, &config.cadences, &config.holidays, on, &application.id);
        if self.json || self.format == "json" {
            let document = document::document(application, &verdicts, &agenda, on);
            session.output.document(|out| writeln!(out, "{document:#}"))?;
        } else {
            let text =
                text::render(application, &verdicts, &agenda, on, session.output.paint, session.output.width);
            session.output.write(&text)?;
        }
        Ok(Next::Done)
    }
}

/// Returns the short code of an action of a verdict: the one that the lists show.
fn code<'a>(agenda: &'a Agenda, outcome: &Outcome) -> &'a str {
    let key = match outcome {
        Outcome::Listed(action) => &action.key,
        Outcome::Withheld(withheld) => &withheld.action.key,
        Outcome::Nothing(_) => return "",
    };
    let mut all = agenda.actions.iter().chain(agenda.withheld.iter().map(|withheld| &withheld.action));
    all.find(|action| action.key == *key).map_or("", |action| &action.code)
}
