//! The end of the day: what to say when nothing is left to do, and what nobody can be asked about.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::scheduler::action::{Action, State as ActionState, Withholding};
use crate::scheduler::agenda::Agenda;
use crate::tui::state::State;
use crate::tui::wording::weekday_and_date;

/// Returns what to say when nothing is due: that everything is done, or that there was nothing, and what comes next.
pub(super) fn nothing_left(state: &State) -> Vec<String> {
    let first = if state.snapshot.done_today.is_empty() { "Nothing is due." } else { "All done." };
    match next(state) {
        Some(next) => vec![first.to_owned(), format!("Next: {next}")],
        None => vec![format!("{first} Enjoy the day.")],
    }
}

/// Returns what comes next after today: an action or an interview, whichever is sooner.
fn next(state: &State) -> Option<String> {
    let today = state.today();
    let upcoming =
        state.snapshot.agenda.actions.iter().filter(|action| action.state == ActionState::Upcoming);
    let action = upcoming.min_by_key(|action| action.due_on);
    let interviews = state.snapshot.records.applications.iter().flat_map(|application| {
        let coming = application.interviews.iter().filter(|interview| !interview.cancelled);
        coming.map(|interview| (interview.starts_at, application.company.as_str()))
    });
    let interview = interviews.filter(|(starts_at, _)| starts_at.date > today).min();
    let sooner = |day: NaiveDate| action.is_none_or(|action| day <= action.due_on);
    match interview.filter(|(starts_at, _)| sooner(starts_at.date)) {
        Some((starts_at, company)) => {
            let time = starts_at.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
            Some(format!("interview at {company}, {}{time}", weekday_and_date(starts_at.date)))
        }
        None => action.map(|action| format!("{}, {}", named(action), weekday_and_date(action.due_on))),
    }
}

/// Returns the name of an action: `thank-you to Ana Ruiz at Acme`.
pub(super) fn named(action: &Action) -> String {
    let to = action.recipient.as_ref().map_or(String::new(), |recipient| format!(" to {}", recipient.name));
    format!("{}{to} at {}", action.kind, action.application.company)
}

/// Returns how many applications would be due if anybody could be reached, when there are some.
pub(super) fn nobody_to_ask(agenda: &Agenda, today: NaiveDate) -> Option<String> {
    let waiting = agenda.withheld.iter().filter(|withheld| {
        withheld.because == Withholding::NobodyReachable && withheld.action.due_on <= today
    });
    let applications: BTreeSet<_> = waiting.map(|withheld| &withheld.action.application.id).collect();
    match applications.len() {
        0 => None,
        1 => Some("1 application waits, and nobody is known who could be asked.".to_owned()),
        many => Some(format!("{many} applications wait, and nobody is known who could be asked.")),
    }
}
