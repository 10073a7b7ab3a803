//! Calendar: a month, and the agenda of the selected day and those after it.
//!
//! The month takes the keys until Enter goes into the agenda, whose lines can be acted on like those of any list.

mod agenda;
mod draw;
mod items;
mod month;
mod places;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ratatui::layout::Position;

use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::tui::screens::{Derives, Screen, Ways, open_application, why};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;
use crate::tui::wording::{self, counted};

pub use agenda::Line;
pub use items::{Item, ItemId};

/// The screen.
pub const SCREEN: Screen = Screen {
    name: "Calendar",
    short: "Cal",
    place: |state| match state.calendar.focus {
        Focus::Month => Place::Calendar,
        Focus::Agenda => Place::Agenda,
    },
    count: |_| None,
    list: |state| &state.calendar.list,
    list_mut: |state| &mut state.calendar.list,
    filter: None,
    subject,
    derives: Derives::WhenShown,
    derive,
    ways: Ways { window: places::agenda_window, travel, open, back, click, remark },
    draw: draw::draw,
    beside: None,
};

/// How many days after the month the agenda looks ahead.
const AHEAD: Days = Days::new(14);

/// Which half takes the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The days of the month.
    #[default]
    Month,
    /// The lines of the agenda.
    Agenda,
}

/// What the screen shows.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// The selected day; today until another one is chosen.
    pub day: Option<NaiveDate>,
    /// Which half takes the keys.
    pub focus: Focus,
    /// What happens on the days in sight, and for some days after them.
    pub days: BTreeMap<NaiveDate, Vec<Item>>,
    /// The lines of the agenda, headings included.
    pub lines: Vec<Line>,
    /// The selection among them.
    pub list: List,
}

impl Calendar {
    /// Returns what happens on a day.
    pub fn items(&self, day: NaiveDate) -> &[Item] {
        self.days.get(&day).map_or(&[], Vec::as_slice)
    }

    /// Returns the selected line of the agenda: its day and what happens then.
    pub fn selected(&self) -> Option<(NaiveDate, &Item)> {
        match self.lines.get(self.list.selected()?)? {
            Line::Item(day, place) => Some((*day, self.items(*day).get(*place)?)),
            Line::Day(_) | Line::Note(_) => None,
        }
    }
}

/// Returns the selected day.
pub fn selected_day(state: &State) -> NaiveDate {
    state.calendar.day.unwrap_or_else(|| state.today())
}

/// Returns what the selected line of the agenda stands for; nothing while the month takes the keys.
fn subject(state: &State) -> Subject {
    match (state.calendar.focus, state.calendar.selected()) {
        (Focus::Agenda, Some((_, item))) => items::subject(state, item),
        _ => Subject::default(),
    }
}

/// Returns what the lines have no room for: why something is due, or what a day holds.
fn remark(state: &State) -> Option<String> {
    if state.calendar.focus == Focus::Agenda {
        let title = || Some(state.find_application(&state.calendar.selected()?.1.application)?.title());
        return why(state).or_else(title);
    }
    let day = selected_day(state);
    let items = state.calendar.items(day);
    let interviews = items.iter().filter(|item| matches!(item.id, ItemId::Interview(_))).count();
    let actions = items.iter().filter(|item| matches!(item.id, ItemId::Action(_))).count();
    let done = items.len() - interviews - actions;
    let counts = [
        (interviews > 0).then(|| counted(interviews, "interview")),
        (actions > 0).then(|| counted(actions, "action")),
        (done > 0).then(|| format!("{done} done")),
        month::is_holiday(state, day).then(|| "holiday".to_owned()),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
    Some(format!("{}: {counts}", wording::full_date(day)))
}

/// Makes the days and the agenda anew; the selection follows what it stood on.
fn derive(state: &mut State) {
    let selected = state.calendar.selected().map(|(day, item)| (day, item.id.clone()));
    find_items(state);
    state.calendar.lines = agenda::lines(state);
    let calendar = &state.calendar;
    let at = selected.and_then(|(day, id)| {
        let is_it = |line: &Line| match line {
            Line::Item(on, place) => {
                *on == day && calendar.items(*on).get(*place).is_some_and(|item| item.id == id)
            }
            Line::Day(_) | Line::Note(_) => false,
        };
        calendar.lines.iter().position(is_it)
    });
    replace_list(state, at);
    if state.calendar.list.selected().is_none() {
        state.calendar.focus = Focus::Month;
    }
}

/// Looks up what happens in the month of the selected day and after.
fn find_items(state: &mut State) {
    let weeks = month::weeks(selected_day(state));
    let first = weeks.first().copied().unwrap_or_default();
    let last = weeks.last().and_then(|monday| monday.checked_add_days(Days::new(6))).unwrap_or(first);
    let last = last.checked_add_days(AHEAD).unwrap_or(last);
    state.calendar.days = items::items(state, first, last);
}

/// Gives the list the lines of the agenda.
fn replace_list(state: &mut State, at: Option<usize>) {
    let stops = state.calendar.lines.iter().map(|line| matches!(line, Line::Item(..))).collect();
    state.calendar.list.replace(stops, at);
}

/// Selects a day, and shows its month and its agenda.
fn go(state: &mut State, day: NaiveDate) {
    let before = selected_day(state);
    let day = month::within(day);
    state.calendar.day = (day != state.today()).then_some(day);
    if month::weeks(day) != month::weeks(before) {
        find_items(state);
    }
    state.calendar.focus = Focus::Month;
    state.calendar.lines = agenda::lines(state);
    state.calendar.list = List::default();
    replace_list(state, Some(0));
}

/// Moves by days, weeks and months; within the agenda only sideways.
fn travel(state: &mut State, command: Command) -> bool {
    if state.calendar.focus == Focus::Agenda && command == Command::Left {
        return back(state);
    }
    let in_agenda = state.calendar.focus == Focus::Agenda;
    let months = matches!(command, Command::PreviousMonth | Command::NextMonth);
    if in_agenda && !months {
        return command == Command::Right;
    }
    match month::moved(selected_day(state), command, state.today()) {
        Some(day) => go(state, day),
        None => return false,
    }
    true
}

/// Goes from the month into the agenda, and from a line of the agenda into its application.
fn open(state: &mut State) {
    if state.calendar.focus == Focus::Agenda {
        open_application(state);
    } else if state.calendar.list.selected().is_some() {
        state.calendar.focus = Focus::Agenda;
    } else {
        state.say("The agenda is empty from this day on.");
    }
}

/// Goes from the agenda back to the month.
fn back(state: &mut State) -> bool {
    std::mem::take(&mut state.calendar.focus) == Focus::Agenda
}

/// Selects the day that was clicked; a click on a line of the agenda goes there.
fn click(state: &mut State, position: Position) -> bool {
    if let Some(day) = places::day_at(state, position) {
        go(state, day);
        return true;
    }
    let line = places::agenda_in_sight(state).and_then(|_| state.window().line_at(position));
    let line = line.and_then(|line| state.calendar.lines.get(state.calendar.list.top() + line));
    if matches!(line, Some(Line::Item(..))) {
        state.calendar.focus = Focus::Agenda;
        return false;
    }
    true
}
