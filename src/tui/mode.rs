//! Modes: what lies over the lists and takes the keys.
//!
//! A prompt is a mode of the state, never a nested loop. Modes are data; `update` decides what they do.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::domain::action_key::ActionKey;
use crate::domain::channel::Channel;
use crate::domain::column::Column;
use crate::domain::ids::{ApplicationId, ContactId, OperationId};
use crate::domain::interaction::Outcome;
use crate::domain::stage::Stage;
use crate::fields::quick_add::PreviewLine;
use crate::keys::keymap::{Binding, Keymap};
use crate::keys::table::{Group, Place};
use crate::tui::forms::form::Form;
use crate::tui::jobs::{Job, PathPrompt, PathPurpose, Working};
use crate::tui::letters::LetterPopup;
use crate::tui::screens::apps::SortKey;
use crate::tui::screens::people;
use crate::tui::widgets::day_picker::DayPicker;
use crate::tui::widgets::line_input::LineInput;
use crate::tui::widgets::list::List;
use crate::tui::widgets::typed::Typed;

/// What takes the keys.
#[derive(Debug, Clone, Default)]
pub enum Mode {
    /// The list itself.
    #[default]
    Browse,
    /// The filter line.
    Filter(LineInput),
    /// The line that adds an application.
    QuickAdd(QuickAddForm),
    /// A few choices.
    Menu(Menu),
    /// A date to be typed.
    Date(DatePrompt),
    /// A record to be typed, field by field.
    Form(Box<Form>),
    /// The help or the palette.
    Commands(CommandList),
    /// A text to be read.
    Reading(Reading),
    /// The name of a file to be typed.
    Path(PathPrompt),
    /// A job that runs.
    Working(Working),
    /// A message to be read, changed and sent.
    Letter(Box<LetterPopup>),
}

impl Mode {
    /// Returns the place in which keys are looked up; `None` while the list itself takes them.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Browse => None,
            Self::Filter(_) => Some(Place::Filter),
            Self::QuickAdd(_) => Some(Place::QuickAdd),
            Self::Menu(_) => Some(Place::Menu),
            Self::Date(DatePrompt { picker: Some(_), .. }) => Some(Place::DayPicker),
            Self::Date(_) => Some(Place::Date),
            Self::Form(form) if form.picker.is_some() => Some(Place::DayPicker),
            Self::Form(form) if form.is_in_lines() => Some(Place::FormText),
            Self::Form(_) => Some(Place::Form),
            Self::Commands(_) => Some(Place::Commands),
            Self::Reading(_) => Some(Place::Reading),
            Self::Path(_) => Some(Place::Path),
            Self::Working(_) => Some(Place::Working),
            Self::Letter(_) => Some(Place::Letter),
        }
    }

    /// Returns what is being typed, if something is.
    pub fn input_mut(&mut self) -> Option<&mut dyn Typed> {
        match self {
            Self::Filter(input) => Some(input),
            Self::QuickAdd(form) => Some(&mut form.input),
            Self::Date(prompt) => Some(&mut prompt.input),
            Self::Commands(commands) => Some(&mut commands.query),
            Self::Form(form) => form.field_mut().map(|field| field.input.typed_mut()),
            Self::Path(prompt) => Some(&mut prompt.input),
            Self::Browse | Self::Menu(_) | Self::Reading(_) | Self::Letter(_) | Self::Working(_) => None,
        }
    }
}

/// The line that adds an application, and what it would add.
#[derive(Debug, Clone, Default)]
pub struct QuickAddForm {
    /// The line.
    pub input: LineInput,
    /// What saving it would write, field by field; nothing while the line is empty or wrong.
    pub preview: Vec<PreviewLine>,
    /// What is wrong with the line.
    pub fault: Option<String>,
    /// Whether the preview still is what was drawn while the line was typed.
    pub freshness: Freshness,
}

/// Whether a preview still is what was drawn while its line was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Freshness {
    /// It is.
    #[default]
    AsTyped,
    /// The day or the records have changed it: Enter is refused once.
    Changed,
    /// It changed, and Enter was refused: the next one holds.
    Warned,
}

/// A few choices, each with a key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// What is being chosen, and for whom.
    pub title: String,
    /// What it is about, line by line; cut when there is no room.
    pub remarks: Vec<String>,
    /// The choices.
    pub items: Vec<MenuItem>,
    /// The selected choice.
    pub at: usize,
}

impl Menu {
    /// Returns a menu with its first entry selected.
    pub const fn new(title: String, items: Vec<MenuItem>) -> Self {
        Self { title, remarks: Vec::new(), items, at: 0 }
    }
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// The key that chooses it at once.
    pub key: char,
    /// What it says.
    pub label: String,
    /// What it does.
    pub then: Then,
}

impl MenuItem {
    /// Returns a choice.
    pub fn new(key: char, label: impl Into<String>, then: Then) -> Self {
        Self { key, label: label.into(), then }
    }
}

/// What a choice does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Marks actions as done, with what was missing.
    Complete {
        /// The actions.
        keys: Vec<ActionKey>,
        /// What came of the call.
        outcome: Option<Outcome>,
        /// Where the application goes.
        stage: Option<Stage>,
    },
    /// Puts actions off until a day.
    Snooze(Vec<ActionKey>, NaiveDate),
    /// Asks for the day until which actions are put off.
    AskSnooze(Vec<ActionKey>),
    /// Dismisses actions for good.
    Dismiss(Vec<ActionKey>),
    /// Lists an action of an application again that was snoozed or dismissed.
    BringBack(ApplicationId, ActionKey),
    /// Moves applications to a stage.
    Move(Vec<ApplicationId>, Stage),
    /// Logs a message or a call with somebody.
    Log(ApplicationId, Option<ContactId>, Channel, Outcome),
    /// Closes those of the applications that are still long past.
    Settle(Vec<ApplicationId>),
    /// Logs a message or a call, field by field.
    LogForm(ApplicationId),
    /// Orders the list.
    SortBy(SortKey),
    /// Shows a column of the list, or hides it.
    ToggleColumn(Column),
    /// Copies a text.
    Copy {
        /// What it is: `email`.
        what: String,
        /// The text.
        text: String,
    },
    /// Opens a link.
    OpenLink(String),
    /// Asks for the name of a file.
    NameFile(PathPurpose),
    /// Begins a job.
    Work(Box<Job>),
    /// Shows a text.
    Read(Box<Reading>),
    /// Orders the people.
    SortPeopleBy(people::SortKey),
    /// Takes a write back.
    Undo(OperationId),
    /// Brings a write back.
    Redo(OperationId),
    /// Leaves everything as it is.
    Nothing,
}

/// A date to be typed, and how it reads.
#[derive(Debug, Clone)]
pub struct DatePrompt {
    /// What the date is for.
    pub title: String,
    /// The text.
    pub input: LineInput,
    /// The date it names, or what is wrong with it; `None` while it is empty.
    pub reads: Option<Result<NaiveDate, String>>,
    /// What happens with it.
    pub asks: Asks,
    /// The calendar over it.
    pub picker: Option<DayPicker>,
}

/// What a typed date is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// The day until which actions are put off.
    Snooze(Vec<ActionKey>),
    /// The day by which they promised to answer.
    Promise(ApplicationId),
}

/// The searchable list of commands: the help and the palette.
#[derive(Debug, Clone)]
pub struct CommandList {
    /// Which of the two it is.
    pub purpose: CommandListPurpose,
    /// The words to search for.
    pub query: LineInput,
    /// The place in which a chosen command runs.
    pub under: Place,
    /// The selection among what was found.
    pub list: List,
}

impl CommandList {
    /// Returns what the search finds in the key table, under the headings of its groups.
    pub fn entries<'k>(&self, keys: &'k Keymap) -> Vec<CommandEntry<'k>> {
        let query = self.query.text().to_lowercase();
        let found = |binding: &Binding| {
            let text =
                format!("{} {} {}", binding.keys_in_words(), binding.name, binding.help).to_lowercase();
            query.split_whitespace().all(|word| text.contains(word))
        };
        let shown = |binding: &Binding| match self.purpose {
            CommandListPurpose::Help => true,
            CommandListPurpose::Palette => binding.places.contains(&self.under),
        };
        let mut entries = Vec::new();
        for group in Group::ALL {
            let of_group = |binding: &Binding| binding.group == *group && shown(binding) && found(binding);
            let of_group = keys.bindings().iter().filter(|binding| of_group(binding));
            let mut bindings = of_group.map(CommandEntry::Binding).peekable();
            if bindings.peek().is_some() {
                entries.push(CommandEntry::Heading(group.name()));
                entries.extend(bindings);
            }
        }
        entries
    }

    /// Makes the selection anew for what the search finds now.
    pub fn search(&mut self, keys: &Keymap) {
        let stops =
            self.entries(keys).iter().map(|entry| matches!(entry, CommandEntry::Binding(_))).collect();
        self.list.replace(stops, Some(0));
    }

    /// Returns the selected line of the key table.
    pub fn selected<'k>(&self, keys: &'k Keymap) -> Option<&'k Binding> {
        match self.entries(keys).into_iter().nth(self.list.selected()?)? {
            CommandEntry::Binding(binding) => Some(binding),
            CommandEntry::Heading(_) => None,
        }
    }
}

/// One line of a list of commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandEntry<'k> {
    /// The name of a group.
    Heading(&'static str),
    /// A line of the key table.
    Binding(&'k Binding),
}

/// What a list of commands is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandListPurpose {
    /// To learn the keys.
    Help,
    /// To run a command by its name.
    Palette,
}

/// A text to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it is about.
    pub title: String,
    /// The paragraphs.
    pub lines: Vec<ReadingLine>,
    /// The first line in sight, after wrapping.
    pub top: usize,
    /// The menu that it leads back to.
    pub back: Option<Box<Menu>>,
}

impl Reading {
    /// Returns where texts are that were written in an editor and not saved.
    pub fn of_kept_texts(files: &[PathBuf]) -> Self {
        let line = |indent, text: &str, weight| ReadingLine { indent, text: text.to_owned(), weight };
        let mut lines = vec![line(0, "This was written in your editor and not saved:", Weight::Plain)];
        lines.extend(files.iter().map(|file| line(2, &file.display().to_string(), Weight::Strong)));
        lines.push(line(0, "Delete what you no longer need.", Weight::Plain));
        Self { title: "Text from your editor".to_owned(), lines, top: 0, back: None }
    }
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingLine {
    /// How far it is indented, in columns.
    pub indent: usize,
    /// The text.
    pub text: String,
    /// Whether it stands out.
    pub weight: Weight,
}

/// How much a paragraph stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A heading.
    Strong,
    /// Plain text.
    Plain,
}
