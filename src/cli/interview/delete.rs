//! `interview delete`: a meeting that was never arranged; one that was called off is cancelled instead.

use crate::cli::Next;
use crate::cli::error::CliError;
use crate::cli::interview_choice::{Meant, choose_interview};
use crate::cli::session::Session;
use crate::fields::Child;
use crate::fields::change::Change;
use crate::store::Access;

/// Delete an interview that was entered by mistake; undo brings it back
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Messages and promises that were about it stay. One that was called off is better cancelled.\n\
                        Example: callback interview delete acme"
)]
pub(super) struct Delete {
    /// The interview: handle or id, or the application when only one is coming
    #[arg(value_name = "INTERVIEW")]
    interview: String,
}

impl Delete {
    /// Deletes the interview.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let (application, interview) =
            choose_interview(&records, &self.interview, Meant::ComingOrAny, session.today())?;
        let name = format!("{}: {} deleted", application.company, interview.title());
        session.write(&mut store, &name, &[Change::delete(interview)])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
