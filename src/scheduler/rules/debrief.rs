//! D1, the debrief: write down how it went while it is fresh (S1, S5).

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::interview::Interview;
use crate::domain::stage::Stage;
use crate::scheduler::calendar::add_days;
use crate::scheduler::case::Case;
use crate::scheduler::explain::{fact, interviewed, sourced};
use crate::scheduler::rules::Finding;

/// Days after the interview until memory has faded.
const LAPSES_AFTER: u32 = 2;

/// Finds one debrief for every interview held that neither has a promise linked to it nor is marked as debriefed.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    if !case.known.stage.is_waiting() && case.known.stage != Stage::Offer {
        return vec![Finding::nothing(format!("nothing is awaited in stage {}", case.known.stage))];
    }
    let mut held: Vec<_> = case.known.held().collect();
    held.sort_by_key(|interview| (interview.starts_at, &interview.id));
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
