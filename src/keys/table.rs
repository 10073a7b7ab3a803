//! The key table: one list that drives the keys, the help, the palette, the footer and the manual.
//!
//! Only keys that work are in it. What the configuration makes of it is `keymap`'s.

use crate::keys::command::{Command, Edit, LetterCommand};
use crate::keys::notation::Key;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of today.
    Today,
    /// The list of applications.
    Apps,
    /// The board of stages.
    Board,
    /// The days of a month.
    Calendar,
    /// The agenda beside them.
    Agenda,
    /// The list of people.
    People,
    /// The page of a person.
    Person,
    /// The numbers.
    Stats,
    /// An open application.
    Detail,
    /// The screen before there is any application.
    Welcome,
    /// The filter line.
    Filter,
    /// The line that adds an application.
    QuickAdd,
    /// A few choices.
    Menu,
    /// A date to be typed.
    Date,
    /// A field of a form.
    Form,
    /// A field of a form that takes several lines.
    FormText,
    /// A calendar to pick a day from.
    DayPicker,
    /// The help or the palette.
    Commands,
    /// A text to be read.
    Reading,
    /// The name of a file to be typed.
    Path,
    /// A job that runs.
    Working,
    /// A message to be read, changed and sent.
    Letter,
}

impl Place {
    /// Every place.
    pub const ALL: &'static [Self] = EVERYWHERE;

    /// Returns the name by which the configuration and the manual know it; no command has the same.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Apps => "apps",
            Self::Board => "board",
            Self::Calendar => "calendar",
            Self::Agenda => "agenda",
            Self::People => "people",
            Self::Person => "person",
            Self::Stats => "stats",
            Self::Detail => "detail",
            Self::Welcome => "welcome",
            Self::Filter => "filter-line",
            Self::QuickAdd => "add-line",
            Self::Menu => "menu",
            Self::Date => "date-line",
            Self::Commands => "commands",
            Self::Path => "file",
            Self::Working => "job",
            Self::Reading => "reading",
            Self::Form => "form",
            Self::FormText => "form-text",
            Self::DayPicker => "day-picker",
            Self::Letter => "open-letter",
        }
    }

    /// Tells whether keys that are not in the table are typed into a line.
    pub const fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Filter
                | Self::QuickAdd
                | Self::Date
                | Self::Commands
                | Self::Form
                | Self::FormText
                | Self::Path
        )
    }
}

/// Under which heading the help lists a binding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving around.
    Move,
    /// Doing something with what is selected.
    Act,
    /// Looking at it differently, and the program itself.
    Program,
    /// Typing.
    Text,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] = &[Self::Act, Self::Program, Self::Move, Self::Text];

    /// Returns the heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Act => "Acting on the selected line",
            Self::Program => "The program",
            Self::Text => "Typing and choosing",
        }
    }
}

/// One line of the table, as it stands before anybody changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The keys, the one to show first: `j`, `Ctrl-d`, `Space`.
    pub keys: &'static [&'static str],
    /// What they do.
    pub command: Command,
    /// Where they do it.
    pub places: &'static [Place],
    /// A word or two, for the footer.
    pub name: &'static str,
    /// A phrase, for the help and the palette.
    pub help: &'static str,
    /// Where the footer shows it.
    pub footer: &'static [Place],
    /// Under which heading the help lists it.
    pub group: Group,
}

impl Line {
    /// Returns the keys, read.
    pub fn keys(&self) -> Vec<Key> {
        self.keys.iter().filter_map(|key| Key::read(key).ok()).collect()
    }
}

use Place::{
    Agenda, Apps, Board, Calendar, Commands, Date, DayPicker, Detail, Filter, Form, FormText, Letter, Menu,
    Path, People, Person, QuickAdd, Reading, Stats, Today, Welcome, Working,
};

/// The screens with a list of applications.
const SCREEN: &[Place] = &[Today, Apps, Board];
/// Everything with a list whose lines open an application.
const OPENING: &[Place] = &[Today, Apps, Board, Agenda, Person, Stats];
/// Everything with a list of records.
const RECORDS: &[Place] = &[Today, Apps, Board, Agenda, People, Person, Detail];
/// Those of them in which no card moves sideways.
const OFF_BOARD: &[Place] = &[Today, Apps, Agenda, People, Person, Detail];
/// Everything but what lies over it.
const BASE: &[Place] = &[Today, Apps, Board, Calendar, Agenda, People, Person, Stats, Detail, Welcome];
/// Everything in which letters are commands.
const LETTERS: &[Place] =
    &[Today, Apps, Board, Calendar, Agenda, People, Person, Stats, Detail, Welcome, Menu, Reading, Letter];
/// Everything in which something is typed.
const TYPING: &[Place] = &[Filter, QuickAdd, Date, Commands, Form, FormText, Path];
/// Every field of a form.
const FORMS: &[Place] = &[Form, FormText];
/// Everything in which a date can be picked.
const DATES: &[Place] = &[Form, Date];
/// Everything with lines to move in by letters.
const LINES: &[Place] = &[Today, Apps, Board, Agenda, People, Person, Stats, Detail, Menu, Reading, Letter];
/// Everything with columns to move between.
const SIDEWAYS: &[Place] = &[Board, Stats];
/// Everything with lines to move in.
const MOVING: &[Place] =
    &[Today, Apps, Board, Agenda, People, Person, Stats, Detail, Menu, Reading, Letter, Commands];
/// Everywhere.
const EVERYWHERE: &[Place] = &[
    Today, Apps, Board, Calendar, Agenda, People, Person, Stats, Detail, Welcome, Filter, QuickAdd, Menu,
    Date, Commands, Reading, Form, FormText, DayPicker, Path, Working, Letter,
];

/// Writes one line of the table.
const fn bind(
    group: Group,
    keys: &'static [&'static str],
    command: Command,
    places: &'static [Place],
    words: (&'static str, &'static str),
    footer: &'static [Place],
) -> Line {
    Line { keys, command, places, name: words.0, help: words.1, footer, group }
}

use Group::{Act, Move, Program, Text};

/// The table, in the order in which the footer and the help show it.
#[rustfmt::skip]
pub const TABLE: &[Line] = &[
    bind(Act, &["Space"], Command::Done, RECORDS, ("done", "mark as done; on a done line take it back"), RECORDS),
    bind(Act, &["p"], Command::Snooze, RECORDS, ("snooze", "snooze (postpone) for some days, or dismiss"), RECORDS),
    bind(Act, &["w"], Command::Why, RECORDS, ("why", "show the rules behind it"), RECORDS),
    bind(Act, &["m"], Command::Message, RECORDS, ("message", "the message for it: read, edit, send"), RECORDS),
    bind(Act, &["Enter"], Command::Open, OPENING, ("open", "open the application"), OPENING),
    bind(Act, &["Enter"], Command::Open, &[People], ("open", "open the page of the person"), &[People]),
    bind(Act, &["Enter"], Command::Open, &[Calendar], ("agenda", "go into the agenda"), &[Calendar]),
    bind(Act, &["s"], Command::Stage, RECORDS, ("stage", "move to another stage"), &[Apps, Board, Detail]),
    bind(Act, &[">"], Command::StageForward, OFF_BOARD, ("forward", "move one stage forward"), &[]),
    bind(Act, &["<"], Command::StageBack, OFF_BOARD, ("back", "move one stage back"), &[]),
    bind(Act, &["L", ">"], Command::StageForward, &[Board], ("forward", "move the card one stage forward"), &[Board]),
    bind(Act, &["H", "<"], Command::StageBack, &[Board], ("back", "move the card one stage back"), &[]),
    bind(Act, &["r"], Command::Reply, RECORDS, ("reply came", "log that a reply came"), &[Person, Detail]),
    bind(Act, &["t"], Command::Promise, RECORDS, ("promised", "note when they promised to answer"), &[Detail]),
    bind(Act, &["c"], Command::Log, RECORDS, ("contact", "log a message or a call"), &[Person, Detail]),
    bind(Act, &["E"], Command::EditNotes, RECORDS, ("notes", "edit the notes in your editor"), &[Detail]),
    bind(Act, &["e"], Command::EditForm, RECORDS, ("edit", "edit what is selected, field by field"), &[Detail]),
    bind(Act, &["y"], Command::Copy, RECORDS, ("copy", "copy an address, the link, the line, the code"), &[]),
    bind(Act, &["o"], Command::OpenLink, RECORDS, ("open link", "open the link of the posting or the interview"), &[]),
    bind(Act, &["i"], Command::AddInterview, RECORDS, ("interview", "add an interview"), &[]),
    bind(Act, &["C"], Command::AddContact, RECORDS, ("new person", "add a person"), &[]),
    bind(Act, &["n"], Command::AddNote, RECORDS, ("note", "add a note, or a task with a day"), &[]),
    bind(Act, &["D"], Command::Delete, RECORDS, ("delete", "delete what is selected; undo brings it back"), &[]),
    bind(Act, &["v"], Command::Mark, &[Today, Apps], ("mark", "mark several, for one done, snooze, stage or delete"), &[]),
    bind(Program, &["a"], Command::QuickAdd, BASE, ("add", "add an application in one line"), &[Today, Apps, Calendar, People, Stats, Welcome]),
    bind(Program, &["A"], Command::AddForm, BASE, ("add form", "add an application, field by field"), &[]),
    bind(Program, &["X"], Command::ExportDue, BASE, ("export", "write the due list to a file"), &[]),
    bind(Program, &["W"], Command::ExportEverything, BASE, ("export all", "write everything to a file"), &[]),
    bind(Program, &["I"], Command::ImportFile, BASE, ("import", "import a file: json, csv, ics or vcf"), &[Welcome]),
    bind(Program, &["/"], Command::Filter, SCREEN, ("filter", "filter the list as you type"), SCREEN),
    bind(Program, &["/"], Command::Filter, &[People], ("filter", "find people by any of their words"), &[People]),
    bind(Program, &["S"], Command::Sort, &[Apps, People], ("sort", "choose the order of the list"), &[Apps, People]),
    bind(Program, &["|"], Command::Columns, &[Apps], ("columns", "choose the columns of the list"), &[]),
    bind(Program, &["T"], Command::Triage, &[Today], ("settle", "close what is long past, all at once"), &[]),
    bind(Program, &["u"], Command::Undo, BASE, ("undo", "take the last change back"), &[]),
    bind(Program, &["Ctrl-r"], Command::Redo, BASE, ("redo", "bring back what was undone last"), &[]),
    bind(Program, &["R", "Ctrl-l"], Command::Refresh, BASE, ("refresh", "read and draw everything again"), &[]),
    bind(Program, &[":", "Ctrl-p"], Command::Palette, BASE, ("commands", "find a command by name"), &[Welcome]),
    bind(Program, &["Ctrl-z"], Command::Suspend, EVERYWHERE, ("suspend", "stop until the shell's fg"), &[]),
    bind(Move, &["Esc"], Command::Back, RECORDS, ("back", "back one level; clears a filter"), &[Agenda, Person, Detail]),
    bind(Move, &["]", "PgDn", "Ctrl-d"], Command::NextMonth, &[Calendar], ("next month", "to the next month"), &[Calendar]),
    bind(Move, &["[", "PgUp", "Ctrl-u"], Command::PreviousMonth, &[Calendar], ("month before", "to the month before"), &[Calendar]),
    bind(Move, &["]"], Command::NextMonth, &[Agenda], ("next month", "to the next month"), &[]),
    bind(Move, &["["], Command::PreviousMonth, &[Agenda], ("month before", "to the month before"), &[]),
    bind(Move, &["g", "Home"], Command::First, &[Calendar], ("today", "to today"), &[Calendar]),
    bind(Program, &["q"], Command::Quit, LETTERS, ("quit", "back, and at the top quit"), &[Welcome]),
    bind(Program, &["?", "F1"], Command::Help, LETTERS, ("help", "explain the keys"), BASE),
    bind(Program, &["Ctrl-c"], Command::Leave, EVERYWHERE, ("quit", "quit from anywhere, keeping drafts"), &[]),
    bind(Move, &["j", "Down"], Command::Down, LINES, ("down", "one line down"), &[Reading]),
    bind(Move, &["k", "Up"], Command::Up, LINES, ("up", "one line up"), &[Reading]),
    bind(Move, &["h", "Left"], Command::Left, SIDEWAYS, ("left", "one column to the left"), &[]),
    bind(Move, &["l", "Right"], Command::Right, SIDEWAYS, ("right", "one column to the right"), &[]),
    bind(Move, &["h", "Left"], Command::Left, &[Agenda], ("month", "back to the month"), &[]),
    bind(Move, &["j", "Down"], Command::Down, &[Calendar], ("next week", "one week later"), &[]),
    bind(Move, &["k", "Up"], Command::Up, &[Calendar], ("week before", "one week earlier"), &[]),
    bind(Move, &["h", "Left"], Command::Left, &[Calendar], ("day before", "one day earlier"), &[]),
    bind(Move, &["l", "Right"], Command::Right, &[Calendar], ("next day", "one day later"), &[]),
    bind(Move, &["G", "End"], Command::Last, &[Calendar], ("month's end", "to the last day of the month"), &[]),
    bind(Move, &["g", "Home"], Command::First, LINES, ("first", "to the first line"), &[]),
    bind(Move, &["G", "End"], Command::Last, LINES, ("last", "to the last line"), &[]),
    bind(Move, &["Ctrl-d", "PgDn"], Command::PageDown, MOVING, ("half a page down", "half a page down"), &[]),
    bind(Move, &["Ctrl-u", "PgUp"], Command::PageUp, LINES, ("half a page up", "half a page up"), &[]),
    bind(Move, &["Down", "Ctrl-n"], Command::Down, &[Commands, Filter], ("down", "one line down"), &[]),
    bind(Move, &["Up", "Ctrl-p"], Command::Up, &[Commands, Filter], ("up", "one line up"), &[]),
    bind(Move, &["PgUp"], Command::PageUp, &[Commands], ("half a page up", "half a page up"), &[]),
    bind(Move, &["1"], Command::Show(0), BASE, ("Today", "show Today: what is late, due, and done"), &[]),
    bind(Move, &["2"], Command::Show(1), BASE, ("Apps", "show Apps: every application"), &[]),
    bind(Move, &["3"], Command::Show(2), BASE, ("Board", "show Board: the stages side by side"), &[]),
    bind(Move, &["4"], Command::Show(3), BASE, ("Calendar", "show Calendar: the month and its agenda"), &[]),
    bind(Move, &["5"], Command::Show(4), BASE, ("People", "show People: whom you know, and what to do for them"), &[]),
    bind(Move, &["6"], Command::Show(5), BASE, ("Stats", "show Stats: what the search has brought"), &[]),
    bind(Move, &["Tab"], Command::NextScreen, BASE, ("next tab", "next tab"), &[]),
    bind(Move, &["Shift-Tab"], Command::PreviousScreen, BASE, ("previous tab", "previous tab"), &[]),
    bind(Text, &["Enter"], Command::Submit, &[QuickAdd], ("save", "save what was typed"), &[QuickAdd]),
    bind(Text, &["Enter"], Command::Submit, &[Form], ("next", "the next field; on the last one save"), &[Form]),
    bind(Text, &["Enter"], Command::LineBreak, &[FormText], ("new line", "begin a new line"), &[FormText]),
    bind(Text, &["Tab"], Command::NextField, &[FormText], ("next field", "the next field"), &[FormText]),
    bind(Text, &["Tab", "Down"], Command::NextField, &[Form], ("next field", "the next field"), &[]),
    bind(Text, &["Shift-Tab", "Up"], Command::PreviousField, &[Form], ("field before", "the field before"), &[]),
    bind(Text, &["Shift-Tab"], Command::PreviousField, &[FormText], ("field before", "the field before"), &[]),
    bind(Text, &["Down"], Command::Down, &[FormText], ("line below", "the line below, or the next field"), &[]),
    bind(Text, &["Up"], Command::Up, &[FormText], ("line above", "the line above, or the field before"), &[]),
    bind(Text, &["Ctrl-s"], Command::Save, FORMS, ("save", "save from any field"), FORMS),
    bind(Text, &["Ctrl-s"], Command::Save, &[QuickAdd, Date], ("save", "save what was typed"), &[]),
    bind(Text, &["Tab"], Command::AddForm, &[QuickAdd], ("full form", "go on in the full form"), &[QuickAdd]),
    bind(Text, &["Ctrl-t"], Command::Calendar, DATES, ("calendar", "pick a day from a calendar"), &[Date]),
    bind(Text, &["Ctrl-x"], Command::Discard, FORMS, ("discard", "put what was typed aside; again brings it back"), &[]),
    bind(Text, &["Enter"], Command::Submit, &[DayPicker], ("choose", "take the day"), &[DayPicker]),
    bind(Text, &["Right", "l"], Command::NextDay, &[DayPicker], ("day", "the next day"), &[]),
    bind(Text, &["Left", "h"], Command::PreviousDay, &[DayPicker], ("day before", "the day before"), &[]),
    bind(Text, &["Down", "j"], Command::Down, &[DayPicker], ("week", "a week later"), &[DayPicker]),
    bind(Text, &["Up", "k"], Command::Up, &[DayPicker], ("week before", "a week earlier"), &[]),
    bind(Text, &["PgDn", "]"], Command::PageDown, &[DayPicker], ("month", "a month later"), &[DayPicker]),
    bind(Text, &["PgUp", "["], Command::PageUp, &[DayPicker], ("month before", "a month earlier"), &[]),
    bind(Text, &["Esc", "q"], Command::Cancel, &[DayPicker], ("back", "back without a day"), &[DayPicker]),
    bind(Text, &["Enter"], Command::Submit, &[Filter], ("keep", "keep the filter"), &[Filter]),
    bind(Text, &["Enter"], Command::Submit, &[Menu, Date], ("choose", "accept the choice"), &[Menu, Date]),
    bind(Text, &["Enter"], Command::Submit, &[Commands], ("run", "run the command"), &[Commands]),
    bind(Text, &["Esc"], Command::Cancel, &[QuickAdd], ("keep draft", "leave and keep the draft"), &[QuickAdd]),
    bind(Text, &["Esc"], Command::Cancel, FORMS, ("keep draft", "leave and keep the draft"), FORMS),
    bind(Text, &["Esc"], Command::Cancel, &[Filter], ("clear", "clear the filter"), &[Filter]),
    bind(Text, &["Esc"], Command::Cancel, &[Menu, Date, Commands], ("back", "back to the list"), &[Menu, Date, Commands]),
    bind(Text, &["e", "E", "Ctrl-o"], Command::Letter(LetterCommand::Edit), &[Letter], ("edit", "change the message in your editor"), &[Letter]),
    bind(Text, &["y"], Command::Letter(LetterCommand::Copy), &[Letter], ("copy", "copy the text of the message"), &[Letter]),
    bind(Text, &["s"], Command::Letter(LetterCommand::Save), &[Letter], ("save .eml", "save the message for your mail program"), &[Letter]),
    bind(Text, &["o"], Command::Letter(LetterCommand::Mail), &[Letter], ("open", "open the message in your mail program"), &[Letter]),
    bind(Text, &["Space"], Command::Letter(LetterCommand::Sent), &[Letter], ("sent", "mark the message as sent"), &[Letter]),
    bind(Text, &["r"], Command::Letter(LetterCommand::Reset), &[Letter], ("reset", "take your changes to the message back"), &[]),
    bind(Text, &["Esc", "m", "Enter"], Command::Cancel, &[Letter], ("back", "back; changes to the message are kept"), &[Letter]),
    bind(Text, &["Esc", "w", "Enter"], Command::Cancel, &[Reading], ("back", "back to the list"), &[Reading]),
    bind(Text, &["Ctrl-o"], Command::EditInEditor, TYPING, ("editor", "edit it in your editor"), &[]),
    bind(Text, &["Tab"], Command::Complete, &[Path], ("complete", "go on with the name of a file"), &[Path]),
    bind(Text, &["Enter"], Command::Submit, &[Path], ("choose", "take this file"), &[Path]),
    bind(Text, &["Esc"], Command::Cancel, &[Path], ("back", "back to the list"), &[Path]),
    bind(Text, &["Esc"], Command::Cancel, &[Working], ("stop", "stop it: nothing of it is kept"), &[Working]),
    bind(Text, &["Backspace", "Ctrl-h"], Command::Edit(Edit::Backspace), TYPING, ("", "delete the character before"), &[]),
    bind(Text, &["Delete"], Command::Edit(Edit::Delete), TYPING, ("", "delete the character under the cursor"), &[]),
    bind(Text, &["Left"], Command::Edit(Edit::Left), TYPING, ("", "one character to the left"), &[]),
    bind(Text, &["Right"], Command::Edit(Edit::Right), TYPING, ("", "one character to the right"), &[]),
    bind(Text, &["Ctrl-a", "Home"], Command::Edit(Edit::Start), TYPING, ("", "to the beginning of the line"), &[]),
    bind(Text, &["Ctrl-e", "End"], Command::Edit(Edit::End), TYPING, ("", "to the end of the line"), &[]),
    bind(Text, &["Ctrl-w"], Command::Edit(Edit::DeleteWord), TYPING, ("", "delete the word before"), &[]),
    bind(Text, &["Ctrl-u"], Command::Edit(Edit::DeleteToStart), TYPING, ("", "delete to the beginning"), &[]),
    bind(Text, &["Ctrl-k"], Command::Edit(Edit::DeleteToEnd), TYPING, ("", "delete to the end"), &[]),
];

/// Keys that mean opposite things in neighbouring programs: they do nothing until somebody gives them a meaning.
pub const UNBOUND: &[&str] = &["d", "x"];
