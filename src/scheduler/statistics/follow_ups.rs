//! Follow-ups: whether asking again helps.

use chrono::NaiveDate;

use crate::domain::interaction::Interaction;
use crate::scheduler::statistics::evidence::Evidence;
use crate::scheduler::statistics::funnel::percent;

/// What came of follow-ups and reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FollowUps {
    /// Those that reached them.
    pub sent: usize,
    /// Those that were answered before the next one was sent.
    pub answered: usize,
}

impl FollowUps {
    /// Returns how many of a hundred were answered; `None` when none was sent.
    pub fn percent(&self) -> Option<usize> {
        percent(self.answered, self.sent)
    }
}

/// Counts follow-ups and reminders, and the answers to them.
pub(super) fn follow_ups(evidence: &[Evidence<'_>]) -> FollowUps {
    let mut numbers = FollowUps::default();
    for it in evidence {
        let nudges: Vec<&Interaction> = it.known.delivered().filter(|sent| sent.is_nudge()).collect();
        let answers: Vec<NaiveDate> = it.answers().collect();
        numbers.sent += nudges.len();
        for (index, nudge) in nudges.iter().enumerate() {
            let next = nudges.get(index + 1).map_or(NaiveDate::MAX, |next| next.on);
            numbers.answered += usize::from(answers.iter().any(|on| nudge.on <= *on && *on < next));
        }
    }
    numbers
}
