//! Long work on a terminal: how far it is, on one line that goes away again, and Ctrl-C, which stops it whole.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::SigId;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::cli::colour::Stream;
use crate::cli::error::CliError;
use crate::domain::progress::Progress;

/// Fewer of anything are done before anybody could read about them.
const WORTH_TELLING: u64 = 1_000;
/// Clears the line and returns to its beginning.
const CLEAR: &str = "\r\u{1b}[K";

/// Watches one piece of work; a signal that would end the program stops the work instead, the second one both.
pub(in crate::cli) struct Watching {
    stop: Arc<AtomicBool>,
    handlers: Vec<SigId>,
    messages: Stream,
    told: Option<Progress>,
}

impl Watching {
    /// Begins to watch; progress is only told to a terminal.
    ///
    /// # Errors
    /// When signals cannot be waited for.
    pub(in crate::cli) fn begin(messages: Stream) -> Result<Self, CliError> {
        let stop = Arc::new(AtomicBool::new(false));
        let mut watching = Self { stop, handlers: Vec::new(), messages, told: None };
        for signal in [SIGINT, SIGTERM] {
            let stop = || Arc::clone(&watching.stop);
            // In this order: the first signal finds the flag down and raises it, the second ends the program.
            let shutdown = flag::register_conditional_shutdown(signal, 128 + signal, stop());
            let raised = flag::register(signal, stop());
            for handler in [shutdown, raised] {
                let failed = |error| CliError::Unreadable("signals".to_owned(), error);
                watching.handlers.push(handler.map_err(failed)?);
            }
        }
        Ok(watching)
    }

    /// Sees how far the work is, and says whether it goes on.
    pub(in crate::cli) fn see(&mut self, progress: Progress, messages: &mut dyn Write) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let is_long = progress.total.unwrap_or(progress.done) >= WORTH_TELLING;
        if self.messages == Stream::Terminal && is_long && progress.is_news(self.told.as_ref()) {
            let _ = write!(messages, "{CLEAR}{}", line(&progress));
            let _ = messages.flush();
            self.told = Some(progress);
        }
        ControlFlow::Continue(())
    }

    /// Ends: the line goes away.
    pub(in crate::cli) fn end(self, messages: &mut dyn Write) {
        if self.told.is_some() {
            let _ = write!(messages, "{CLEAR}");
            let _ = messages.flush();
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        for handler in self.handlers.drain(..) {
            low_level::unregister(handler);
        }
    }
}

/// Returns how far something is: `45%  2,250 of 5,000 records`.
fn line(progress: &Progress) -> String {
    match (progress.percent(), progress.total) {
        (Some(percent), Some(total)) => {
            format!("{percent:>3}%  {} of {total} {} (Ctrl-C stops)", progress.done, progress.what)
        }
        _ => format!("{} {} (Ctrl-C stops)", progress.done, progress.what),
    }
}
