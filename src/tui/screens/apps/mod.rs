//! Apps: every application, filtered and sorted.

mod draw;
mod widths;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::column::Columns;
use crate::domain::ids::ApplicationId;
use crate::domain::stage::Stage;
use crate::keys::table::Place;
use crate::tui::filtering::Filtering;
use crate::tui::layout::Window;
use crate::tui::next_step::{NextStep, next_interview, next_step};
use crate::tui::screens::{Derives, FilterLine, Screen, Ways, preview};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Apps",
    short: "Apps",
    place: |_| Place::Apps,
    count: |state| Some(state.snapshot.records.applications.len()),
    list: |state| &state.apps.list,
    list_mut: |state| &mut state.apps.list,
    filter: Some(FilterLine {
        text: |state| &state.apps.filtering.text,
        set: |state, text| state.apps.filtering.set(text),
        fault: |state| state.apps.filtering.fault.as_deref(),
    }),
    subject: |state| state.apps.selected().map(|id| about(state, id)).unwrap_or_default(),
    derives: Derives::AtOnce,
    derive,
    ways: Ways { window: |_, area| Window::framed(area, 1), ..Ways::OF_A_LIST },
    draw: draw::draw,
    beside: Some(preview::draw),
};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortKey {
    /// What is due first comes first; then what waits, then what is closed.
    #[default]
    Due,
    /// The company's name.
    Company,
    /// The stage, in the order of the pipeline.
    Stage,
    /// The day of applying.
    Age,
}

impl SortKey {
    /// Every key, with the letter that chooses it.
    pub const ALL: [(char, Self); 4] =
        [('d', Self::Due), ('c', Self::Company), ('s', Self::Stage), ('a', Self::Age)];

    /// Returns the key's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Company => "company",
            Self::Stage => "stage",
            Self::Age => "age",
        }
    }
}

/// Which end of a sorted list comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// The smallest.
    #[default]
    Ascending,
    /// The greatest.
    Descending,
}

impl Direction {
    /// Returns the direction for a key that was chosen: turned round when it is the same one again.
    #[must_use]
    pub const fn chosen(self, again: bool) -> Self {
        match self {
            Self::Ascending if again => Self::Descending,
            _ => Self::Ascending,
        }
    }
}

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Apps {
    /// The applications, in order.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
    /// Those that are marked.
    pub marked: BTreeSet<ApplicationId>,
    /// The columns, from left to right.
    pub columns: Columns,
    /// What they are sorted by.
    pub sort: SortKey,
    /// Which end comes first.
    pub direction: Direction,
    /// The filter.
    pub filtering: Filtering,
}

impl Apps {
    /// Returns the selected application.
    pub fn selected(&self) -> Option<&ApplicationId> {
        self.rows.get(self.list.selected()?).map(|row| &row.id)
    }

    /// Sorts by `key`; by the same key again, the other way round.
    pub fn sort_by(&mut self, key: SortKey) {
        self.direction = self.direction.chosen(self.sort == key);
        self.sort = key;
    }

    /// Selects an application; returns whether it is in the list.
    pub fn select(&mut self, id: &ApplicationId) -> bool {
        let line = self.rows.iter().position(|row| row.id == *id);
        if let Some(line) = line {
            self.list.select(line);
        }
        line.is_some()
    }
}

/// Returns what a command about an application speaks of: its next step too, when that is an action.
pub fn about(state: &State, id: &ApplicationId) -> Subject {
    let action = match state.find_application(id).and_then(|found| next_step(state, found)) {
        Some(NextStep::Action(action)) => Some(action.clone()),
        Some(NextStep::Interview(_)) | None => None,
    };
    Subject { application: Some(id.clone()), action, ..Subject::default() }
}

/// One line: where its application and its next action are, to be read when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The application.
    pub id: ApplicationId,
    /// Its place among the records.
    pub application: usize,
    /// The place of its next action in the agenda.
    pub action: Option<usize>,
}

/// Makes the list anew; the selection follows the application.
fn derive(state: &mut State) {
    let selected = state.apps.selected().cloned();
    let mut found: Vec<Found<'_>> = Vec::new();
    for (place, application) in state.snapshot.records.applications.iter().enumerate() {
        if !state.apps.filtering.shows(state, application) {
            continue;
        }
        let action = state.actions_of(&application.id).find(|(_, action)| !state.is_folded(action));
        let due_on = action.map(|(_, action)| action.due_on);
        let next_on = due_on.into_iter().chain(next_interview(state, application)).min();
        found.push(Found { place, application, action: action.map(|(place, _)| place), next_on });
    }
    sort(&mut found, state.apps.sort, state.apps.direction);
    let rows: Vec<Row> = found
        .iter()
        .map(|found| Row { id: found.application.id.clone(), application: found.place, action: found.action })
        .collect();
    if !state.apps.marked.is_empty() {
        let shown: BTreeSet<&ApplicationId> = rows.iter().map(|row| &row.id).collect();
        state.apps.marked.retain(|id| shown.contains(id));
    }
    let at = selected.and_then(|id| rows.iter().position(|row| row.id == id));
    state.apps.list.replace(vec![true; rows.len()], at);
    state.apps.rows = rows;
}

/// An application that the filter shows.
struct Found<'a> {
    place: usize,
    application: &'a Application,
    action: Option<usize>,
    next_on: Option<NaiveDate>,
}

/// Sorts what was found; company and role decide between equals.
fn sort(found: &mut [Found<'_>], key: SortKey, direction: Direction) {
    let name =
        |found: &Found<'_>| (found.application.company.to_lowercase(), found.application.role.to_lowercase());
    match key {
        SortKey::Due => found.sort_by_cached_key(|found| {
            let rest = found.application.stage().is_closed();
            (found.next_on.is_none(), found.next_on, rest, found.action, name(found))
        }),
        SortKey::Company => found.sort_by_cached_key(name),
        SortKey::Stage => {
            found.sort_by_cached_key(|found| (pipeline(found.application.stage()), name(found)))
        }
        SortKey::Age => {
            found.sort_by_cached_key(|found| (Reverse(since(found.application)), name(found)));
        }
    }
    if direction == Direction::Descending {
        found.reverse();
    }
}

/// Returns the place of a stage in the pipeline.
fn pipeline(stage: Stage) -> Option<usize> {
    Stage::ALL.iter().position(|other| *other == stage)
}

/// Returns the day from which the age of an application counts: of applying, else of its first step.
pub fn since(application: &Application) -> Option<NaiveDate> {
    application.applied_on.or_else(|| application.stage_history.iter().find_map(|step| step.on))
}
