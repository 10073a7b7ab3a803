//! Messages: everything that can happen to the state, as plain data.

use std::path::PathBuf;

use crate::domain::action_key::ActionKey;
use crate::domain::ids::ApplicationId;
use crate::domain::letter::Letter;
use crate::domain::now::Now;
use crate::domain::operation::Operation;
use crate::domain::progress::Progress;
use crate::keys::command::Command;
use crate::tui::effect::{Intent, TextOwner};
use crate::tui::jobs::Worked;
use crate::tui::snapshot::Snapshot;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A second passed.
    Tick(Now),
    /// The terminal has another size.
    Resized {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The user asked for something.
    Run(Command),
    /// The user typed or pasted text into a line.
    Insert(String),
    /// The user chose an entry of a menu by its place, from 0.
    Pick(usize),
    /// The user clicked.
    Click {
        /// Column, from 0.
        column: u16,
        /// Row, from 0.
        row: u16,
    },
    /// The user turned the wheel by so many lines, down if positive.
    Wheel(isize),
    /// The user pressed a key that does nothing on purpose.
    Hint(String),
    /// Everything was read again.
    Loaded(Box<Snapshot>),
    /// Changes were written.
    Written {
        /// What the user wanted.
        intent: Intent,
        /// What was written.
        operation: Operation,
        /// The application that was added, if one was.
        added: Option<ApplicationId>,
        /// Everything as it stands now.
        snapshot: Box<Snapshot>,
    },
    /// A write was taken back.
    Undone {
        /// The write.
        operation: Operation,
        /// Everything as it stands now.
        snapshot: Box<Snapshot>,
    },
    /// A write was brought back.
    Redone {
        /// The write.
        operation: Operation,
        /// Everything as it stands now.
        snapshot: Box<Snapshot>,
    },
    /// The user's editor gave a text back.
    Edited {
        /// What it belongs to.
        owner: TextOwner,
        /// The text that the editor was given.
        before: String,
        /// What it became.
        after: String,
    },
    /// The job that runs came a bit further.
    Progressed(Progress),
    /// The job that ran has ended.
    Worked(Box<Worked>),
    /// The name of a file may go on.
    PathCompleted {
        /// What was typed.
        typed: String,
        /// What it is now.
        text: String,
        /// What it may go on to.
        entries: Vec<String>,
    },
    /// The message for an action was written.
    Drafted {
        /// The action.
        key: ActionKey,
        /// The message, or why there is none.
        letter: Result<Box<Letter>, String>,
        /// What is wrong with templates of the user's.
        warnings: Vec<String>,
    },
    /// A message was saved as a file.
    LetterSaved(PathBuf),
    /// The records wait for another process; their answer comes later.
    Waiting {
        /// For whom, and to do what.
        text: String,
        /// Whether they wait to write.
        writes: bool,
    },
    /// The records wait no more; their answer has come.
    Waited,
    /// An effect could not be performed.
    Failed(String),
}
