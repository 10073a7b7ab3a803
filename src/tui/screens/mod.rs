//! Screens: what each tab derives from the records and how it draws it.
//!
//! A new screen is a new module of the same shape and one line in `SCREENS`.

pub mod apps;
pub mod board;
pub mod calendar;
pub mod detail;
pub mod people;
pub mod preview;
pub mod stats;
pub mod today;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::keys::command::Command;
use crate::keys::table::Place;
use crate::tui::layout::Window;
use crate::tui::screens::detail::Detail;
use crate::tui::state::{State, Subject};
use crate::tui::theme::Theme;
use crate::tui::widgets::list::List;

/// Draws something of the state into a part of the terminal.
pub type Draw = fn(&State, &Theme, Rect, &mut Frame<'_>);

/// One tab.
#[derive(Debug)]
pub struct Screen {
    /// Its name.
    pub name: &'static str,
    /// Its name where there is little room.
    pub short: &'static str,
    /// Returns the place in which its keys are looked up.
    pub place: fn(&State) -> Place,
    /// Returns the number beside its name, if it has one.
    pub count: fn(&State) -> Option<usize>,
    /// Returns its list.
    pub list: fn(&State) -> &List,
    /// Returns its list, to move in it.
    pub list_mut: fn(&mut State) -> &mut List,
    /// Its filter, if its list can be filtered.
    pub filter: Option<FilterLine>,
    /// Returns what a command speaks of.
    pub subject: fn(&State) -> Subject,
    /// When its list is made anew.
    pub derives: Derives,
    /// Makes its list anew.
    pub derive: fn(&mut State),
    /// What it does its own way.
    pub ways: Ways,
    /// Draws it.
    pub draw: Draw,
    /// Draws what stands beside its list on wide terminals; without it the list has all the room.
    pub beside: Option<Draw>,
}

/// When the list of a screen is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derives {
    /// Whenever what it is made of changes: something is told of it elsewhere, such as its count.
    AtOnce,
    /// When it is looked at.
    WhenShown,
}

/// The filter of a screen.
#[derive(Debug, Clone, Copy)]
pub struct FilterLine {
    /// Returns it as it is typed.
    pub text: fn(&State) -> &str,
    /// Changes it.
    pub set: fn(&mut State, &str),
    /// Returns what is wrong with it.
    pub fault: fn(&State) -> Option<&str>,
}

/// How a screen answers to what every list answers alike.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    /// Returns the part of its area that the list fills.
    pub window: fn(&State, Rect) -> Window,
    /// Moves as only this screen does; returns whether it did.
    pub travel: fn(&mut State, Command) -> bool,
    /// Opens what is selected.
    pub open: fn(&mut State),
    /// Goes back one level within the screen; returns whether there was one.
    pub back: fn(&mut State) -> bool,
    /// Takes a click that only this screen understands; returns whether it did.
    pub click: fn(&mut State, Position) -> bool,
    /// Returns what the selected line has no room for.
    pub remark: fn(&State) -> Option<String>,
}

impl Ways {
    /// How a list of applications does it.
    pub const OF_A_LIST: Self = Self {
        window: |_, area| Window::framed(area, 0),
        travel: |_, _| false,
        open: open_application,
        back: |_| false,
        click: |_, _| false,
        remark: why,
    };
}

/// The tabs, from left to right.
pub static SCREENS: &[Screen] =
    &[today::SCREEN, apps::SCREEN, board::SCREEN, calendar::SCREEN, people::SCREEN, stats::SCREEN];

/// Opens the selected application.
pub fn open_application(state: &mut State) {
    match state.subject().application {
        Some(id) => state.detail = Detail::open(id, state),
        None => state.say("There is nothing to open here."),
    }
}

/// Returns why the selected action is there.
pub fn why(state: &State) -> Option<String> {
    state.subject().action.map(|action| format!("why: {}", action.why))
}
