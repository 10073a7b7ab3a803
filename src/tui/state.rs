//! The state: everything the screens know, and nothing they would have to ask for.

mod sight;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::date_text::DayOrder;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId, OperationId};
use crate::domain::local_time::LocalTimes;
use crate::domain::now::Now;
use crate::keys::command::Command;
use crate::keys::keymap::Keymap;
use crate::keys::table::Place;
use crate::scheduler::action::{Action, State as ActionState};
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::Cadences;
use crate::scheduler::triage::{LongPast, long_past};
use crate::tui::directory::Directory;
use crate::tui::forms::RecordId;
use crate::tui::jobs::Outlets;
use crate::tui::letters::Letters;
use crate::tui::mode::Mode;
use crate::tui::screens::apps::Apps;
use crate::tui::screens::board::Board;
use crate::tui::screens::calendar::Calendar;
use crate::tui::screens::detail::Detail;
use crate::tui::screens::people::People;
use crate::tui::screens::stats::Stats;
use crate::tui::screens::today::Today;
use crate::tui::screens::{Derives, SCREENS, Screen};
use crate::tui::snapshot::Snapshot;
use crate::tui::waiting::Waiting;
use crate::tui::widgets::list::List;

/// What the configuration decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The cadences, for explanations.
    pub cadences: Cadences,
    /// The holidays, for explanations.
    pub holidays: Holidays,
    /// How `3/4` reads.
    pub day_order: DayOrder,
    /// What every key does.
    pub keys: Keymap,
    /// Which local times come twice or never.
    pub times: Times,
    /// Whether the mouse is listened to.
    pub mouse: Mouse,
    /// The formats that are written, and where.
    pub outlets: Outlets,
    /// What the user should know about the configuration.
    pub warnings: Vec<String>,
}

/// The user's time zone, as far as forms need it.
#[derive(Clone)]
pub struct Times(pub Arc<dyn LocalTimes>);

impl fmt::Debug for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Times")
    }
}

impl PartialEq for Times {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Times {}

/// Whether the mouse is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mouse {
    /// Clicks select, the wheel scrolls.
    #[default]
    On,
    /// The terminal keeps it for itself.
    Off,
}

/// A line that says what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// What to press next, if something is worth saying; never cut.
    pub hint: String,
    /// How it sounds.
    pub tone: Tone,
    /// When it appeared.
    pub since: Now,
}

/// How a toast sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Calm,
    /// It did not.
    Fault,
}

/// What a command speaks of: the selected line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The application.
    pub application: Option<ApplicationId>,
    /// The action, when the line stands for one.
    pub action: Option<Action>,
    /// The action, when the line stands for one that is held back.
    pub held_back: Option<ActionKey>,
    /// The interview, when the line stands for one.
    pub interview: Option<InterviewId>,
    /// The person, when the line stands for one.
    pub contact: Option<ContactId>,
    /// The write, when the line stands for something done.
    pub done: Option<OperationId>,
    /// The record of the application, when the line stands for one.
    pub record: Option<RecordId>,
}

/// Everything the screens know.
#[derive(Debug, Clone)]
pub struct State {
    /// What the configuration decides.
    pub settings: Settings,
    /// The records and what the rules make of them; replaced by `load`.
    pub snapshot: Snapshot,
    /// Where to find what by its id.
    pub directory: Directory,
    /// The applications that are long past.
    pub long_past: Vec<LongPast>,
    /// The present.
    pub now: Now,
    /// The terminal's columns and rows.
    pub size: (u16, u16),
    /// The shown screen, by its place among the tabs.
    pub screen: usize,
    /// The screen of today.
    pub today: Today,
    /// The screen of applications.
    pub apps: Apps,
    /// The board of stages.
    pub board: Board,
    /// The month and its agenda.
    pub calendar: Calendar,
    /// The people.
    pub people: People,
    /// The numbers.
    pub stats: Stats,
    /// How often the records were replaced: what was made of them may be kept until then.
    pub generation: u64,
    /// The screens whose lists are to be made anew when they are looked at, by their places among the tabs.
    pub outdated: BTreeSet<usize>,
    /// The application that is open over the screen.
    pub detail: Option<Detail>,
    /// What takes the keys.
    pub mode: Mode,
    /// What just happened.
    pub toast: Option<Toast>,
    /// The actions that are marked.
    pub marked: BTreeSet<ActionKey>,
    /// The line of the quick add that was not saved yet.
    pub draft: String,
    /// The messages that were asked for.
    pub letters: Letters,
    /// Notes that were edited and not saved yet.
    pub unsaved_notes: Option<(ApplicationId, String)>,
    /// What was typed into forms and not saved yet, by the names of the drafts.
    pub form_drafts: BTreeMap<String, String>,
    /// What the records wait with.
    pub waiting: Option<Waiting>,
    /// Whether the screen shows something else than the state.
    pub stale: bool,
}

impl State {
    /// Returns the state at the start.
    pub fn new(settings: Settings, snapshot: Snapshot, now: Now, size: (u16, u16), draft: String) -> Self {
        let mut state = Self {
            settings,
            snapshot: Snapshot::default(),
            directory: Directory::default(),
            long_past: Vec::new(),
            now,
            size,
            screen: 0,
            today: Today::default(),
            apps: Apps::default(),
            board: Board::default(),
            calendar: Calendar::default(),
            people: People::default(),
            stats: Stats::default(),
            generation: 0,
            outdated: BTreeSet::new(),
            detail: None,
            mode: Mode::Browse,
            toast: None,
            marked: BTreeSet::new(),
            draft,
            letters: Letters::default(),
            unsaved_notes: None,
            form_drafts: BTreeMap::new(),
            waiting: None,
            stale: true,
        };
        state.load(snapshot);
        state
    }

    /// Shows other records; selections follow what they stood on.
    pub fn load(&mut self, snapshot: Snapshot) {
        self.directory = Directory::new(&snapshot.records, &snapshot.agenda.actions);
        let cadences = &self.settings.cadences;
        self.long_past = long_past(&snapshot.records, &snapshot.agenda, cadences, snapshot.on);
        self.snapshot = snapshot;
        self.generation += 1;
        self.letters.asked = None;
        self.derive();
    }

    /// Returns the user's local date.
    pub fn today(&self) -> NaiveDate {
        self.now.today()
    }

    /// Returns the screen that is shown.
    pub fn screen(&self) -> &'static Screen {
        SCREENS.get(self.screen).unwrap_or(&crate::tui::screens::today::SCREEN)
    }

    /// Tells whether there is no application at all.
    pub fn is_empty(&self) -> bool {
        self.snapshot.records.applications.is_empty()
    }

    /// Returns the place whose list is in sight.
    pub fn list_place(&self) -> Place {
        match self.detail {
            Some(_) => Place::Detail,
            None if self.is_empty() => Place::Welcome,
            None => (self.screen().place)(self),
        }
    }

    /// Returns the place in which keys are looked up.
    pub fn place(&self) -> Place {
        self.mode.place().unwrap_or_else(|| self.list_place())
    }

    /// Returns the list in sight.
    pub fn list(&self) -> &List {
        match &self.detail {
            Some(detail) => &detail.list,
            None => (self.screen().list)(self),
        }
    }

    /// Returns the list in sight, to move in it.
    pub fn list_mut(&mut self) -> &mut List {
        match self.detail {
            Some(ref mut detail) => &mut detail.list,
            None => (self.screen().list_mut)(self),
        }
    }

    /// Returns what a command speaks of.
    pub fn subject(&self) -> Subject {
        match &self.detail {
            Some(detail) => detail.subject(self),
            None => (self.screen().subject)(self),
        }
    }

    /// Returns an application, if it is there.
    pub fn find_application(&self, id: &ApplicationId) -> Option<&Application> {
        self.directory.find_application(&self.snapshot.records, id)
    }

    /// Returns a person, if they are there.
    pub fn find_contact(&self, id: &ContactId) -> Option<&Contact> {
        self.directory.find_contact(&self.snapshot.records, id)
    }

    /// Returns a listed action, if it is there.
    pub fn find_action(&self, key: &ActionKey) -> Option<&Action> {
        self.snapshot.agenda.actions.iter().find(|action| action.key == *key)
    }

    /// Returns the first listed action of an application that makes sense by now.
    pub fn next_action<'a>(&'a self, id: &'a ApplicationId) -> Option<&'a Action> {
        let mut actions = self.actions_of(id).map(|(_, action)| action);
        actions.find(|action| !self.is_folded(action))
    }

    /// Returns the listed actions of an application and their places in the agenda.
    pub fn actions_of<'a>(&'a self, id: &'a ApplicationId) -> impl Iterator<Item = (usize, &'a Action)> {
        self.directory.actions_of(&self.snapshot.agenda.actions, id)
    }

    /// Tells whether an action still hides behind its interview: on the day itself, until that has ended.
    pub fn is_folded(&self, action: &Action) -> bool {
        matches!(action.kind, ActionKind::ThankYou | ActionKind::Debrief)
            && action.state == ActionState::Due
            && action.after.is_some_and(|after| self.now.time() < after)
    }

    /// Returns what the user should know: about the records, about the configuration and about the rules.
    pub fn warnings(&self) -> impl Iterator<Item = &String> {
        let snapshot = &self.snapshot;
        snapshot.records.flaws.iter().chain(&self.settings.warnings).chain(&snapshot.agenda.warnings)
    }

    /// Returns what is wrong with the filter in sight.
    pub fn filter_fault(&self) -> Option<&str> {
        self.screen().filter.and_then(|filter| (filter.fault)(self))
    }

    /// Returns the key to name for a command: its own where it is given, or the way through the palette.
    pub fn key(&self, command: Command) -> String {
        let keys = &self.settings.keys;
        let place = self.list_place();
        let elsewhere = || Place::ALL.iter().find_map(|place| keys.find_key(command, *place));
        match keys.find_key(command, place).or_else(elsewhere) {
            Some(key) => key.to_owned(),
            None => {
                format!("{} {}", keys.find_key(Command::Palette, place).unwrap_or_default(), command.name())
            }
        }
    }

    /// Returns what to press next: `u undo`.
    pub fn hint(&self, command: Command) -> String {
        format!("{} {}", self.key(command), command.name())
    }

    /// Says what just happened.
    pub fn say(&mut self, text: impl Into<String>) {
        self.say_with_hint(text, String::new());
    }

    /// Says what just happened, and what to press next.
    pub fn say_with_hint(&mut self, text: impl Into<String>, hint: String) {
        self.toast = Some(Toast { text: text.into(), hint, tone: Tone::Calm, since: self.now });
    }

    /// Says what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.toast =
            Some(Toast { text: text.into(), hint: String::new(), tone: Tone::Fault, since: self.now });
    }

    /// Makes every list anew from the records, the filters and the time, when it is looked at; selections follow what
    /// they stood on.
    pub fn derive(&mut self) {
        let marked = std::mem::take(&mut self.marked);
        self.marked = marked.into_iter().filter(|key| self.find_action(key).is_some()).collect();
        self.outdated = (0..SCREENS.len()).collect();
        for (place, screen) in SCREENS.iter().enumerate() {
            if place == self.screen || screen.derives == Derives::AtOnce {
                self.derive_screen(place);
            }
        }
        if let Some(open) = self.detail.take() {
            self.detail = open.derived(self);
        }
        self.keep_in_sight();
    }

    /// Makes the list of one screen anew.
    pub fn derive_screen(&mut self, place: usize) {
        self.outdated.remove(&place);
        if let Some(screen) = SCREENS.get(place) {
            (screen.derive)(self);
        }
    }

    /// Shows a screen by its place among the tabs; nothing happens when there is none.
    pub fn show(&mut self, place: usize) {
        if place < SCREENS.len() {
            self.screen = place;
            if self.outdated.contains(&place) {
                self.derive_screen(place);
            }
        }
    }
}
