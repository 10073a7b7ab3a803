//! Changes: what can be done to the records, as plain data.
//!
//! Commands and screens produce lists of changes; the store applies a list in one transaction that belongs to one
//! named operation. Nothing here knows how.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId, RecordId};
use crate::domain::offer::Offer;
use crate::domain::stage::Stage;
use crate::fields::draft::ApplicationDraft;
use crate::fields::patch::{AnyPatch, Patch};
use crate::fields::{Child, Noun, record_id};

/// One change to the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Adds an application, and its contact if that is new. On undo, both go.
    AddApplication(Box<ApplicationDraft>),
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
    /// Deletes the offer; without one, nothing changes.
    DeleteOffer {
        /// The application.
        application: ApplicationId,
    },
    /// Moves everything that is linked to one person to another, and deletes that one. Fields stay as they are.
    MergeContacts {
        /// The person who stays.
        keep: ContactId,
        /// The person who goes.
        gone: ContactId,
    },
    /// Adds a record; people whom it names are added if they are new.
    Add {
        /// The application, if it belongs to one.
        application: Option<ApplicationId>,
        /// What the record says.
        record: AnyPatch,
    },
    /// Changes fields of a record; people whom they name are added if they are new. A new day of applying takes the
    /// step `applied` of the old day along.
    Edit {
        /// The record.
        record: RecordId,
        /// The fields and what they become.
        patch: AnyPatch,
    },
    /// Deletes a record. Messages and promises that were about an interview stay, without the link.
    ///
    /// A person is unlinked everywhere: as main contact, from interviews and from messages, which stay. What was put
    /// off about thanking them stands for the meeting once nobody else took part. A note of thanks to them that would
    /// now seem to thank the others turns into another message that says so.
    Delete {
        /// The record.
        record: RecordId,
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

impl Change {
    /// Returns the addition of a record to an application; the id of the record is a placeholder.
    pub fn add<N: Child>(application: &ApplicationId, record: &N) -> Self {
        Self::Add { application: Some(application.clone()), record: Patch::of(record).into() }
    }

    /// Returns the addition of a person; the id is a placeholder.
    pub fn add_contact(person: &Contact) -> Self {
        Self::Add { application: None, record: Patch::of(person).into() }
    }

    /// Returns the change of a record.
    pub fn edit<N: Noun>(record: &N, patch: Patch<N>) -> Self {
        Self::Edit { record: record_id(record), patch: patch.into() }
    }

    /// Returns the deletion of a record.
    pub fn delete<N: Noun>(record: &N) -> Self {
        Self::Delete { record: record_id(record) }
    }
}
