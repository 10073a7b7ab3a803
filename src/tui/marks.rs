//! Marks: the signs that tell without colour how things stand, the same on every screen.

use chrono::{NaiveTime, Timelike};
use ratatui::style::Style;

use crate::domain::application::Application;
use crate::domain::interview::Interview;
use crate::scheduler::action::State as ActionState;
use crate::tui::next_step::is_ahead;
use crate::tui::state::State;
use crate::tui::theme::Theme;

/// What a sign says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Something was done.
    Done,
    /// Something is due.
    Due,
    /// Something is overdue.
    Overdue,
    /// There is an interview.
    Interview,
}

impl Mark {
    /// Returns the sign.
    pub const fn sign(self) -> char {
        match self {
            Self::Done => 'x',
            Self::Due => '*',
            Self::Overdue => '!',
            Self::Interview => '+',
        }
    }

    /// Returns how it looks.
    pub const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Done => theme.done,
            Self::Due => theme.due,
            Self::Overdue => theme.late,
            Self::Interview => theme.interview,
        }
    }
}

/// Returns the signs of an application: how its next action stands, and an interview ahead, by its time when it is
/// today: `!`, `*`, `+`, `14h`, `* 14:30`.
pub fn of_application(state: &State, application: &Application) -> Vec<(Mark, String)> {
    let mut marks = Vec::new();
    let due = match state.next_action(&application.id).map(|action| action.state) {
        Some(ActionState::Overdue) => Some(Mark::Overdue),
        Some(ActionState::Due) => Some(Mark::Due),
        Some(ActionState::Upcoming) | None => None,
    };
    marks.extend(due.map(|mark| (mark, mark.sign().to_string())));
    let ahead = application.interviews.iter().filter(|interview| is_ahead(state, interview));
    if let Some(next) = ahead.min_by_key(|interview| interview.starts_at) {
        marks.push((Mark::Interview, time_today(state, next)));
    }
    marks
}

/// Returns the time of an interview of today, as short as it can be read, else the sign.
fn time_today(state: &State, interview: &Interview) -> String {
    let time = interview.starts_at.time.filter(|_| interview.date() == state.today());
    time.map_or_else(|| Mark::Interview.sign().to_string(), short_time)
}

/// Returns a time of day as short as it can be read: `14h`, `14:30`.
pub fn short_time(time: NaiveTime) -> String {
    if time.minute() == 0 { format!("{}h", time.hour()) } else { time.format("%H:%M").to_string() }
}
