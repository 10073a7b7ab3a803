//! `interview cancel`: a meeting was called off.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::interview_choice::{Meant, choose_interview};
use crate::cli::session::Session;
use crate::fields::Child;
use crate::fields::change::Change;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::store::Access;

/// Call an interview off; it stays in the records
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback interview cancel acme")]
pub(super) struct Cancel {
    /// The interview: handle or id, or the application when only one is coming
    #[arg(value_name = "INTERVIEW")]
    interview: String,
}

impl Cancel {
    /// Marks the interview as cancelled.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let (application, interview) =
            choose_interview(&records, &self.interview, Meant::Coming, session.today())?;
        let what = format!("{}: {}", application.company, interview.title());
        if interview.cancelled {
            session.output.say(&format!("{what} is cancelled already; nothing was changed"));
            return Ok(Next::Done);
        }
        let name = format!("{what} cancelled");
        let cancelled = Patch::new().with("cancelled", Value::Flag(true));
        session.write(&mut store, &name, &[Change::edit(interview, cancelled)])?;
        session.confirm(&name, None);
        Ok(Next::Done)
    }
}
