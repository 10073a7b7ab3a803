//! Records on their way in: what a document says, field by field, before the store merges it.
//!
//! A field of type `Given<T>` that is `None` was absent from the document and leaves what is there; `Some` was
//! present and replaces it, also with an empty value. Ids are the document's own texts; references may name
//! records of the document or of the store. Everything here has been validated.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::deferral::Deferral;
use crate::domain::ids::{OperationId, RecordKind};
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::lesson::Lesson;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::stage::{Stage, StageChange};
use crate::domain::task::Task;
use crate::fields::Noun;
use crate::fields::patch::Patch;
use crate::fields::value::Value;

/// A field as a document gives it; `None` means that the document does not mention it.
pub type Given<T> = Option<T>;

/// A validated document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incoming {
    /// Where the document says it comes from; part of the identity of records whose ids are no UUIDs.
    pub source: Option<String>,
    /// The people.
    pub contacts: Vec<IncomingRecord<Contact>>,
    /// The applications.
    pub applications: Vec<IncomingApplication>,
    /// What was put off or dismissed; the ids in the keys are the document's texts.
    pub deferrals: Vec<Deferral>,
}

/// An application of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IncomingApplication {
    /// The document's own text for it; `None` when it has none.
    pub id: Option<String>,
    /// The fields that the document gives; the company among them.
    pub patch: Patch<Application>,
    /// The `stage` of the document, when it has one.
    pub stage: Given<Stage>,
    /// The history as listed; absent or empty when the document has none.
    pub stage_history: Given<Vec<IncomingRecord<StageChange>>>,
    /// What they offered.
    pub offer: Given<Option<Offer>>,
    /// What the user noted to do.
    pub tasks: Given<Vec<IncomingRecord<Task>>>,
    /// What the user learnt.
    pub lessons: Given<Vec<IncomingRecord<Lesson>>>,
    /// The meetings.
    pub interviews: Given<Vec<IncomingRecord<Interview>>>,
    /// What they announced.
    pub promises: Given<Vec<IncomingRecord<Promise>>>,
    /// Messages and calls.
    pub interactions: Given<Vec<IncomingRecord<Interaction>>>,
}

/// A record of a document that is described by its fields; ids in it are the document's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingRecord<N> {
    /// The document's own text for it; `None` when it has none.
    pub id: Option<String>,
    /// The fields that the document gives.
    pub patch: Patch<N>,
}

impl IncomingRecord<StageChange> {
    /// Returns an entry without an id.
    pub fn step(stage: Stage, on: Option<NaiveDate>) -> Self {
        Self { id: None, patch: Patch::of(&StageChange::new(stage, on)) }
    }

    /// Returns the entry that it describes, under a placeholder where it has no id.
    pub fn entry(&self) -> StageChange {
        let mut entry = self.patch.applied_to(&StageChange::blank());
        self.id.iter().for_each(|id| entry.set_id(id.clone()));
        entry
    }
}

impl IncomingApplication {
    /// Returns the history as listed; empty when the document has none.
    pub fn listed_history(&self) -> Vec<StageChange> {
        self.stage_history.iter().flatten().map(IncomingRecord::entry).collect()
    }

    /// Returns an application of which only the employer is known.
    pub fn of(company: impl Into<String>) -> Self {
        Self { patch: Patch::new().with("company", company.into().into()), ..Self::default() }
    }

    /// Returns what the document says of a text; `None` when it does not mention it.
    pub fn find_text(&self, key: &str) -> Option<&str> {
        match self.patch.find(key)? {
            Value::Text(text) => Some(text),
            _ => Some(""),
        }
    }

    /// Returns what the document says of a text; empty when it says nothing.
    fn text(&self, key: &str) -> String {
        self.find_text(key).unwrap_or_default().to_owned()
    }

    /// Returns the employer.
    pub fn company(&self) -> String {
        self.text("company")
    }

    /// Returns the job; empty when the document does not say it.
    pub fn role(&self) -> String {
        self.text("role")
    }

    /// Returns the day of applying, as far as the document says it.
    pub fn applied_on(&self) -> Option<NaiveDate> {
        match self.patch.find("applied_on") {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// Returns what makes it the same application again when it has no id: company, role, day of applying, address.
    pub fn natural_key(&self) -> [String; 4] {
        let applied_on = self.applied_on().map(|on| on.to_string());
        [self.company(), self.role(), applied_on.unwrap_or_default(), self.text("url")]
    }
}

/// Whether a record in the store is still one of the user's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is there.
    Live,
    /// It was deleted or undone, or belongs to an application that was.
    Deleted,
}

/// The application that a record in the store belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// What tells it from every other application.
    pub key: String,
    /// The id that it shows.
    pub id: String,
    /// What the user calls it.
    pub company: String,
}

/// What the store can tell about ids while a document is validated.
pub trait KnownRecords {
    /// Returns how the record of this kind stands that shows this id; `None` when there is none.
    fn standing(&self, kind: RecordKind, id: &str) -> Option<Standing>;

    /// Returns the application of the record that a document of `source` means when it defines `id`; `None` when
    /// there is no such record, or when it went together with its application.
    fn owner(&self, source: Option<&str>, kind: RecordKind, id: &str) -> Option<Owner>;

    /// Returns the key of an application of a document of `source`, as in `Owner`; `ordinal` counts the equal ones
    /// without an id before it.
    fn key_of(&self, source: Option<&str>, application: &IncomingApplication, ordinal: u32) -> String;
}

/// An empty store: knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingKnown;

impl KnownRecords for NothingKnown {
    fn standing(&self, _: RecordKind, _: &str) -> Option<Standing> {
        None
    }

    fn owner(&self, _: Option<&str>, _: RecordKind, _: &str) -> Option<Owner> {
        None
    }

    fn key_of(&self, _: Option<&str>, _: &IncomingApplication, _: u32) -> String {
        String::new()
    }
}

/// How the store should merge a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Children that the document does not name are removed from the applications it names.
    pub replace: bool,
    /// Nothing is written; the summary tells what would be.
    pub dry_run: bool,
}

/// What merging a record did to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Merged {
    /// It is as the document says already.
    Same,
    /// At least one field was changed.
    Changed,
    /// It was deleted and came back.
    Restored,
    /// It is new.
    Added,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportSummary {
    /// New records by kind.
    pub added: BTreeMap<RecordKind, usize>,
    /// Records by kind of which at least one field changed.
    pub changed: BTreeMap<RecordKind, usize>,
    /// Deleted records by kind that came back.
    pub restored: BTreeMap<RecordKind, usize>,
    /// What became of each application of the document, in its order, its children included.
    pub applications: Vec<Merged>,
    /// Local edits that the document overwrote, one line each: "Acme: role 'SRE' became 'Platform Engineer'".
    pub overwritten: Vec<String>,
    /// What was removed because the document does not have it, one line each: "Acme: 2 tags".
    pub removed: Vec<String>,
    /// The operation, when something was written.
    pub operation: Option<OperationId>,
}

impl ImportSummary {
    /// Tells whether the import found everything as it was.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.restored.is_empty()
    }
}
