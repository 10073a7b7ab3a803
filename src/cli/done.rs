//! `done`: what was suggested has been done; the matching message, call or step is logged.

use chrono::NaiveDate;

use crate::cli::Next;
use crate::cli::action_choice::{Alone, open_action};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::words::words;
use crate::domain::channel::Channel;
use crate::domain::date_text::in_full;
use crate::domain::interaction::Outcome;
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::scheduler::action::Action;
use crate::scheduler::completion::{Completed, How, Incomplete, complete};
use crate::store::Access;

/// Mark an action as done, and log the message or call behind it
#[derive(Debug, clap::Args)]
#[command(after_help = "ACTION is a key, the code shown beside it, or APP [KIND [NAME]].\n\
                        Example: callback done acme thank-you ana --via email")]
pub struct Done {
    /// The action
    #[arg(required = true, value_name = "ACTION")]
    action: Vec<String>,
    /// How you reached them [default: as suggested]
    #[arg(long, value_name = "CHANNEL", value_parser = words(Channel::ALL, Channel::as_str))]
    via: Option<Channel>,
    /// When it was done [default: now]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// How the call ended
    #[arg(long, value_name = "OUTCOME", value_parser = words(Outcome::ALL, Outcome::as_str))]
    outcome: Option<Outcome>,
    /// Your answer to an offer
    #[arg(long, value_name = "STAGE", value_parser = words(ANSWERS, Stage::as_str))]
    answer: Option<Stage>,
    /// Words to keep with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    note: String,
}

/// The stages that answer an offer.
const ANSWERS: &[Stage] = &[Stage::Accepted, Stage::Declined, Stage::Rejected, Stage::Withdrawn];

impl Done {
    /// Logs that an action was done; a second time changes nothing.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let when = session.read_event(self.on.as_deref())?;
        let mut store = session.open(Access::Write)?;
        let Some(action) = open_action(&self.action, Alone::WhatIsDue, &store, session)? else {
            return Ok(Next::Done);
        };
        let how = How {
            on: when.date,
            at: when.time,
            via: self.via,
            outcome: self.outcome,
            note: self.note.clone(),
            stage: self.answer,
        };
        refuse_before_interview(&action, &store.records()?, when.date)?;
        let completed = self.complete(&action, &how)?;
        session.write(&mut store, &completed.name, &completed.changes)?;
        session.confirm(&completed.name, self.on.as_deref().map(|_| when));
        let records = store.records()?;
        let agenda = session.agenda(&records, session.today());
        if agenda.actions.iter().any(|still| still.key == action.key) {
            let (code, handle) = (&action.code, &action.application.handle);
            session.output.warn(&format!("{code} is still to do; callback why {handle} tells why"));
        }
        Ok(Next::Done)
    }

    fn complete(&self, action: &Action, how: &How) -> Result<Completed, CliError> {
        complete(action, how).map_err(|incomplete| {
            let advice = match incomplete {
                Incomplete::Outcome => "--outcome reached",
                Incomplete::OutcomeOfAnotherChannel(..) => "--via phone with it, or leave it out",
                Incomplete::Stage => "--answer accepted",
            };
            CliError::Incomplete(incomplete, advice)
        })
    }
}

/// Refuses that what belongs to an interview was done before it.
fn refuse_before_interview(action: &Action, records: &Records, on: NaiveDate) -> Result<(), CliError> {
    let interview = action.interview.as_ref().and_then(|id| records.find_interview(id));
    let Some(day) = interview.map(Interview::date).filter(|day| on < *day) else { return Ok(()) };
    let [on, day] = [on, day].map(|day| in_full(Moment::day(day)));
    Err(CliError::Usage(format!("{on} is before the interview of {day}")))
}
