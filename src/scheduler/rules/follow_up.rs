//! F1, the follow-up: the first question how things stand (S1 to S5).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, promised, silent_since, sourced, start_of_wait};
use crate::scheduler::guards::guard;
use crate::scheduler::reach::address;
use crate::scheduler::rules::Finding;

/// Finds the follow-up of a wait that began with an interview or a message and was not followed up yet.
///
/// Due `follow_up_after` days after the anchor; with a promise made since, on the promise date; with one made
/// before they wrote again, on the later of the two. Then the guards.
pub fn judge(case: &Case<'_>) -> Finding {
    if !case.known.stage.is_waiting() {
        return Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage));
    }
    let Some(anchor) = case.waiting.anchor else {
        return Finding::nothing("no interview was held and nobody wrote");
    };
    if let Some(last) = case.waiting.last_nudge() {
        return Finding::nothing(format!("followed up {}", day(last.on, case.today())));
    }
    let today = case.today();
    let wait = case.policy.follow_up_after;
    let usual = add_days(anchor.date(), wait);
    let mut reasons = vec![start_of_wait(case)];
    reasons.extend(promised(case));
    let promise = case.waiting.promise.zip(case.promise_date());
    let (base, why) = match promise {
        Some((promise, date)) if promise.said_on >= anchor.date() || date >= usual => {
            let grace = count(case.policy.promise_grace, "business day");
            let why = format!("promised by {}, plus {grace}", day(promise.reply_by, today));
            reasons.push(sourced(
                "F1",
                format!("{grace} after the promised date: {}", day(date, today)),
                "S3, S2",
            ));
            (date, why)
        }
        _ => {
            let text = format!("{} after {}: {}", count(wait, "day"), silent_since(case), day(usual, today));
            reasons.push(sourced("F1", text, "S1, S2, S3, S5"));
            (usual, format!("no word since {}", silent_since(case)))
        }
    };
    let due_on = guard(case, base, &mut reasons);
    let key = ActionKey::follow_up(case.id(), anchor.id());
    let action = case.action(ActionKind::FollowUp, key, due_on, why, reasons);
    Finding::of(address(case, action), today)
}
