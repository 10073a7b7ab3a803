//! People: everyone who has to do with the search, and a page for each of them.

mod beside;
mod draw;
mod knowledge;
mod person;

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::contact::Contact;
use crate::domain::ids::ContactId;
use crate::keys::table::Place;
use crate::tui::forms::RecordId;
use crate::tui::layout::Window;
use crate::tui::screens::apps::Direction;
use crate::tui::screens::people::knowledge::Knowledge;
use crate::tui::screens::{Derives, FilterLine, Screen, Ways, open_application, why};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;

pub use person::Person;

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "People",
    short: "People",
    place: |state| match state.people.open {
        Some(_) => Place::Person,
        None => Place::People,
    },
    count: |_| None,
    list: |state| match &state.people.open {
        Some(person) => &person.list,
        None => &state.people.list,
    },
    list_mut: |state| match state.people.open {
        Some(ref mut person) => &mut person.list,
        None => &mut state.people.list,
    },
    filter: Some(FilterLine {
        text: |state| &state.people.filter,
        set: |state, text| text.clone_into(&mut state.people.filter),
        fault: |_| None,
    }),
    subject,
    derives: Derives::WhenShown,
    derive,
    ways: Ways { window: |_, area| Window::framed(area, 1), open, back, remark: why, ..Ways::OF_A_LIST },
    draw: draw::draw,
    beside: Some(beside::draw),
};

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortKey {
    /// Whoever something is due for comes first; then those who were in contact last.
    #[default]
    Due,
    /// The person's name.
    Name,
    /// Where they work.
    Company,
    /// The last contact.
    Last,
}

impl SortKey {
    /// Every key, with the letter that chooses it.
    pub const ALL: [(char, Self); 4] =
        [('d', Self::Due), ('n', Self::Name), ('c', Self::Company), ('l', Self::Last)];

    /// Returns the key's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Name => "name",
            Self::Company => "company",
            Self::Last => "last contact",
        }
    }
}

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The people, in order.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
    /// What they are sorted by.
    pub sort: SortKey,
    /// Which end comes first.
    pub direction: Direction,
    /// The words that the filter looks for, as they are typed.
    pub filter: String,
    /// The person whose page is open.
    pub open: Option<Person>,
    /// How many applications wait for an answer and name nobody who could be reached.
    pub unreachable: usize,
}

impl People {
    /// Returns the selected line.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.list.selected()?)
    }

    /// Sorts by `key`; by the same key again, the other way round.
    pub fn sort_by(&mut self, key: SortKey) {
        self.direction = self.direction.chosen(self.sort == key);
        self.sort = key;
    }

    /// Tells whether anybody is filtered away.
    pub fn is_filtered(&self) -> bool {
        !self.filter.trim().is_empty()
    }
}

/// One line: where its person and their next action are, and what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The person.
    pub id: ContactId,
    /// Their place among the records.
    pub contact: usize,
    /// Where they work; of somebody who never said, where they were met.
    pub company: String,
    /// The last day on which there was contact, either way.
    pub last: Option<NaiveDate>,
    /// The place of their next action in the agenda.
    pub next: Option<usize>,
    /// How many listed actions are for them.
    pub actions: usize,
}

/// Returns what the selected line stands for: the person, their next action, and its application.
fn subject(state: &State) -> Subject {
    if let Some(person) = &state.people.open {
        return person.subject(state);
    }
    let Some(row) = state.people.selected() else {
        return Subject::default();
    };
    let action = row.next.and_then(|place| state.snapshot.agenda.actions.get(place)).cloned();
    let only = || person::only_application(state, &row.id);
    let application = action.as_ref().map(|action| action.application.id.clone()).or_else(only);
    let record = Some(RecordId::contact(&row.id));
    Subject { application, action, contact: Some(row.id.clone()), record, ..Subject::default() }
}

/// Makes the list anew; the selection follows the person. An open page is made anew too.
fn derive(state: &mut State) {
    let selected = state.people.selected().map(|row| row.id.clone());
    let knowledge = Knowledge::gather(state);
    let words: Vec<String> =
        state.people.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let contacts = state.snapshot.records.contacts.iter().enumerate();
    let shown = contacts.filter(|(_, contact)| {
        let text = if words.is_empty() { String::new() } else { knowledge.text(contact) };
        words.iter().all(|word| text.contains(word.as_str()))
    });
    let found = shown.map(|(place, contact)| (contact, knowledge.row(contact, place)));
    let mut found: Vec<(&Contact, Row)> = found.collect();
    sort(state, &mut found);
    let rows: Vec<Row> = found.into_iter().map(|(_, row)| row).collect();
    let unreachable = knowledge::unreachable(state);
    let at = selected.and_then(|id| rows.iter().position(|row| row.id == id));
    state.people.list.replace(vec![true; rows.len()], at);
    (state.people.rows, state.people.unreachable) = (rows, unreachable);
    if let Some(person) = state.people.open.take() {
        state.people.open = person.derived(state);
    }
}

/// Sorts what was found; the name decides between equals.
fn sort(state: &State, found: &mut [(&Contact, Row)]) {
    let name = |contact: &Contact| contact.name.to_lowercase();
    match state.people.sort {
        SortKey::Due => found.sort_by_cached_key(|(contact, row)| {
            (row.next.is_none(), row.next, Reverse(row.last), name(contact))
        }),
        SortKey::Name => found.sort_by_cached_key(|(contact, _)| name(contact)),
        SortKey::Company => found.sort_by_cached_key(|(contact, row)| {
            (row.company.is_empty(), row.company.to_lowercase(), name(contact))
        }),
        SortKey::Last => found.sort_by_cached_key(|(contact, row)| (Reverse(row.last), name(contact))),
    }
    if state.people.direction == Direction::Descending {
        found.reverse();
    }
}

/// Opens the page of the selected person, and on it the selected application.
fn open(state: &mut State) {
    if state.people.open.is_some() {
        open_application(state);
        return;
    }
    match state.people.selected().map(|row| row.id.clone()) {
        Some(id) => state.people.open = Person::open(id, state),
        None => state.say("There is nobody to open here."),
    }
}

/// Goes from a person's page back to the list.
fn back(state: &mut State) -> bool {
    state.people.open.take().is_some()
}
