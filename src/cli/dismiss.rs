//! `dismiss`: an action does not come back.

use crate::cli::Next;
use crate::cli::action_choice::deferrable_action;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::fields::change::Change;
use crate::store::Access;

/// Wave an action away for good
#[derive(Debug, clap::Args)]
#[command(after_help = "ACTION is a key, the code shown beside it, or APP [KIND [NAME]].\n\
                        Example: callback dismiss acme check-in")]
pub struct Dismiss {
    /// The action
    #[arg(required = true, value_name = "ACTION")]
    action: Vec<String>,
}

impl Dismiss {
    /// Dismisses an action.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let Some(action) = deferrable_action(&self.action, None, &store, session)? else {
            return Ok(Next::Done);
        };
        let name = format!("{}: {} dismissed", action.application.company, action.kind);
        session.write(&mut store, &name, &[Change::Defer { key: action.key, until: None }])?;
        session.confirm(&name, None);
        Ok(Next::Done)
    }
}
