//! Waits: how long things usually take.

use crate::domain::stage::Stage;
use crate::scheduler::statistics::evidence::Evidence;
use crate::scheduler::statistics::median::Median;

/// Stages in which time passes until somebody decides.
const STAGES: [Stage; 4] = [Stage::Applied, Stage::Screening, Stage::Interviewing, Stage::Offer];

/// How long applications stayed in one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageWait {
    /// The stage.
    pub stage: Stage,
    /// Days from entering to leaving it; `None` when no dated change left it yet.
    pub days: Option<Median>,
}

/// Returns the days from applying to the first answer, of those that were answered.
pub(super) fn first_reply(evidence: &[Evidence<'_>]) -> Option<Median> {
    let waits = evidence.iter().filter_map(|it| {
        let days = (it.first_answer()? - it.applied_on()?).num_days();
        // an answer before the application belongs to something else
        u64::try_from(days).ok()
    });
    Median::of(waits.collect())
}

/// Returns the days spent in each stage; a stay that goes on is not counted.
pub(super) fn stages(evidence: &[Evidence<'_>]) -> Vec<StageWait> {
    let wait = |stage: Stage| {
        let stays = evidence.iter().flat_map(|it| stays(it, stage));
        StageWait { stage, days: Median::of(stays.collect()) }
    };
    STAGES.into_iter().map(wait).collect()
}

/// Returns the days of each completed stay of an application in a stage.
fn stays(evidence: &Evidence<'_>, stage: Stage) -> Vec<u64> {
    let pairs = evidence.steps().zip(evidence.steps().skip(1));
    let left = pairs.filter(|(step, next)| step.stage == stage && next.stage != stage);
    left.filter_map(|(step, next)| u64::try_from((next.on? - step.on?).num_days()).ok()).collect()
}
