//! Interactions: one message or call, sent or received.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::channel::Channel;
use crate::domain::ids::{ContactId, InteractionId, InterviewId};
use crate::domain::moment::Moment;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Who sent it.
    Direction, "direction", {
        /// The user did.
        Out = "out",
        /// They did.
        In = "in",
    }
}

vocabulary! {
    /// What it was for.
    Purpose, "purpose", {
        /// Out: thanks after an interview.
        ThankYou = "thank-you",
        /// Out: the first question how things stand.
        FollowUp = "follow-up",
        /// Out: a gentle repetition.
        Reminder = "reminder",
        /// Out: news that matters to them, such as another offer.
        Update = "update",
        /// Out: what could have gone better?
        FeedbackRequest = "feedback-request",
        /// Out: a note after a rejection.
        PartingNote = "parting-note",
        /// In: an answer by a person.
        Reply = "reply",
        /// In: what they said could have gone better.
        Feedback = "feedback",
        /// In: an acknowledgement by a machine; it counts nowhere.
        Automatic = "automatic",
        /// Anything else, either way.
        Other = "other",
    }
}

impl Purpose {
    /// Tells whether an interaction of this direction can have this purpose.
    pub const fn fits(self, direction: Direction) -> bool {
        match self {
            Self::Other => true,
            Self::Reply | Self::Feedback | Self::Automatic => matches!(direction, Direction::In),
            _ => matches!(direction, Direction::Out),
        }
    }

    /// Returns the purposes that an interaction of this direction can have.
    pub fn of(direction: Direction) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|purpose| purpose.fits(direction)).collect()
    }
}

vocabulary! {
    /// What came of it.
    Outcome, "outcome", {
        /// It was sent; of everything but calls.
        Sent = "sent",
        /// Phone: they spoke.
        Reached = "reached",
        /// Phone: a message was left.
        Voicemail = "voicemail",
        /// Phone: nobody picked up.
        NoAnswer = "no-answer",
    }
}

impl Outcome {
    /// Returns the outcome of an interaction by `channel` when nobody said: `reached` by phone, else `sent`.
    pub const fn usual(channel: Channel) -> Self {
        if matches!(channel, Channel::Phone) { Self::Reached } else { Self::Sent }
    }

    /// Tells whether an interaction by `channel` can end like this.
    pub const fn fits(self, channel: Channel) -> bool {
        matches!(self, Self::Sent) != matches!(channel, Channel::Phone)
    }
}

/// One message or call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// The shown id.
    pub id: InteractionId,
    /// The local date.
    pub on: NaiveDate,
    /// The local time, when known.
    pub at: Option<NaiveTime>,
    /// Who sent it.
    pub direction: Direction,
    /// How it travelled.
    pub channel: Channel,
    /// What it was for.
    pub purpose: Purpose,
    /// The person on the other side, when known.
    pub contact: Option<ContactId>,
    /// The interview it is about, when it is about one.
    pub interview: Option<InterviewId>,
    /// What came of it.
    pub outcome: Outcome,
    /// Notes, Markdown.
    pub notes: String,
}

impl Interaction {
    /// Returns when it happened.
    pub const fn moment(&self) -> Moment {
        Moment { date: self.on, time: self.at }
    }

    /// Tells whether a person wrote or called; an automatic acknowledgement is nobody.
    pub fn is_inbound(&self) -> bool {
        self.direction == Direction::In && self.purpose != Purpose::Automatic
    }

    /// Tells whether it is a call that nobody answered.
    pub fn is_unanswered_call(&self) -> bool {
        self.direction == Direction::Out
            && self.channel == Channel::Phone
            && self.outcome == Outcome::NoAnswer
    }

    /// Tells whether it reached them: outbound, and not a call that nobody answered.
    pub fn is_delivered(&self) -> bool {
        self.direction == Direction::Out && !self.is_unanswered_call()
    }

    /// Tells whether it is a delivered follow-up or reminder.
    pub fn is_nudge(&self) -> bool {
        self.is_delivered() && matches!(self.purpose, Purpose::FollowUp | Purpose::Reminder)
    }
}
