//! Progress: how far long work has come, and whether it goes on.
//!
//! What works long tells it to a `Watch` now and then, and stops when that says so; it leaves no trace then.

use std::ops::ControlFlow;

/// How far a piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is counted: `records`, `columns`, `bytes`.
    pub what: &'static str,
    /// How many of them are done.
    pub done: u64,
    /// How many there are; `None` when that is not known.
    pub total: Option<u64>,
}

impl Progress {
    /// Returns how far something has come whose end is known.
    pub fn of(what: &'static str, done: usize, total: usize) -> Self {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Self { what, done: number(done), total: Some(number(total)) }
    }

    /// Returns the whole percents that are done; `None` when the end is not known.
    pub fn percent(&self) -> Option<u64> {
        let total = self.total?;
        Some(self.done.min(total).saturating_mul(100).checked_div(total).unwrap_or(100))
    }

    /// Tells whether a step from `before` is worth telling: another percent, another 100,000 of what has no end.
    pub fn is_news(&self, before: Option<&Self>) -> bool {
        const STEP: u64 = 100_000;
        let Some(before) = before.filter(|before| before.what == self.what) else { return true };
        match (self.percent(), before.percent()) {
            (Some(now), Some(then)) => now != then,
            _ => self.done / STEP != before.done / STEP,
        }
    }
}

/// Looks at how far work has come, and says whether it goes on.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Looks away: the work goes on.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_by_the_percent_and_never_divides_by_nothing() {
        let at = |done, total| Progress::of("records", done, total);
        assert_eq!(
            [at(1, 3).percent(), at(3, 3).percent(), at(0, 0).percent()],
            [Some(33), Some(100), Some(100)]
        );
        assert!(at(0, 5000).is_news(None));
        assert!(!at(49, 5000).is_news(Some(&at(0, 5000))));
        assert!(at(50, 5000).is_news(Some(&at(49, 5000))));
        let bytes = |done| Progress { what: "bytes", done, total: None };
        assert!(!bytes(99_999).is_news(Some(&bytes(1))));
        assert!(bytes(100_000).is_news(Some(&bytes(99_999))));
    }
}
