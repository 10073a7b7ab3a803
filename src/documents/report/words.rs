//! The words of a report.

use chrono::NaiveDate;

use crate::domain::channel::Channel;
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};

/// Returns a date with its weekday.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Returns a number with its noun: "1 application", "2 applications".
pub(super) fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// Returns what a message or a call was: "follow-up sent by email", "reply received by phone".
pub(super) fn contact(interaction: &Interaction) -> String {
    let verb = match (interaction.direction, interaction.channel) {
        (_, Channel::InPerson) | (Direction::Out, Channel::Phone) => "",
        (Direction::Out, _) => " sent",
        (Direction::In, _) => " received",
    };
    let outcome = match interaction.outcome {
        Outcome::Sent | Outcome::Reached => "",
        Outcome::Voicemail => ", voicemail left",
        Outcome::NoAnswer => ", nobody answered",
    };
    format!("{}{verb} {}{outcome}", purpose(interaction), way(interaction.channel))
}

/// Returns what it was for.
const fn purpose(interaction: &Interaction) -> &'static str {
    match interaction.purpose {
        Purpose::ThankYou => "thank-you",
        Purpose::FollowUp => "follow-up",
        Purpose::Reminder => "reminder",
        Purpose::Update => "update",
        Purpose::FeedbackRequest => "request for feedback",
        Purpose::PartingNote => "parting note",
        Purpose::Reply => "reply",
        Purpose::Feedback => "feedback",
        Purpose::Automatic => "acknowledgement",
        Purpose::Other => match interaction.channel {
            Channel::Phone => "call",
            Channel::InPerson => "conversation",
            Channel::Post => "letter",
            Channel::Email | Channel::Message | Channel::Text => "message",
        },
    }
}

/// Returns how it travelled.
const fn way(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by email",
        Channel::Phone => "by phone",
        Channel::Post => "by post",
        Channel::InPerson => "in person",
        Channel::Message => "through a platform",
        Channel::Text => "by text message",
    }
}
