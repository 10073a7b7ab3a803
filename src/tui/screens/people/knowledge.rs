//! What the records tell about each person: their applications, the last contact, what is to be done for them.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::ContactId;
use crate::domain::interview::Interview;
use crate::tui::screens::people::Row;
use crate::tui::state::State;

/// What is known of everyone, gathered in one pass over the records.
#[derive(Debug, Default)]
pub(super) struct Knowledge<'a> {
    of: HashMap<&'a ContactId, Known<'a>>,
}

/// What is known of one person.
#[derive(Debug, Default)]
struct Known<'a> {
    applications: Vec<&'a Application>,
    last: Option<NaiveDate>,
    next: Option<usize>,
    actions: usize,
}

impl<'a> Knowledge<'a> {
    /// Gathers what is known as of today.
    pub fn gather(state: &'a State) -> Self {
        let mut knowledge = Self::default();
        let today = state.today();
        for application in &state.snapshot.records.applications {
            for person in application.people() {
                let known = knowledge.of.entry(person).or_default();
                known.applications.push(application);
                known.last = known.last.max(last_contact(application, person, today));
            }
        }
        for (place, action) in state.snapshot.agenda.actions.iter().enumerate() {
            if let Some(recipient) = action.recipient.as_ref().filter(|_| !state.is_folded(action)) {
                let known = knowledge.of.entry(&recipient.id).or_default();
                known.next = known.next.or(Some(place));
                known.actions += 1;
            }
        }
        knowledge
    }

    /// Returns the line of a person.
    pub fn row(&self, contact: &Contact, place: usize) -> Row {
        let known = self.of.get(&contact.id);
        let met = || known.and_then(|known| known.applications.last()).map(|found| found.company.clone());
        Row {
            id: contact.id.clone(),
            contact: place,
            company: contact.company.clone().or_else(met).unwrap_or_default(),
            last: known.and_then(|known| known.last),
            next: known.and_then(|known| known.next),
            actions: known.map_or(0, |known| known.actions),
        }
    }

    /// Returns everything that a filter looks at, in lower case.
    pub fn text(&self, contact: &Contact) -> String {
        let mut text = vec![contact.name.as_str(), contact.kind.as_str(), contact.notes.as_str()];
        let optional = [&contact.title, &contact.company, &contact.email, &contact.phone];
        text.extend(optional.into_iter().filter_map(|field| field.as_deref()));
        let applications = self.of.get(&contact.id).map_or(&[][..], |known| known.applications.as_slice());
        text.extend(applications.iter().flat_map(|found| [found.company.as_str(), found.role.as_str()]));
        text.join("\n").to_lowercase()
    }
}

/// Returns the last day up to today on which a person wrote, was written to or met the user.
fn last_contact(application: &Application, person: &ContactId, today: NaiveDate) -> Option<NaiveDate> {
    let messages = application.interactions.iter().filter(|sent| sent.contact.as_ref() == Some(person));
    let meetings = application.interviews.iter().filter(|met| met.interviewers.contains(person));
    let held = meetings.filter(|met| met.is_held(today)).map(Interview::date);
    messages.map(|sent| sent.on).filter(|on| *on <= today).chain(held).max()
}

/// Counts the applications that wait for an answer and name nobody with an address or a number.
pub(super) fn unreachable(state: &State) -> usize {
    let reachable = |id: &&ContactId| state.find_contact(id).is_some_and(Contact::is_reachable);
    let waiting = state.snapshot.records.applications.iter().filter(|found| found.stage().is_waiting());
    waiting.filter(|found| !found.people().iter().any(reachable)).count()
}
