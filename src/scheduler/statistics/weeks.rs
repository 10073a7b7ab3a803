//! Weeks: how much was done lately.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::interview::Interview;
use crate::scheduler::statistics::evidence::Evidence;

/// Weeks looked at.
pub const WEEKS: usize = 12;

/// What was done in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Applications sent.
    pub applications: usize,
    /// Interviews held.
    pub interviews: usize,
}

/// Counts the last weeks, empty ones too, the present one last.
pub(super) fn weeks(evidence: &[Evidence<'_>], today: NaiveDate) -> Vec<Week> {
    let this = monday(today);
    let mut weeks: Vec<Week> = (0..WEEKS)
        .rev()
        .filter_map(|ago| this.checked_sub_days(Days::new(7 * u64::try_from(ago).ok()?)))
        .map(|monday| Week { monday, applications: 0, interviews: 0 })
        .collect();
    let mut count = |day: NaiveDate, add: fn(&mut Week)| {
        if let Ok(index) = weeks.binary_search_by_key(&monday(day), |week| week.monday)
            && let Some(week) = weeks.get_mut(index)
        {
            add(week);
        }
    };
    for it in evidence {
        it.applied_on().into_iter().for_each(|on| count(on, |week| week.applications += 1));
        it.known.held().map(Interview::date).for_each(|on| count(on, |week| week.interviews += 1));
    }
    weeks
}

/// Returns the Monday of the week of a day.
fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}
