//! Completion: what "done" writes.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::action_key::ActionKey;
use crate::domain::change::Change;
use crate::domain::channel::Channel;
use crate::domain::interaction::Outcome;
use crate::domain::records::Records;
use crate::domain::stage::Stage;
use crate::scheduler::action::Action;

/// How an action was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct How {
    /// The local date on which it was done.
    pub on: NaiveDate,
    /// The local time, when it was done just now.
    pub at: Option<NaiveTime>,
    /// The channel that was used; `None` for the action's own.
    pub via: Option<Channel>,
    /// What came of it; `None` for the usual outcome of the channel (calls must say).
    pub outcome: Option<Outcome>,
    /// Notes to keep with it.
    pub note: String,
    /// For `respond`: where the application goes.
    pub stage: Option<Stage>,
}

impl How {
    /// Returns "done now, as suggested".
    pub const fn now(on: NaiveDate, at: NaiveTime) -> Self {
        Self { on, at: Some(at), via: None, outcome: None, note: String::new(), stage: None }
    }
}

/// A "done" in the form in which it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    /// The name of the operation: "Acme: thank-you to Ana Ruiz sent by email".
    pub name: String,
    /// What is written.
    pub changes: Vec<Change>,
}

/// What is missing or wrong in how an action was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incomplete {
    /// A call needs its outcome: reached, voicemail, no-answer.
    Outcome,
    /// The outcome does not belong to the channel.
    OutcomeOfAnotherChannel(Outcome, Channel),
    /// An offer needs its answer: accepted or declined (or rejected, withdrawn).
    Stage,
}

impl std::fmt::Display for Incomplete {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outcome => f.write_str("how did the call end? expected reached, voicemail or no-answer"),
            Self::OutcomeOfAnotherChannel(outcome, channel) => {
                write!(f, "'{outcome}' is not an outcome of {channel}")
            }
            Self::Stage => f.write_str("what was the answer? expected accepted or declined"),
        }
    }
}

impl std::error::Error for Incomplete {}

/// Turns "done" into changes.
///
/// # Errors
/// Tells what is missing: the outcome of a call, the answer to an offer.
pub fn complete(action: &Action, how: &How) -> Result<Completed, Incomplete> {
    let _ = (action, how);
    Ok(Completed { name: String::new(), changes: Vec::new() })
}

/// Tells whether the action of a key that is no longer listed was done already, from the records alone.
pub fn was_done(records: &Records, key: &ActionKey) -> bool {
    let _ = (records, key);
    false
}
