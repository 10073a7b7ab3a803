//! Today: what is late, what is due, what comes this week, what was done.

mod draw;
mod ending;
mod lines;

pub use lines::{Line, LineId, Mark, Row};

use crate::domain::ids::ApplicationId;
use crate::keys::table::Place;
use crate::scheduler::due_list::{DueList, due_list};
use crate::tui::filtering::Filtering;
use crate::tui::forms::RecordId;
use crate::tui::screens::detail::task;
use crate::tui::screens::{Derives, FilterLine, Screen, Ways, preview, why};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

/// How many days after today belong to "this week".
const WEEK: u32 = 7;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Today",
    short: "Today",
    place: |_| Place::Today,
    count: |state| Some(state.today.due + state.today.overdue),
    list: |state| &state.today.list,
    list_mut: |state| &mut state.today.list,
    filter: Some(FilterLine {
        text: |state| &state.today.filtering.text,
        set: |state, text| state.today.filtering.set(text),
        fault: |state| state.today.filtering.fault.as_deref(),
    }),
    subject,
    derives: Derives::AtOnce,
    derive,
    ways: Ways { remark, ..Ways::OF_A_LIST },
    draw: draw::draw,
    beside: Some(preview::draw),
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
    /// The filter.
    pub filtering: Filtering,
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
            let (interview, record) = (Some(id.clone()), Some(RecordId::interview(id)));
            Subject { application, interview, record, ..Subject::default() }
        }
    }
}

/// Returns what the selected line has no room for: why its action is there, else the whole line.
fn remark(state: &State) -> Option<String> {
    let row = state.today.selected()?;
    let others = row.others.join(", ");
    match why(state) {
        Some(why) if others.is_empty() => Some(why),
        Some(why) => Some(format!("& one message can serve the {others}, too; {why}")),
        None => Some(format!("{} {}: {}", row.kind.to_lowercase(), row.company, row.text)),
    }
}

/// Returns the last line above what is done, if `from` has come to stand there: Space on what is left does not take
/// back what was done before it.
fn above_done(lines: &[Line], from: usize) -> Option<usize> {
    let is_row = |line: &Line, done: bool| matches!(line, Line::Row(row) if is_done(&row.id) == done);
    let first = lines.iter().position(|line| is_row(line, true)).filter(|first| from + 1 >= *first)?;
    lines.iter().take(first).rposition(|line| is_row(line, false))
}

/// Tells whether a line stands for something done.
const fn is_done(id: &LineId) -> bool {
    matches!(id, LineId::Done(_))
}

/// Makes the lines anew; the selection follows what it stood on.
fn derive(state: &mut State) {
    let selected = state.today.selected().map(|row| row.id.clone());
    let was_done = selected.as_ref().is_some_and(is_done);
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
    let nobody = ending::nobody_to_ask(&state.snapshot.agenda, today);
    if let Some(nobody) = nobody.filter(|_| !state.today.filtering.is_on()) {
        state.today.lines.push(Line::Note(nobody));
    }
    let lines = &state.today.lines;
    let at =
        selected.and_then(|id| lines.iter().position(|line| matches!(line, Line::Row(row) if row.id == id)));
    let at = at.or_else(|| above_done(lines, state.today.list.selected().filter(|_| !was_done)?));
    let stops = lines.iter().map(|line| matches!(line, Line::Row(_))).collect();
    state.today.list.replace(stops, at);
}
