//! What can be edited of a task.

use chrono::NaiveDate;

use crate::domain::edit::{Edit, day_text};
use crate::domain::records::Records;
use crate::domain::task::Task;

/// One field of a task and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Task`")]
pub enum TaskEdit {
    DueOn(Option<NaiveDate>),
    Words(String),
    DoneOn(Option<NaiveDate>),
}

impl Edit for TaskEdit {
    type Record = Task;

    fn field(&self) -> &'static str {
        match self {
            Self::DueOn(_) => "due",
            Self::Words(_) => "words",
            Self::DoneOn(_) => "done",
        }
    }

    fn present(&self, task: &Task) -> Self {
        match self {
            Self::DueOn(_) => Self::DueOn(task.due_on),
            Self::Words(_) => Self::Words(task.words.clone()),
            Self::DoneOn(_) => Self::DoneOn(task.done_on),
        }
    }

    fn text(&self, _: &Records) -> String {
        match self {
            Self::DueOn(on) | Self::DoneOn(on) => day_text(*on),
            Self::Words(words) => words.clone(),
        }
    }
}
