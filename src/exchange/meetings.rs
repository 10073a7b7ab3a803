//! Invitations: each goes to the application that fits, or to the one that was named.

use std::collections::HashSet;

use crate::clock;
use crate::documents::invitation::{self, Fit, Here, Invitation, match_application};
use crate::documents::line_fault::LineFaults;
use crate::documents::people::{People, Person};
use crate::domain::application::Application;
use crate::domain::contact::{Contact, ContactChoice, ContactKind};
use crate::domain::date_text::in_full;
use crate::domain::ids::ContactId;
use crate::domain::interview::Interview;
use crate::domain::local_time::LocalTimes;
use crate::domain::records::Records;
use crate::exchange::error::{ImportError, NoSingleApplication};
use crate::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};
use crate::fields::patch::Patch;
use crate::fields::value::Value;

/// Meetings that have found their applications.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    /// The records they become.
    pub(super) incoming: Incoming,
    /// What to tell, a line each.
    pub(super) lines: Vec<String>,
}

/// Reads the meetings of a file and finds their applications; `to` is the one for all of them.
pub(super) fn read(
    bytes: &[u8],
    to: Option<&Application>,
    records: &Records,
    times: &dyn LocalTimes,
    broken: impl FnOnce(LineFaults) -> ImportError,
) -> Result<Meetings, ImportError> {
    let here = Here { local: &clock::local, times };
    let invitations = invitation::read(bytes, here).map_err(broken)?;
    let mut meetings = Meetings::default();
    let mut people = People::known(&records.contacts);
    for invitation in &invitations {
        let application = match to {
            Some(application) => application,
            None => fitting(invitation, records)?,
        };
        meetings.add(invitation, application, &mut people);
    }
    meetings.incoming.contacts = people.into_contacts();
    Ok(meetings)
}

/// Returns the application that an invitation belongs to.
fn fitting<'r>(invitation: &Invitation, records: &'r Records) -> Result<&'r Application, ImportError> {
    let what = format!("'{}' on {}", invitation.summary, in_full(invitation.starts_at));
    let line = |application: &&Application| {
        format!("{}  {}  ({})", application.handle, application.title(), application.stage())
    };
    let (problem, candidates): (String, Vec<&Application>) = match match_application(invitation, records) {
        Fit::One(id) => match records.find_application(&id) {
            Some(application) => return Ok(application),
            None => (format!("no application fits {what}"), Vec::new()),
        },
        Fit::Several(ids) => {
            let fitting: Vec<_> = ids.iter().filter_map(|id| records.find_application(id)).collect();
            (format!("{what} fits {} applications:", fitting.len()), fitting)
        }
        Fit::None => {
            let open: Vec<_> = records.applications.iter().filter(|it| !it.stage().is_closed()).collect();
            let none = if open.is_empty() { "; there is no open one" } else { "; open are:" };
            (format!("no application fits {what}{none}"), open)
        }
    };
    let candidates = candidates.iter().map(|found| (found.id.clone(), line(found))).collect();
    Err(ImportError::NoSingleApplication(NoSingleApplication { problem, candidates }))
}

impl Meetings {
    fn add(&mut self, invitation: &Invitation, application: &Application, people: &mut People<'_>) {
        let known = known(invitation, application);
        let title = application.title();
        let when = in_full(invitation.starts_at);
        if invitation.cancelled && known.is_none() {
            self.lines.push(format!("{title}: the interview on {when} was called off before it was known"));
            return;
        }
        let verb = if invitation.cancelled { "interview called off" } else { "interview" };
        let zone = invitation
            .zone
            .as_ref()
            .map_or(String::new(), |zone| format!(", announced in the time of {zone}"));
        self.lines.push(format!("{title}: {verb} on {when}{zone} ('{}')", invitation.summary));
        self.lines.extend(invitation.remarks.iter().map(|remark| format!("{title}: {remark}")));
        let interview = interview(invitation, application, known, people);
        let place = self
            .incoming
            .applications
            .iter()
            .position(|it| it.id.as_deref() == Some(application.id.as_str()));
        let incoming = match place.and_then(|place| self.incoming.applications.get_mut(place)) {
            Some(incoming) => incoming,
            None => {
                self.incoming.applications.push(IncomingApplication {
                    id: Some(application.id.to_string()),
                    ..IncomingApplication::of(application.company.as_str())
                });
                let Some(incoming) = self.incoming.applications.last_mut() else { return };
                incoming
            }
        };
        incoming.interviews.get_or_insert_default().push(interview);
    }
}

/// Returns the interview of an application that an invitation speaks of: an earlier version, or one at that time.
fn known<'a>(invitation: &Invitation, application: &'a Application) -> Option<&'a Interview> {
    let id = invitation.interview_id();
    let mut interviews = application.interviews.iter();
    let earlier = interviews.clone().find(|interview| id.as_deref() == Some(interview.id.as_str()));
    earlier.or_else(|| {
        interviews.find(|interview| !interview.cancelled && interview.starts_at == invitation.starts_at)
    })
}

/// Returns the interview that an invitation becomes; what the user wrote about a known one stays.
fn interview(
    invitation: &Invitation,
    application: &Application,
    known: Option<&Interview>,
    people: &mut People<'_>,
) -> IncomingRecord<Interview> {
    let (mut interviewers, mut taken) = (Vec::new(), HashSet::new());
    for person in invitation.interviewers() {
        let id = people.id_of(interviewer(person, application));
        if taken.insert(id.clone()) {
            interviewers.push(ContactChoice::Existing(ContactId::new(id)));
        }
    }
    let words = [invitation.summary.as_str(), invitation.description.as_str()];
    let notes = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    let notes = Some(notes).filter(|notes| known.is_none() && !notes.is_empty());
    let mut patch = Patch::new()
        .with("starts_at", Value::Moment(invitation.starts_at))
        .with("cancelled", Value::Flag(invitation.cancelled));
    let texts = [("zone", invitation.zone.clone()), ("place", invitation.place.clone()), ("notes", notes)];
    for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        patch = patch.with(key, text.into());
    }
    if let Some(minutes) = invitation.minutes {
        patch = patch.with("minutes", Value::Number(minutes));
    }
    if !interviewers.is_empty() {
        patch = patch.with("interviewers", Value::People(interviewers));
    }
    let id = known.map(|known| known.id.to_string()).or_else(|| invitation.interview_id());
    IncomingRecord { id, patch }
}

fn interviewer(person: &Contact, application: &Application) -> Person {
    Person {
        name: person.name.clone(),
        email: person.email.clone(),
        phone: None,
        title: None,
        company: Some(application.company.clone()),
        kind: ContactKind::Interviewer,
        notes: String::new(),
    }
}
