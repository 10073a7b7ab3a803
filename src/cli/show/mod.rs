//! `show`: everything about one application.

mod text;
mod timeline;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::documents::interchange;
use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::records::Records;

/// Show everything about an application
#[derive(Debug, clap::Args)]
#[command(after_help = "The JSON is a document that import understands.\nExample: callback show acme")]
pub struct Show {
    /// The application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: String,
    /// The day to look at for what is next [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The form of the page
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Show {
    /// Prints the application, its people, and what happened in order.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let on = session.read_day(self.on.as_deref())?;
        let records = session.records()?;
        let application = find_application(&records, &self.application)?;
        if self.json || self.format == "json" {
            let own = alone(application, &records);
            session.output.document(|out| interchange::write(&own, out))?;
        } else {
            let agenda = session.agenda(&records, on);
            let text = text::render(
                application,
                &records,
                &agenda,
                on,
                session.around.times.as_ref(),
                &session.output,
            );
            session.output.write(&text)?;
        }
        Ok(Next::Done)
    }
}

/// Returns the application with its people and deferrals, and nothing else.
fn alone(application: &Application, records: &Records) -> Records {
    let people = application.people();
    let contacts = records.contacts.iter().filter(|contact| people.contains(&&contact.id));
    let names = |part: &str| {
        let interviews = application.interviews.iter().map(|interview| interview.id.as_str());
        let tasks = application.tasks.iter().map(|task| task.id.as_str());
        interviews.chain(tasks).chain([application.id.as_str()]).any(|id| id == part)
    };
    let is_own = |key: &ActionKey| key.parts().first().is_some_and(|part| names(part));
    Records {
        contacts: contacts.cloned().collect(),
        applications: vec![application.clone()],
        deferrals: records.deferrals.iter().filter(|deferral| is_own(&deferral.key)).cloned().collect(),
        flaws: Vec::new(),
    }
}
