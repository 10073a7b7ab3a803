//! `task APP WHEN WORDS`: something to do for an application, on a day.

use chrono::NaiveDate;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::task::Task;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::store::Access;

/// The application, the day and the words, as arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(required = true, value_name = "APP")]
    application: Option<String>,
    /// The day it is due, then what is to be done
    #[arg(required = true, num_args = 2.., value_names = ["WHEN", "WORDS"])]
    words: Vec<String>,
}

/// The most words that a date is written with.
const LONGEST_DATE: usize = 4;

impl Add {
    /// Notes the task.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (due_on, words) = self.split(session)?;
        if words.is_empty() {
            return Err(CliError::Usage(
                "what is to be done? try callback task acme fri send references".into(),
            ));
        }
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, self.application.as_deref().unwrap_or_default())?;
        let name = format!("{}: task {words}", application.company);
        let task = Task { due_on: Some(due_on), words, ..Task::blank() };
        let change = Change::add(&application.id, &task);
        session.write(&mut store, &name, &[change])?;
        session.output.say(&format!("{name}, due {}", in_full(Moment::day(due_on))));
        Ok(Next::Done)
    }

    /// Splits the words into the longest date at their beginning and what is to be done.
    fn split(&self, session: &mut Session<'_>) -> Result<(NaiveDate, String), CliError> {
        let longest = LONGEST_DATE.min(self.words.len().saturating_sub(1));
        let reads = |length: &usize| {
            let (date, _) = self.words.split_at(*length);
            session.find_date(&date.join(" "), Lean::Future).is_some()
        };
        let length = (1..=longest).rev().find(reads).unwrap_or(1);
        let (date, words) = self.words.split_at(length);
        let due_on = session.read_date(&date.join(" "), Lean::Future)?;
        Ok((due_on, words.join(" ").trim().to_owned()))
    }
}
