//! Changes: what can be done to the records, as plain data.
//!
//! Commands and screens produce lists of changes; the store applies a list in one transaction that belongs to one
//! named operation. Nothing here knows how.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::application::ApplicationDraft;
use crate::domain::contact::ContactDraft;
use crate::domain::edit::{ApplicationEdit, ContactEdit, InterviewEdit};
use crate::domain::ids::{ApplicationId, ContactId, InterviewId, TaskId};
use crate::domain::interaction::InteractionDraft;
use crate::domain::interview::InterviewDraft;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::stage::Stage;

/// One change to the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds an application, and its contact if that is new. On undo, both go.
    AddApplication(Box<ApplicationDraft>),
    /// Changes fields of an application. A new day of applying takes the step `applied` of the old day along.
    EditApplication {
        /// The application.
        application: ApplicationId,
        /// The fields and what they become.
        edits: Vec<ApplicationEdit>,
    },
    /// Deletes an application; its children go out of sight with it. On undo, all come back.
    DeleteApplication {
        /// The application.
        application: ApplicationId,
    },
    /// Appends a step to the stage history; `applied` is also the day of applying when none is known. On undo, both go.
    MoveStage {
        /// The application.
        application: ApplicationId,
        /// The stage it moves to.
        stage: Stage,
        /// The day it moved.
        on: NaiveDate,
        /// Why, in the user's words.
        note: Option<String>,
    },
    /// Records an offer, or replaces the one that is there.
    SetOffer {
        /// The application.
        application: ApplicationId,
        /// What they offered.
        offer: Offer,
    },
    /// Adds a person.
    AddContact(ContactDraft),
    /// Changes fields of a person.
    EditContact {
        /// The person.
        contact: ContactId,
        /// The fields and what they become.
        edits: Vec<ContactEdit>,
    },
    /// Moves everything that is linked to one person to another, and deletes that one. Fields stay as they are.
    MergeContacts {
        /// The person who stays.
        keep: ContactId,
        /// The person who goes.
        gone: ContactId,
    },
    /// Adds an interview and the interviewers that are new.
    AddInterview {
        /// The application.
        application: ApplicationId,
        /// The meeting.
        interview: InterviewDraft,
    },
    /// Changes fields of an interview; interviewers that are new are added.
    EditInterview {
        /// The interview.
        interview: InterviewId,
        /// The fields and what they become.
        edits: Vec<InterviewEdit>,
    },
    /// Marks an interview as written down, or not.
    SetDebriefed {
        /// The interview.
        interview: InterviewId,
        /// Whether it is written down.
        debriefed: bool,
    },
    /// Logs a message or call, and the contact if that is new.
    LogInteraction {
        /// The application.
        application: ApplicationId,
        /// The message or call.
        interaction: InteractionDraft,
    },
    /// Notes when the employer said the user would hear.
    AddPromise {
        /// The application.
        application: ApplicationId,
        /// What they announced.
        promise: Promise,
    },
    /// Notes something to do.
    AddTask {
        /// The application.
        application: ApplicationId,
        /// The day it is due.
        due_on: NaiveDate,
        /// What is to be done.
        words: String,
    },
    /// Marks a task as done on a day, or as open again.
    SetTaskDone {
        /// The task.
        task: TaskId,
        /// The day it was done; `None` opens it again.
        done_on: Option<NaiveDate>,
    },
    /// Puts an action off until a day, or dismisses it (`until` is `None`); replaces an earlier deferral of the key.
    Defer {
        /// The action.
        key: ActionKey,
        /// The first day on which it is listed again.
        until: Option<NaiveDate>,
    },
    /// Forgets that an action was put off or dismissed.
    Undefer {
        /// The action.
        key: ActionKey,
    },
}
