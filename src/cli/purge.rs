//! `purge`: records are gone for good, with every trace in the database.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::consent::consent;
use crate::cli::error::CliError;
use crate::cli::session::{ORIGIN, Session};
use crate::domain::application::Application;
use crate::domain::date_text::{Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::scheduler::explain::count;
use crate::store::{self, Access, Purge as Wish, Store};

/// Remove what was deleted, or one application, for good
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without APP and date, everything that was deleted goes. Every earlier value goes with it, from the\n\
                        change log and from the free space of the file; undo stops there. People stay unless they\n\
                        were deleted. Backups and exports still hold what was purged.\n\
                        Example: callback purge --deleted-before 2026-01-01 --yes"
)]
pub struct Purge {
    /// The application, deleted or not: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP", conflicts_with = "deleted_before")]
    application: Option<String>,
    /// Only what was deleted before this day
    #[arg(long, value_name = "DATE")]
    deleted_before: Option<String>,
    /// Do it without asking
    #[arg(long)]
    yes: bool,
}

impl Purge {
    /// Counts, asks, purges, and tells what still holds the data.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let before = match &self.deleted_before {
            Some(text) => Some(session.read_date(text, Lean::Past)?),
            None => None,
        };
        if !session.around.database.exists() {
            session.output.say("There is nothing to purge");
            return Ok(Next::Done);
        }
        let mut store = session.open(Access::Write)?;
        let (wish, of) = match &self.application {
            Some(text) => {
                let application = named(&store, text)?;
                (Wish::Application(application.id.clone()), format!("{}: ", application.title()))
            }
            None => {
                let since =
                    before.map(|day| format!("what was deleted before {}: ", in_full(Moment::day(day))));
                (Wish::Deleted(before), since.unwrap_or_default())
            }
        };
        let around = session.around;
        let preview = store.purge(around.now, ORIGIN, &wish, true)?;
        if preview.total() == 0 {
            session.output.say("There is nothing to purge");
            return Ok(Next::Done);
        }
        let what = format!("remove for good, beyond undo, {of}{preview}");
        if !consent(session, self.yes, &what)? {
            return Ok(Next::Done);
        }
        let purged = store.purge(around.now, ORIGIN, &wish, false)?;
        session.output.say(&format!("Purged {of}{purged}; undo stops here"));
        session.tell_remark(&mut store);
        if let Some(problem) = purged.traces {
            session
                .output
                .warn(&format!("the records are gone, but traces may be left in the file: {problem}"));
            session.output.warn("close every other callback and purge again");
        }
        tell_backups(session);
        Ok(Next::Done)
    }
}

/// Says which backups still hold what was purged.
fn tell_backups(session: &mut Session<'_>) {
    let backups = store::backups(&session.around.database);
    let Some(folder) = backups.first().and_then(|backup| backup.path.parent()) else { return };
    let number = u32::try_from(backups.len()).unwrap_or(u32::MAX);
    let hold = if number == 1 { "holds" } else { "hold" };
    session.output.say(&format!(
        "  {} in {} still {hold} it; delete what must not stay",
        count(number, "backup"),
        folder.display()
    ));
}

/// Returns the application that a text names: a live one, else a deleted one.
fn named(store: &Store, text: &str) -> Result<Application, CliError> {
    let live = store.records()?;
    let unfit = match find_application(&live, text) {
        Ok(application) => return Ok(application.clone()),
        Err(unfit) => unfit,
    };
    if unfit.is_ambiguous() {
        return Err(unfit.into());
    }
    let deleted = Records { applications: store.deleted_applications()?, ..Records::default() };
    match find_application(&deleted, text) {
        Ok(application) => Ok(application.clone()),
        Err(among_deleted) if among_deleted.is_ambiguous() => Err(among_deleted.into()),
        // What is live is what the user knows.
        Err(_) => Err(unfit.into()),
    }
}
