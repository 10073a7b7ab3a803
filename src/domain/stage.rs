//! The stages of an application, and the history that says which one held when.

use chrono::NaiveDate;

use crate::domain::ids::StageChangeId;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Where an application stands.
    Stage, "stage", {
        /// Noted for later, not applied for.
        Saved = "saved",
        /// Applied, nobody has met the user.
        Applied = "applied",
        /// In first contact with a person or a test.
        Screening = "screening",
        /// Interviews are held or arranged.
        Interviewing = "interviewing",
        /// They made an offer.
        Offer = "offer",
        /// The user took the offer.
        Accepted = "accepted",
        /// The user turned the offer down.
        Declined = "declined",
        /// They said no.
        Rejected = "rejected",
        /// The user stepped back.
        Withdrawn = "withdrawn",
        /// They never answered.
        NoResponse = "no-response",
    }
}

impl Stage {
    /// Tells whether the user waits for the employer: the only stages in which anything is nudged.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Applied | Self::Screening | Self::Interviewing)
    }

    /// Tells whether interviews still ask for thanks and a debrief: while the user waits, and at an offer.
    pub const fn keeps_in_touch(self) -> bool {
        self.is_waiting() || matches!(self, Self::Offer)
    }

    /// Tells whether the application has ended.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Declined | Self::Rejected | Self::Withdrawn | Self::NoResponse)
    }
}

/// One step of an application's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageChange {
    /// The shown id.
    pub id: StageChangeId,
    /// The stage that began.
    pub stage: Stage,
    /// The day on which it began; `None` when no one remembers.
    pub on: Option<NaiveDate>,
    /// Why, in the user's words.
    pub note: Option<String>,
}

impl StageChange {
    /// Returns a step without a note, under a placeholder for an id.
    pub fn new(stage: Stage, on: Option<NaiveDate>) -> Self {
        Self { id: StageChangeId::new("-"), stage, on, note: None }
    }
}

/// Returns the step whose day is corrected when an application is said to have come to `stage` on `on`: the present
/// one when it is of that stage, else the latest of that stage when another stage began after `on`.
pub fn corrected(history: &[StageChange], stage: Stage, on: NaiveDate) -> Option<&StageChange> {
    let last = history.last()?;
    if last.stage == stage {
        return Some(last);
    }
    history.iter().rfind(|step| step.stage == stage).filter(|_| last.on.is_some_and(|day| day > on))
}

/// Puts a history in its kept order: unknown dates first, then by date, equal dates as listed.
///
/// One exception keeps what a document without a history says ("it stands at `interviewing`, I don't know since
/// when"): with `present` naming the stage of an undated last step that sorting would bury, that step stays last.
pub fn in_kept_order(mut history: Vec<StageChange>, present: Option<Stage>) -> Vec<StageChange> {
    let undated_last = history.last().is_some_and(|last| last.on.is_none() && Some(last.stage) == present);
    history.sort_by_key(|change| change.on);
    let buried = undated_last && history.last().map(|last| last.stage) != present;
    let undated = history.iter().take_while(|change| change.on.is_none()).count();
    if buried && undated > 0 {
        let last = history.remove(undated - 1);
        history.push(last);
    }
    history
}

/// Returns the stage that held on `day` and the day it began, from a history in kept order.
///
/// It is the last step dated on or before `day`; an undated step holds from the beginning, and an undated *last*
/// step holds on every day. `None` before the first step.
pub fn stage_on(history: &[StageChange], day: NaiveDate) -> Option<(Stage, Option<NaiveDate>)> {
    if let Some(last) = history.last().filter(|last| last.on.is_none()) {
        return Some((last.stage, None));
    }
    history
        .iter()
        .rev()
        .find(|change| change.on.is_none_or(|on| on <= day))
        .map(|change| (change.stage, change.on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    fn history(steps: &[(Stage, Option<&str>)]) -> Vec<StageChange> {
        steps.iter().map(|(stage, on)| StageChange::new(*stage, on.map(|on| iso_date(on).unwrap()))).collect()
    }

    #[test]
    fn unknown_dates_come_first_and_equal_dates_stay_as_listed() {
        use Stage::*;
        let listed = history(&[
            (Interviewing, Some("2026-11-12")),
            (Applied, Some("2026-11-02")),
            (Screening, Some("2026-11-12")),
            (Saved, None),
        ]);
        let kept = in_kept_order(listed, None);
        let stages: Vec<_> = kept.iter().map(|change| change.stage).collect();
        assert_eq!(stages, [Saved, Applied, Interviewing, Screening]);
    }

    #[test]
    fn an_undated_present_stage_stays_last_and_holds_on_every_day() {
        use Stage::*;
        let kept = in_kept_order(history(&[(Applied, Some("2026-11-02")), (Rejected, None)]), Some(Rejected));
        assert_eq!(kept.last().unwrap().stage, Rejected);
        for day in ["2026-10-01", "2026-11-02", "2027-01-01"] {
            assert_eq!(stage_on(&kept, iso_date(day).unwrap()), Some((Rejected, None)));
        }
        let again = in_kept_order(kept.clone(), Some(Rejected));
        assert_eq!(again, kept, "keeping the order twice changes nothing");
    }

    #[test]
    fn the_stage_of_a_day_is_the_last_step_on_or_before_it() {
        use Stage::*;
        let kept = history(&[(Applied, Some("2026-11-02")), (Interviewing, Some("2026-11-12"))]);
        let on = |day| stage_on(&kept, iso_date(day).unwrap()).map(|(stage, _)| stage);
        assert_eq!(on("2026-11-01"), None);
        assert_eq!(on("2026-11-02"), Some(Applied));
        assert_eq!(on("2026-11-11"), Some(Applied));
        assert_eq!(on("2026-11-12"), Some(Interviewing));
    }
}
