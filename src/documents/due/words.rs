//! The words of a list of a day that several formats share, exactly as the records hold them.
//!
//! Refuses escaping, which each format does in its own way.

use chrono::NaiveDate;

use crate::documents::title;
use crate::domain::action_key::ActionKind;
use crate::domain::channel::Channel;
use crate::domain::moment::Moment;
use crate::scheduler::action::{Action, ApplicationRef, State};

/// Returns the company and, when it is known, the role.
pub(super) fn title(application: &ApplicationRef) -> String {
    title::title(&application.company, &application.role)
}

/// Returns a date with its weekday.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Returns when something starts; the day only when it is another one.
pub(super) fn when(starts_at: Moment, on: NaiveDate) -> String {
    let day = if starts_at.date == on { "today".to_owned() } else { day(starts_at.date) };
    starts_at.time.map_or(day.clone(), |time| format!("{day} {}", time.format("%H:%M")))
}

/// Returns the kind of an action as a heading begins.
pub(super) fn kind(kind: ActionKind) -> String {
    let word = kind.as_str().replace('-', " ");
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Returns the address that the suggested channel needs.
pub(super) fn address(action: &Action) -> Option<&str> {
    let person = action.recipient.as_ref()?;
    match action.channel? {
        Channel::Email => person.email.as_deref(),
        Channel::Phone => person.phone.as_deref(),
        _ => None,
    }
}

/// Returns how late an action is; `None` when it is not.
pub(super) fn lateness(action: &Action) -> Option<String> {
    let days = if action.days_overdue == 1 { "day" } else { "days" };
    (action.state == State::Overdue).then(|| format!("{} {days} late", action.days_overdue))
}
