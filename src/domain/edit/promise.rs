//! What can be edited of a promise.

use chrono::NaiveDate;

use crate::domain::edit::{Edit, day_text, meeting_text};
use crate::domain::ids::InterviewId;
use crate::domain::promise::Promise;
use crate::domain::records::Records;

/// One field of a promise and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Promise`")]
pub enum PromiseEdit {
    SaidOn(NaiveDate),
    ReplyBy(NaiveDate),
    Words(String),
    Interview(Option<InterviewId>),
}

impl Edit for PromiseEdit {
    type Record = Promise;

    fn field(&self) -> &'static str {
        match self {
            Self::SaidOn(_) => "said",
            Self::ReplyBy(_) => "reply by",
            Self::Words(_) => "words",
            Self::Interview(_) => "interview",
        }
    }

    fn present(&self, promise: &Promise) -> Self {
        match self {
            Self::SaidOn(_) => Self::SaidOn(promise.said_on),
            Self::ReplyBy(_) => Self::ReplyBy(promise.reply_by),
            Self::Words(_) => Self::Words(promise.words.clone()),
            Self::Interview(_) => Self::Interview(promise.interview.clone()),
        }
    }

    fn text(&self, records: &Records) -> String {
        match self {
            Self::SaidOn(on) | Self::ReplyBy(on) => day_text(Some(*on)),
            Self::Words(words) => words.clone(),
            Self::Interview(interview) => meeting_text(interview.as_ref(), records),
        }
    }
}
