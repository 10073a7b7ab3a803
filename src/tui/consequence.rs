//! Consequences: what a write did to the next step of an application, told by the agendas before and after it.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKind;
use crate::domain::ids::ApplicationId;
use crate::scheduler::action::Action;
use crate::scheduler::agenda::Agenda;
use crate::tui::wording::weekday_and_date;

/// The kinds of which an application has at most one at a time: what the waiting comes to.
const WAITING: &[ActionKind] =
    &[ActionKind::Update, ActionKind::FollowUp, ActionKind::Reminder, ActionKind::CheckIn, ActionKind::Close];

/// Returns what changed: `follow-up moved to Tue 8 Dec`, `follow-up gone`, `reminder on Tue 1 Dec`; `None` when
/// nothing did.
pub fn consequence(before: &Agenda, after: &Agenda, application: &ApplicationId) -> Option<String> {
    let (before, after) = (waiting(before, application), waiting(after, application));
    match (before, after) {
        (before, after) if before == after => None,
        (Some((kind, _)), None) => Some(format!("{kind} gone")),
        (Some((old, _)), Some((kind, day))) if old == kind => {
            Some(format!("{kind} moved to {}", weekday_and_date(day)))
        }
        (_, Some((kind, day))) => Some(format!("{kind} on {}", weekday_and_date(day))),
        (None, None) => None,
    }
}

/// Returns what snoozing past the end comes to: the day on which the one action lapses, or nothing for several.
pub fn lapse(on: Option<NaiveDate>) -> String {
    match on {
        Some(day) => format!("it lapses before: {}", weekday_and_date(day)),
        None => "some lapse before".to_owned(),
    }
}

/// Returns what the waiting for an employer comes to, and when.
fn waiting(agenda: &Agenda, application: &ApplicationId) -> Option<(ActionKind, NaiveDate)> {
    let of = |action: &&Action| action.application.id == *application && WAITING.contains(&action.kind);
    agenda.actions.iter().find(of).map(|action| (action.kind, action.due_on))
}
