//! Forms: everything that can be typed about a record, field by field.
//!
//! A form is plain data (`form`); what it asks for and how that becomes changes is a `Shape`, one small file each.
//! Forms read with the grammars of the domain, so that a command and a field understand the same words, and what
//! they save is one operation. They refuse to write anything themselves.
//!
//! A new form is a new file of the same shape and one line in `SHAPES`.

pub mod application;
pub mod child;
pub mod completion;
pub mod contact;
pub mod debrief;
pub mod draft;
pub mod field;
pub mod form;
pub mod interaction;
pub mod interview;
pub mod note;
pub mod offer;
pub mod promise;
pub mod rejection;
pub mod sheet;

use crate::domain::ids::{
    ApplicationId, ContactId, InteractionId, InterviewId, RecordId as SharedId, RecordKind, TaskId,
};
use crate::domain::interaction::Interaction;
use crate::domain::lesson::Lesson;
use crate::domain::promise::Promise;
use crate::domain::stage::StageChange;
use crate::domain::task::Task;
use crate::fields::change::Change;
use crate::fields::{Noun, record_id};
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
    pub fields: fn() -> Vec<FieldShape>,
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

static EDIT_PROMISE: Shape = child::edit::<Promise>("promise");
static EDIT_INTERACTION: Shape = child::edit::<Interaction>("interaction");
static EDIT_STAGE: Shape = child::edit::<StageChange>("stage");
static EDIT_TASK: Shape = child::edit::<Task>("task");
static EDIT_LESSON: Shape = child::edit::<Lesson>("lesson");

/// Every form.
pub static SHAPES: &[&Shape] = &[
    &application::ADD,
    &application::EDIT,
    &interview::ADD,
    &interview::EDIT,
    &debrief::DEBRIEF,
    &contact::ADD,
    &contact::EDIT,
    &interaction::ADD,
    &EDIT_INTERACTION,
    &promise::ADD,
    &EDIT_PROMISE,
    &offer::OFFER,
    &rejection::REJECTION,
    &note::ADD,
    &EDIT_STAGE,
    &EDIT_TASK,
    &EDIT_LESSON,
];

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
    /// A record that is described field by field.
    Shared(SharedId),
    /// What they offered.
    Offer,
}

impl RecordId {
    /// Returns what names a record that is described field by field.
    pub fn of<N: Noun>(record: &N) -> Self {
        Self::Shared(record_id(record))
    }

    /// Returns what names a person.
    pub fn contact(id: &ContactId) -> Self {
        Self::Shared(SharedId { kind: RecordKind::Contact, id: id.to_string() })
    }

    /// Returns what names an interview.
    pub fn interview(id: &InterviewId) -> Self {
        Self::Shared(SharedId { kind: RecordKind::Interview, id: id.to_string() })
    }

    /// Returns what names a task.
    pub fn task(id: &TaskId) -> Self {
        Self::Shared(SharedId { kind: RecordKind::Task, id: id.to_string() })
    }

    /// Returns what names a message or a call.
    pub fn interaction(id: &InteractionId) -> Self {
        Self::Shared(SharedId { kind: RecordKind::Interaction, id: id.to_string() })
    }

    /// Returns what names it, if it is described field by field.
    pub fn shared(&self) -> Option<&SharedId> {
        if let Self::Shared(id) = self { Some(id) } else { None }
    }

    /// Returns the id of the person whom it names, if it names one.
    pub fn as_contact(&self) -> Option<ContactId> {
        let person = self.shared().filter(|record| record.kind == RecordKind::Contact)?;
        Some(ContactId::new(person.id.as_str()))
    }

    /// Returns the id of the interview that it names, if it names one.
    pub fn as_interview(&self) -> Option<InterviewId> {
        let interview = self.shared().filter(|record| record.kind == RecordKind::Interview)?;
        Some(InterviewId::new(interview.id.as_str()))
    }

    /// Returns what it is known by.
    pub fn name(&self) -> String {
        match self {
            Self::Shared(record) => record.id.clone(),
            Self::Offer => "offer".to_owned(),
        }
    }

    /// Returns the form that changes it.
    pub fn shape(&self) -> &'static Shape {
        match self {
            Self::Shared(record) => match record.kind {
                RecordKind::Contact => &contact::EDIT,
                RecordKind::Interview => &interview::EDIT,
                RecordKind::Task => &EDIT_TASK,
                RecordKind::Lesson => &EDIT_LESSON,
                RecordKind::StageChange => &EDIT_STAGE,
                RecordKind::Interaction => &EDIT_INTERACTION,
                _ => &EDIT_PROMISE,
            },
            Self::Offer => &offer::OFFER,
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
