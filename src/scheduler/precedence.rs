//! Precedence (P): which one of update, follow-up, reminder, check-in and close stands for an application, and
//! what holds the others, or all of them, back.

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::scheduler::action::{Action, Withheld, Withholding};
use crate::scheduler::agenda::Outcome;
use crate::scheduler::case::Case;
use crate::scheduler::reach::anyone_reachable;
use crate::scheduler::rules::Finding;

/// What stands for the application, and what became of each of the five.
#[derive(Debug)]
pub struct Settled {
    /// The action that has the place, also while it is snoozed.
    pub holder: Option<Action>,
    /// What became of the findings, in the order in which they were given.
    pub outcomes: Vec<Outcome>,
}

/// Settles the findings of the five rules.
pub fn settle(case: &Case<'_>, findings: Vec<Finding>) -> Settled {
    let free = |finding: &Finding| match finding {
        Finding::Found(action) if held_back(case, action).is_none() => Some((**action).clone()),
        _ => None,
    };
    let holder = findings.iter().filter_map(free).min_by_key(|action| rank(action, case));
    let outcomes = findings.into_iter().map(|finding| outcome(case, finding, holder.as_ref())).collect();
    Settled { holder, outcomes }
}

/// Returns what becomes of a finding that stands for itself.
pub fn stand_alone(case: &Case<'_>, finding: Finding) -> Outcome {
    match finding {
        Finding::Nothing(why) => Outcome::Nothing(why),
        Finding::Lapsed(action) => {
            let because = Withholding::Lapsed(action.lapses_on.unwrap_or(action.due_on));
            withheld(*action, because)
        }
        Finding::Found(action) => match deferred(case, &action.key) {
            Some(because) => withheld(*action, because),
            None => Outcome::Listed(action),
        },
    }
}

fn outcome(case: &Case<'_>, finding: Finding, holder: Option<&Action>) -> Outcome {
    let Finding::Found(action) = finding else { return stand_alone(case, finding) };
    if let Some(because) = held_back(case, &action) {
        return withheld(*action, because);
    }
    match holder {
        Some(holder) if holder.key != action.key => withheld(*action, Withholding::Preceded(holder.kind)),
        _ => stand_alone(case, Finding::Found(action)),
    }
}

fn withheld(action: Action, because: Withholding) -> Outcome {
    Outcome::Withheld(Box::new(Withheld { action, because }))
}

/// Returns the place of an action in the order of precedence: a close that is due comes before all, one that is
/// upcoming after all.
fn rank(action: &Action, case: &Case<'_>) -> u8 {
    match action.kind {
        ActionKind::Close if action.due_on <= case.today() => 0,
        ActionKind::Update => 1,
        ActionKind::Close => 3,
        _ => 2,
    }
}

/// Returns what keeps an action from taking the place at all.
fn held_back(case: &Case<'_>, action: &Action) -> Option<Withholding> {
    if action.kind == ActionKind::Update {
        return None;
    }
    if let Some(interview) = case.known.coming().min_by_key(|interview| interview.starts_at) {
        return Some(Withholding::ComingInterview(interview.date()));
    }
    if action.kind == ActionKind::Close {
        return None;
    }
    if case.known.application.no_follow_up {
        return Some(Withholding::NoFollowUp);
    }
    if case.world.is_dismissed(&action.key) {
        return Some(Withholding::Dismissed);
    }
    if is_silenced(case) {
        return Some(Withholding::Silenced);
    }
    let unreachable = action.kind == ActionKind::CheckIn && !anyone_reachable(case);
    unreachable.then_some(Withholding::NobodyReachable)
}

/// Tells whether a nudge of this wait was dismissed, which silences all of them until the anchor changes.
fn is_silenced(case: &Case<'_>) -> bool {
    let first = match case.waiting.anchor {
        Some(anchor) => ActionKey::follow_up(case.id(), anchor.id()),
        None => ActionKey::check_in(case.id()),
    };
    let mut reminders = case.waiting.nudges.iter().map(|nudge| ActionKey::reminder(case.id(), &nudge.id));
    case.world.is_dismissed(&first) || reminders.any(|key| case.world.is_dismissed(&key))
}

fn deferred(case: &Case<'_>, key: &ActionKey) -> Option<Withholding> {
    match case.world.find_deferral(key)? {
        None => Some(Withholding::Dismissed),
        Some(until) => (until > case.today()).then_some(Withholding::Snoozed(until)),
    }
}
