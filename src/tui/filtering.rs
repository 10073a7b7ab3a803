//! Filtering: what was typed into the filter of a list of applications, and how it reads.

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::filter::{Candidate, Filter};
use crate::tui::state::State;

/// The filter of one list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filtering {
    /// The filter as it is typed.
    pub text: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    understood: Filter,
}

impl Filtering {
    /// Changes the text; one that is not understood leaves what was understood before in force.
    pub fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        match Filter::read(text) {
            Ok(filter) => (self.understood, self.fault) = (filter, None),
            Err(error) => self.fault = Some(error.to_string()),
        }
    }

    /// Tells whether anything is filtered.
    pub fn is_on(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Returns the filter as titles show it: `   filter: acme`, nothing without one.
    pub fn label(&self) -> String {
        let fault = if self.fault.is_some() { " (not understood)" } else { "" };
        if self.is_on() { format!("   filter: {}{fault}", self.text) } else { String::new() }
    }

    /// Tells whether an application is shown.
    pub fn shows(&self, state: &State, application: &Application) -> bool {
        if !self.is_on() {
            return true;
        }
        let people: Vec<&Contact> =
            application.people().into_iter().filter_map(|id| state.find_contact(id)).collect();
        let due_on = state.next_action(&application.id).map(|action| action.due_on);
        self.understood.matches(Candidate { application, people: &people, due_on, today: state.today() })
    }
}
