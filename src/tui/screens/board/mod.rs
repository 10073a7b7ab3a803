//! Board: the applications in columns, one for each stage of the pipeline.

mod draw;
mod places;

use std::cmp::Reverse;

use chrono::NaiveDate;
use ratatui::layout::Position;

use crate::domain::application::Application;
use crate::domain::ids::ApplicationId;
use crate::domain::stage::{Stage, stage_on};
use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::tui::filtering::Filtering;
use crate::tui::next_step::next_interview;
use crate::tui::screens::apps::about;
use crate::tui::screens::{Derives, FilterLine, Screen, Ways};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;
use crate::tui::wording;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Board",
    short: "Board",
    place: |_| Place::Board,
    count: |_| None,
    list: |state| &state.board.list,
    list_mut: |state| &mut state.board.list,
    filter: Some(FilterLine {
        text: |state| &state.board.filtering.text,
        set: |state, text| state.board.filtering.set(text),
        fault: |state| state.board.filtering.fault.as_deref(),
    }),
    subject,
    derives: Derives::WhenShown,
    derive,
    ways: Ways { window: places::window, travel, click, remark, ..Ways::OF_A_LIST },
    draw: draw::draw,
    beside: None,
};

/// The names of the columns; the last one has room on wide terminals only.
const COLUMNS: [&str; 6] = ["Saved", "Applied", "Screen", "Interv", "Offer", "Closed"];

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The column in which the selection is.
    pub at: usize,
    /// The selection among its cards.
    pub list: List,
    /// The filter.
    pub filtering: Filtering,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its cards, from top to bottom.
    pub cards: Vec<Card>,
}

/// One card: where its application is, to be read when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The application.
    pub id: ApplicationId,
    /// Its place among the records.
    pub application: usize,
}

impl Board {
    /// Returns the selected application.
    pub fn selected(&self) -> Option<&ApplicationId> {
        self.cards(self.at).get(self.list.selected()?).map(|card| &card.id)
    }

    /// Returns the cards of a column.
    fn cards(&self, column: usize) -> &[Card] {
        self.columns.get(column).map_or(&[], |column| column.cards.as_slice())
    }

    /// Moves to a column, to the card at a row of the screen or the nearest one; returns whether there is a card.
    fn go(&mut self, column: usize, row: usize) -> bool {
        let Some(last) = self.cards(column).len().checked_sub(1) else {
            return false;
        };
        if self.at != column {
            (self.at, self.list) = (column, List::default());
        }
        self.list.replace(vec![true; last + 1], Some(row.min(last)));
        true
    }
}

/// Returns the column of a stage.
const fn column_of(stage: Stage) -> usize {
    match stage {
        Stage::Saved => 0,
        Stage::Applied => 1,
        Stage::Screening => 2,
        Stage::Interviewing => 3,
        Stage::Offer => 4,
        Stage::Accepted | Stage::Declined | Stage::Rejected | Stage::Withdrawn | Stage::NoResponse => 5,
    }
}

/// Returns what the selected card stands for.
fn subject(state: &State) -> Subject {
    state.board.selected().map(|id| about(state, id)).unwrap_or_default()
}

/// Returns what the selected card has no room for: the role, and what comes next.
fn remark(state: &State) -> Option<String> {
    let application = state.find_application(state.board.selected()?)?;
    let today = state.today();
    let since = stage_on(&application.stage_history, today).and_then(|(_, since)| since);
    let stage = wording::stage(application.stage());
    let next = match subject(state).action {
        Some(action) => format!("{} {}, {}", action.kind, wording::due(&action, today), action.why),
        None => match next_interview(state, application) {
            Some(day) => format!("interview {}", wording::near_date(day, today)),
            None if since.is_some() => format!("{} in {stage}", wording::age(since, today)),
            None => stage,
        },
    };
    Some(format!("{}: {next}", application.title()))
}

/// Makes the columns anew; the selection follows its card into whichever column it went.
fn derive(state: &mut State) {
    let selected = state.board.selected().cloned();
    let mut found: [Vec<(Order, Card)>; COLUMNS.len()] = Default::default();
    for (place, application) in state.snapshot.records.applications.iter().enumerate() {
        if let Some(column) = found.get_mut(column_of(application.stage()))
            && state.board.filtering.shows(state, application)
        {
            column.push((order(state, application), Card { id: application.id.clone(), application: place }));
        }
    }
    let columns = COLUMNS.into_iter().zip(found).map(|(name, mut cards)| {
        cards.sort_by(|(one, _), (other, _)| one.cmp(other));
        Column { name, cards: cards.into_iter().map(|(_, card)| card).collect() }
    });
    state.board.columns = columns.collect();
    select(state, selected.as_ref());
}

/// What decides the order of cards: what is due first, then what comes, then the newest stage; at last the name.
type Order = (bool, Option<NaiveDate>, Reverse<Option<NaiveDate>>, String);

/// Returns the place of an application among the cards of its column.
fn order(state: &State, application: &Application) -> Order {
    let action = state.next_action(&application.id).map(|action| action.due_on);
    let next = action.into_iter().chain(next_interview(state, application)).min();
    let since = stage_on(&application.stage_history, state.today()).and_then(|(_, since)| since);
    (next.is_none(), next, Reverse(since), application.company.to_lowercase())
}

/// Selects an application where it is now; one that is not shown leaves the selection on its neighbour.
fn select(state: &mut State, id: Option<&ApplicationId>) {
    let shown = places::shown(state);
    let board = &mut state.board;
    let here = board.columns.iter().take(shown).enumerate().find_map(|(column, found)| {
        let card = found.cards.iter().position(|card| Some(&card.id) == id)?;
        Some((column, card))
    });
    let nearest = || {
        let at = board.at.min(shown.saturating_sub(1));
        let filled = (0..shown).filter(|column| !board.cards(*column).is_empty());
        Some((filled.min_by_key(|column| column.abs_diff(at))?, board.list.selected().unwrap_or(0)))
    };
    match here.or_else(nearest) {
        Some((column, card)) => {
            board.go(column, card);
        }
        None => board.list = List::default(),
    }
}

/// Moves to the next column with cards.
fn travel(state: &mut State, command: Command) -> bool {
    let shown = places::shown(state);
    let board = &mut state.board;
    let row = board.list.selected().unwrap_or(0).saturating_sub(board.list.top());
    match command {
        Command::Left => {
            let _ = (0..board.at).rev().any(|column| board.go(column, row));
        }
        Command::Right => {
            let _ = (board.at + 1..shown).any(|column| board.go(column, row));
        }
        _ => return false,
    }
    true
}

/// Selects the card that was clicked.
fn click(state: &mut State, position: Position) -> bool {
    let area = state.areas().list;
    let places = places::columns(state, area);
    let Some(column) = places.into_iter().find(|place| place.frame.contains(position)) else {
        return false;
    };
    if column.place == state.board.at {
        return false;
    }
    if let Some(card) =
        column.window.line_at(position).filter(|card| *card < state.board.cards(column.place).len())
    {
        state.board.go(column.place, card);
    }
    true
}
