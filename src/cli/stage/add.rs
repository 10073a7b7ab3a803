//! `stage APP STAGE`: an application moves along the pipeline, or came to its stage on another day.

use chrono::NaiveDate;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::offer::Offer;
use crate::domain::stage::{self, StageChange, corrected};
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::store::{Access, Store};

/// The application and its stage, as arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(required = true, value_name = "APP")]
    application: Option<String>,
    /// Where it stands now
    #[arg(required = true, value_parser = words(stage::Stage::ALL, stage::Stage::as_str))]
    stage: Option<stage::Stage>,
    /// The day on which it moved [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// For an offer: the last day to answer
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    respond_by: Option<String>,
}

impl Add {
    /// Moves the application; an offer is recorded with its last day.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_event(self.on.as_deref())?.date;
        let respond_by = self.read_respond_by(session)?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, self.application.as_deref().unwrap_or_default())?;
        let (company, stage) = (&application.company, self.stage());
        let corrected = self.on.is_some().then(|| corrected(&application.stage_history, stage, on)).flatten();
        if let Some(step) = corrected.filter(|step| step.on != Some(on) && respond_by.is_none()) {
            return self.correct(step, application, on, store, session);
        }
        let moves = application.stage() != stage;
        if !moves && respond_by.is_none() {
            let title = application.title();
            session.output.say(&format!("{title} is at {stage} already; nothing was changed"));
            return Ok(Next::Done);
        }
        let mut changes = Vec::new();
        if moves {
            let (application, note) = (application.id.clone(), self.note.clone());
            changes.push(Change::MoveStage { application, stage, on, note });
        }
        if stage == stage::Stage::Offer {
            changes.push(self.offer(application, on, respond_by));
        }
        let what = if moves { format!(" moved to {stage}") } else { ": offer changed".to_owned() };
        let name = format!("{company}{what}");
        session.write(&mut store, &name, &changes)?;
        let answer = respond_by.map(|last| format!(", answer by {}", in_full(Moment::day(last))));
        let told = format!("{name}{}", answer.unwrap_or_default());
        session.confirm(&told, Some(Moment::day(on)).filter(|_| moves));
        if moves {
            warn_of_later_step(application, on, session);
        }
        Ok(Next::Done)
    }

    /// Returns the stage; without one the arguments were refused.
    fn stage(&self) -> stage::Stage {
        self.stage.unwrap_or(stage::Stage::Applied)
    }

    /// Corrects the day on which a stage began.
    fn correct(
        &self,
        step: &StageChange,
        application: &Application,
        on: NaiveDate,
        mut store: Store,
        session: &mut Session<'_>,
    ) -> Result<Next, CliError> {
        let mut patch = Patch::new().with("on", on.into());
        if let Some(note) = self.note.clone() {
            patch = patch.with("note", note.into());
        }
        let (company, stage) = (&application.company, step.stage);
        let day = in_full(Moment::day(on));
        let name = format!("{company}: {stage} since {day}");
        session.write(&mut store, &name, &[Change::edit(step, patch)])?;
        let before = step.on.map(|on| format!(", not {}", in_full(Moment::day(on))));
        session.output.say(&format!("{name}{}", before.unwrap_or_default()));
        Ok(Next::Done)
    }

    fn read_respond_by(&self, session: &mut Session<'_>) -> Result<Option<NaiveDate>, CliError> {
        match &self.respond_by {
            Some(_) if self.stage() != stage::Stage::Offer => {
                let message = format!("--respond-by belongs to an offer, not to '{}'", self.stage());
                Err(CliError::Usage(message))
            }
            Some(text) => session.read_date(text, Lean::Future).map(Some),
            None => Ok(None),
        }
    }

    /// Returns the record of an offer; while it stands, it keeps its day and its notes.
    fn offer(&self, application: &Application, on: NaiveDate, respond_by: Option<NaiveDate>) -> Change {
        let standing = application.offer.clone().filter(|_| application.stage() == stage::Stage::Offer);
        let offer = standing.map_or_else(
            || Offer { received_on: on, respond_by, notes: self.note.clone().unwrap_or_default() },
            |standing| Offer { respond_by, ..standing },
        );
        Change::SetOffer { application: application.id.clone(), offer }
    }
}

/// Warns that a step of a later date still says where the application is.
pub(in crate::cli) fn warn_of_later_step(
    application: &Application,
    on: NaiveDate,
    session: &mut Session<'_>,
) {
    let later = application.stage_history.iter().rfind(|step| step.on.is_some_and(|day| day > on));
    if let Some((step, day)) = later.and_then(|step| step.on.map(|day| (step, day))) {
        let day = in_full(Moment::day(day));
        session.output.warn(&format!("it is at {}, which began later, on {day}", step.stage));
    }
}
