//! The snapshot: everything the screens show, read at one moment.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::operation::{DoneEntry, Operation};
use crate::domain::records::Records;
use crate::scheduler::agenda::Agenda;

/// The records, what the rules make of them, and what can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// The local date on which it was read.
    pub on: NaiveDate,
    /// All live records.
    pub records: Arc<Records>,
    /// What the rules found as of today.
    pub agenda: Arc<Agenda>,
    /// What was done today and is still in effect, oldest first.
    pub done_today: Vec<DoneEntry>,
    /// The write that undo would take back.
    pub next_undo: Option<Operation>,
    /// The write that redo would bring back.
    pub next_redo: Option<Operation>,
}
