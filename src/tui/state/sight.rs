//! What is in sight: the parts of the terminal, and where the lines of the list are.

use crate::tui::layout::{Areas, Split, Window, is_too_small};
use crate::tui::state::State;

impl State {
    /// Returns the parts of the terminal.
    pub fn areas(&self) -> Areas {
        let whole = self.detail.is_none() && !self.is_empty() && self.screen().beside.is_none();
        let split = if whole { Split::Never } else { Split::WhenWide };
        Areas::new(self.size, self.warnings().next().is_some(), split)
    }

    /// Tells whether the terminal is too small to draw anything useful.
    pub const fn is_too_small(&self) -> bool {
        is_too_small(self.size.0, self.size.1)
    }

    /// Returns the part of the terminal in which the lines of the list in sight are.
    pub fn window(&self) -> Window {
        let area = self.areas().list;
        match self.detail {
            Some(_) => Window::framed(area, 1),
            None => (self.screen().ways.window)(self, area),
        }
    }

    /// Scrolls so that the selection is in sight.
    pub fn keep_in_sight(&mut self) {
        let lines = self.window().lines();
        self.list_mut().keep_in_sight(lines);
    }
}
