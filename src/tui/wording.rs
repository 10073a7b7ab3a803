//! Wording: dates, spans and stages as the screens write them.

use chrono::{Datelike, NaiveDate};

use crate::domain::action_key::ActionKind;
use crate::domain::channel::Channel;
use crate::domain::interaction::{Outcome, Purpose};
use crate::domain::interview::InterviewKind;
use crate::domain::moment::Moment;
use crate::domain::stage::Stage;
use crate::scheduler::action::{Action, State};

/// Returns a day as a heading writes it: `Tue 24 Nov`.
pub fn weekday_and_date(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// Returns a day in full: `Wed 25 Nov 2026`.
pub fn full_date(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// Returns a day as short as it can be understood from `today`: `today`, `Wed 25`, `12 Dec`, `12 Dec 2027`.
pub fn near_date(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        0 => "today".to_owned(),
        1..=7 => day.format("%a %-d").to_string(),
        _ if day.year() == today.year() => day.format("%-d %b").to_string(),
        _ => day.format("%-d %b %Y").to_string(),
    }
}

/// Returns a past moment as a timeline writes it: `20 Nov 10:00`, with the year when it is another one.
pub fn timeline_moment(moment: Moment, today: NaiveDate) -> String {
    let day = if moment.date.year() == today.year() {
        moment.date.format("%-d %b").to_string()
    } else {
        moment.date.format("%-d %b %Y").to_string()
    };
    match moment.time {
        Some(time) => format!("{day} {}", time.format("%H:%M")),
        None => day,
    }
}

/// Returns when an action is due: `4d late`, `today`, `Wed 25`.
pub fn due(action: &Action, today: NaiveDate) -> String {
    match action.state {
        State::Overdue => format!("{}d late", action.days_overdue),
        State::Due => "today".to_owned(),
        State::Upcoming => near_date(action.due_on, today),
    }
}

/// Returns a number of days since `day`: `18d`, or `-` when it is not known or still ahead.
pub fn age(day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day.map(|day| today.signed_duration_since(day).num_days()) {
        Some(days) if days >= 0 => format!("{days}d"),
        _ => "-".to_owned(),
    }
}

/// Returns a stage as the screens write it: `INTERVIEWING`, `NO RESPONSE`.
pub fn stage(stage: Stage) -> String {
    stage.as_str().replace('-', " ").to_uppercase()
}

/// Returns the kind of an interview as short as it can be understood.
pub const fn meeting(kind: InterviewKind) -> &'static str {
    match kind {
        InterviewKind::PhoneScreen => "phone",
        InterviewKind::Other => "meeting",
        _ => kind.as_str(),
    }
}

/// Returns what a message was for, in the words of the lists: the kind of the action that asked for it.
pub fn purpose(purpose: Purpose) -> String {
    match purpose {
        Purpose::FeedbackRequest => ActionKind::Feedback.to_string(),
        Purpose::Other => "contact".to_owned(),
        purpose => purpose.to_string(),
    }
}

/// Returns how a message travelled, or what came of a call.
pub fn how(channel: Channel, outcome: Outcome) -> String {
    match channel {
        Channel::Phone => format!("by phone, {}", outcome.as_str().replace('-', " ")),
        Channel::InPerson => "in person".to_owned(),
        _ => format!("sent by {channel}"),
    }
}

/// Returns a count and its noun: `1 action`, `2 actions`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::iso_date;

    #[test]
    fn dates_are_as_short_as_they_can_be_understood() {
        let today = iso_date("2026-11-24").unwrap();
        for (day, shown) in [
            ("2026-11-24", "today"),
            ("2026-11-25", "Wed 25"),
            ("2026-12-01", "Tue 1"),
            ("2026-12-02", "2 Dec"),
            ("2026-11-13", "13 Nov"),
            ("2027-01-04", "4 Jan 2027"),
        ] {
            assert_eq!(near_date(iso_date(day).unwrap(), today), shown);
        }
    }

    #[test]
    fn ages_count_days_and_never_the_future() {
        let today = iso_date("2026-11-24").unwrap();
        assert_eq!(age(iso_date("2026-11-06"), today), "18d");
        assert_eq!(age(iso_date("2026-11-25"), today), "-");
        assert_eq!(age(None, today), "-");
    }

    #[test]
    fn timelines_name_another_year() {
        let today = iso_date("2026-11-24").unwrap();
        let shown = |text| timeline_moment(Moment::from_iso(text).unwrap(), today);
        assert_eq!(shown("2026-11-20T10:00"), "20 Nov 10:00");
        assert_eq!(shown("2025-11-20"), "20 Nov 2025");
    }
}
