//! Commands: everything a key, the palette or the help can ask for.

/// One thing the user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Moves the selection one line down.
    Down,
    /// Moves the selection one line up.
    Up,
    /// Moves the selection to the first line.
    First,
    /// Moves the selection to the last line.
    Last,
    /// Moves the selection half a page down.
    PageDown,
    /// Moves the selection half a page up.
    PageUp,
    /// Moves the selection one column to the left.
    Left,
    /// Moves the selection one column to the right.
    Right,
    /// Shows the month before.
    PreviousMonth,
    /// Shows the next month.
    NextMonth,
    /// Shows a screen by its place among the tabs, from 0.
    Show(usize),
    /// Shows the next tab.
    NextScreen,
    /// Shows the tab before.
    PreviousScreen,
    /// Opens what is selected.
    Open,
    /// Goes back one level; never quits and never loses text.
    Back,
    /// Goes back one level, and quits at the top.
    Quit,
    /// Quits from anywhere; drafts are kept.
    Leave,
    /// Marks what is selected as done; takes a done line back.
    Done,
    /// Marks several lines for `Done` or `Snooze`.
    Mark,
    /// Puts an action off, or dismisses it.
    Snooze,
    /// Shows the rules behind what is selected.
    Why,
    /// Moves the application to another stage.
    Stage,
    /// Moves the application one stage forward.
    StageForward,
    /// Moves the application one stage back.
    StageBack,
    /// Logs that a reply came.
    Reply,
    /// Notes when they promised to answer.
    Promise,
    /// Logs a message or a call that no action asked for.
    Log,
    /// Edits the notes of the application in the user's editor.
    EditNotes,
    /// Edits what is being typed in the user's editor.
    EditInEditor,
    /// Copies something of what is selected.
    Copy,
    /// Opens the link of what is selected.
    OpenLink,
    /// Writes the due list to a file.
    ExportDue,
    /// Writes everything to a file.
    ExportEverything,
    /// Imports a file.
    ImportFile,
    /// Goes on with a name as far as there is only one way.
    Complete,
    /// Shows the message for what is selected.
    Message,
    /// Does something with the message that is open.
    Letter(LetterCommand),
    /// Adds an application in one line.
    QuickAdd,
    /// Filters the list as the user types.
    Filter,
    /// Closes everything that is long past, once that is confirmed.
    Triage,
    /// Chooses the order of the list.
    Sort,
    /// Chooses the columns of the list.
    Columns,
    /// Takes the last write back.
    Undo,
    /// Brings the last undone write back.
    Redo,
    /// Reads everything again.
    Refresh,
    /// Lists the commands.
    Palette,
    /// Explains the keys.
    Help,
    /// Stops the program until the shell brings it back.
    Suspend,
    /// Accepts what was typed or chosen.
    Submit,
    /// Leaves a text line or a popup.
    Cancel,
    /// Changes the line that is being typed.
    Edit(Edit),
    /// Adds an application, field by field.
    AddForm,
    /// Changes what is selected, field by field.
    EditForm,
    /// Adds an interview.
    AddInterview,
    /// Adds a person.
    AddContact,
    /// Adds a note or a task.
    AddNote,
    /// Deletes what is selected.
    Delete,
    /// Goes to the next field of a form.
    NextField,
    /// Goes to the field before.
    PreviousField,
    /// Breaks the line that is being typed.
    LineBreak,
    /// Saves what was typed, from wherever it is being typed.
    Save,
    /// Puts what was typed aside, or brings it back.
    Discard,
    /// Shows a calendar to pick a day from.
    Calendar,
    /// Selects the next day of a calendar.
    NextDay,
    /// Selects the day before.
    PreviousDay,
}

/// The names of the commands that show a tab, from left to right.
const SHOW: &[&str] =
    &["show-today", "show-apps", "show-board", "show-calendar", "show-people", "show-stats"];

impl Command {
    /// Returns the name by which the configuration and the manual know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::First => "first",
            Self::Last => "last",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::Left => "column-left",
            Self::Right => "column-right",
            Self::PreviousMonth => "previous-month",
            Self::NextMonth => "next-month",
            Self::Show(place) => SHOW.get(place).copied().unwrap_or("show"),
            Self::NextScreen => "next-tab",
            Self::PreviousScreen => "previous-tab",
            Self::Open => "open",
            Self::Back => "back",
            Self::Quit => "quit",
            Self::Leave => "leave",
            Self::Done => "done",
            Self::Mark => "mark",
            Self::Snooze => "snooze",
            Self::Why => "why",
            Self::Stage => "stage",
            Self::StageForward => "stage-forward",
            Self::StageBack => "stage-back",
            Self::Reply => "reply",
            Self::Promise => "promise",
            Self::Log => "log",
            Self::Copy => "copy",
            Self::OpenLink => "open-link",
            Self::ExportDue => "export",
            Self::ExportEverything => "export-all",
            Self::ImportFile => "import",
            Self::Complete => "complete",
            Self::Message => "message",
            Self::Letter(command) => command.name(),
            Self::QuickAdd => "add",
            Self::Filter => "filter",
            Self::Triage => "settle",
            Self::Sort => "sort",
            Self::Columns => "columns",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Refresh => "refresh",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::Suspend => "suspend",
            Self::Submit => "accept",
            Self::Cancel => "cancel",
            Self::EditNotes => "edit-notes",
            Self::EditInEditor => "edit-in-editor",
            Self::AddForm => "add-form",
            Self::EditForm => "edit-form",
            Self::AddInterview => "add-interview",
            Self::AddContact => "add-person",
            Self::AddNote => "add-note",
            Self::Delete => "delete",
            Self::NextField => "next-field",
            Self::PreviousField => "previous-field",
            Self::LineBreak => "line-break",
            Self::Save => "save",
            Self::Discard => "discard",
            Self::Calendar => "pick-day",
            Self::NextDay => "next-day",
            Self::PreviousDay => "previous-day",
            Self::Edit(edit) => edit.name(),
        }
    }

    /// Tells whether nobody could go on without it: its last key cannot be taken away.
    pub const fn is_essential(self) -> bool {
        matches!(self, Self::Leave | Self::Submit | Self::Cancel)
    }
}

/// What can be done with an open message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterCommand {
    /// Changes it in the user's editor.
    Edit,
    /// Copies its text.
    Copy,
    /// Writes it into a file that mail programs open.
    Save,
    /// Opens it in the mail program.
    Mail,
    /// Marks it as sent.
    Sent,
    /// Takes the user's changes back.
    Reset,
}

impl LetterCommand {
    /// Returns the name by which the configuration and the manual know it.
    const fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit-message",
            Self::Copy => "copy-message",
            Self::Save => "save-message",
            Self::Mail => "mail-message",
            Self::Sent => "message-sent",
            Self::Reset => "reset-message",
        }
    }
}

/// One change to a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Deletes the character before the cursor.
    Backspace,
    /// Deletes the character under the cursor.
    Delete,
    /// Moves one character to the left.
    Left,
    /// Moves one character to the right.
    Right,
    /// Moves to the beginning.
    Start,
    /// Moves to the end.
    End,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes everything before the cursor.
    DeleteToStart,
    /// Deletes everything after the cursor.
    DeleteToEnd,
}

impl Edit {
    /// Returns the name by which the configuration and the manual know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backspace => "delete-before",
            Self::Delete => "delete-under",
            Self::Left => "left",
            Self::Right => "right",
            Self::Start => "line-start",
            Self::End => "line-end",
            Self::DeleteWord => "delete-word",
            Self::DeleteToStart => "delete-to-start",
            Self::DeleteToEnd => "delete-to-end",
        }
    }
}
