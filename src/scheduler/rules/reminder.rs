//! F2, the reminder: asking again, gently (S2, S5).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, message_name, promised, sourced, start_of_wait};
use crate::scheduler::guards::guard;
use crate::scheduler::reach::address;
use crate::scheduler::rules::Finding;

/// Finds the reminder after the last nudge of a wait that began with an interview or a message.
///
/// Due `reminder_after` days after that nudge; with a promise made since, not before the promise date. Then the
/// guards.
pub fn judge(case: &Case<'_>) -> Finding {
    if !case.known.stage.is_waiting() {
        return Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage));
    }
    if case.waiting.anchor.is_none() {
        return Finding::nothing("no interview was held and nobody wrote");
    }
    let Some(last) = case.waiting.last_nudge() else { return Finding::nothing("not followed up yet") };
    let sent = case.waiting.nudges.len();
    if sent >= case.policy.max_nudges as usize {
        return Finding::nothing(format!("asked {sent} times, which is enough"));
    }
    let today = case.today();
    let nudge = format!("the {} of {}", message_name(last.purpose), day(last.on, today));
    let wait = count(case.policy.reminder_after, "day");
    let usual = add_days(last.on, case.policy.reminder_after);
    let mut reasons = vec![start_of_wait(case), fact("W3", format!("no word since {nudge}"))];
    reasons.push(sourced("F2", format!("{wait} after {nudge}: {}", day(usual, today)), "S2, S5"));
    let mut base = usual;
    let mut why = format!("{wait} since {nudge}");
    if let Some((promise, date)) = case.waiting.promise.zip(case.promise_date())
        && promise.said_on >= last.on
        && date > usual
    {
        let grace = count(case.policy.promise_grace, "business day");
        reasons.extend(promised(case));
        reasons.push(sourced("F2", format!("{grace} after the promised date: {}", day(date, today)), "S3"));
        why = format!("promised by {}, plus {grace}", day(promise.reply_by, today));
        base = date;
    }
    let due_on = guard(case, base, &mut reasons);
    let action =
        case.action(ActionKind::Reminder, ActionKey::reminder(case.id(), &last.id), due_on, why, reasons);
    Finding::of(address(case, action), today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn reminders_follow_a_week_after_the_last_nudge() {
        let asked = "applied 11-02; interview i1 11-10 ana; out follow-up 11-17";
        let with = |more: &str| format!("{asked}; {more}");
        check(
            "reminder",
            &[
                (asked, "11-18", "reminder 11-24 ana email"),
                // no answer to a call counts for nothing but two business days' rest
                (&with("out reminder 11-24 phone no-answer"), "11-24", "reminder 11-26 ana email"),
                // after two in all, enough
                (&with("out reminder 11-24"), "11-25", ""),
                (&with("out reminder 11-24; cadence persistent"), "11-25", "reminder 12-01 ana email"),
                // a promise made since waits for its date; one made before does not
                (&with("promise 11-18 by 12-02"), "11-19", "reminder 12-04 ana email"),
                (&with("promise 11-12 by 12-02"), "11-19", "reminder 11-24 ana email"),
                // a reply starts anew
                (&with("in reply 11-19"), "11-20", ""),
                // without interview or reply there is no reminder
                ("applied 11-02; main ana; out follow-up 11-17", "11-25", ""),
            ],
        );
    }
}
