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

#[cfg(test)]
mod tests {
    use crate::scheduler::action::Withholding;
    use crate::scheduler::tests::fixture::{day, judged, listed, records};

    fn withheld(description: &str, today: &str) -> Vec<(String, Withholding)> {
        let agenda = judged(&records(&[description]), today);
        agenda
            .withheld
            .into_iter()
            .map(|withheld| (withheld.action.key.to_string(), withheld.because))
            .collect()
    }

    #[test]
    fn what_is_held_back_keeps_its_reason() {
        use Withholding::*;
        let met = "applied 11-02; interview i1 11-10 ana debriefed; out thank-you 11-10";
        for (more, today, expected) in [
            ("interview i2 11-27 ana", "11-24", ("follow-up:a:i1", ComingInterview(day("11-27")))),
            ("no-follow-up", "11-24", ("follow-up:a:i1", NoFollowUp)),
            ("snooze follow-up:a:i1 11-26", "11-24", ("follow-up:a:i1", Snoozed(day("11-26")))),
            ("dismiss follow-up:a:i1", "11-24", ("follow-up:a:i1", Dismissed)),
            ("out follow-up 11-17; dismiss follow-up:a:i1", "11-24", ("reminder:a:x2", Silenced)),
            ("out follow-up 11-17; dismiss reminder:a:x2", "11-24", ("reminder:a:x2", Dismissed)),
        ] {
            let given = format!("{met}; {more}");
            let (key, because) = expected;
            assert_eq!(withheld(&given, today), [(key.to_owned(), because)], "{given}");
            assert_eq!(listed(&[&given], today), Vec::<String>::new(), "{given}");
        }
        assert_eq!(withheld("applied 11-03; main nix", "11-10"), [("check-in:a".into(), NobodyReachable)]);
    }

    #[test]
    fn a_snoozed_action_is_back_on_its_day_and_counts_from_its_rule() {
        let given = "applied 11-02; interview i1 11-10 ana debriefed; out thank-you 11-10; snooze follow-up:a:i1 11-19";
        assert_eq!(listed(&[given], "11-18"), Vec::<String>::new());
        let agenda = judged(&records(&[given]), "11-19");
        assert_eq!((agenda.actions[0].due_on, agenda.actions[0].days_overdue), (day("11-17"), 2));
    }

    #[test]
    fn a_dismissal_ends_with_the_wait() {
        let given = "applied 11-02; interview i1 11-10 ana debriefed; out thank-you 11-10; dismiss follow-up:a:i1; in reply 11-18";
        assert_eq!(listed(&[given], "11-19"), ["follow-up 11-25 ana email"]);
    }

    #[test]
    fn a_snoozed_update_keeps_its_place() {
        let one = "applied 11-02; interviewing 11-09; interview i1 11-10 ana debriefed; out thank-you 11-10; snooze update:a:b 11-26";
        let offer = "applied 11-02; offer 11-16; offered 11-16 by 11-30";
        let lines = listed(&[one, offer], "11-24");
        assert_eq!(lines, ["respond 11-27"]);
    }

    #[test]
    fn what_came_too_late_is_history() {
        let found = withheld("applied 11-02; interview i1 11-10 ana debriefed; rejected 11-12", "12-20");
        assert_eq!(
            found,
            [
                ("feedback:a:2026-11-12".into(), Withholding::Lapsed(day("11-27"))),
                ("parting-note:a:2026-11-12".into(), Withholding::Lapsed(day("12-01"))),
            ]
        );
    }
}
