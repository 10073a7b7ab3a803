//! Rest: how this program stands aside while another one has the terminal.
//!
//! Two programs that read one terminal steal each other's keys. So the thread that reads them is woken and waits,
//! outside of any read, until the other program has ended. Signals that the terminal sends to both belong to the
//! other program meanwhile.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::tui::keyboard;

/// How long the thread may take to rest.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the thread that reads the keys does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// It reads.
    Reads,
    /// It shall rest at the next occasion.
    Asked,
    /// It rests.
    Rests,
    /// It has ended.
    Ended,
}

/// The one reader of the one terminal.
static READER: Mutex<Reader> = Mutex::new(Reader::Reads);
/// Tells that it does something else.
static CHANGED: Condvar = Condvar::new();

/// Runs something that needs the terminal for itself.
///
/// # Errors
/// When the keys cannot be set aside; then nothing was run.
pub fn while_away<T>(run: impl FnOnce() -> T) -> io::Result<T> {
    let _rest = Rest::begin()?;
    Ok(run())
}

/// Tells whether another program has the terminal.
pub fn is_away() -> bool {
    matches!(*reader(), Reader::Asked | Reader::Rests)
}

/// Waits while another program has the terminal: the thread that reads the keys asks before every read.
pub fn wait_while_away() {
    let mut now = reader();
    while matches!(*now, Reader::Asked | Reader::Rests) {
        *now = Reader::Rests;
        CHANGED.notify_all();
        now = CHANGED.wait(now).unwrap_or_else(PoisonError::into_inner);
    }
}

/// The thread that reads the keys has ended: nobody has to wait for it.
pub fn reader_ended() {
    *reader() = Reader::Ended;
    CHANGED.notify_all();
}

/// The time in which another program has the terminal; it ends when this is dropped.
struct Rest;

impl Rest {
    /// Wakes the thread that reads the keys, and waits until it rests.
    fn begin() -> io::Result<Self> {
        let rest = Self::ask();
        keyboard::ring()?;
        let still_reads = |now: &mut Reader| *now == Reader::Asked;
        let woken = CHANGED.wait_timeout_while(reader(), PATIENCE, still_reads);
        let (now, _) = woken.unwrap_or_else(PoisonError::into_inner);
        if *now != Reader::Asked {
            return Ok(rest);
        }
        Err(io::Error::new(io::ErrorKind::TimedOut, "the keys could not be set aside"))
    }

    /// Asks for rest, unless nobody reads any more.
    fn ask() -> Self {
        let mut now = reader();
        if *now != Reader::Ended {
            *now = Reader::Asked;
        }
        Self
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        let mut now = reader();
        if *now != Reader::Ended {
            *now = Reader::Reads;
        }
        CHANGED.notify_all();
    }
}

/// Returns what the reader does; a thread that panicked meanwhile has changed nothing halfway.
fn reader() -> MutexGuard<'static, Reader> {
    READER.lock().unwrap_or_else(PoisonError::into_inner)
}
