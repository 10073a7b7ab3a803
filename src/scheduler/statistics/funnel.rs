//! The funnel: how many applications reached each stage, whatever became of them.

use crate::domain::stage::Stage;
use crate::scheduler::statistics::evidence::Evidence;

/// The stages on the way to a job.
pub const FUNNEL: [Stage; 5] =
    [Stage::Applied, Stage::Screening, Stage::Interviewing, Stage::Offer, Stage::Accepted];

/// One step of the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The stage.
    pub stage: Stage,
    /// Applications that reached it or went further.
    pub reached: usize,
    /// Applications that reached the stage before it; for the first one, all.
    pub before: usize,
}

impl Step {
    /// Returns how many of a hundred that reached the stage before reached this one; `None` when none did.
    pub fn percent(&self) -> Option<usize> {
        percent(self.reached, self.before)
    }
}

/// Returns `part` of `whole` in a hundred, rounded to the nearest; `None` of nothing.
pub(super) fn percent(part: usize, whole: usize) -> Option<usize> {
    (part * 100 + whole / 2).checked_div(whole)
}

/// Counts how many reached each stage; who skipped one is taken to have passed it.
pub(super) fn funnel(evidence: &[Evidence<'_>]) -> Vec<Step> {
    let mut before = evidence.len();
    let mut steps = Vec::new();
    for stage in FUNNEL {
        let reached = evidence.iter().filter(|it| it.furthest >= stage).count();
        steps.push(Step { stage, reached, before });
        before = reached;
    }
    steps
}
