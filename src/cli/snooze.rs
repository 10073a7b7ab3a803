//! `snooze`: an action comes back on a later day.

use chrono::NaiveDate;

use crate::cli::Next;
use crate::cli::action_choice::deferrable_action;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::fields::change::Change;
use crate::store::Access;

/// Put an action off until a day
#[derive(Debug, clap::Args)]
#[command(after_help = "ACTION is a key, the code shown beside it, or APP [KIND [NAME]].\n\
                        Example: callback snooze acme follow-up next fri")]
pub struct Snooze {
    /// The action, then the day on which it comes back
    #[arg(required = true, num_args = 2.., value_names = ["ACTION", "DATE"])]
    words: Vec<String>,
}

impl Snooze {
    /// Puts an action off.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (action, until) = self.split(session)?;
        if until <= session.today() {
            let day = in_full(Moment::day(until));
            return Err(CliError::Usage(format!("{day} is not a day to come; try tomorrow or +3d")));
        }
        let mut store = session.open(Access::Write)?;
        let Some(action) = deferrable_action(action, Some(until), &store, session)? else {
            return Ok(Next::Done);
        };
        let day = in_full(Moment::day(until));
        let (company, kind) = (&action.application.company, action.kind);
        let name = format!("{company}: {kind} snoozed until {day}");
        let lapses_on = action.lapses_on;
        session.write(&mut store, &name, &[Change::Defer { key: action.key, until: Some(until) }])?;
        session.confirm(&name, None);
        if let Some(last) = lapses_on.filter(|last| until > *last) {
            let last = in_full(Moment::day(last));
            session.output.warn(&format!("it lapses on {last} and will not come back"));
        }
        Ok(Next::Done)
    }

    /// Splits the words into the action and the longest date at their end.
    fn split(&self, session: &mut Session<'_>) -> Result<(&[String], NaiveDate), CliError> {
        let last = self.words.len().saturating_sub(1);
        let reads = |start: &usize| {
            let (_, date) = self.words.split_at(*start);
            session.find_date(&date.join(" "), Lean::Future).is_some()
        };
        let start = (1..last).find(reads).unwrap_or(last);
        let (action, date) = self.words.split_at(start);
        Ok((action, session.read_date(&date.join(" "), Lean::Future)?))
    }
}
