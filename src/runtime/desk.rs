//! The desk: takes what the screens ask for. Drafts, links and letters it sees to itself; the records are the business
//! of a thread of their own, so that a database that another process has locked never stops the screens.
//!
//! As long as nobody else holds the lock, the screens wait for each answer, and every key sees what the one before it
//! did. When the records wait for a lock, the screens go on without them: the answer comes as a message, and until then
//! nothing more is asked of the records.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::now::Now;
use crate::editor::KeptText;
use crate::runtime::draft::Draft;
use crate::runtime::form_drafts::FormDrafts;
use crate::runtime::letters::{Writer, open_in_mail_program, open_link};
use crate::runtime::worker::Answer;
use crate::runtime::{Runtime, Time, path_completion};
use crate::store;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::snapshot::Snapshot;

/// The name of the thread that sees to the records.
const NAME: &str = "records";
/// How often the screens look whether an answer will take longer.
const GLANCE: Duration = Duration::from_millis(20);

/// What the thread of the records is asked for.
enum Order {
    /// Send late answers here, and what the worker says.
    AnswerThrough(Answer),
    /// Stop the job that runs; there is no answer.
    StopWork,
    /// Perform this.
    Perform(Effect),
}

/// What passes between the two threads.
#[derive(Default)]
struct Passing {
    /// The answer to the last order, when there is one.
    answer: Mutex<Awaited>,
    changed: Condvar,
    /// Raised while the records wait for another process.
    waits: Arc<AtomicBool>,
}

/// Where an answer is.
#[derive(Default)]
enum Awaited {
    /// Not there; somebody waits for it.
    #[default]
    NotYet,
    /// There.
    Given(Option<Box<Message>>),
    /// Not there, and nobody waits any more: it goes the way of messages.
    Left,
}

/// Where the screens bring what they ask for.
pub struct Desk {
    draft: Draft,
    form_drafts: FormDrafts,
    writer: Writer,
    clock: Time,
    database: String,
    /// Taken when the desk closes.
    orders: Option<Sender<Order>>,
    passing: Arc<Passing>,
    records: JoinHandle<()>,
    /// What the editor wrote and is not safe elsewhere.
    texts: Vec<KeptText>,
    /// Where texts for the editor are.
    texts_folder: PathBuf,
    /// What the records wait with, as the user knows it.
    late: Option<String>,
}

/// What a desk needs beside the records.
pub(super) struct Furniture {
    /// The line of the quick add.
    pub(super) draft: Draft,
    /// What was typed into forms.
    pub(super) form_drafts: FormDrafts,
    /// Who writes letters.
    pub(super) writer: Writer,
    /// Where texts for the editor are.
    pub(super) texts_folder: PathBuf,
    /// Tells the time.
    pub(super) clock: Time,
}

impl Desk {
    /// Opens the desk; the records move into a thread of their own.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn open(records: Runtime, furniture: Furniture) -> io::Result<Self> {
        let Furniture { draft, form_drafts, writer, texts_folder, clock } = furniture;
        let database = records.database.path().display().to_string();
        let (orders, received) = mpsc::channel();
        let passing = Arc::new(Passing::default());
        let passed = Arc::clone(&passing);
        let work = move || keep_records(records, &received, &passed);
        let records = thread::Builder::new().name(NAME.to_owned()).spawn(work)?;
        Ok(Self {
            draft,
            form_drafts,
            writer,
            clock,
            database,
            orders: Some(orders),
            passing,
            records,
            texts: Vec::new(),
            texts_folder,
            late: None,
        })
    }

    /// Returns the present.
    pub fn now(&self) -> Now {
        (self.clock)()
    }

    /// Returns the line of the quick add that was not saved.
    pub(super) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Returns what was typed into forms and not saved.
    pub(super) const fn form_drafts(&self) -> &FormDrafts {
        &self.form_drafts
    }

    /// Returns the folder of texts for the editor.
    pub fn texts_folder(&self) -> &Path {
        &self.texts_folder
    }

    /// Keeps what the editor wrote until it is safe elsewhere.
    pub fn keep_text(&mut self, text: KeptText) {
        self.texts.push(text);
    }

    /// Forgets what the editor wrote: it is safe elsewhere.
    pub fn forget_texts(&mut self) {
        self.texts.drain(..).for_each(KeptText::forget);
    }

    /// Returns where the texts are that are safe nowhere else; unchanged ones are forgotten.
    pub fn leave_texts(&mut self) -> Vec<PathBuf> {
        self.texts.drain(..).filter_map(KeptText::left_if_changed).collect()
    }

    /// Sends late answers this way from now on, and what the worker says.
    pub fn answer_through(&self, answer: Answer) {
        self.order(Order::AnswerThrough(answer));
    }

    /// Performs an effect and returns the answer; `None` when there is nothing to say, or nothing yet.
    pub fn perform(&mut self, effect: Effect, shown: &Snapshot) -> Option<Message> {
        match effect {
            Effect::SaveDraft(text) => self.draft.keep(&text).err().map(draft_failed),
            Effect::SaveFormDraft { name, text } => {
                self.form_drafts.keep(&name, &text).err().map(draft_failed)
            }
            Effect::CompletePath(typed) => {
                let (text, entries) = path_completion::complete(&typed);
                Some(Message::PathCompleted { typed, text, entries })
            }
            Effect::Draft(key) => Some(self.writer.draft(key, shown)),
            Effect::SaveLetter { letter, company } => {
                let folder = std::env::current_dir().unwrap_or_default();
                Some(self.writer.save(&letter, &folder, &company, self.now()))
            }
            Effect::MailLetter(letter) => open_in_mail_program(&letter),
            Effect::OpenLink(link) => open_link(&link),
            Effect::StopWork => {
                self.order(Order::StopWork);
                None
            }
            effect => self.ask(effect),
        }
    }

    /// Asks the records for something, unless they are late with something else.
    fn ask(&mut self, effect: Effect) -> Option<Message> {
        if self.is_late() {
            return self.not_now(&effect);
        }
        self.late = None;
        let what = named(&effect);
        let writes = is_write(&effect);
        *self.passing.lock() = Awaited::NotYet;
        self.order(Order::Perform(effect));
        match self.passing.wait() {
            Some(answer) => answer,
            None => {
                let text = format!(
                    "waiting for another process that holds {}, to {what}; this is given up after 5 seconds",
                    self.database
                );
                self.late = Some(what);
                Some(Message::Waiting { text, writes })
            }
        }
    }

    /// Returns what to say to an effect that the records cannot see to now.
    fn not_now(&self, effect: &Effect) -> Option<Message> {
        match effect {
            Effect::Poll => None,
            effect => Some(Message::Failed(format!(
                "could not {}: still waiting for another process that holds {}, to {}; try again when that is over",
                named(effect),
                self.database,
                self.late.as_deref().unwrap_or_default(),
            ))),
        }
    }

    /// Tells whether an answer that nobody waits for is still to come.
    fn is_late(&self) -> bool {
        matches!(*self.passing.lock(), Awaited::Left)
    }

    /// Hands an order to the records.
    fn order(&self, order: Order) {
        // The thread ends before the desk only by a panic, which ends the program.
        let _ = self.orders.as_ref().map(|orders| orders.send(order));
    }
}

impl Drop for Desk {
    /// Lets the records be put away properly; what waits for another process is left undone.
    fn drop(&mut self) {
        self.orders = None;
        while !self.records.is_finished() && !self.passing.waits.load(Ordering::SeqCst) {
            thread::sleep(GLANCE);
        }
    }
}

impl Passing {
    /// Waits for the answer; `None` when it is late because the records wait for another process.
    fn wait(&self) -> Option<Option<Message>> {
        let mut answer = self.lock();
        loop {
            let is_missing = |answer: &mut Awaited| matches!(answer, Awaited::NotYet);
            let woken = self.changed.wait_timeout_while(answer, GLANCE, is_missing);
            (answer, _) = woken.unwrap_or_else(PoisonError::into_inner);
            if let Awaited::Given(message) = &mut *answer {
                return Some(message.take().map(|message| *message));
            }
            if self.waits.load(Ordering::SeqCst) {
                *answer = Awaited::Left;
                return None;
            }
        }
    }

    /// Passes an answer on to whoever waits; returns it when nobody does.
    fn pass(&self, message: Option<Message>) -> Option<Option<Message>> {
        self.waits.store(false, Ordering::SeqCst);
        let mut answer = self.lock();
        match *answer {
            Awaited::NotYet => {
                *answer = Awaited::Given(message.map(Box::new));
                self.changed.notify_all();
                None
            }
            Awaited::Given(_) => Some(message),
            Awaited::Left => {
                *answer = Awaited::Given(None);
                Some(message)
            }
        }
    }

    /// Returns where the answer is; a thread that panicked meanwhile has changed nothing halfway.
    fn lock(&self) -> MutexGuard<'_, Awaited> {
        self.answer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sees to the records until nobody asks any more.
fn keep_records(mut records: Runtime, orders: &Receiver<Order>, passing: &Passing) {
    store::tell_of_waiting(Arc::clone(&passing.waits));
    let mut answer: Answer = Arc::new(|_| {});
    for order in orders {
        match order {
            Order::AnswerThrough(other) => {
                records.answer_through(Arc::clone(&other));
                answer = other;
            }
            Order::StopWork => drop(records.perform(Effect::StopWork)),
            Order::Perform(effect) => {
                let message = records.perform(effect);
                if let Some(late) = passing.pass(message) {
                    late.into_iter().for_each(|message| answer(message));
                    answer(Message::Waited);
                }
            }
        }
    }
}

/// Tells whether an effect writes records.
const fn is_write(effect: &Effect) -> bool {
    matches!(effect, Effect::Apply { .. } | Effect::TakeBack(_) | Effect::Undo(_) | Effect::Redo(_))
}

/// Returns what an effect does, as the end of a sentence.
fn named(effect: &Effect) -> String {
    match effect {
        Effect::Apply { name, .. } => format!("write '{name}'"),
        Effect::TakeBack(_) | Effect::Undo(_) => "undo".to_owned(),
        Effect::Redo(_) => "redo".to_owned(),
        Effect::Work(_) => "begin".to_owned(),
        _ => "read the records".to_owned(),
    }
}

/// Returns what to say when a draft could not be kept.
fn draft_failed(error: io::Error) -> Message {
    Message::Failed(format!("could not keep the draft: {error}"))
}
