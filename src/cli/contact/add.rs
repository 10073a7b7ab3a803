//! `contact add`: a person to write to.

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::children::fields_help;
use crate::cli::echo::with_setting;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactChoice};
use crate::domain::records::Records;
use crate::fields::change::Change;
use crate::fields::contact::new_contact;
use crate::fields::patch::Patch;
use crate::store::{Access, Added};

/// Add a person
#[derive(Debug, clap::Args)]
#[command(after_help = format!(
    "{}\nExample: callback contact add 'Ana Ruiz <ana@acme.example>' kind:hr --app acme",
    fields_help::<Contact>()
))]
pub(super) struct Add {
    /// The name, or NAME <EMAIL>, and fields
    #[arg(required = true, value_names = ["NAME", "FIELD:VALUE"])]
    words: Vec<String>,
    /// The application that they belong to: they become its main contact if it has none
    #[arg(long = "app", value_name = "APP")]
    application: Option<String>,
}

impl Add {
    /// Adds the person, tells who looks alike, and prints the handle.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let nothing = Records::default();
        let mut person = with_setting(&nothing, session, |setting| new_contact(&self.words, setting))?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let application =
            self.application.as_ref().map(|text| find_application(&records, text)).transpose()?;
        if let Some(application) = application.filter(|_| person.company.is_none()) {
            person.company = Some(application.company.clone());
        }
        let name = format!("{} added", person.name);
        let committed = session.write(&mut store, &name, &[change(&person, application)])?;
        session.confirm(&name, None);
        tell_alike(&person, &records, session);
        tell_link(application, &records, session);
        for added in &committed.added {
            if let Added::Contact(_, handle) = added {
                session.output.line(handle)?;
            }
        }
        Ok(Next::Done)
    }
}

/// Returns the change that adds the person, as the main contact of an application that has none.
fn change(person: &Contact, application: Option<&Application>) -> Change {
    match application.filter(|application| application.main_contact.is_none()) {
        Some(application) => {
            let choice = ContactChoice::new(person.clone());
            Change::edit(application, Patch::new().with("main_contact", choice.into()))
        }
        None => Change::add_contact(person),
    }
}

/// Tells what the person became to the application.
fn tell_link(application: Option<&Application>, records: &Records, session: &mut Session<'_>) {
    let Some(application) = application else { return };
    let main = application.main_contact.as_ref().and_then(|id| records.find_contact(id));
    let told = match main {
        Some(main) => format!("  the main contact of {} stays {}", application.title(), main.name),
        None => format!("  the main contact of {}", application.title()),
    };
    session.output.say(&told);
}

/// Tells who may be the same person.
fn tell_alike(person: &Contact, records: &Records, session: &mut Session<'_>) {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    for known in &records.contacts {
        let email = known.email.as_deref().zip(person.email.as_deref());
        let what = match email.is_some_and(|(known, new)| same(known, new)) {
            true => "this address",
            false if same(&known.name, &person.name) => "this name",
            false => continue,
        };
        let (name, handle) = (&known.name, &known.handle);
        session
            .output
            .warn(&format!("{name} ({handle}) has {what}, too; callback contact merge makes two people one"));
    }
}
