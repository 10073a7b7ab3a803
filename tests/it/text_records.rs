//! A few records for the tests of typed text.

use callback::domain::application::Application;
use callback::domain::contact::{Contact, ContactKind};
use callback::domain::ids::{ApplicationId, ContactId};
use callback::domain::moment::iso_date;
use callback::domain::records::Records;
use callback::domain::stage::{Stage, StageChange};
use chrono::NaiveDate;

/// Tuesday 24 November 2026.
pub fn today() -> NaiveDate {
    iso_date("2026-11-24").unwrap()
}

/// Returns an application that stands at `stage`.
pub fn application(company: &str, role: &str, stage: Stage) -> Application {
    Application {
        role: role.to_owned(),
        stage_history: vec![StageChange::new(stage, None)],
        ..Application::bare(ApplicationId::new(format!("a-{}", company.to_lowercase())), company.to_owned())
    }
}

/// Returns a person; an empty company or address is none.
pub fn contact(id: &str, name: &str, company: &str, email: &str) -> Contact {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Contact {
        id: ContactId::new(id),
        handle: String::new(),
        name: name.to_owned(),
        title: None,
        company: some(company),
        kind: ContactKind::Other,
        email: some(email),
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }
}

/// Returns what the user of the tests has already.
pub fn records() -> Records {
    let mut acme = application("Acme", "Senior Backend Engineer", Stage::Interviewing);
    acme.url = Some("https://acme.example/jobs/1".to_owned());
    acme.handle = "k3qz2".to_owned();
    Records {
        contacts: vec![
            contact("c-ana", "Ana Ruiz", "Acme", "ana@acme.example"),
            contact("c-ana-2", "Ana Ruiz", "Globex", "ana@globex.example"),
            contact("c-zoe", "Zoë Öz", "", ""),
        ],
        applications: vec![
            acme,
            application("ACME", "Designer", Stage::Rejected),
            application("Initech", "SRE", Stage::NoResponse),
            application("Umbrella Data Works", "SRE", Stage::Saved),
        ],
        ..Records::default()
    }
}
