//! Jobs: work that takes long, as plain data; what is asked for, how far it is, and what came of it.

use crate::domain::ids::{ApplicationId, OperationId};
use crate::domain::operation::Operation;
use crate::domain::progress::Progress;
use crate::tui::widgets::line_input::LineInput;

/// One piece of work for the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Tell what importing a file would do, and write nothing.
    Look(Import),
    /// Import a file.
    Import(Import),
    /// Write a file.
    Export {
        /// What it holds.
        outlet: Outlet,
        /// The name of its format.
        format: &'static str,
        /// Where it goes, as it was typed.
        file: String,
        /// Whether a file that is there already is replaced.
        replace: bool,
    },
    /// Take the newest write back, if it is still this one.
    Undo(OperationId),
    /// Bring the last undone write back, if it is still this one.
    Redo(OperationId),
}

/// A file to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The file, as it was typed.
    pub file: String,
    /// The application that its invitations belong to; without it, they show it.
    pub to: Option<ApplicationId>,
}

impl Job {
    /// Returns what it is called while it runs.
    pub fn title(&self) -> String {
        match self {
            Self::Look(import) => format!("Looking at {}", import.file),
            Self::Import(import) => format!("Importing {}", import.file),
            Self::Export { file, .. } => format!("Writing {file}"),
            Self::Undo(_) => "Taking back".to_owned(),
            Self::Redo(_) => "Bringing back".to_owned(),
        }
    }
}

/// What a file holds that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlet {
    /// What is due today, as `callback due` lists it.
    Due,
    /// Everything, as `callback export` writes it.
    Everything,
}

impl Outlet {
    /// Returns the beginning of the names of its files.
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Due => "callback-due",
            Self::Everything => "callback",
        }
    }

    /// Returns what it is, for titles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Due => "the due list",
            Self::Everything => "everything",
        }
    }
}

/// A format that a file can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatChoice {
    /// Its name.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// What a file of it is good for, in a few words.
    pub holds: &'static str,
}

/// The ways out, as the world offers them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outlets {
    /// The folder that is proposed.
    pub folder: String,
    /// The formats of the due list.
    pub due: Vec<FormatChoice>,
    /// The formats of everything.
    pub everything: Vec<FormatChoice>,
}

/// The name of a file to be typed.
#[derive(Debug, Clone)]
pub struct PathPrompt {
    /// What the file is for.
    pub purpose: PathPurpose,
    /// The text.
    pub input: LineInput,
    /// What the text may go on to, after Tab.
    pub entries: Vec<String>,
    /// What is wrong with it.
    pub fault: Option<String>,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPurpose {
    /// It is imported.
    Import,
    /// It is written.
    Export(Outlet, FormatChoice),
}

impl PathPurpose {
    /// Returns the name under which a name of a file is kept that was typed and not used.
    pub fn draft_name(&self) -> String {
        match self {
            Self::Import => "file to import".to_owned(),
            Self::Export(outlet, format) => format!("file of {} as {}", outlet.stem(), format.extension),
        }
    }
}

/// A job that runs.
#[derive(Debug, Clone)]
pub struct Working {
    /// What it is called.
    pub title: String,
    /// How far it is; nothing was told yet when it is `None`.
    pub progress: Option<Progress>,
    /// How it is to end.
    pub ending: Ending,
    /// The prompt to go back to when it fails.
    pub back: Option<Box<PathPrompt>>,
}

/// How a job is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By itself.
    ByItself,
    /// Soon: the user stopped it.
    Stops,
    /// Soon, and the program with it.
    Quits,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// What an import would do.
    Looked {
        /// The file.
        import: Import,
        /// What would change, a line each.
        lines: Vec<String>,
        /// What would become of each row of a table.
        rows: Vec<String>,
        /// Whether something would change at all.
        changes: bool,
    },
    /// An invitation belongs to no application, or to several: one has to be chosen.
    WhichApplication {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
        /// What can be chosen.
        candidates: Vec<(ApplicationId, String)>,
    },
    /// A file was imported, and what that did.
    Imported(String),
    /// A file was written, and where.
    Exported(String),
    /// The file is there already: the same job, asked again, replaces it.
    Exists(Job),
    /// A write was taken back; `None` when there was none.
    Undone(Option<Operation>),
    /// A write was brought back; `None` when there was none.
    Redone(Option<Operation>),
    /// The user stopped it, and nothing of it is left.
    Stopped,
    /// It could not be done.
    Failed(String),
}
