//! Apps: every application, filtered and sorted.

mod draw;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::filter::{Candidate, Filter};
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::stage::Stage;
use crate::keys::table::Place;
use crate::tui::next_step::{NextStep, next_interview, next_step};
use crate::tui::screens::Screen;
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Apps",
    place: Place::Apps,
    header: 1,
    count: |state| state.snapshot.records.applications.len(),
    list: |state| &state.apps.list,
    list_mut: |state| &mut state.apps.list,
    filter: |state| &state.apps.filter_text,
    set_filter: |state, text| {
        text.clone_into(&mut state.apps.filter_text);
        match Filter::read(text) {
            Ok(filter) => (state.apps.filter, state.apps.fault) = (filter, None),
            Err(error) => state.apps.fault = Some(error.to_string()),
        }
    },
    subject: |state| {
        let application = state.apps.selected().cloned();
        let found = application.as_ref().and_then(|id| state.find_application(id));
        let action = match found.and_then(|found| next_step(state, found)) {
            Some(NextStep::Action(action)) => Some(action.clone()),
            Some(NextStep::Interview(_)) | None => None,
        };
        Subject { application, action, ..Subject::default() }
    },
    derive,
    draw: draw::draw,
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

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Apps {
    /// The applications, in order.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
    /// What they are sorted by.
    pub sort: SortKey,
    /// Which end comes first.
    pub direction: Direction,
    /// The filter as it is typed.
    pub filter_text: String,
    /// The filter as it was last understood.
    pub filter: Filter,
    /// What is wrong with the filter.
    pub fault: Option<String>,
}

impl Apps {
    /// Returns the selected application.
    pub fn selected(&self) -> Option<&ApplicationId> {
        self.rows.get(self.list.selected()?).map(|row| &row.id)
    }

    /// Sorts by `key`; by the same key again, the other way round.
    pub fn sort_by(&mut self, key: SortKey) {
        self.direction = match self.direction {
            Direction::Ascending if self.sort == key => Direction::Descending,
            _ => Direction::Ascending,
        };
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
    let today = state.today();
    let snapshot = &state.snapshot;
    let filters = !state.apps.filter_text.trim().is_empty();
    let searched = if filters { snapshot.records.contacts.as_slice() } else { &[] };
    let contacts: HashMap<&ContactId, &Contact> =
        searched.iter().map(|contact| (&contact.id, contact)).collect();
    let mut found: Vec<Found<'_>> = Vec::new();
    for (place, application) in snapshot.records.applications.iter().enumerate() {
        let action = state.actions_of(&application.id).find(|(_, action)| !state.is_folded(action));
        let due_on = action.map(|(_, action)| action.due_on);
        if filters {
            let people: Vec<&Contact> =
                application.people().into_iter().filter_map(|id| contacts.get(id).copied()).collect();
            if !state.apps.filter.matches(Candidate { application, people: &people, due_on, today }) {
                continue;
            }
        }
        let next_on = due_on.into_iter().chain(next_interview(state, application)).min();
        found.push(Found { place, application, action: action.map(|(place, _)| place), next_on });
    }
    sort(&mut found, state.apps.sort, state.apps.direction);
    let rows: Vec<Row> = found
        .iter()
        .map(|found| Row { id: found.application.id.clone(), application: found.place, action: found.action })
        .collect();
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
