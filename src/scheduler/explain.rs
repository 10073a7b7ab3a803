//! The words of explanations: days, counts and the facts that reasons start with.

use chrono::{Datelike, NaiveDate};

use crate::domain::date_text::in_full;
use crate::domain::interaction::Purpose;
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::scheduler::action::{Reason, Withholding};
use crate::scheduler::case::Case;
use crate::scheduler::waiting::Anchor;

/// Returns a day as explanations name it: "today", "Fri 27 Nov", with the year when it is another one.
pub fn day(date: NaiveDate, today: NaiveDate) -> String {
    if date == today {
        "today".to_owned()
    } else if date.year() == today.year() {
        date.format("%a %-d %b").to_string()
    } else {
        date.format("%a %-d %b %Y").to_string()
    }
}

/// Returns a count with its noun: "1 day", "3 days".
pub fn count(number: u32, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Returns a reason that rests on no article.
pub const fn fact(rule: &'static str, text: String) -> Reason {
    Reason { rule, text, source: None }
}

/// Returns a reason that rests on articles.
pub const fn sourced(rule: &'static str, text: String, source: &'static str) -> Reason {
    Reason { rule, text, source: Some(source) }
}

/// Returns when and what an interview was: "interviewed today 10:00 (technical)".
pub fn interviewed(interview: &Interview, today: NaiveDate) -> String {
    let when = day(interview.date(), today);
    let time = interview.starts_at.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
    format!("interviewed {when}{time} ({})", interview.kind)
}

/// Returns the fact that a wait starts with (W1, W4).
pub fn start_of_wait(case: &Case<'_>) -> Reason {
    let today = case.today();
    match (case.waiting.anchor, case.waiting.since) {
        (Some(Anchor::Interview(interview)), _) => fact("W1", interviewed(interview, today)),
        (Some(Anchor::Inbound(message)), _) => {
            fact("W1", format!("they wrote or called {} ({})", day(message.on, today), message.channel))
        }
        (None, Some(on)) => fact("W4", format!("applied {}", day(on, today))),
        (None, None) => fact("W4", "no interview, no reply, no date of applying".to_owned()),
    }
}

/// Returns the active promise as a fact (W2), when there is one.
pub fn promised(case: &Case<'_>) -> Option<Reason> {
    let promise = case.waiting.promise?;
    let today = case.today();
    let words = if promise.words.is_empty() { String::new() } else { format!(": \"{}\"", promise.words) };
    Some(fact(
        "W2",
        format!("said {}, promised by {}{words}", day(promise.said_on, today), day(promise.reply_by, today)),
    ))
}

/// Returns what silence is counted from: "the interview on Fri 13 Nov", "their reply of Mon 2 Nov".
pub fn silent_since(case: &Case<'_>) -> String {
    let today = case.today();
    match (case.waiting.anchor, case.waiting.since) {
        (Some(Anchor::Interview(interview)), _) => {
            format!("the interview {}", on_day(interview.date(), today))
        }
        (Some(Anchor::Inbound(message)), _) => format!("their message {}", on_day(message.on, today)),
        (None, Some(on)) => format!("applying {}", on_day(on, today)),
        (None, None) => "the beginning".to_owned(),
    }
}

/// Returns the name of an outbound message in a sentence.
pub const fn message_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::FollowUp => "follow-up",
        Purpose::Reminder => "reminder",
        Purpose::ThankYou => "thank-you",
        Purpose::Update => "update",
        Purpose::FeedbackRequest => "feedback request",
        Purpose::PartingNote => "parting note",
        _ => "message",
    }
}

/// Returns a day with its preposition: "today", "on Fri 13 Nov".
pub fn on_day(date: NaiveDate, today: NaiveDate) -> String {
    if date == today { "today".to_owned() } else { format!("on {}", day(date, today)) }
}

/// Returns why an action is not listed.
pub fn withheld_because(withholding: &Withholding) -> String {
    let full = |date: &NaiveDate| in_full(Moment::day(*date));
    match withholding {
        Withholding::ComingInterview(date) => format!("an interview is coming on {}", full(date)),
        Withholding::NoFollowUp => "they asked not to be contacted".to_owned(),
        Withholding::Snoozed(until) => format!("snoozed until {}", full(until)),
        Withholding::Dismissed => "dismissed".to_owned(),
        Withholding::Silenced => "another question of this wait was dismissed".to_owned(),
        Withholding::NobodyReachable => "nobody has an email address or a phone number".to_owned(),
        Withholding::Lapsed(date) => format!("it made sense until {}", full(date)),
        Withholding::Preceded(kind) => format!("the {kind} comes first"),
    }
}
