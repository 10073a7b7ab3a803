//! The end of the program while the editor is open: the editor is asked to end first, so that it can write.
//!
//! Handlers stay registered for good; what a signal does when no editor is open is the caller's concern.

use std::io;
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{SIGHUP, SIGTERM};
use signal_hook::{SigId, flag, low_level};

/// How often to look whether the editor has ended.
const GLANCE: Duration = Duration::from_millis(20);
/// How often to look after a signal: as long as the program may take to end.
const LAST_GLANCES: u32 = 50;

/// Listens to signals for as long as the editor is open.
pub(in crate::editor) struct Ending {
    came: Arc<AtomicUsize>,
    listeners: Vec<SigId>,
}

impl Ending {
    /// Begins to listen.
    ///
    /// # Errors
    /// When the handlers cannot be registered.
    pub(in crate::editor) fn listen() -> io::Result<Self> {
        let mut ending = Self { came: Arc::default(), listeners: Vec::new() };
        for signal in [SIGHUP, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            ending.listeners.push(flag::register_usize(signal, Arc::clone(&ending.came), number)?);
        }
        Ok(ending)
    }

    /// Returns the signal that came; 0 when none did.
    pub(in crate::editor) fn came(&self) -> i32 {
        i32::try_from(self.came.load(Ordering::SeqCst)).unwrap_or(0)
    }

    /// Waits for the editor; `None` when it did not end although it was asked to.
    ///
    /// # Errors
    /// When the system does not tell.
    pub(in crate::editor) fn wait(&mut self, editor: &mut Child) -> io::Result<Option<ExitStatus>> {
        let mut glances = 0;
        loop {
            if let Some(status) = editor.try_wait()? {
                return Ok(Some(status));
            }
            if self.came() > 0 {
                if glances == 0 {
                    self.pass_on(editor);
                }
                glances += 1;
                if glances > LAST_GLANCES {
                    return Ok(None);
                }
            }
            thread::sleep(GLANCE);
        }
    }

    /// Sends the editor the signal that came: a terminal tells it by itself, others do not know it.
    fn pass_on(&self, editor: &Child) {
        let pid = i32::try_from(editor.id()).ok().and_then(Pid::from_raw);
        let signal = if self.came() == SIGHUP { Signal::HUP } else { Signal::TERM };
        // It may have ended in between.
        let _ = pid.map(|pid| kill_process(pid, signal));
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        for listener in self.listeners.drain(..) {
            low_level::unregister(listener);
        }
    }
}
