//! Records for the tests of commands.

use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::ids::{ApplicationId, ContactId, InterviewId};
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::moment::{Moment, iso_date};
use crate::domain::stage::{Stage, StageChange};
use crate::scheduler::action::{Action, ApplicationRef, Recipient, State};

/// Returns an application that stands at `applied`.
pub(crate) fn application(id: &str, handle: &str, company: &str, role: &str) -> Application {
    Application {
        handle: handle.to_owned(),
        role: role.to_owned(),
        stage_history: vec![StageChange::new(Stage::Applied, iso_date("2026-11-02"))],
        applied_on: iso_date("2026-11-02"),
        ..Application::bare(ApplicationId::new(id), company.to_owned())
    }
}

/// Returns a person with an address.
pub(crate) fn contact(id: &str, name: &str, email: Option<&str>) -> Contact {
    Contact {
        id: ContactId::new(id),
        handle: id.to_owned(),
        name: name.to_owned(),
        title: None,
        company: None,
        kind: ContactKind::Other,
        email: email.map(str::to_owned),
        phone: None,
        preferred_channel: None,
        notes: String::new(),
    }
}

/// Returns a meeting with nobody in particular.
pub(crate) fn interview(id: &str, handle: &str, starts_at: &str) -> Interview {
    Interview {
        id: InterviewId::new(id),
        handle: handle.to_owned(),
        round: None,
        kind: InterviewKind::Other,
        starts_at: Moment::from_iso(starts_at).unwrap(),
        zone: None,
        minutes: 60,
        place: None,
        cancelled: false,
        debriefed: false,
        interviewers: vec![],
        strengths: String::new(),
        forgot: String::new(),
        notes: String::new(),
    }
}

/// Returns an action of `application` that is due on a day, seen from 24 November 2026.
pub(crate) fn action(
    application: &Application,
    key: &str,
    code: &str,
    due_on: &str,
    to: Option<&Contact>,
) -> Action {
    let key: ActionKey = key.parse().unwrap();
    let today = iso_date("2026-11-24").unwrap();
    let due_on = iso_date(due_on).unwrap();
    Action {
        kind: key.kind().unwrap(),
        key,
        state: State::of(due_on, today),
        due_on,
        after: None,
        days_overdue: u32::try_from((today - due_on).num_days()).unwrap_or(0),
        lapses_on: None,
        application: ApplicationRef::new(application, application.stage()),
        interview: None,
        recipient: to.map(Recipient::from),
        channel: to.map(|_| Channel::Email),
        together_with: vec![],
        why: "because".to_owned(),
        reasons: vec![],
        code: code.to_owned(),
    }
}
