//! What a document says that holds exactly given records.

use callback::domain::application::Application;
use callback::domain::contact::Contact;
use callback::domain::interview::Interview;
use callback::domain::records::Records;
use callback::fields::Noun;
use callback::fields::incoming::{
    Incoming, IncomingApplication, IncomingContact, IncomingInterview, IncomingRecord,
};
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

fn incoming_contact(contact: &Contact) -> IncomingContact {
    let Contact { id, handle: _, name, title, company, kind, email, phone, preferred_channel, notes } =
        contact.clone();
    IncomingContact {
        id: Some(id.as_str().to_owned()),
        name,
        title: Some(title),
        company: Some(company),
        kind: Some(kind),
        email: Some(email),
        phone: Some(phone),
        preferred_channel: Some(preferred_channel),
        notes: Some(notes),
    }
}

fn incoming_application(application: &Application) -> IncomingApplication {
    let it = application.clone();
    IncomingApplication {
        id: Some(it.id.as_str().to_owned()),
        stage: Some(it.stage()),
        company: it.company,
        role: Some(it.role),
        stage_history: Some(it.stage_history.iter().map(incoming_record).collect()),
        applied_on: Some(it.applied_on),
        source: Some(it.source),
        url: Some(it.url),
        location: Some(it.location),
        work_mode: Some(it.work_mode),
        salary: Some(it.salary),
        tags: Some(it.tags),
        excitement: Some(it.excitement),
        notes: Some(it.notes),
        main_contact: Some(it.main_contact.map(|id| id.as_str().to_owned())),
        cadence: Some(it.cadence),
        quiet_until: Some(it.quiet_until),
        no_follow_up: Some(it.no_follow_up),
        thank_you_by: Some(it.thank_you_by),
        offer: Some(it.offer),
        tasks: Some(it.tasks.iter().map(incoming_record).collect()),
        lessons: Some(it.lessons.iter().map(incoming_record).collect()),
        interviews: Some(it.interviews.into_iter().map(incoming_interview).collect()),
        promises: Some(it.promises.iter().map(incoming_record).collect()),
        interactions: Some(it.interactions.iter().map(incoming_record).collect()),
    }
}

fn incoming_interview(it: Interview) -> IncomingInterview {
    IncomingInterview {
        id: Some(it.id.as_str().to_owned()),
        starts_at: it.starts_at,
        round: Some(it.round),
        kind: Some(it.kind),
        zone: Some(it.zone),
        minutes: Some(it.minutes),
        place: Some(it.place),
        cancelled: Some(it.cancelled),
        debriefed: Some(it.debriefed),
        interviewers: Some(it.interviewers.iter().map(|id| id.as_str().to_owned()).collect()),
        strengths: Some(it.strengths),
        forgot: Some(it.forgot),
        notes: Some(it.notes),
    }
}

fn incoming_record<N: Noun>(record: &N) -> IncomingRecord<N> {
    IncomingRecord { id: Some(record.id().to_owned()), patch: Patch::of(record) }
}
