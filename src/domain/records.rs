//! Everything the user has, in one value: what the scheduler judges and the screens show.

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::deferral::Deferral;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId};
use crate::domain::interview::Interview;

/// All live records, or those that a question needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// The people, by internal id.
    pub contacts: Vec<Contact>,
    /// The applications with their children, by internal id.
    pub applications: Vec<Application>,
    /// What was put off or dismissed.
    pub deferrals: Vec<Deferral>,
    /// What could not be read as it stands, one line each, and what is shown instead.
    pub flaws: Vec<String>,
}

impl Records {
    /// Returns the application with this id, if it is here.
    pub fn find_application(&self, id: &ApplicationId) -> Option<&Application> {
        self.applications.iter().find(|application| application.id == *id)
    }

    /// Returns the person with this id, if they are here.
    pub fn find_contact(&self, id: &ContactId) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == *id)
    }

    /// Returns the interview with this id, if it is here.
    pub fn find_interview(&self, id: &InterviewId) -> Option<&Interview> {
        let mut interviews = self.applications.iter().flat_map(|application| &application.interviews);
        interviews.find(|interview| interview.id == *id)
    }
}
