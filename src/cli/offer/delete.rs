//! `offer delete`: there was no offer.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::stage::Stage;
use crate::fields::change::Change;
use crate::store::Access;

/// Delete a recorded offer; undo brings it back
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback offer delete acme")]
pub(super) struct Delete {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
}

impl Delete {
    /// Deletes the offer; the step to it stays in the history.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let title = application.title();
        if application.offer.is_none() {
            session.output.say(&format!("{title} has no offer; nothing was changed"));
            return Ok(Next::Done);
        }
        let name = format!("{}: offer deleted", application.company);
        session.write(&mut store, &name, &[Change::DeleteOffer { application: application.id.clone() }])?;
        session.confirm_deletion(&name);
        if application.stage() == Stage::Offer {
            let handle = &application.handle;
            let next = Stage::Interviewing;
            session.output.say(&format!(
                "  {title} still stands at offer; callback stage {handle} {next} moves it back"
            ));
        }
        Ok(Next::Done)
    }
}
