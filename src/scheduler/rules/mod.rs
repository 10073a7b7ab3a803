//! The rules, one file each, all of one shape: a function that looks at a case and says what it found.
//!
//! A rule finds actions from facts and policy alone. Whether an action is listed (precedence, deferrals, coming
//! interviews) is decided in `precedence`, once for all rules.

pub mod check_in;
pub mod close;
pub mod debrief;
pub mod feedback;
pub mod follow_up;
pub mod parting_note;
pub mod reminder;
pub mod respond;
pub mod task;
pub mod thank_you;
pub mod update;

use crate::scheduler::action::Action;

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Something to do, with its date, recipient and reasons.
    Found(Box<Action>),
    /// Something that would have been to do until this day's `lapses_on`.
    Lapsed(Box<Action>),
    /// Nothing (any more), and why.
    Nothing(String),
}

impl Finding {
    /// Returns the finding of an action, which has lapsed when its last day is before `today`.
    pub fn of(action: Action, today: chrono::NaiveDate) -> Self {
        if action.lapses_on.is_some_and(|last| last < today) {
            Self::Lapsed(Box::new(action))
        } else {
            Self::Found(Box::new(action))
        }
    }

    /// Returns that there is nothing, and why.
    pub fn nothing(why: impl Into<String>) -> Self {
        Self::Nothing(why.into())
    }
}
