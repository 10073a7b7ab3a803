//! `delete`: an application goes, with everything that is its own.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::application::Application;
use crate::fields::change::Change;
use crate::store::Access;

/// Delete an application; undo brings it back
#[derive(Debug, clap::Args)]
#[command(after_help = "Its interviews, messages, promises, tasks and lessons go with it; people stay.\n\
                        Example: callback delete acme/sre")]
pub struct Delete {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
}

impl Delete {
    /// Deletes the application, and tells what went with it and how it comes back.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application = find_application(&records, &self.application)?;
        let name = format!("{} deleted", application.title());
        session.write(
            &mut store,
            &name,
            &[Change::DeleteApplication { application: application.id.clone() }],
        )?;
        let with = children_of(application);
        let with = if with.is_empty() { String::new() } else { format!(", and with it {}", with.join(", ")) };
        session.confirm_deletion(&format!("{name}{with}"));
        Ok(Next::Done)
    }
}

/// Returns what goes with an application, counted.
fn children_of(application: &Application) -> Vec<String> {
    let counts = [
        (application.interviews.len(), "interview", "interviews"),
        (application.interactions.len(), "message", "messages"),
        (application.promises.len(), "promise", "promises"),
        (application.tasks.len(), "task", "tasks"),
        (application.lessons.len(), "lesson", "lessons"),
        (usize::from(application.offer.is_some()), "offer", "offers"),
    ];
    let counted = |(count, one, many)| format!("{count} {}", if count == 1 { one } else { many });
    counts.into_iter().filter(|(count, ..)| *count > 0).map(counted).collect()
}
