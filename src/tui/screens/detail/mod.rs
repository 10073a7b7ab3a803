//! Detail: one application with everything that happened around it.

mod draw;
mod rows;

pub use draw::draw;
pub(in crate::tui::screens) use draw::{row_line, text_width};
pub use rows::{Gutter, Row, RowId};
pub(in crate::tui::screens) use rows::{
    NEXT, TIMELINE, followed, in_order, interaction_text, interview_text, section,
};

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::ids::{ApplicationId, TaskId};
use crate::tui::forms::RecordId;
use crate::tui::next_step::{NextStep, next_step};
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
    /// Opens an application with its next step selected; `None` when it is not there.
    pub fn open(application: ApplicationId, state: &State) -> Option<Self> {
        let next = match next_step(state, state.find_application(&application)?) {
            Some(NextStep::Action(action)) => Some(RowId::Action(action.key.clone())),
            Some(NextStep::Interview(_)) | None => None,
        };
        let mut detail = Self { application, rows: Vec::new(), list: List::default() }.derived(state)?;
        let line = next.and_then(|next| detail.rows.iter().position(|row| row.id.as_ref() == Some(&next)));
        detail.list.select(line.unwrap_or(0));
        Some(detail)
    }

    /// Makes the lines anew; the selection follows what it stood on. `None` when the application went.
    pub fn derived(mut self, state: &State) -> Option<Self> {
        let selected = self.selected().and_then(|row| row.id.clone());
        let application = state.find_application(&self.application)?;
        self.rows = rows::rows(state, application);
        let at = followed(&self.rows, self.list.selected(), selected.as_ref());
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
            Some(RowId::Action(key)) => {
                subject.action = state.find_action(key).cloned();
                subject.record = task(key);
            }
            Some(RowId::Record(record)) => {
                subject.record = Some(record.clone());
                subject.contact = record.as_contact();
                subject.interview = record.as_interview();
            }
            Some(RowId::Withheld(key)) => subject.held_back = Some(key.clone()),
            Some(RowId::Application(_)) | None => {}
        }
        subject
    }
}

/// Returns the task that an action reminds of, if it does.
pub(in crate::tui::screens) fn task(key: &ActionKey) -> Option<RecordId> {
    let is_task = key.kind() == Some(ActionKind::Task);
    key.parts().into_iter().next().filter(|_| is_task).map(|id| RecordId::task(&TaskId::new(id)))
}
