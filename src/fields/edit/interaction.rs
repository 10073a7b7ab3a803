//! What can be edited of a message or call.

use crate::domain::channel::Channel;
use crate::domain::contact::ContactChoice;
use crate::domain::date_text::in_full;
use crate::domain::ids::InterviewId;
use crate::domain::interaction::{Direction, Interaction, Outcome, Purpose};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::edit::{Edit, called, meeting_text};

/// One field of a message or call and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Interaction`")]
pub enum InteractionEdit {
    On(Moment),
    Direction(Direction),
    Channel(Channel),
    Purpose(Purpose),
    Contact(Option<ContactChoice>),
    Interview(Option<InterviewId>),
    Outcome(Outcome),
    Notes(String),
}

impl Edit for InteractionEdit {
    type Record = Interaction;

    fn field(&self) -> &'static str {
        match self {
            Self::On(_) => "on",
            Self::Direction(_) => "direction",
            Self::Channel(_) => "channel",
            Self::Purpose(_) => "purpose",
            Self::Contact(_) => "contact",
            Self::Interview(_) => "interview",
            Self::Outcome(_) => "outcome",
            Self::Notes(_) => "notes",
        }
    }

    fn present(&self, interaction: &Interaction) -> Self {
        let of = interaction.clone();
        match self {
            Self::On(_) => Self::On(of.moment()),
            Self::Direction(_) => Self::Direction(of.direction),
            Self::Channel(_) => Self::Channel(of.channel),
            Self::Purpose(_) => Self::Purpose(of.purpose),
            Self::Contact(_) => Self::Contact(of.contact.map(ContactChoice::Existing)),
            Self::Interview(_) => Self::Interview(of.interview),
            Self::Outcome(_) => Self::Outcome(of.outcome),
            Self::Notes(_) => Self::Notes(of.notes),
        }
    }

    fn text(&self, records: &Records) -> String {
        match self {
            Self::On(moment) => in_full(*moment),
            Self::Direction(direction) => direction.to_string(),
            Self::Channel(channel) => channel.to_string(),
            Self::Purpose(purpose) => purpose.to_string(),
            Self::Contact(choice) => {
                choice.as_ref().map(|choice| called(choice, records)).unwrap_or_default()
            }
            Self::Interview(interview) => meeting_text(interview.as_ref(), records),
            Self::Outcome(outcome) => outcome.to_string(),
            Self::Notes(notes) => notes.clone(),
        }
    }
}
