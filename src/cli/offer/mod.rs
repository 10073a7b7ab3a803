//! `offer`: what they offered, and until when it stands.

mod delete;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::stage::warn_of_later_step;
use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::offer;
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::store::Access;

/// Record an offer, and move the application to it
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Example: callback offer acme --respond-by 'next fri' --note 'four days a week'")]
pub struct Offer {
    #[command(subcommand)]
    command: Option<Command>,
    /// The application: handle, id, company, company/role or a unique part
    #[arg(required = true, value_name = "APP")]
    application: Option<String>,
    /// The day on which it came [default: today, or as known]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    received: Option<String>,
    /// The last day to answer
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    respond_by: Option<String>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Delete(delete::Delete),
}

impl Offer {
    /// Records the offer; what is not said stays as it was.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        if let Some(Command::Delete(delete)) = &self.command {
            return delete.run(session);
        }
        let received = self.received.as_deref().map(|text| session.read_event(Some(text))).transpose()?;
        let respond_by =
            self.respond_by.as_deref().map(|text| session.read_date(text, Lean::Future)).transpose()?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, self.application.as_deref().unwrap_or_default())?;
        let stands = application.stage() == Stage::Offer;
        let known = application.offer.as_ref().filter(|_| stands);
        let today = session.today();
        let offer = offer::Offer {
            received_on: received
                .map(|moment| moment.date)
                .or(known.map(|offer| offer.received_on))
                .unwrap_or(today),
            respond_by: respond_by.or(known.and_then(|offer| offer.respond_by)),
            notes: self.note.clone().or(known.map(|offer| offer.notes.clone())).unwrap_or_default(),
        };
        refuse_late(&offer)?;
        if known == Some(&offer) {
            let title = application.title();
            session.output.say(&format!("{title} has that offer already; nothing was changed"));
            return Ok(Next::Done);
        }
        let name = format!(
            "{}: offer {}",
            application.company,
            if known.is_some() { "changed" } else { "received" }
        );
        session.write(&mut store, &name, &changes(application, &offer, stands))?;
        let answer = offer.respond_by.map(|last| format!(", answer by {}", in_full(Moment::day(last))));
        session
            .confirm(&format!("{name}{}", answer.unwrap_or_default()), Some(Moment::day(offer.received_on)));
        if !stands {
            warn_of_later_step(application, offer.received_on, session);
        }
        Ok(Next::Done)
    }
}

/// Refuses an offer that ended before it came.
fn refuse_late(offer: &offer::Offer) -> Result<(), CliError> {
    match offer.respond_by.filter(|last| *last < offer.received_on) {
        Some(last) => {
            let [last, came] = [last, offer.received_on].map(|day| in_full(Moment::day(day)));
            Err(CliError::Usage(format!("{last} is before {came}, when the offer came")))
        }
        None => Ok(()),
    }
}

/// Returns the step to the offer, if it is one, and the offer.
fn changes(application: &Application, offer: &offer::Offer, stands: bool) -> Vec<Change> {
    let id = || application.id.clone();
    let step =
        Change::MoveStage { application: id(), stage: Stage::Offer, on: offer.received_on, note: None };
    let record = Change::SetOffer { application: id(), offer: offer.clone() };
    if stands { vec![record] } else { vec![step, record] }
}
