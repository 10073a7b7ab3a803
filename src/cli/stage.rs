//! `stage`: an application moves along the pipeline.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::domain::application::Application;
use crate::domain::change::Change;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::offer::Offer;
use crate::domain::stage;
use crate::store::Access;

/// Move an application to another stage
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback stage acme offer --respond-by 'next fri'")]
pub struct Stage {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// Where it stands now
    #[arg(value_parser = words(stage::Stage::ALL, stage::Stage::as_str))]
    stage: stage::Stage,
    /// The day on which it moved [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// For an offer: the last day to answer
    #[arg(long, value_name = "DATE")]
    respond_by: Option<String>,
}

impl Stage {
    /// Moves the application; an offer is recorded with its last day.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_event(self.on.as_deref())?.date;
        let respond_by =
            self.respond_by.as_deref().map(|text| session.read_date(text, Lean::Future)).transpose()?;
        if respond_by.is_some() && self.stage != stage::Stage::Offer {
            let message = format!("--respond-by belongs to an offer, not to '{}'", self.stage);
            return Err(CliError::Usage(message));
        }
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let mut changes = Vec::new();
        if application.stage() != self.stage {
            let (application, note) = (application.id.clone(), self.note.clone());
            changes.push(Change::MoveStage { application, stage: self.stage, on, note });
        }
        if self.stage == stage::Stage::Offer && (!changes.is_empty() || respond_by.is_some()) {
            changes
                .push(self.offer(application, Offer { received_on: on, respond_by, notes: String::new() }));
        }
        if changes.is_empty() {
            let message =
                format!("{} stands at {} already; nothing was changed", application.title(), self.stage);
            session.output.say(&message);
            return Ok(Next::Done);
        }
        let moves = matches!(changes.first(), Some(Change::MoveStage { .. }));
        let company = &application.company;
        let mut name = if moves {
            format!("{company} moved to {}", self.stage)
        } else {
            format!("{company}: offer changed")
        };
        session.write(&mut store, &name, &changes)?;
        if let Some(last) = respond_by {
            name.push_str(&format!(", answer by {}", in_full(Moment::day(last))));
        }
        session.confirm(&name, Some(Moment::day(on)).filter(|_| moves));
        Ok(Next::Done)
    }

    /// Returns the record of an offer; one that is there keeps its day and its notes.
    fn offer(&self, application: &Application, new: Offer) -> Change {
        let notes = self.note.clone().unwrap_or_default();
        let offer = match &application.offer {
            Some(known) if application.stage() == stage::Stage::Offer => {
                Offer { respond_by: new.respond_by, ..known.clone() }
            }
            _ => Offer { notes, ..new },
        };
        Change::SetOffer { application: application.id.clone(), offer }
    }
}
