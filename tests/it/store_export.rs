//! The document that a full export of records is, as an import sees it.

use callback::domain::application::Application;
use callback::domain::records::Records;
use callback::fields::Noun;
use callback::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};
use callback::fields::patch::Patch;

/// Returns the document that a full export of these records is.
pub fn exported(records: &Records) -> Incoming {
    let contact = |contact: &callback::domain::contact::Contact| IncomingRecord {
        id: Some(contact.id.to_string()),
        patch: Patch::of(contact),
    };
    Incoming {
        source: None,
        contacts: records.contacts.iter().map(contact).collect(),
        applications: records.applications.iter().map(exported_application).collect(),
        deferrals: records.deferrals.clone(),
    }
}

fn exported_application(application: &Application) -> IncomingApplication {
    let application = application.clone();
    IncomingApplication {
        id: Some(application.id.to_string()),
        stage: Some(application.stage()),
        patch: Patch::of(&application),
        stage_history: Some(application.stage_history.iter().map(exported_record).collect()),
        offer: Some(application.offer),
        tasks: Some(application.tasks.iter().map(exported_record).collect()),
        lessons: Some(application.lessons.iter().map(exported_record).collect()),
        interviews: Some(application.interviews.iter().map(exported_record).collect()),
        promises: Some(application.promises.iter().map(exported_record).collect()),
        interactions: Some(application.interactions.iter().map(exported_record).collect()),
    }
}

fn exported_record<N: Noun>(record: &N) -> IncomingRecord<N> {
    IncomingRecord { id: Some(record.id().to_owned()), patch: Patch::of(record) }
}
