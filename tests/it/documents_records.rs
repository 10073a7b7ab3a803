//! A document as records, for asking the scheduler about it: what an import into an empty store would make.

use callback::domain::application::Application;
use callback::domain::contact::Contact;
use callback::domain::records::Records;
use callback::domain::stage::in_kept_order;
use callback::fields::Noun;
use callback::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};

/// Returns the records of a document in which everything has an id and every application a history.
pub fn records_of(incoming: Incoming) -> Records {
    Records {
        contacts: incoming.contacts.into_iter().map(contact).collect(),
        applications: incoming.applications.into_iter().map(application).collect(),
        deferrals: incoming.deferrals,
        flaws: Vec::new(),
    }
}

fn contact(it: IncomingRecord<Contact>) -> Contact {
    let mut contact = it.patch.applied_to(&Contact::blank());
    contact.set_id(it.id.unwrap());
    contact
}

fn application(it: IncomingApplication) -> Application {
    let history = in_kept_order(it.listed_history(), it.stage);
    let mut own = it.patch.applied_to(&Application::blank());
    own.set_id(it.id.unwrap());
    Application {
        stage_history: history,
        offer: it.offer.flatten(),
        tasks: it.tasks.unwrap_or_default().into_iter().map(record).collect(),
        lessons: it.lessons.unwrap_or_default().into_iter().map(record).collect(),
        interviews: it.interviews.unwrap_or_default().into_iter().map(record).collect(),
        promises: it.promises.unwrap_or_default().into_iter().map(record).collect(),
        interactions: it.interactions.unwrap_or_default().into_iter().map(record).collect(),
        ..own
    }
}

fn record<N: Noun>(it: IncomingRecord<N>) -> N {
    let mut patch = it.patch;
    N::follow(&mut patch, &N::blank());
    let mut record = patch.applied_to(&N::blank());
    it.id.into_iter().for_each(|id| record.set_id(id));
    record
}
