//! Operations: the named units in which everything is written, undone and redone.

use chrono::NaiveTime;

use crate::domain::ids::{ApplicationId, InteractionId, InterviewId, OperationId, TaskId};
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What an operation did.
    OperationKind, "kind of operation", {
        /// It wrote records.
        Write = "write",
        /// It took a write back.
        Undo = "undo",
        /// It brought a write back.
        Redo = "redo",
    }
}

/// One named unit of change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its place in the order of all operations.
    pub seq: i64,
    /// Its id.
    pub id: OperationId,
    /// What it did, in words: "Acme moved to interviewing".
    pub name: String,
    /// When, RFC 3339 with the local offset.
    pub at: String,
    /// Which program surface wrote it: `cli`, `tui`, `import`, `demo`.
    pub origin: String,
    /// What it did.
    pub kind: OperationKind,
    /// For undo and redo: the write it speaks of.
    pub target: Option<OperationId>,
    /// Whether it is taken back at present.
    pub undone: bool,
    /// How many rows it touched.
    pub rows: u64,
}

/// Something that was done on a day and can be taken back by its operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneEntry {
    /// The operation that did it.
    pub operation: OperationId,
    /// Its name.
    pub name: String,
    /// The local time at which it was done.
    pub at: NaiveTime,
    /// The application it belongs to.
    pub application: ApplicationId,
    /// What was done.
    pub what: Done,
}

/// What a done line stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// A message was sent or a call made.
    Sent(InteractionId),
    /// An interview was debriefed.
    Debriefed(InterviewId),
    /// A task was finished.
    TaskFinished(TaskId),
    /// The application moved to a stage in which it rests (`no-response`) or answers an offer.
    Closed,
}
