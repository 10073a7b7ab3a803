//! R1, the feedback request: after a rejection, ask what could have gone better (S4, S5).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::interaction::Purpose;
use crate::domain::stage::Stage;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{count, day, fact, sourced};
use crate::scheduler::guards::on_contact_day;
use crate::scheduler::reach::address;
use crate::scheduler::rules::Finding;

/// Finds the feedback request of a dated rejection after an interview.
///
/// Due on the first contact day from `feedback_after` business days after the rejection on; lapses
/// `rejection_lapses_after` days later.
pub fn judge(case: &Case<'_>) -> Finding {
    if case.known.stage != Stage::Rejected {
        return Finding::nothing("not rejected");
    }
    let Some(rejected_on) = case.known.rejected_on() else {
        return Finding::nothing("the day of the rejection is not known");
    };
    if case.known.held().next().is_none() && !case.policy.feedback_without_interview {
        return Finding::nothing("nobody met you");
    }
    let since_then = case.known.interactions.iter().filter(|interaction| interaction.on >= rejected_on);
    for interaction in since_then {
        if interaction.is_delivered() && interaction.purpose == Purpose::FeedbackRequest {
            return Finding::nothing(format!("asked {}", day(interaction.on, case.today())));
        }
        if interaction.is_inbound() && interaction.purpose == Purpose::Feedback {
            return Finding::nothing(format!("they told you {}", day(interaction.on, case.today())));
        }
    }
    let today = case.today();
    let base = case.world.holidays.add_business_days(rejected_on, case.policy.feedback_after);
    let wait = count(case.policy.feedback_after, "business day");
    let mut reasons = vec![
        fact("R1", format!("rejected {}", day(rejected_on, today))),
        sourced("R1", format!("{wait} later: {}", day(base, today)), "S4, S5"),
    ];
    let due_on = on_contact_day(case, base, &mut reasons);
    let why = format!("rejected {}: ask what could have gone better", day(rejected_on, today));
    let key = ActionKey::feedback(case.id(), rejected_on);
    let mut action = case.action(ActionKind::Feedback, key, due_on, why, reasons);
    action.lapses_on = Some(add_days(due_on, case.policy.rejection_lapses_after));
    Finding::of(address(case, action), today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::check;

    #[test]
    fn feedback_is_asked_for_on_the_first_contact_day_after_a_rejection() {
        let met = "applied 11-02; interview i1 11-10 ana";
        let with = |more: &str| format!("{met}; {more}");
        check(
            "feedback",
            &[
                (&with("rejected 11-18"), "11-18", "feedback 11-19 ana email"),
                (&with("rejected 11-20"), "11-20", "feedback 11-24 ana email"),
                (&with("rejected 11-20"), "12-08", "feedback 11-24 ana email"),
                (&with("rejected 11-20"), "12-09", ""),
                (&with("rejected 11-20"), "11-19", ""),
                (&with("rejected"), "11-24", ""),
                ("applied 11-02; main ana; rejected 11-20", "11-24", ""),
                ("applied 11-02; interview i1 11-10 ana cancelled; rejected 11-20", "11-24", ""),
                (&with("rejected 11-20; out feedback-request 11-20"), "11-24", ""),
                (&with("rejected 11-20; in feedback 11-23"), "11-24", ""),
                (&with("rejected 11-20; out feedback-request 11-19"), "11-24", "feedback 11-24 ana email"),
            ],
        );
    }
}
