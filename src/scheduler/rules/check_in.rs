//! F3, the check-in: asking after an application that nobody answered.

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, on_day, promised, sourced, start_of_wait};
use crate::scheduler::guards::guard;
use crate::scheduler::reach::address;
use crate::scheduler::rules::Finding;

/// Finds the check-in of an application without interview or reply.
///
/// Due `check_in_after` days after applying, or on the promise date. Then the guards. Whether anyone can be reached
/// is judged by precedence, so that the reason is kept.
pub fn judge(case: &Case<'_>) -> Finding {
    let today = case.today();
    if !case.known.stage.is_waiting() {
        return Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage));
    }
    if case.waiting.anchor.is_some() {
        return Finding::nothing("an interview was held or somebody wrote: follow-ups take over");
    }
    let Some(applied_on) = case.known.application.applied_on else {
        return Finding::nothing("the day of applying is not known");
    };
    if let Some(interview) = case.known.coming().next() {
        return Finding::nothing(format!("an interview is arranged {}", on_day(interview.date(), today)));
    }
    if let Some(last) = case.waiting.last_nudge() {
        return Finding::nothing(format!("checked in {}", on_day(last.on, today)));
    }
    let Some(wait) = case.policy.check_in_after else {
        return Finding::nothing("the cadence checks in on nobody");
    };
    let mut reasons = vec![start_of_wait(case)];
    reasons.extend(promised(case));
    let (base, why) = match case.waiting.promise.zip(case.promise_date()) {
        Some((promise, date)) => {
            let grace = count(case.policy.promise_grace, "business day");
            reasons.push(sourced(
                "F3",
                format!("{grace} after the promised date: {}", day(date, today)),
                "S3",
            ));
            (date, format!("promised by {}, plus {grace}", day(promise.reply_by, today)))
        }
        None => {
            let usual = add_days(applied_on, wait);
            let text = format!("{} after applying: {}", count(wait, "day"), day(usual, today));
            reasons.push(fact("F3", text));
            (usual, format!("applied {}, no answer yet", day(applied_on, today)))
        }
    };
    let due_on = guard(case, base, &mut reasons);
    let action = case.action(ActionKind::CheckIn, ActionKey::check_in(case.id()), due_on, why, reasons);
    Finding::of(address(case, action), today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn check_ins_need_silence_and_somebody_to_ask() {
        check(
            "check-in",
            &[
                ("applied 11-03; main ana", "11-10", "check-in 11-17 ana email"),
                ("applied 11-02; main ana", "11-10", "check-in 11-17 ana email"),
                ("applied 11-03; main bo", "11-10", "check-in 11-17 bo phone"),
                ("applied 11-03; main ana; promise 11-04 by 11-11", "11-10", "check-in 11-13 ana email"),
                ("applied 11-03; main ana; cadence patient", "11-10", "check-in 11-24 ana email"),
                ("applied 11-03", "11-10", ""),
                ("applied 11-03; main nix", "11-10", ""),
                ("applied 11-03; main ana; in automatic 11-03", "11-10", "check-in 11-17 ana email"),
                ("applied 11-03; main ana; in reply 11-04", "11-10", ""),
                ("applied 11-03; main ana; interview i1 11-20 ana", "11-10", ""),
                (
                    "applied 11-03; main ana; interview i1 11-06 ana cancelled",
                    "11-10",
                    "check-in 11-17 ana email",
                ),
                ("applied 11-03; main ana; out follow-up 11-03", "11-10", ""),
                ("applied; main ana", "11-10", ""),
                ("saved 11-03; main ana", "11-10", ""),
            ],
        );
    }
}
