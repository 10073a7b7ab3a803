//! The keyboard: waits until there is something to read, until somebody needs the reader elsewhere, or until the
//! terminal is gone.
//!
//! Crossterm only ever reads what is there already. Left to wait by itself it would turn in circles when the terminal
//! vanishes, and run whatever `tput` is in PATH to learn the size of what is gone.

use std::io::{self, PipeReader, PipeWriter, Read, Write, stdin};
use std::sync::OnceLock;
use std::time::Duration;

use ratatui::crossterm::event::{Event, poll, read};
use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;

/// How long crossterm may take to see what is there; when it is half a key, that is kept for later.
const AT_ONCE: Duration = Duration::from_millis(20);

/// The shortest wait in which crossterm looks at all: with none it hands out nothing.
const LEAST: Duration = Duration::from_millis(1);

/// Wakes the thread that waits.
static BELL: OnceLock<PipeWriter> = OnceLock::new();

/// Why the wait for the keyboard ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Woken {
    /// This was typed, or it is half of something.
    Typed(Option<Event>),
    /// Somebody rang.
    Rung,
    /// There is no terminal any more.
    Gone,
}

/// The end at which the keyboard is listened to.
pub struct Keyboard {
    bell: PipeReader,
}

impl Keyboard {
    /// Returns the one keyboard.
    ///
    /// # Errors
    /// When the system gives no pipe, or there is a keyboard already.
    pub fn new() -> io::Result<Self> {
        let (bell, rope) = io::pipe()?;
        BELL.set(rope).map_err(|_| io::Error::other("the keyboard is listened to already"))?;
        Ok(Self { bell })
    }

    /// Waits for something to happen.
    pub fn wait(&mut self) -> Woken {
        // What came together is handed out one by one, and is no longer in the terminal.
        while !matches!(poll(LEAST), Ok(true)) {
            match self.look() {
                Ok(Some(Woken::Typed(_))) => {
                    return match poll(AT_ONCE) {
                        Ok(true) => typed(),
                        Ok(false) => Woken::Typed(None),
                        Err(_) => Woken::Gone,
                    };
                }
                Ok(Some(woken)) => return woken,
                Ok(None) => {}
                Err(_) => return Woken::Gone,
            }
        }
        typed()
    }

    /// Waits until the terminal or the bell has something; `None` when neither has.
    fn look(&mut self) -> io::Result<Option<Woken>> {
        let keys = stdin();
        let mut ends = [PollFd::new(&keys, PollFlags::IN), PollFd::new(&self.bell, PollFlags::IN)];
        match rustix::event::poll(&mut ends, None) {
            Err(Errno::INTR) => return Ok(None),
            ready => ready?,
        };
        let [keys, bell] = ends.map(|end| end.revents());
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(Some(Woken::Gone));
        }
        if bell.contains(PollFlags::IN) {
            self.bell.read_exact(&mut [0])?;
            return Ok(Some(Woken::Rung));
        }
        Ok(keys.contains(PollFlags::IN).then_some(Woken::Typed(None)))
    }
}

/// Wakes the thread that waits for the keyboard.
///
/// # Errors
/// When nobody listens.
pub fn ring() -> io::Result<()> {
    let bell = BELL.get().map(|mut bell| bell.write_all(&[0]));
    bell.unwrap_or(Err(io::ErrorKind::NotConnected.into()))
}

/// Returns what crossterm has read.
fn typed() -> Woken {
    read().map_or(Woken::Gone, |event| Woken::Typed(Some(event)))
}
