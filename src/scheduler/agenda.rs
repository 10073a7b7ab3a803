//! The agenda of a day: every action that the rules find, listed or withheld.

use chrono::NaiveDate;

use crate::domain::ids::ApplicationId;
use crate::domain::records::Records;
use crate::scheduler::action::{Action, Withheld};
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::Cadences;

/// What the rules found as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Overdue, due and upcoming actions, in the order of lists.
    pub actions: Vec<Action>,
    /// What is snoozed, dismissed or held back, with the reason.
    pub withheld: Vec<Withheld>,
    /// What the user should know about this answer: an unknown cadence, a year without holidays.
    pub warnings: Vec<String>,
}

/// What one rule says about one application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The id of the rule, such as `F1`.
    pub rule: &'static str,
    /// What the rule is about, such as `follow-up`.
    pub about: &'static str,
    /// What it found.
    pub outcome: Outcome,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An action, listed when it is due.
    Listed(Box<Action>),
    /// An action that is held back.
    Withheld(Box<Withheld>),
    /// Nothing (any more), and why: "all 2 interviewers thanked", "no interview held".
    Nothing(String),
}

/// Judges every application as of `today`.
pub fn agenda(records: &Records, cadences: &Cadences, holidays: &Holidays, today: NaiveDate) -> Agenda {
    let _ = (records, cadences, holidays, today);
    Agenda::default()
}

/// Returns what every rule says about one application as of `today`, in the order T1, D1, F1, F2, F3, F4, U1, R1,
/// R2, O1, O2; empty when the application is not in `records`.
pub fn verdicts(
    records: &Records,
    cadences: &Cadences,
    holidays: &Holidays,
    today: NaiveDate,
    application: &ApplicationId,
) -> Vec<Verdict> {
    let _ = (records, cadences, holidays, today, application);
    Vec::new()
}
