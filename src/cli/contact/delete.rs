//! `contact delete`: a person goes; what was written stays.

use crate::cli::Next;
use crate::cli::contact_choice::find_contact;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::ids::ContactId;
use crate::domain::records::Records;
use crate::fields::change::Change;
use crate::store::Access;

/// Delete a person; undo brings them back
#[derive(Debug, clap::Args)]
#[command(after_help = "Messages and interviews stay, without the name.\n\
                        Example: callback contact delete ana@acme.example")]
pub(super) struct Delete {
    /// The person: handle, id, address, name or a unique part
    #[arg(value_name = "CONTACT")]
    contact: String,
}

impl Delete {
    /// Deletes the person, and tells where the name stood.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let contact = find_contact(&records, &self.contact)?;
        let name = format!("{} deleted", contact.name);
        session.write(&mut store, &name, &[Change::delete(contact)])?;
        let links = links(&contact.id, &records);
        let links =
            if links.is_empty() { String::new() } else { format!(", unlinked from {}", links.join(", ")) };
        session.confirm_deletion(&format!("{name}{links}"));
        Ok(Next::Done)
    }
}

/// Returns where a person is named, counted.
fn links(contact: &ContactId, records: &Records) -> Vec<String> {
    let all = &records.applications;
    let main = all.iter().filter(|application| application.main_contact.as_ref() == Some(contact));
    let interviews = all.iter().flat_map(|application| &application.interviews);
    let messages = all.iter().flat_map(|application| &application.interactions);
    let counts = [
        (main.count(), "application", "applications"),
        (interviews.filter(|one| one.interviewers.contains(contact)).count(), "interview", "interviews"),
        (messages.filter(|one| one.contact.as_ref() == Some(contact)).count(), "message", "messages"),
    ];
    let counted = |(count, one, many)| format!("{count} {}", if count == 1 { one } else { many });
    counts.into_iter().filter(|(count, ..)| *count > 0).map(counted).collect()
}
