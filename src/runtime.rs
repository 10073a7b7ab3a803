//! The runtime: performs what the screens ask for. The only place where the terminal UI meets the store.

mod database;
mod desk;
mod draft;
mod draft_folder;
mod form_drafts;
mod jobs;
mod letters;
mod path_completion;
pub mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::{self, Config};
use crate::domain::date_text::DayOrder;
use crate::domain::local_time::LocalTimes;
use crate::domain::now::Now;
use crate::editor;
use crate::paths;
use crate::runtime::database::{Database, Shown};
pub use crate::runtime::desk::Desk;
use crate::runtime::desk::Furniture;
use crate::runtime::draft::Draft;
use crate::runtime::form_drafts::FormDrafts;
use crate::runtime::jobs::Tools;
use crate::runtime::letters::Writer;
use crate::runtime::worker::{Answer, Worker};
use crate::scheduler::agenda::agenda;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::Cadences;
use crate::store::{Access, Added, IdSource, Store, StoreError};
use crate::tui::effect::{Effect, Intent};
use crate::tui::jobs::{Job, Worked};
use crate::tui::message::Message;
use crate::tui::mode::{Mode, Reading};
use crate::tui::run::run;
use crate::tui::snapshot::Snapshot;
use crate::tui::state::{Mouse, Settings, State, Times};
use crate::tui::theme::{Palette, Theme};

pub use jobs::outlets;

/// The name under which the screens write.
const ORIGIN: &str = "tui";

/// Tells the time.
pub type Time = Arc<dyn Fn() -> Now + Send + Sync>;

/// Everything the terminal UI needs from outside.
pub struct RuntimeOptions {
    /// The database; made when it is missing.
    pub database: PathBuf,
    /// Where new ids come from.
    pub ids: IdSource,
    /// The configuration that holds.
    pub config: Config,
    /// Its file, beside which templates of the user's are.
    pub config_file: PathBuf,
    /// Whether colours are used.
    pub palette: Palette,
    /// The folder of what was typed and not saved yet; made when it is missing.
    pub state: PathBuf,
    /// The database that is used when none is named.
    pub usual_database: Option<PathBuf>,
    /// The folder that is proposed for what is written.
    pub folder: String,
    /// Tells the time.
    pub clock: Time,
    /// Which local times come twice or never.
    pub times: Arc<dyn LocalTimes>,
}

/// Why the terminal UI could not run.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// The records could not be opened or read at the start.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal could not be used.
    #[error("could not use the terminal: {0}")]
    Terminal(io::Error),
    /// The system gave no thread for the records.
    #[error("could not start: {0}")]
    Thread(io::Error),
}

/// Runs the terminal UI until the user leaves it, and returns the exit code: 0, or 128 and the signal's number.
///
/// # Errors
/// When the records cannot be opened or read at the start, or the terminal cannot be used.
pub fn run_tui(options: RuntimeOptions) -> Result<u8, RuntimeError> {
    let config = options.config;
    let now = (options.clock)();
    let rules = Rules { cadences: config.cadences.clone(), holidays: config.holidays.clone() };
    let read = |store: &mut Store| rules.read(store, now.today());
    let (database, snapshot) = Database::begin(options.database, options.ids, now, read)?;
    let records = Runtime {
        database,
        rules,
        clock: Arc::clone(&options.clock),
        order: config.day_order,
        answer: Arc::new(|_| {}),
        worker: None,
    };
    let drafts = draft_folder::of(&options.state, records.database.path(), options.usual_database.as_deref());
    let theme = Theme::new(&config.looks, options.palette);
    let settings = Settings {
        cadences: config.cadences,
        holidays: config.holidays,
        day_order: config.day_order,
        keys: config.keys,
        times: Times(options.times),
        mouse: if config.mouse == config::Mouse::Off { Mouse::Off } else { Mouse::On },
        outlets: outlets(options.folder),
        warnings: config.faults.iter().map(ToString::to_string).collect(),
    };
    let furniture = Furniture {
        form_drafts: FormDrafts::new(drafts.clone()),
        draft: Draft::take(drafts),
        writer: Writer { sender: config.me, config: options.config_file },
        texts_folder: paths::editor_texts(&options.state),
        clock: options.clock,
    };
    let mut desk = Desk::open(records, furniture).map_err(RuntimeError::Thread)?;
    let mut state = State::new(settings, snapshot, desk.now(), (0, 0), desk.draft().text());
    state.form_drafts = desk.form_drafts().texts();
    state.apps.columns = config.columns;
    let left_over = editor::left_over(desk.texts_folder());
    if !left_over.is_empty() {
        state.mode = Mode::Reading(Reading::of_kept_texts(&left_over));
    }
    run(&mut desk, &mut state, &theme)
}

/// The store, the rules' numbers and the clock, behind the screens; the desk's second thread owns them.
pub struct Runtime {
    database: Database,
    rules: Rules,
    clock: Time,
    order: DayOrder,
    answer: Answer,
    worker: Option<Worker>,
}

impl Runtime {
    /// Returns the present.
    pub fn now(&self) -> Now {
        (self.clock)()
    }

    /// Lets the worker answer from now on.
    pub fn answer_through(&mut self, answer: Answer) {
        self.answer = answer;
    }

    /// Begins a job, unless one runs.
    fn work(&mut self, job: Job) -> Option<Message> {
        if self.worker.as_ref().is_some_and(Worker::is_busy) {
            return Some(failed("another job still runs: wait for its end".to_owned()));
        }
        let tools = Tools {
            database: self.database.path().to_owned(),
            ids: self.database.ids().clone(),
            cadences: self.rules.cadences.clone(),
            holidays: self.rules.holidays.clone(),
            order: self.order,
            now: self.now(),
        };
        match Worker::start(job, tools, Arc::clone(&self.answer)) {
            Ok(worker) => {
                self.worker = Some(worker);
                None
            }
            Err(error) => Some(failed(format!("could not begin: {error}"))),
        }
    }

    /// Performs an effect and returns the answer; `None` when there is nothing to say.
    pub fn perform(&mut self, effect: Effect) -> Option<Message> {
        let answer = match effect {
            Effect::Poll => self.poll(),
            Effect::Reload => self.read().map(|snapshot| Some(Message::Loaded(Box::new(snapshot)))),
            Effect::Apply { intent, name, changes } => {
                let now = self.now();
                let write = |store: &mut Store| store.transact(now, ORIGIN, &name, &changes);
                self.write(now, write).map(|(committed, snapshot)| {
                    let added = committed.added.into_iter().find_map(|added| match added {
                        Added::Application(id, _) => Some(id),
                        Added::Contact(..) | Added::Interview(..) => None,
                    });
                    Some(Message::Written { intent, operation: committed.operation, added, snapshot })
                })
            }
            Effect::TakeBack(operation) => {
                let now = self.now();
                let write = |store: &mut Store| store.take_back(now, ORIGIN, &operation);
                self.write(now, write).map(|(operation, snapshot)| {
                    Some(Message::Written { intent: Intent::Change, operation, added: None, snapshot })
                })
            }
            Effect::Undo(expected) => {
                let now = self.now();
                let undone = self.write(now, |store| store.undo(now, ORIGIN, Some(&expected)));
                undone.map(|(undone, snapshot)| {
                    Some(match undone {
                        Some(operation) => Message::Undone { operation, snapshot },
                        None => Message::Loaded(snapshot),
                    })
                })
            }
            Effect::Redo(expected) => {
                let now = self.now();
                let redone = self.write(now, |store| store.redo(now, ORIGIN, Some(&expected)));
                redone.map(|(redone, snapshot)| {
                    Some(match redone {
                        Some(operation) => Message::Redone { operation, snapshot },
                        None => Message::Loaded(snapshot),
                    })
                })
            }
            Effect::Work(job) => return self.work(job),
            Effect::StopWork => {
                self.worker.iter().for_each(Worker::stop);
                return None;
            }
            // The desk and the loop perform the others: they do not concern the store.
            _ => Ok(None),
        };
        answer.unwrap_or_else(|error| Some(Message::Failed(error.to_string())))
    }

    /// Reads everything again when another process has written; tells first what the last write left to be told.
    fn poll(&mut self) -> Result<Option<Message>, StoreError> {
        if let Some(notice) = self.database.notice() {
            return Ok(Some(Message::Failed(notice)));
        }
        let (now, rules) = (self.now(), &self.rules);
        let read = self.database.read_if_changed(now, |store| rules.read(store, now.today()))?;
        Ok(read.map(|snapshot| Message::Loaded(Box::new(snapshot))))
    }

    /// Reads everything.
    fn read(&mut self) -> Result<Snapshot, StoreError> {
        let (now, rules) = (self.now(), &self.rules);
        self.database.with(Access::Read, now, |store| rules.read(store, now.today()))
    }

    /// Writes, and reads everything as it stands afterwards.
    fn write<T>(
        &mut self,
        now: Now,
        write: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<(T, Box<Snapshot>), StoreError> {
        let rules = &self.rules;
        let (written, snapshot) = self.database.with(Access::Write, now, |store| {
            let written = write(store)?;
            let (snapshot, last) = rules.read(store, now.today())?;
            Ok(((written, snapshot), last))
        })?;
        Ok((written, Box::new(snapshot)))
    }
}

/// What records are judged by.
struct Rules {
    cadences: Cadences,
    holidays: Holidays,
}

impl Rules {
    /// Reads everything, as of a day.
    fn read(&self, store: &Store, today: NaiveDate) -> Result<Shown<Snapshot>, StoreError> {
        // Before the records: what another process writes while they are read is to be noticed.
        let last = store.last_operation()?;
        let records = store.records()?;
        let agenda = agenda(&records, &self.cadences, &self.holidays, today);
        let snapshot = Snapshot {
            on: today,
            records: Arc::new(records),
            agenda: Arc::new(agenda),
            done_today: store.done_on(today)?,
            next_undo: store.next_undo()?,
            next_redo: store.next_redo()?,
        };
        Ok((snapshot, last))
    }
}

/// Returns that a job could not be begun.
fn failed(why: String) -> Message {
    Message::Worked(Box::new(Worked::Failed(why)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Contact;
    use crate::domain::ids::OperationId;
    use crate::domain::moment::iso_date;
    use crate::fields::change::Change;
    use chrono::{DateTime, Utc};
    use std::path::Path;

    fn noon() -> Now {
        let noon = iso_date("2026-11-24").unwrap().and_hms_opt(12, 0, 0).unwrap();
        Now::new(DateTime::<Utc>::from_naive_utc_and_offset(noon, Utc).fixed_offset())
    }

    fn runtime(folder: &Path) -> Runtime {
        let rules = Rules { cadences: Cadences::default(), holidays: Holidays::default() };
        let read = |store: &mut Store| rules.read(store, noon().today());
        let path = folder.join("test.db");
        let (database, _) = Database::begin(path, IdSource::seeded(1), noon(), read).unwrap();
        Runtime {
            database,
            rules,
            clock: Arc::new(noon),
            order: DayOrder::DayFirst,
            answer: Arc::new(|_| {}),
            worker: None,
        }
    }

    fn add_ana() -> Effect {
        let changes = vec![Change::add_contact(&Contact::named("Ana"))];
        Effect::Apply { intent: Intent::Change, name: "Ana added".to_owned(), changes }
    }

    #[test]
    fn a_write_answers_with_its_operation_and_everything_as_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let mut runtime = runtime(folder.path());
        let Some(Message::Written { operation, snapshot, added, .. }) = runtime.perform(add_ana()) else {
            panic!("no answer")
        };
        assert_eq!((operation.name.as_str(), operation.origin.as_str()), ("Ana added", ORIGIN));
        assert_eq!((snapshot.records.contacts.len(), added), (1, None));
        let Some(Message::Undone { operation, snapshot }) = runtime.perform(Effect::Undo(operation.id))
        else {
            panic!("no answer")
        };
        assert_eq!((operation.name.as_str(), snapshot.records.contacts.len()), ("Ana added", 0));
        assert_eq!(snapshot.next_redo.as_ref().map(|next| next.name.as_str()), Some("Ana added"));
        let Some(Message::Redone { snapshot, .. }) = runtime.perform(Effect::Redo(operation.id)) else {
            panic!("no answer")
        };
        assert_eq!(snapshot.records.contacts.len(), 1);
    }

    #[test]
    fn a_poll_only_answers_when_somebody_else_has_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut ours = runtime(folder.path());
        ours.read().unwrap();
        ours.perform(add_ana());
        assert_eq!(ours.perform(Effect::Poll), None, "our own writes are known");
        runtime(folder.path()).perform(add_ana());
        let Some(Message::Loaded(snapshot)) = ours.perform(Effect::Poll) else { panic!("not noticed") };
        assert_eq!(snapshot.records.contacts.len(), 2);
        assert_eq!(ours.perform(Effect::Poll), None);
    }

    #[test]
    fn what_cannot_be_done_is_an_answer_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut runtime = runtime(folder.path());
        runtime.perform(add_ana());
        let answer = runtime.perform(Effect::Undo(OperationId::new("another")));
        assert!(matches!(&answer, Some(Message::Failed(why)) if why.contains("Ana added")), "{answer:?}");
        assert_eq!(runtime.read().unwrap().records.contacts.len(), 1);
    }
}
