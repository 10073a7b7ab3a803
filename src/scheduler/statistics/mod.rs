//! Numbers of a job search, as of a day: how far applications went, who answered, how long it took.
//!
//! Owns the counting; refuses to draw. What is dated after the day is not known yet. Applications that were only
//! saved for later are left out everywhere.

mod evidence;
mod follow_ups;
mod funnel;
mod median;
mod silences;
mod sources;
mod waits;
mod weeks;

use chrono::NaiveDate;

use crate::domain::records::Records;
use crate::scheduler::statistics::evidence::Evidence;

pub use follow_ups::FollowUps;
pub use funnel::{FUNNEL, Step};
pub use median::Median;
pub use silences::Silence;
pub use sources::SourceNumbers;
pub use waits::StageWait;
pub use weeks::{WEEKS, Week};

/// The numbers of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// The day looked at.
    pub on: NaiveDate,
    /// Applications that were sent.
    pub applications: usize,
    /// Those of them that have not ended.
    pub open: usize,
    /// How many reached each stage, whatever became of them.
    pub funnel: Vec<Step>,
    /// What came of each source, the one with the most applications first.
    pub sources: Vec<SourceNumbers>,
    /// Applications and interviews of each of the last weeks, the present one last.
    pub weeks: Vec<Week>,
    /// Days from applying to the first answer.
    pub days_to_first_reply: Option<Median>,
    /// Days spent in each stage that was left again.
    pub days_in_stages: Vec<StageWait>,
    /// The longest waits for an answer that go on, the longest first.
    pub silences: Vec<Silence>,
    /// What came of asking again.
    pub follow_ups: FollowUps,
}

/// Counts everything, as known on `today`.
pub fn statistics(records: &Records, today: NaiveDate) -> Statistics {
    let evidence: Vec<Evidence<'_>> =
        records.applications.iter().filter_map(|application| Evidence::of(application, today)).collect();
    Statistics {
        on: today,
        applications: evidence.len(),
        open: evidence.iter().filter(|it| !it.known.stage.is_closed()).count(),
        funnel: funnel::funnel(&evidence),
        sources: sources::sources(&evidence),
        weeks: weeks::weeks(&evidence, today),
        days_to_first_reply: waits::first_reply(&evidence),
        days_in_stages: waits::stages(&evidence),
        silences: silences::silences(&evidence),
        follow_ups: follow_ups::follow_ups(&evidence),
    }
}

#[cfg(test)]
mod tests;
