//! What a document says that holds exactly given records.

use callback::domain::application::Application;
use callback::domain::contact::Contact;
use callback::domain::records::Records;
use callback::fields::Noun;
use callback::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};
use callback::fields::patch::Patch;

/// Returns what a document that holds exactly these records says.
pub fn incoming_of(records: &Records) -> Incoming {
    Incoming {
        source: None,
        contacts: records.contacts.iter().map(incoming_contact).collect(),
        applications: records.applications.iter().map(incoming_application).collect(),
        deferrals: records.deferrals.clone(),
    }
}

fn incoming_contact(contact: &Contact) -> IncomingRecord<Contact> {
    IncomingRecord { id: Some(contact.id.to_string()), patch: Patch::of(contact) }
}

fn incoming_application(application: &Application) -> IncomingApplication {
    let it = application.clone();
    IncomingApplication {
        id: Some(it.id.to_string()),
        stage: Some(it.stage()),
        patch: Patch::of(&it),
        stage_history: Some(it.stage_history.iter().map(incoming_record).collect()),
        offer: Some(it.offer),
        tasks: Some(it.tasks.iter().map(incoming_record).collect()),
        lessons: Some(it.lessons.iter().map(incoming_record).collect()),
        interviews: Some(it.interviews.iter().map(incoming_record).collect()),
        promises: Some(it.promises.iter().map(incoming_record).collect()),
        interactions: Some(it.interactions.iter().map(incoming_record).collect()),
    }
}

fn incoming_record<N: Noun>(record: &N) -> IncomingRecord<N> {
    IncomingRecord { id: Some(record.id().to_owned()), patch: Patch::of(record) }
}
