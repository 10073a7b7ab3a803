//! What can be edited of an interview.

use crate::domain::contact::ContactChoice;
use crate::domain::date_text::in_full;
use crate::domain::interview::{Interview, InterviewKind};
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::edit::Edit;
use crate::fields::wording::called;

/// One field of an interview and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Interview`")]
pub enum InterviewEdit {
    Round(Option<u32>),
    Kind(InterviewKind),
    StartsAt(Moment),
    Zone(Option<String>),
    Minutes(u32),
    Place(Option<String>),
    Cancelled(bool),
    Debriefed(bool),
    Interviewers(Vec<ContactChoice>),
    Strengths(String),
    Forgot(String),
    Notes(String),
}

impl Edit for InterviewEdit {
    type Record = Interview;

    fn field(&self) -> &'static str {
        match self {
            Self::Round(_) => "round",
            Self::Kind(_) => "kind",
            Self::StartsAt(_) => "when",
            Self::Zone(_) => "zone",
            Self::Minutes(_) => "minutes",
            Self::Place(_) => "place",
            Self::Cancelled(_) => "cancelled",
            Self::Debriefed(_) => "debriefed",
            Self::Interviewers(_) => "with",
            Self::Strengths(_) => "strengths",
            Self::Forgot(_) => "forgot",
            Self::Notes(_) => "notes",
        }
    }

    fn present(&self, interview: &Interview) -> Self {
        let of = interview.clone();
        match self {
            Self::Round(_) => Self::Round(of.round),
            Self::Kind(_) => Self::Kind(of.kind),
            Self::StartsAt(_) => Self::StartsAt(of.starts_at),
            Self::Zone(_) => Self::Zone(of.zone),
            Self::Minutes(_) => Self::Minutes(of.minutes),
            Self::Place(_) => Self::Place(of.place),
            Self::Cancelled(_) => Self::Cancelled(of.cancelled),
            Self::Debriefed(_) => Self::Debriefed(of.debriefed),
            Self::Interviewers(_) => {
                Self::Interviewers(of.interviewers.into_iter().map(ContactChoice::Existing).collect())
            }
            Self::Strengths(_) => Self::Strengths(of.strengths),
            Self::Forgot(_) => Self::Forgot(of.forgot),
            Self::Notes(_) => Self::Notes(of.notes),
        }
    }

    fn text(&self, records: &Records) -> String {
        match self {
            Self::Round(round) => round.map(|round| round.to_string()).unwrap_or_default(),
            Self::Kind(kind) => kind.to_string(),
            Self::StartsAt(moment) => in_full(*moment),
            Self::Zone(text) | Self::Place(text) => text.clone().unwrap_or_default(),
            Self::Minutes(minutes) => minutes.to_string(),
            Self::Cancelled(flag) | Self::Debriefed(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Interviewers(people) => {
                people.iter().map(|choice| called(choice, records)).collect::<Vec<_>>().join(", ")
            }
            Self::Strengths(text) | Self::Forgot(text) | Self::Notes(text) => text.clone(),
        }
    }
}
