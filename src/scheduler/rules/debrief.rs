//! D1, the debrief: write down how it went while it is fresh (S1, S5).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::interview::Interview;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{fact, interviewed, sourced};
use crate::scheduler::rules::Finding;

/// Days after the interview until memory has faded.
const LAPSES_AFTER: u32 = 2;

/// Finds one debrief for every interview held that neither has a promise linked to it nor is marked as debriefed.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    if !case.known.stage.keeps_in_touch() {
        return vec![Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage))];
    }
    let held = case.known.held_in_order();
    if held.is_empty() {
        return vec![Finding::nothing("no interview was held")];
    }
    held.into_iter().map(|interview| judge_one(case, interview)).collect()
}

fn judge_one(case: &Case<'_>, interview: &Interview) -> Finding {
    let today = case.today();
    let met = interviewed(interview, today);
    if interview.debriefed {
        return Finding::nothing(format!("{met}: written down"));
    }
    if case.known.promises.iter().any(|promise| promise.interview.as_ref() == Some(&interview.id)) {
        return Finding::nothing(format!("{met}: they said when you would hear"));
    }
    let what =
        "write down when they said you would hear, who met you, what went well, what you forgot to say";
    let reasons = vec![fact("D1", met.clone()), sourced("D1", what.to_owned(), "S1, S5")];
    let why = format!("{met}: write down how it went");
    let mut action =
        case.action(ActionKind::Debrief, ActionKey::debrief(&interview.id), interview.date(), why, reasons);
    action.interview = Some(interview.id.clone());
    action.after = interview.ends().filter(|_| interview.date() == today);
    action.lapses_on = Some(add_days(interview.date(), LAPSES_AFTER));
    Finding::of(action, today)
}

#[cfg(test)]
mod tests {
    use crate::scheduler::tests::fixture::{check, judged, records, time};

    #[test]
    fn an_interview_is_written_down_within_two_days() {
        check(
            "debrief",
            &[
                ("applied 11-02; interview i1 11-20 ana", "11-20", "debrief 11-20"),
                ("applied 11-02; interview i1 11-20 ana", "11-22", "debrief 11-20"),
                ("applied 11-02; interview i1 11-20 ana", "11-23", ""),
                ("applied 11-02; interview i1 11-20 ana", "11-19", ""),
                ("applied 11-02; interview i1 11-20 ana cancelled", "11-20", ""),
                ("applied 11-02; interview i1 11-20 ana debriefed", "11-20", ""),
                ("applied 11-02; interview i1 11-20 ana; promise 11-20 by 11-27 i1", "11-20", ""),
                ("applied 11-02; interview i1 11-20 ana; promise 11-20 by 11-27", "11-20", "debrief 11-20"),
                ("applied 11-02; interview i1 11-20 ana; offer 11-20", "11-20", "debrief 11-20"),
                ("applied 11-02; interview i1 11-20 ana; rejected 11-20", "11-20", ""),
            ],
        );
    }

    #[test]
    fn on_the_day_it_waits_for_the_end_of_the_interview() {
        let judged = judged(&records(&["applied 11-02; interview i1 11-20T10:00 ana"]), "11-20");
        let after: Vec<_> = judged
            .actions
            .iter()
            .filter(|action| action.interview.is_some())
            .map(|action| action.after)
            .collect();
        assert_eq!(after, [Some(time("11:00")), Some(time("11:00"))]);
    }
}
