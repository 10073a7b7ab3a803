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

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::{check, judged, records};

    #[test]
    fn follow_ups_are_due_when_the_sources_say() {
        check(
            "follow-up",
            &[
                // a week after the interview; Sundays and Mondays become Tuesday
                ("applied 11-02; interview i1 11-10 ana", "11-16", "follow-up 11-17 ana email"),
                ("applied 11-02; interview i1 11-15 ana", "11-18", "follow-up 11-24 ana email"),
                ("applied 11-02; interview i1 11-16 ana", "11-18", "follow-up 11-24 ana email"),
                // a promise made at the interview: two business days after it, never earlier
                (
                    "applied 11-02; interview i1 11-18 ana; promise 11-18 by 11-27",
                    "11-19",
                    "follow-up 12-01 ana email",
                ),
                (
                    "applied 11-02; interview i1 11-18 ana; promise 11-18 by 11-20",
                    "11-19",
                    "follow-up 11-24 ana email",
                ),
                // a promise made before they wrote again: the later of the two
                (
                    "applied 11-02; interview i1 11-05 ana; promise 11-06 by 11-12; in reply 11-12",
                    "11-13",
                    "follow-up 11-19 ana email",
                ),
                (
                    "applied 11-02; interview i1 11-05 ana; promise 11-06 by 11-26; in reply 11-12",
                    "11-13",
                    "follow-up 12-01 ana email",
                ),
                // a promise older than the latest interview, or passed before they wrote, no longer counts
                (
                    "applied 11-02; interview i1 11-05 ana; promise 11-05 by 12-17; interview i2 11-20 ana",
                    "11-23",
                    "follow-up 11-27 ana email",
                ),
                (
                    "applied 11-02; interview i1 11-05 ana; promise 11-06 by 11-09; in reply 11-12",
                    "11-13",
                    "follow-up 11-19 ana email",
                ),
                // the latest promise wins; of one day, the later date
                (
                    "interviewing; interview i1 11-05 ana; promise 11-06 by 11-20; promise 11-09 by 11-13",
                    "11-10",
                    "follow-up 11-17 ana email",
                ),
                (
                    "interviewing; interview i1 11-05 ana; promise 11-06 by 11-20; promise 11-06 by 11-13",
                    "11-10",
                    "follow-up 11-24 ana email",
                ),
                // an acknowledgement by a machine is no reply
                (
                    "applied 11-02; interview i1 11-10 ana; in automatic 11-12",
                    "11-13",
                    "follow-up 11-17 ana email",
                ),
                // nobody waits in these stages, and nothing is nudged without an anchor
                ("saved 11-01; interview i1 11-10 ana", "11-20", ""),
                ("applied 11-02; interview i1 11-10 ana; offer 11-12", "11-20", ""),
                ("applied 11-02", "11-20", ""),
                // sent already, or answered on the same day
                ("applied 11-02; interview i1 11-10 ana; out follow-up 11-17", "11-18", ""),
                (
                    "applied 11-02; interview i1 11-10 ana; out follow-up 11-17; in reply 11-17",
                    "11-18",
                    "follow-up 11-24 ana email",
                ),
                (
                    "applied 11-02; interview i1 11-10 ana; in reply 11-17T09:00; out follow-up 11-17T10:00",
                    "11-18",
                    "",
                ),
                (
                    "applied 11-02; interview i1 11-17T15:00 ana; out follow-up 11-17T10:00",
                    "11-18",
                    "follow-up 11-24 ana email",
                ),
                ("applied 11-02; interview i1 11-17T15:00 ana; out follow-up 11-17", "11-18", ""),
                // a call that nobody answered is no follow-up
                (
                    "applied 11-02; interview i1 11-10 ana; out follow-up 11-17 phone no-answer",
                    "11-18",
                    "follow-up 11-19 ana email",
                ),
            ],
        );
    }

    #[test]
    fn a_follow_up_explains_itself() {
        let judged = judged(
            &records(&[
                "applied 11-02; interview i1 11-18 ana; promise 11-18 by 12-11 i1; out thank-you 11-18",
            ]),
            "11-20",
        );
        let [action] = judged.actions.as_slice() else { panic!("{:?}", judged.actions) };
        assert_eq!(action.why, "promised by Fri 11 Dec, plus 2 business days");
        let steps: Vec<_> = action
            .reasons
            .iter()
            .map(|r| format!("{} {} [{}]", r.rule, r.text, r.source.unwrap_or("")))
            .collect();
        assert_eq!(
            steps,
            [
                "W1 interviewed Wed 18 Nov (other) []",
                "W2 said Wed 18 Nov, promised by Fri 11 Dec []",
                "F1 2 business days after the promised date: Tue 15 Dec [S3, S2]",
            ]
        );
    }
}
