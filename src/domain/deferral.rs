//! Deferrals: actions that the user put off or waved away.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;

/// One action put off (`until` a date) or dismissed for good (`until` is `None`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferral {
    /// The action.
    pub key: ActionKey,
    /// The first day on which it is listed again; `None` when dismissed.
    pub until: Option<NaiveDate>,
}
