//! Today: what is late, what is due, what comes this week, what was done.

mod draw;
mod lines;

pub use lines::{Line, LineId, Mark, Row};

use crate::domain::filter::Filter;
use crate::domain::ids::ApplicationId;
use crate::keys::table::Place;
use crate::scheduler::due_list::{DueList, due_list};
use crate::tui::forms::RecordId;
use crate::tui::screens::Screen;
use crate::tui::screens::detail::task;
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

/// How many days after today belong to "this week".
const WEEK: u32 = 7;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Today",
    place: Place::Today,
    header: 0,
    count: |state| state.today.due + state.today.overdue,
    list: |state| &state.today.list,
    list_mut: |state| &mut state.today.list,
    filter: |state| &state.today.filter_text,
    set_filter: |state, text| {
        text.clone_into(&mut state.today.filter_text);
        match Filter::read(text) {
            Ok(filter) => (state.today.filter, state.today.fault) = (filter, None),
            Err(error) => state.today.fault = Some(error.to_string()),
        }
    },
    subject,
    derive,
    draw: draw::draw,
};

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// The lines, headings included.
    pub lines: Vec<Line>,
    /// The selection among them.
    pub list: List,
    /// How many listed actions are due today.
    pub due: usize,
    /// How many listed actions are overdue.
    pub overdue: usize,
    /// How many lines there are without the filter.
    pub unfiltered: usize,
    /// The filter as it is typed.
    pub filter_text: String,
    /// The filter as it was last understood.
    pub filter: Filter,
    /// What is wrong with the filter.
    pub fault: Option<String>,
}

impl Today {
    /// Returns the selected line, if it is one that stands for something.
    pub fn selected(&self) -> Option<&Row> {
        match self.lines.get(self.list.selected()?)? {
            Line::Row(row) => Some(row),
            Line::Heading(_) | Line::Note(_) => None,
        }
    }

    /// Selects the first line of an application, if there is one.
    pub fn select(&mut self, id: &ApplicationId) {
        let of = |line: &Line| matches!(line, Line::Row(row) if row.application.as_ref() == Some(id));
        if let Some(line) = self.lines.iter().position(of) {
            self.list.select(line);
        }
    }
}

/// Returns what the selected line stands for.
fn subject(state: &State) -> Subject {
    let Some(row) = state.today.selected() else {
        return Subject::default();
    };
    let application = row.application.clone();
    match &row.id {
        LineId::Action(key) => {
            let (action, record) = (state.find_action(key).cloned(), task(key));
            Subject { application, action, record, ..Subject::default() }
        }
        LineId::Done(operation) => {
            Subject { application, done: Some(operation.clone()), ..Subject::default() }
        }
        LineId::Interview(id) => {
            let (interview, record) = (Some(id.clone()), Some(RecordId::Interview(id.clone())));
            Subject { application, interview, record, ..Subject::default() }
        }
    }
}

/// Makes the lines anew; the selection follows what it stood on.
fn derive(state: &mut State) {
    let selected = state.today.selected().map(|row| row.id.clone());
    let today = state.today();
    let due: DueList = due_list(&state.snapshot.records, &state.snapshot.agenda, today, Some(WEEK));
    let sections = lines::sections(state, &due);
    state.today.overdue = sections.overdue.len();
    state.today.due = sections.due_actions();
    state.today.unfiltered = sections.len();
    state.today.lines = sections.filtered(state).into_lines();
    if let Some(offer) = lines::offer_to_settle(state) {
        state.today.lines.insert(0, Line::Note(offer));
    }
    let lines = &state.today.lines;
    let at =
        selected.and_then(|id| lines.iter().position(|line| matches!(line, Line::Row(row) if row.id == id)));
    let stops = lines.iter().map(|line| matches!(line, Line::Row(_))).collect();
    state.today.list.replace(stops, at);
}
