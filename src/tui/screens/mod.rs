//! Screens: what each tab derives from the records and how it draws it.
//!
//! A new screen is a new module of the same shape and one line in `SCREENS`.

pub mod apps;
pub mod detail;
pub mod preview;
pub mod today;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::keys::table::Place;
use crate::tui::state::{State, Subject};
use crate::tui::theme::Theme;
use crate::tui::widgets::list::List;

/// One tab.
#[derive(Debug)]
pub struct Screen {
    /// Its name.
    pub name: &'static str,
    /// The place in which its keys are looked up.
    pub place: Place,
    /// The lines above its list, inside the frame.
    pub header: u16,
    /// Returns the number beside its name.
    pub count: fn(&State) -> usize,
    /// Returns its list.
    pub list: fn(&State) -> &List,
    /// Returns its list, to move in it.
    pub list_mut: fn(&mut State) -> &mut List,
    /// Returns its filter as it is typed.
    pub filter: fn(&State) -> &str,
    /// Changes its filter.
    pub set_filter: fn(&mut State, &str),
    /// Returns what a command speaks of.
    pub subject: fn(&State) -> Subject,
    /// Makes its list anew.
    pub derive: fn(&mut State),
    /// Draws it.
    pub draw: fn(&State, &Theme, Rect, &mut Frame<'_>),
}

/// The tabs, from left to right.
pub static SCREENS: &[Screen] = &[today::SCREEN, apps::SCREEN];
