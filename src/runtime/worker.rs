//! The worker: does one long job at a time, beside the screens, and answers with messages.
//!
//! It has a connection of its own. What it is doing when it is stopped, or panics, leaves no trace.

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::progress::Progress;
use crate::runtime::jobs::{Tools, perform};
use crate::tui::jobs::{Job, Worked};
use crate::tui::message::Message;

/// The name of the worker's thread.
pub const NAME: &str = "worker";
/// How long leaving waits for a job to stop, and how often it looks.
const PATIENCE: u32 = 150;
const GLANCE: Duration = Duration::from_millis(10);

/// Takes the worker's messages to the loop.
pub type Answer = Arc<dyn Fn(Message) + Send + Sync>;

/// A job in a thread of its own; it is stopped when this is dropped.
#[derive(Debug)]
pub(super) struct Worker {
    stop: Arc<AtomicBool>,
    /// Raised before the last answer: whoever hears that may begin the next job.
    answered: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts a job.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(job: Job, tools: Tools, answer: Answer) -> std::io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let answered = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&answered);
        let work = move || {
            let done = panic::catch_unwind(AssertUnwindSafe(|| {
                panic_for_tests();
                let mut told: Option<Progress> = None;
                perform(job, &tools, &mut |progress| {
                    if stopped.load(Ordering::Relaxed) {
                        return ControlFlow::Break(());
                    }
                    if progress.is_news(told.as_ref()) {
                        told = Some(progress);
                        answer(Message::Progressed(progress));
                    }
                    ControlFlow::Continue(())
                })
            }));
            let failed =
                |_| Worked::Failed("a mistake in the program stopped it: nothing was written".to_owned());
            over.store(true, Ordering::SeqCst);
            answer(Message::Worked(Box::new(done.unwrap_or_else(failed))));
        };
        Ok(Self { stop, answered, thread: thread::Builder::new().name(NAME.to_owned()).spawn(work)? })
    }

    /// Asks the job to stop.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Tells whether the job still runs.
    pub(super) fn is_busy(&self) -> bool {
        !self.answered.load(Ordering::SeqCst) && !self.thread.is_finished()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop();
        let mut waited = 0;
        while !self.thread.is_finished() && waited < PATIENCE {
            thread::sleep(GLANCE);
            waited += 1;
        }
    }
}

/// Panics when `CALLBACK_PANIC` names the worker: for the tests that look at the screens afterwards. Not in released
/// programs.
#[expect(clippy::panic, reason = "what is tested is that a panic becomes a message")]
fn panic_for_tests() {
    if cfg!(debug_assertions) && std::env::var("CALLBACK_PANIC").is_ok_and(|wanted| wanted == NAME) {
        panic::panic_any("a panic was asked for");
    }
}
