//! What comes from outside: one thread reads the keys, one waits for signals; both speak through one channel.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::Event;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use crate::tui::keyboard::{Keyboard, Woken};
use crate::tui::message::Message;
use crate::tui::{rest, terminal};

/// How long the loop may take to leave after a signal, before it is left behind.
const PATIENCE: Duration = Duration::from_millis(1500);

/// One thing that came from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key, a click, a paste.
    Event(Event),
    /// The terminal has another size.
    Resized,
    /// A signal that ends the program.
    End(i32),
    /// A signal that stops the program for a while.
    Stop,
    /// The program runs again.
    Continue,
    /// The terminal cannot be read any more.
    Gone,
    /// The worker says something.
    Message(Box<Message>),
}

/// What comes from outside, and the way there.
pub struct Outside {
    /// For others who have something to say.
    pub sender: Sender<Input>,
    /// What came.
    pub inputs: Receiver<Input>,
}

/// Starts listening to signals.
///
/// # Errors
/// When the handlers cannot be registered.
pub fn listen() -> io::Result<Outside> {
    let (sender, receiver) = channel();
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let others = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || wait_for_signals(signals, &sender))?;
    Ok(Outside { sender: others, inputs: receiver })
}

/// Starts listening to the keyboard of a terminal that was taken over.
///
/// # Errors
/// When the system gives no thread.
pub fn listen_to_keys(outside: &Outside) -> io::Result<()> {
    let keyboard = Keyboard::new()?;
    let sender = outside.sender.clone();
    thread::Builder::new().name("keys".into()).spawn(move || read_keys(keyboard, &sender))?;
    Ok(())
}

/// Returns the exit code of a program that a signal ended.
pub fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Tells whether a shell is waiting that could bring a stopped program back: an ancestor outside of the program's
/// own process group, but in its session. Where processes cannot be looked up, one is assumed.
pub fn has_shell() -> bool {
    let Some(own) = Process::find("self") else {
        return true;
    };
    let mut ancestor = Process::find(&own.parent);
    while let Some(process) = ancestor {
        if process.session != own.session {
            return false;
        }
        if process.group != own.group {
            return true;
        }
        ancestor = Process::find(&process.parent);
    }
    false
}

/// What the system tells about a process.
struct Process {
    parent: String,
    group: String,
    session: String,
}

impl Process {
    /// Returns a process by its id; `None` when the system does not tell.
    fn find(id: &str) -> Option<Self> {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name before it may hold anything, closing brackets too.
        let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(1).map(str::to_owned);
        Some(Self { parent: fields.next()?, group: fields.next()?, session: fields.next()? })
    }
}

/// Stops the program as the terminal's own Ctrl-Z would, until it is continued.
///
/// # Errors
/// When the signal cannot be raised.
pub fn stop() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}

/// Reads keys until the terminal is gone.
fn read_keys(mut keyboard: Keyboard, sender: &Sender<Input>) {
    loop {
        rest::wait_while_away();
        let input = match keyboard.wait() {
            // The signal tells of another size, also when no key does.
            Woken::Typed(Event::Resize(..)) | Woken::Rung => continue,
            Woken::Typed(event) => Input::Event(event),
            Woken::Gone => Input::Gone,
        };
        let gone = input == Input::Gone;
        panic_for_tests("thread", &input);
        if sender.send(input).is_err() || gone {
            rest::reader_ended();
            return;
        }
    }
}

/// Passes signals on. When the loop does not leave in time, gives the terminal back and ends the program itself.
fn wait_for_signals(mut signals: Signals, sender: &Sender<Input>) {
    for signal in signals.forever() {
        if rest::is_away() && is_of_the_terminal(signal) {
            stop_along(signal);
            continue;
        }
        let input = match signal {
            SIGTSTP => Input::Stop,
            SIGCONT => Input::Continue,
            SIGWINCH => Input::Resized,
            _ => Input::End(signal),
        };
        let ends = matches!(input, Input::End(_));
        let _ = sender.send(input);
        if ends {
            thread::sleep(PATIENCE);
            terminal::give_back_past_everyone();
            low_level::exit(128 + signal);
        }
    }
}

/// Tells whether a signal is one that a terminal sends to every program that it belongs to.
const fn is_of_the_terminal(signal: i32) -> bool {
    matches!(signal, SIGINT | SIGQUIT | SIGTSTP | SIGCONT)
}

/// Stops along with the program that has the terminal, when that is stopped; its other signals are its own.
fn stop_along(signal: i32) {
    if signal == SIGTSTP && has_shell() {
        // What the system refuses leaves this program waiting for the other, as it does anyway.
        let _ = stop();
    }
}

/// Panics at the first key when `CALLBACK_PANIC` names this place: for the tests that look at the terminal
/// afterwards. Not in released programs.
#[expect(clippy::panic, reason = "what is tested is the way out of a panic")]
pub fn panic_for_tests(place: &str, input: &Input) {
    let key = matches!(input, Input::Event(Event::Key(_)));
    if cfg!(debug_assertions) && key && std::env::var("CALLBACK_PANIC").is_ok_and(|wanted| wanted == place) {
        std::panic::panic_any("a panic was asked for");
    }
}
