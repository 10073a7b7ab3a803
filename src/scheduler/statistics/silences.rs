//! Silences: who has kept the user waiting longest.

use chrono::NaiveDate;

use crate::domain::ids::ApplicationId;
use crate::domain::stage::Stage;
use crate::scheduler::statistics::evidence::Evidence;
use crate::scheduler::waiting::Waiting;

/// Silences told.
const LONGEST: usize = 5;

/// A wait for an answer that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// The shown id of the application.
    pub application: ApplicationId,
    /// The employer.
    pub company: String,
    /// The job; may be empty.
    pub role: String,
    /// Where it stands.
    pub stage: Stage,
    /// The last day on which something came from them, else the day of applying.
    pub since: NaiveDate,
    /// Days since then.
    pub days: u64,
}

/// Returns the longest silences of applications that wait, the longest first.
pub(super) fn silences(evidence: &[Evidence<'_>]) -> Vec<Silence> {
    let waiting = evidence.iter().filter(|it| it.known.stage.is_waiting());
    let mut silences: Vec<Silence> = waiting.filter_map(silence).collect();
    silences
        .sort_by(|a, b| (a.since, &a.company, &a.application).cmp(&(b.since, &b.company, &b.application)));
    silences.truncate(LONGEST);
    silences
}

/// Returns the silence of an application; `None` when nobody knows since when, or when it began today.
fn silence(evidence: &Evidence<'_>) -> Option<Silence> {
    let application = evidence.application();
    let since = Waiting::of(&evidence.known).since?;
    let days = u64::try_from((evidence.known.today - since).num_days()).ok().filter(|days| *days > 0)?;
    Some(Silence {
        application: application.id.clone(),
        company: application.company.clone(),
        role: application.role.clone(),
        stage: evidence.known.stage,
        since,
        days,
    })
}
