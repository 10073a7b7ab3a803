//! Effects: what `update` asks the world to do, as plain data.

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::ids::{ApplicationId, OperationId};
use crate::domain::letter::Letter;
use crate::fields::change::Change;
use crate::tui::jobs::Job;

/// One request to the world; `crate::runtime` answers it with a message, if there is an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Look whether another process has written, and read everything again if so.
    Poll,
    /// Read everything again.
    Reload,
    /// Write changes under one name.
    Apply {
        /// What the user wanted, for the answer.
        intent: Intent,
        /// The name of the operation.
        name: String,
        /// What is written.
        changes: Vec<Change>,
    },
    /// Take the newest write back, if it is still this one.
    Undo(OperationId),
    /// Bring the last undone write back, if it is still this one.
    Redo(OperationId),
    /// Take back one write that need not be the newest.
    TakeBack(OperationId),
    /// Keep the line of the quick add; an empty one is forgotten.
    SaveDraft(String),
    /// Hand a text to the user's editor.
    EditText(TextToEdit),
    /// Keep what was typed into a form under its name; an empty text is forgotten.
    SaveFormDraft {
        /// The name of the form and of what it is about.
        name: String,
        /// What was typed, as `crate::tui::forms::draft` writes it.
        text: String,
    },
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Open a link in the web browser or the mail program.
    OpenLink(String),
    /// Begin a job beside the screens.
    Work(Job),
    /// Stop the job that runs.
    StopWork,
    /// Look what the name of a file may go on to.
    CompletePath(String),
    /// Write the message for an action; the answer is `Message::Drafted`.
    Draft(ActionKey),
    /// Save a message as a file that mail programs open.
    SaveLetter {
        /// The message.
        letter: Box<Letter>,
        /// The employer, for the name of the file.
        company: String,
    },
    /// Open a message in the mail program.
    MailLetter(Box<Letter>),
    /// Draw every cell again, whatever the terminal shows.
    Repaint,
    /// Stop until the shell brings the program back.
    Suspend,
    /// Leave.
    Quit,
}

/// What the user wanted with a write: decides what happens when it succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// An action was done.
    Done,
    /// Records changed in some other way.
    Change,
    /// Actions were snoozed past their end: the one on the day on which it lapses, or some of several.
    Lapse(Option<NaiveDate>),
    /// The notes of an application were edited.
    Notes,
    /// An application was added: its draft is obsolete, and it gets selected.
    Add,
    /// A form was saved: its draft, kept under this name, is obsolete; then as the other says.
    Form(String, Box<Self>),
    /// A reply was logged: ask for a promised date next.
    Reply(ApplicationId),
    /// An offer came: ask for the last day to answer next.
    Offer(ApplicationId),
}

impl Intent {
    /// Returns the application that the write was about, when the intent says so.
    pub fn about(&self) -> Option<ApplicationId> {
        match self {
            Self::Reply(id) | Self::Offer(id) => Some(id.clone()),
            Self::Form(_, intent) => intent.about(),
            Self::Done | Self::Change | Self::Lapse(_) | Self::Notes | Self::Add => None,
        }
    }
}

/// A text for the user's editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextToEdit {
    /// What it belongs to.
    pub owner: TextOwner,
    /// The text.
    pub text: String,
    /// The end of the file's name, which tells the editor how to show it: `md`, `txt`.
    pub extension: &'static str,
}

/// What an edited text belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextOwner {
    /// The notes of an application.
    Notes(ApplicationId),
    /// The message for an action.
    Letter(ActionKey),
    /// What is being typed at present.
    Input,
}

impl TextOwner {
    /// Returns what the text is, in a word.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Notes(_) => "notes",
            Self::Letter(_) => "message",
            Self::Input => "text",
        }
    }
}
