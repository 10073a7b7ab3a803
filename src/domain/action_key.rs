//! Keys of actions: what makes two actions the same action, on every screen, in every export, in every deferral.
//!
//! A key is text, `kind:part[:part]`, made of shown ids (which never contain `:`), so it can be typed and kept.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::domain::ids::{
    ApplicationId, ContactId, InteractionId, InterviewId, RecordKind, TaskId, canonical_id, is_valid_id,
};
use crate::domain::moment::iso_date;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// The kinds of actions, in the order in which a day lists them.
    ActionKind, "kind of action", {
        /// Thank an interviewer.
        ThankYou = "thank-you",
        /// Answer an offer.
        Respond = "respond",
        /// Tell them of another offer.
        Update = "update",
        /// Ask how things stand, for the first time.
        FollowUp = "follow-up",
        /// Ask again, gently.
        Reminder = "reminder",
        /// Ask what could have gone better.
        Feedback = "feedback",
        /// Ask after an application that nobody answered.
        CheckIn = "check-in",
        /// Write a note after a rejection.
        PartingNote = "parting-note",
        /// Do what was noted.
        Task = "task",
        /// Write down how an interview went.
        Debrief = "debrief",
        /// Let go.
        Close = "close",
    }
}

/// The key of an action.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActionKey(String);

/// A text that is no key of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidKey(pub String);

impl fmt::Display for InvalidKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "'{}' is not the key of an action; expected for example thank-you:INTERVIEW:CONTACT",
            self.0
        )
    }
}

impl std::error::Error for InvalidKey {}

/// What one part of a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPart {
    /// A record of this kind.
    Record(RecordKind),
    /// A record of this kind, or `-` for nobody.
    RecordOrNone(RecordKind),
    /// An interview or an interaction: what started the wait.
    Anchor,
    /// An interview, an interaction, or `-`.
    AnchorOrNone,
    /// A date.
    Date,
}

impl KeyPart {
    /// Tells whether `text` can stand at this place.
    fn accepts(self, text: &str) -> bool {
        match self {
            Self::Record(_) | Self::Anchor => is_valid_id(text),
            Self::RecordOrNone(_) | Self::AnchorOrNone => text == "-" || is_valid_id(text),
            Self::Date => iso_date(text).is_some(),
        }
    }
}

impl ActionKind {
    /// Returns what the parts of a key of this kind name, in order.
    pub const fn key_parts(self) -> &'static [KeyPart] {
        use KeyPart::{Anchor, AnchorOrNone, Date, Record, RecordOrNone};
        match self {
            Self::ThankYou => &[Record(RecordKind::Interview), RecordOrNone(RecordKind::Contact)],
            Self::Debrief => &[Record(RecordKind::Interview)],
            Self::FollowUp => &[Record(RecordKind::Application), Anchor],
            Self::Reminder => &[Record(RecordKind::Application), Record(RecordKind::Interaction)],
            Self::CheckIn | Self::Respond => &[Record(RecordKind::Application)],
            Self::Update => &[Record(RecordKind::Application), Record(RecordKind::Application)],
            Self::Close => &[Record(RecordKind::Application), AnchorOrNone],
            Self::Task => &[Record(RecordKind::Task)],
            Self::Feedback | Self::PartingNote => &[Record(RecordKind::Application), Date],
        }
    }
}

impl ActionKey {
    fn join(kind: ActionKind, parts: &[&str]) -> Self {
        let mut text = kind.as_str().to_owned();
        for part in parts {
            text.push(':');
            text.push_str(part);
        }
        Self(text)
    }

    /// Returns the key of thanking `contact` (or whoever it was) for an interview.
    pub fn thank_you(interview: &InterviewId, contact: Option<&ContactId>) -> Self {
        Self::join(ActionKind::ThankYou, &[interview.as_str(), contact.map_or("-", ContactId::as_str)])
    }

    /// Returns the key of writing down how an interview went.
    pub fn debrief(interview: &InterviewId) -> Self {
        Self::join(ActionKind::Debrief, &[interview.as_str()])
    }

    /// Returns the key of the follow-up after an anchor (the id of an interview or an interaction).
    pub fn follow_up(application: &ApplicationId, anchor: &str) -> Self {
        Self::join(ActionKind::FollowUp, &[application.as_str(), anchor])
    }

    /// Returns the key of the reminder after a nudge.
    pub fn reminder(application: &ApplicationId, nudge: &InteractionId) -> Self {
        Self::join(ActionKind::Reminder, &[application.as_str(), nudge.as_str()])
    }

    /// Returns the key of asking after an application that nobody answered.
    pub fn check_in(application: &ApplicationId) -> Self {
        Self::join(ActionKind::CheckIn, &[application.as_str()])
    }

    /// Returns the key of telling `application` about the offer of another one.
    pub fn update(application: &ApplicationId, offer_of: &ApplicationId) -> Self {
        Self::join(ActionKind::Update, &[application.as_str(), offer_of.as_str()])
    }

    /// Returns the key of letting go, since a nudge, an anchor or nothing.
    pub fn close(application: &ApplicationId, since: Option<&str>) -> Self {
        Self::join(ActionKind::Close, &[application.as_str(), since.unwrap_or("-")])
    }

    /// Returns the key of answering an offer.
    pub fn respond(application: &ApplicationId) -> Self {
        Self::join(ActionKind::Respond, &[application.as_str()])
    }

    /// Returns the key of a task.
    pub fn task(task: &TaskId) -> Self {
        Self::join(ActionKind::Task, &[task.as_str()])
    }

    /// Returns the key of asking for feedback after the rejection of a day.
    pub fn feedback(application: &ApplicationId, rejected_on: NaiveDate) -> Self {
        Self::join(ActionKind::Feedback, &[application.as_str(), &rejected_on.format("%Y-%m-%d").to_string()])
    }

    /// Returns the key of the note after the rejection of a day.
    pub fn parting_note(application: &ApplicationId, rejected_on: NaiveDate) -> Self {
        Self::join(
            ActionKind::PartingNote,
            &[application.as_str(), &rejected_on.format("%Y-%m-%d").to_string()],
        )
    }

    /// Returns the text of the key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the kind of the action; `None` only for a key that was not made here.
    pub fn kind(&self) -> Option<ActionKind> {
        self.0.split(':').next().and_then(|word| word.parse().ok())
    }

    /// Returns the parts after the kind, as written.
    pub fn parts(&self) -> Vec<&str> {
        self.0.split(':').skip(1).collect()
    }
}

impl fmt::Display for ActionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for ActionKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidKey(text.to_owned());
        let (kind, rest) = text.split_once(':').ok_or_else(invalid)?;
        let kind: ActionKind = kind.parse().map_err(|_| invalid())?;
        let parts: Vec<&str> = rest.split(':').collect();
        let expected = kind.key_parts();
        let fits = parts.len() == expected.len()
            && parts.iter().zip(expected).all(|(part, expected)| expected.accepts(part));
        if !fits {
            return Err(invalid());
        }
        let parts: Vec<_> = parts.into_iter().map(canonical_id).collect();
        Ok(Self::join(kind, &parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        let application = ApplicationId::new("a-1");
        let day = iso_date("2026-11-20").unwrap();
        for (key, text, kind) in [
            (ActionKey::thank_you(&InterviewId::new("i"), None), "thank-you:i:-", ActionKind::ThankYou),
            (ActionKey::follow_up(&application, "x"), "follow-up:a-1:x", ActionKind::FollowUp),
            (ActionKey::close(&application, None), "close:a-1:-", ActionKind::Close),
            (
                ActionKey::parting_note(&application, day),
                "parting-note:a-1:2026-11-20",
                ActionKind::PartingNote,
            ),
        ] {
            assert_eq!(key.as_str(), text);
            assert_eq!(key.kind(), Some(kind));
            assert_eq!(text.parse(), Ok(key));
        }
    }

    #[test]
    fn refuses_what_is_no_key() {
        for text in [
            "",
            "thank-you",
            "thank-you:i",
            "thank-you:i:c:d",
            "debrief:-",
            "close:a",
            "feedback:a:soon",
            "wave:a",
            "follow-up:a:-",
            "task:",
        ] {
            assert!(text.parse::<ActionKey>().is_err(), "{text}");
        }
    }
}
