//! The due list: what a list of a day shows.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::stage::stage_on;
use crate::scheduler::action::{Action, ApplicationRef, State};
use crate::scheduler::agenda::Agenda;
use crate::scheduler::calendar::add_days;

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
    let last = add_days(on, upcoming.unwrap_or(0));
    let listed =
        |action: &&Action| action.state != State::Upcoming || (upcoming.is_some() && action.due_on <= last);
    let mut actions: Vec<Action> = agenda.actions.iter().filter(listed).cloned().collect();
    join_recipients(&mut actions);
    DueList { on, actions, interviews: interviews(records, on, last), warnings: agenda.warnings.clone() }
}

/// Lets actions for the same recipient name each other, so that one message can serve them.
fn join_recipients(actions: &mut [Action]) {
    let mut keys: HashMap<ContactId, Vec<ActionKey>> = HashMap::new();
    for action in actions.iter() {
        if let Some(recipient) = &action.recipient {
            keys.entry(recipient.id.clone()).or_default().push(action.key.clone());
        }
    }
    for action in actions {
        let same = action.recipient.as_ref().and_then(|recipient| keys.get(&recipient.id));
        action.together_with =
            same.into_iter().flatten().filter(|key| **key != action.key).cloned().collect();
    }
}

/// Returns the interviews from `first` to `last` of applications that are not closed, by start.
pub fn interviews(records: &Records, first: NaiveDate, last: NaiveDate) -> Vec<InterviewLine> {
    let mut lines = Vec::new();
    for application in &records.applications {
        let stage =
            stage_on(&application.stage_history, first).map_or(application.stage(), |(stage, _)| stage);
        if stage.is_closed() {
            continue;
        }
        let meetings = application.interviews.iter();
        let listed =
            meetings.filter(|meeting| !meeting.cancelled && (first..=last).contains(&meeting.date()));
        lines.extend(listed.map(|meeting| line(records, meeting, ApplicationRef::new(application, stage))));
    }
    lines.sort_by(|a, b| {
        (a.starts_at, &a.application.company, &a.id).cmp(&(b.starts_at, &b.application.company, &b.id))
    });
    lines
}

fn line(records: &Records, meeting: &Interview, application: ApplicationRef) -> InterviewLine {
    let names = meeting.interviewers.iter().filter_map(|id| records.find_contact(id));
    InterviewLine {
        id: meeting.id.clone(),
        handle: meeting.handle.clone(),
        starts_at: meeting.starts_at,
        minutes: meeting.minutes,
        zone: meeting.zone.clone(),
        application,
        kind: meeting.kind,
        place: meeting.place.clone(),
        interviewers: names.map(|contact| contact.name.clone()).collect(),
    }
}
