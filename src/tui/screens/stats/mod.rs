//! Stats: the numbers of the search, drawn: how far applications went, what sources brought, how long things take.
//!
//! Owns the looks; the numbers are those of `scheduler::statistics`, counted once for the records of a day.

mod draw;
mod rows;

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};

use crate::domain::ids::ApplicationId;
use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::scheduler::statistics::{Statistics, statistics};
use crate::tui::layout::{WIDE_FROM, Window, inside};
use crate::tui::screens::{Derives, Screen, Ways};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

pub use rows::{Row, RowId};

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Stats",
    short: "Stats",
    place: |_| Place::Stats,
    count: |_| None,
    list: |state| state.stats.list(),
    list_mut: |state| state.stats.list_mut(),
    filter: None,
    subject: |state| Subject { application: state.stats.selected().cloned(), ..Subject::default() },
    derives: Derives::WhenShown,
    derive,
    ways: Ways { window, travel, click, remark, ..Ways::OF_A_LIST },
    draw: draw::draw,
    beside: None,
};

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// The numbers.
    pub numbers: Option<Statistics>,
    /// The records and the day that they were counted for.
    counted: Option<(u64, NaiveDate)>,
    /// The columns: one, or two where there is room.
    pub columns: Vec<Column>,
    /// The column that takes the keys.
    pub at: usize,
    /// The list of no column.
    none: List,
}

/// One column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its lines.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
}

impl Stats {
    fn list(&self) -> &List {
        self.columns.get(self.at).map_or(&self.none, |column| &column.list)
    }

    fn list_mut(&mut self) -> &mut List {
        self.columns.get_mut(self.at).map_or(&mut self.none, |column| &mut column.list)
    }

    /// Returns the selected line.
    fn selected_row(&self) -> Option<&Row> {
        self.columns.get(self.at)?.rows.get(self.list().selected()?)
    }

    /// Returns the application that the selected line tells of, if it tells of one.
    pub fn selected(&self) -> Option<&ApplicationId> {
        match self.selected_row()?.id.as_ref()? {
            RowId::Silence(application) => Some(application),
            RowId::Number(..) => None,
        }
    }
}

/// Counts, unless it was counted already, and makes the lines anew; the selection follows what it stood on.
fn derive(state: &mut State) {
    let counted = (state.generation, state.today());
    if state.stats.counted != Some(counted) {
        state.stats.numbers = Some(statistics(&state.snapshot.records, state.today()));
        state.stats.counted = Some(counted);
    }
    let selected = state.stats.selected_row().and_then(|row| row.id.clone());
    let frames = frames(state, state.areas().list);
    let width = usize::from(frames.first().map_or(0, |frame| inside(*frame).width));
    let columns = state.stats.numbers.as_ref().map(|numbers| rows::columns(numbers, width, frames.len()));
    let mut columns: Vec<Column> =
        columns.unwrap_or_default().into_iter().map(|rows| Column { rows, list: List::default() }).collect();
    let mut at = (0, 0);
    for (place, column) in columns.iter_mut().enumerate() {
        let line = column.rows.iter().position(|row| row.id.is_some() && row.id == selected);
        column.list.replace(column.rows.iter().map(|row| row.id.is_some()).collect(), line);
        at = line.map_or(at, |line| (place, line));
    }
    if let (Some(old), Some(new)) = (state.stats.columns.get(at.0), columns.get_mut(at.0)) {
        new.list.scroll_like(&old.list);
    }
    (state.stats.columns, state.stats.at) = (columns, at.0);
}

/// Returns the frames of the columns.
fn frames(state: &State, area: Rect) -> Vec<Rect> {
    if state.size.0 < WIDE_FROM {
        return vec![area];
    }
    let left = Rect { width: area.width / 2, ..area };
    vec![left, Rect { x: area.x + left.width, width: area.width - left.width, ..area }]
}

/// Returns where the lines of the column are that takes the keys.
fn window(state: &State, area: Rect) -> Window {
    Window::framed(frames(state, area).get(state.stats.at).copied().unwrap_or(area), 0)
}

/// Moves between the columns.
fn travel(state: &mut State, command: Command) -> bool {
    match command {
        Command::Left => state.stats.at = 0,
        Command::Right => state.stats.at = state.stats.columns.len().saturating_sub(1),
        _ => return false,
    }
    true
}

/// Goes to the column that was clicked.
fn click(state: &mut State, position: Position) -> bool {
    let frames = frames(state, state.areas().list);
    if let Some(place) = frames.iter().position(|frame| frame.contains(position)) {
        state.stats.at = place;
    }
    false
}

/// Returns whom the selected silence is about.
fn remark(state: &State) -> Option<String> {
    let application = state.find_application(state.stats.selected()?)?;
    let numbers = state.stats.numbers.as_ref()?;
    let silence = numbers.silences.iter().find(|silence| silence.application == application.id)?;
    let since = crate::tui::wording::full_date(silence.since);
    Some(format!("{}: silent since {since}", application.title()))
}
