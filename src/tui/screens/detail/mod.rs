//! Detail: one application with everything that happened around it.

mod draw;
mod rows;

pub use draw::draw;
pub use rows::{Gutter, Row, RowId};

use crate::domain::ids::ApplicationId;
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

/// An application that is open.
#[derive(Debug, Clone)]
pub struct Detail {
    /// The application.
    pub application: ApplicationId,
    /// Its lines.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
}

impl Detail {
    /// Opens an application with its first action selected; `None` when it is not there.
    pub fn open(application: ApplicationId, state: &State) -> Option<Self> {
        let mut detail = Self { application, rows: Vec::new(), list: List::default() }.derived(state)?;
        let action = detail.rows.iter().position(|row| matches!(row.id, Some(RowId::Action(_))));
        detail.list.select(action.unwrap_or(0));
        Some(detail)
    }

    /// Makes the lines anew; the selection follows what it stood on. `None` when the application went.
    pub fn derived(mut self, state: &State) -> Option<Self> {
        let selected = self.selected().and_then(|row| row.id.clone());
        let application = state.find_application(&self.application)?;
        self.rows = rows::rows(state, application);
        let at = selected.and_then(|id| self.rows.iter().position(|row| row.id.as_ref() == Some(&id)));
        self.list.replace(vec![true; self.rows.len()], at);
        Some(self)
    }

    /// Returns the selected line.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.list.selected()?)
    }

    /// Returns what a command speaks of: the selected action, and the application in any case.
    pub fn subject(&self, state: &State) -> Subject {
        let mut subject = Subject { application: Some(self.application.clone()), ..Subject::default() };
        match self.selected().and_then(|row| row.id.as_ref()) {
            Some(RowId::Action(key)) => subject.action = state.find_action(key).cloned(),
            Some(RowId::Withheld(key)) => subject.held_back = Some(key.clone()),
            _ => {}
        }
        subject
    }
}
