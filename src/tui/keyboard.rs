//! The keyboard: waits until there is something to read, until somebody needs the reader elsewhere, or until the
//! terminal is gone.
//!
//! Crossterm only ever reads what is there already. Left to wait by itself it would turn in circles when the terminal
//! vanishes, and run whatever `tput` is in PATH to learn the size of what is gone.

use std::io::{self, PipeReader, PipeWriter, Read, Write, stdin};
use std::sync::OnceLock;
use std::time::Duration;

use ratatui::crossterm::event::{Event, poll, read};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

/// How long crossterm may take to read what is there.
const AT_ONCE: Duration = Duration::from_millis(20);
/// How long it may take to hand out what it has read: with no time at all it does not look. Short, because a size that
/// changes in this time makes it ask for the size, and the terminal may be gone by then.
const FROM_ITS_STORE: Duration = Duration::from_millis(1);
/// How long to wait before it is asked again: on a busy machine it may have had no time to look.
const AGAIN: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// Wakes the thread that waits.
static BELL: OnceLock<PipeWriter> = OnceLock::new();

/// Why the wait for the keyboard ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Woken {
    /// This was typed.
    Typed(Event),
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
        let mut time = FROM_ITS_STORE;
        loop {
            match poll(time) {
                Ok(true) => return read().map_or(Woken::Gone, Woken::Typed),
                Ok(false) => {}
                Err(_) => return Woken::Gone,
            }
            time = match self.look() {
                Ok(Seen::Nothing) => FROM_ITS_STORE,
                Ok(Seen::Keys) => AT_ONCE,
                Ok(Seen::Bell) => return Woken::Rung,
                Ok(Seen::End) | Err(_) => return Woken::Gone,
            };
        }
    }

    /// Waits until the terminal or the bell has something.
    fn look(&mut self) -> io::Result<Seen> {
        let keys = stdin();
        let mut ends = [PollFd::new(&keys, PollFlags::IN), PollFd::new(&self.bell, PollFlags::IN)];
        match rustix::event::poll(&mut ends, Some(&AGAIN)) {
            Err(Errno::INTR) => return Ok(Seen::Nothing),
            ready => ready?,
        };
        let [keys, bell] = ends.map(|end| end.revents());
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(Seen::End);
        }
        if bell.contains(PollFlags::IN) {
            self.bell.read_exact(&mut [0])?;
            return Ok(Seen::Bell);
        }
        Ok(if keys.contains(PollFlags::IN) { Seen::Keys } else { Seen::Nothing })
    }
}

/// What is seen from outside of crossterm.
enum Seen {
    /// Nothing for a while.
    Nothing,
    /// There is something to read.
    Keys,
    /// Somebody rang.
    Bell,
    /// The terminal is gone.
    End,
}

/// Wakes the thread that waits for the keyboard.
///
/// # Errors
/// When nobody listens.
pub fn ring() -> io::Result<()> {
    let bell = BELL.get().map(|mut bell| bell.write_all(&[0]));
    bell.unwrap_or(Err(io::ErrorKind::NotConnected.into()))
}
