//! Forms: everything that can be typed about a record, field by field.
//!
//! A form is plain data (`form`); what it asks for and how that becomes changes is a `Shape`, one small file each.
//! Forms read with the grammars of the domain, so that a command and a field understand the same words, and what
//! they save is one operation. They refuse to write anything themselves.
//!
//! A new form is a new file of the same shape and one line in `SHAPES`.

pub mod application;
pub mod completion;
pub mod draft;
pub mod field;
pub mod form;
pub mod sheet;

use crate::domain::change::Change;
use crate::domain::ids::{ApplicationId, ContactId, InteractionId, InterviewId, TaskId};
use crate::tui::effect::Intent;
use crate::tui::forms::field::FieldShape;
use crate::tui::forms::sheet::{Fault, Sheet};
use crate::tui::state::State;

/// One form.
#[derive(Debug)]
pub struct Shape {
    /// Its name, which its drafts are kept under.
    pub name: &'static str,
    /// What it asks for, from top to bottom.
    pub fields: &'static [FieldShape],
    /// Returns what stands above it; `None` when what it is about is gone.
    pub title: fn(&State, &About) -> Option<String>,
    /// Returns what is recorded already, by the keys of the fields.
    pub recorded: fn(&State, &About) -> Vec<(&'static str, String)>,
    /// Whether it adds something or changes what is there.
    pub purpose: Purpose,
    /// Reads what was typed.
    pub understand: fn(&Sheet<'_>) -> Result<Understood, Fault>,
}

/// What a form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It adds something: what is typed counts.
    Add,
    /// It changes what is there: what differs counts.
    Change,
}

/// Every form.
pub static SHAPES: &[&Shape] = &[&application::ADD, &application::EDIT];

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The application, if it is about one.
    pub application: Option<ApplicationId>,
    /// The record of it, if it is about one that is there.
    pub record: Option<RecordId>,
}

impl About {
    /// Returns that a form is about an application.
    pub const fn application(id: ApplicationId) -> Self {
        Self { application: Some(id), record: None }
    }

    /// Returns that a form is about a record of an application.
    pub const fn record(application: Option<ApplicationId>, record: RecordId) -> Self {
        Self { application, record: Some(record) }
    }
}

/// A record that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordId {
    /// An interview.
    Interview(InterviewId),
    /// A person.
    Contact(ContactId),
    /// A message or a call.
    Interaction(InteractionId),
    /// A task.
    Task(TaskId),
}

impl RecordId {
    /// Returns the id.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Interview(id) => id.as_str(),
            Self::Contact(id) => id.as_str(),
            Self::Interaction(id) => id.as_str(),
            Self::Task(id) => id.as_str(),
        }
    }
}

/// What was typed, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// How fields read, by their labels; fields that read as typed are left out.
    pub reads: Vec<(&'static str, String)>,
    /// What the user wants with it.
    pub intent: Intent,
    /// The name of the operation.
    pub name: String,
    /// What it writes; nothing when nothing would change.
    pub changes: Vec<Change>,
}
