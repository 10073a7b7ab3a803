//! F4, letting go: after enough questions, or long enough silence, move on (S2).

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::interaction::Interaction;
use crate::scheduler::action::Reason;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, message_name, silent_since, sourced, start_of_wait};
use crate::scheduler::rules::Finding;

/// Days to wait after the only question when the cadence checks in on nobody.
const USUAL_CHECK_IN: u32 = 14;

/// Finds the suggestion to close as `no-response`. No guards: it concerns only the user.
///
/// (a) After `max_nudges` nudges, or one without any anchor: a last wait after the last nudge; may be upcoming.
/// (b) With fewer: `give_up_after` days after the last sign of life on either side; only from that day on.
pub fn judge(case: &Case<'_>) -> Finding {
    if !case.known.stage.is_waiting() {
        return Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage));
    }
    let Some(since) = case.waiting.since else {
        return Finding::nothing("no interview, no reply and no date of applying to count from");
    };
    let enough = if case.waiting.anchor.is_some() { case.policy.max_nudges as usize } else { 1 };
    match case.waiting.last_nudge() {
        Some(last) if case.waiting.nudges.len() >= enough => after_enough_nudges(case, last),
        _ => after_long_silence(case, since),
    }
}

/// F4 (a).
fn after_enough_nudges(case: &Case<'_>, last: &Interaction) -> Finding {
    let today = case.today();
    let wait = match case.waiting.anchor {
        Some(_) => case.policy.reminder_after,
        None => case.policy.check_in_after.unwrap_or(USUAL_CHECK_IN),
    };
    let nudge = format!("the {} of {}", message_name(last.purpose), day(last.on, today));
    let usual = add_days(last.on, wait);
    let mut reasons = vec![start_of_wait(case)];
    let sent = u32::try_from(case.waiting.nudges.len()).unwrap_or(u32::MAX);
    reasons.push(fact(
        "W3",
        format!("{} without an answer, the last {}", count(sent, "message"), day(last.on, today)),
    ));
    reasons.push(sourced("F4", format!("{} after {nudge}: {}", count(wait, "day"), day(usual, today)), "S2"));
    let quiet = case.known.application.quiet_until.map(|until| (until, "quiet until"));
    let promise = case.promise_date().map(|date| (date, "not before the promise has passed,"));
    let mut due_on = usual;
    for (later, words) in quiet.into_iter().chain(promise) {
        if later > due_on {
            due_on = later;
            reasons.push(fact("F4", format!("{words} {}", day(later, today))));
        }
    }
    found(case, due_on, format!("no answer to {nudge}"), reasons)
}

/// F4 (b).
fn after_long_silence(case: &Case<'_>, since: NaiveDate) -> Finding {
    let today = case.today();
    let (last_sign, due_on) = silence(case, since);
    let patience = count(case.policy.give_up_after, "day");
    if due_on > today {
        return Finding::nothing(format!(
            "time to let go is {}, {patience} after {}",
            day(due_on, today),
            day(last_sign, today)
        ));
    }
    let mut reasons = vec![start_of_wait(case)];
    reasons.push(sourced(
        "F4",
        format!("{patience} of silence after {}: {}", day(last_sign, today), day(due_on, today)),
        "S2",
    ));
    found(case, due_on, format!("no word since {}", silent_since(case)), reasons)
}

/// Returns the last sign of life on either side and the day on which the silence since then has lasted long enough.
fn silence(case: &Case<'_>, since: NaiveDate) -> (NaiveDate, NaiveDate) {
    let signs = [
        Some(since),
        case.known.delivered().next_back().map(|message| message.on),
        case.waiting.promise.map(|promise| promise.reply_by),
        case.known.application.quiet_until,
        snoozed_until(case),
    ];
    let last_sign = signs.into_iter().flatten().max().unwrap_or(since);
    (last_sign, add_days(last_sign, case.policy.give_up_after))
}

/// Returns the day on which the silence will have lasted long enough for (b), as things stand; `None` when nothing is
/// awaited.
pub fn silence_ends(case: &Case<'_>) -> Option<NaiveDate> {
    let since = case.waiting.since.filter(|_| case.known.stage.is_waiting())?;
    Some(silence(case, since).1)
}

/// Returns the latest day until which a nudge of this wait is or was put off.
fn snoozed_until(case: &Case<'_>) -> Option<NaiveDate> {
    let nudges = case.waiting.nudges.iter().map(|nudge| ActionKey::reminder(case.id(), &nudge.id));
    let first = match case.waiting.anchor {
        Some(anchor) => ActionKey::follow_up(case.id(), anchor.id()),
        None => ActionKey::check_in(case.id()),
    };
    nudges.chain([first]).filter_map(|key| case.world.find_deferral(&key).flatten()).max()
}

fn found(case: &Case<'_>, due_on: NaiveDate, why: String, mut reasons: Vec<Reason>) -> Finding {
    let nudge = case.waiting.last_nudge().map(|nudge| nudge.id.as_str());
    let since = nudge.or(case.waiting.anchor.map(|anchor| anchor.id()));
    reasons.push(fact("F4", "close it as no-response, or follow up one last time".to_owned()));
    let key = ActionKey::close(case.id(), since);
    Finding::of(case.action(ActionKind::Close, key, due_on, why, reasons), case.today())
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::{check, listed};

    #[test]
    fn it_is_time_to_let_go_after_enough_questions_or_silence() {
        let twice = "applied 11-02; interview i1 11-10 ana; out follow-up 11-17; out reminder 11-24";
        let with = |more: &str| format!("{twice}; {more}");
        check(
            "close",
            &[
                // (a) a week after the last of two nudges, upcoming before that
                (twice, "11-25", "close 12-01"),
                (&with("quiet 12-08"), "11-25", "close 12-08"),
                (&with("promise 11-25 by 12-04"), "11-25", "close 12-08"),
                // (a) without an anchor, two weeks after the only one
                ("applied 11-02; main ana; out follow-up 11-17", "11-18", "close 12-01"),
                // (b) thirty days after the last sign of life, not listed before
                ("applied 11-03", "12-02", ""),
                ("applied 11-03", "12-03", "close 12-03"),
                ("applied 11-03; out other 11-10", "12-09", ""),
                ("applied 11-03; out other 11-10", "12-10", "close 12-10"),
                ("applied 11-03; out other 11-10 phone no-answer", "12-03", "close 12-03"),
                ("applied 11-03; main ana; snooze check-in:a 11-25", "12-24", ""),
                ("applied 11-03; main ana; snooze check-in:a 11-25", "12-25", "close 12-25"),
                ("applied 11-03; quiet 11-30", "12-30", "close 12-30"),
                // a coming interview holds it back; being asked not to write does not
                ("applied 11-03; interview i1 12-20 ana", "12-10", ""),
                ("applied 11-03; no-follow-up; interview i1 11-10", "12-10", "close 12-10"),
                // with nothing to count from there is nothing to say
                ("applied", "2027-06-01", ""),
                // dismissed, it leaves nothing in its place
                ("applied 11-03; main ana; dismiss close:a:-", "12-10", ""),
            ],
        );
        assert_eq!(listed(&["applied 11-03; main ana; dismiss close:a:-"], "12-10"), Vec::<String>::new());
    }

    #[test]
    fn a_close_takes_the_place_of_the_nudge_that_was_never_sent() {
        let lines = listed(&["applied 10-02; interview i1 10-06 ana debriefed"], "11-24");
        assert_eq!(lines, ["close 11-05"]);
    }
}
