//! The next step of an application: what its line in a list shows, and what a key pressed there speaks of.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::interview::Interview;
use crate::scheduler::action::Action;
use crate::tui::state::State;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep<'a> {
    /// Something to do.
    Action(&'a Action),
    /// An interview on a day, before anything else.
    Interview(NaiveDate),
}

/// Returns what comes next for an application: its first action, unless an interview is sooner.
pub fn next_step<'a>(state: &'a State, application: &'a Application) -> Option<NextStep<'a>> {
    let meeting = next_interview(state, application);
    let action = state.next_action(&application.id);
    match action.filter(|action| meeting.is_none_or(|day| action.due_on <= day)) {
        Some(action) => Some(NextStep::Action(action)),
        None => meeting.map(NextStep::Interview),
    }
}

/// Returns the day of the next interview: today until it has ended, or later.
pub fn next_interview(state: &State, application: &Application) -> Option<NaiveDate> {
    let ahead = application.interviews.iter().filter(|interview| is_ahead(state, interview));
    ahead.map(Interview::date).min()
}

/// Tells whether an interview has not ended yet.
pub fn is_ahead(state: &State, interview: &Interview) -> bool {
    let (today, time) = (state.today(), state.now.time());
    let later_today = interview.date() == today && interview.ends().is_none_or(|ends| time < ends);
    !interview.cancelled && (interview.date() > today || later_today)
}
