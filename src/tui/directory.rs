//! The directory: finds records by their ids without looking through all of them for every frame.
//!
//! Owns places, not records; it is made anew whenever the records are.

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::records::Records;
use crate::scheduler::action::Action;

/// Where the applications and their actions are, by the application's id, and the people by theirs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directory {
    applications: Vec<usize>,
    actions: Vec<usize>,
    contacts: Vec<usize>,
}

impl Directory {
    /// Returns the directory of records and of a list of actions.
    pub fn new(records: &Records, actions: &[Action]) -> Self {
        let mut places: Vec<usize> = (0..records.applications.len()).collect();
        places.sort_by_key(|place| records.applications.get(*place).map(|application| &application.id));
        let mut listed: Vec<usize> = (0..actions.len()).collect();
        listed.sort_by_key(|place| actions.get(*place).map(|action| &action.application.id));
        let mut contacts: Vec<usize> = (0..records.contacts.len()).collect();
        contacts.sort_by_key(|place| records.contacts.get(*place).map(|contact| &contact.id));
        Self { applications: places, actions: listed, contacts }
    }

    /// Returns an application, if it is among the records that the directory was made of.
    pub fn find_application<'a>(&self, records: &'a Records, id: &ApplicationId) -> Option<&'a Application> {
        let at = |place: &usize| records.applications.get(*place);
        let found = self.applications.partition_point(|place| at(place).is_some_and(|a| a.id < *id));
        self.applications.get(found).and_then(at).filter(|application| application.id == *id)
    }

    /// Returns a person, if they are among the records that the directory was made of.
    pub fn find_contact<'a>(&self, records: &'a Records, id: &ContactId) -> Option<&'a Contact> {
        let at = |place: &usize| records.contacts.get(*place);
        let found = self.contacts.partition_point(|place| at(place).is_some_and(|c| c.id < *id));
        self.contacts.get(found).and_then(at).filter(|contact| contact.id == *id)
    }

    /// Returns the actions of an application with their places, in the order of the list.
    pub fn actions_of<'a>(
        &'a self,
        actions: &'a [Action],
        id: &'a ApplicationId,
    ) -> impl Iterator<Item = (usize, &'a Action)> {
        let before = |place: &usize| actions.get(*place).is_some_and(|action| action.application.id < *id);
        let first = self.actions.partition_point(before);
        let rest = self.actions.iter().skip(first);
        let found = rest.filter_map(|place| actions.get(*place).map(|action| (*place, action)));
        found.take_while(|(_, action)| action.application.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(id: &str) -> Application {
        Application::bare(ApplicationId::new(id), id)
    }

    #[test]
    fn finds_what_is_there_whatever_the_order_and_nothing_else() {
        let applications = ["m", "b", "z", "a"].map(application).to_vec();
        let records = Records { applications, ..Records::default() };
        let directory = Directory::new(&records, &[]);
        for id in ["m", "b", "z", "a"] {
            let found = directory.find_application(&records, &ApplicationId::new(id));
            assert_eq!(found.map(|application| application.id.as_str()), Some(id));
        }
        for id in ["", "c", "zz"] {
            assert_eq!(directory.find_application(&records, &ApplicationId::new(id)), None);
        }
    }
}
