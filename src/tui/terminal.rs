//! The terminal: taken over at the start, given back on every way out.
//!
//! Owns raw mode, the alternate screen, bracketed paste, the mouse and the hook for panics. Refuses to know what
//! is drawn.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Stdout, Write};
use std::mem::ManuallyDrop;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use rustix::fs::OFlags;

use crate::runtime::worker;
use crate::tui::backend::MeasuredBackend;
use crate::tui::state::Mouse;

pub use crate::tui::backend::size;

/// How long to wait before a terminal is tried again that takes nothing, and how often.
const PAUSE: Duration = Duration::from_millis(20);
const MOST_TRIES: u32 = 20;

/// The exit code of a thread that panicked.
const PANICKED: i32 = 101;

/// Whether the terminal is ours at present.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; it is given back when this is dropped.
#[derive(Debug)]
pub struct Screen {
    /// Never dropped: on its way out it would complain on a terminal that may be gone, and end the program there.
    terminal: ManuallyDrop<Terminal<MeasuredBackend<Stdout>>>,
    mouse: Mouse,
}

impl Screen {
    /// Takes the terminal over, and makes sure that a panic gives it back.
    ///
    /// # Errors
    /// When the terminal cannot be put into raw mode or be written to.
    pub fn take(mouse: Mouse) -> io::Result<Self> {
        give_back_on_panic();
        take(mouse)?;
        let terminal = Terminal::new(MeasuredBackend::new(io::stdout())).inspect_err(|_| give_back())?;
        Ok(Self { terminal: ManuallyDrop::new(terminal), mouse })
    }

    /// Returns the terminal's columns and rows, after adapting to a change.
    ///
    /// # Errors
    /// When the size cannot be asked for.
    pub fn size(&mut self) -> io::Result<(u16, u16)> {
        self.terminal.autoresize()?;
        let area = self.terminal.get_frame().area();
        Ok((area.width, area.height))
    }

    /// Draws a frame; only what changed is written.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        let whole = |frame: &mut ratatui::Frame<'_>| {
            draw(frame);
            mark_second_halves(frame.buffer_mut());
        };
        self.terminal.draw(whole).map(|_| ())
    }

    /// Takes the terminal over again after the program was stopped, and forgets what it showed.
    ///
    /// # Errors
    /// As `take`.
    pub fn take_again(&mut self) -> io::Result<()> {
        take(self.mouse)?;
        self.forget()
    }

    /// Forgets what the terminal shows, so that the next frame is drawn in full.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn forget(&mut self) -> io::Result<()> {
        let (width, height) = self.size()?;
        // Resized rather than cleared: clearing asks the terminal where its cursor is, and the answer would be
        // waited for behind the thread that reads the keys.
        self.terminal.resize(Rect::new(0, 0, width, height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Makes the second half of a wide character look unlike a blank, so that it is written when the character goes.
///
/// Terminals disagree about what belongs together: some put the vowel of a Devanagari syllable or the second letter
/// of a flag there on their own, and it would stay behind. While the character stands the mark is never written.
fn mark_second_halves(buffer: &mut Buffer) {
    let area = buffer.area;
    for row in area.top()..area.bottom() {
        let mut column = area.left();
        while column < area.right() {
            let next =
                column.saturating_add(buffer.cell((column, row)).map_or(1, |cell| cell.cell_width().max(1)));
            for half in column.saturating_add(1)..next.min(area.right()) {
                if let Some(cell) = buffer.cell_mut((half, row)) {
                    cell.modifier.insert(Modifier::HIDDEN);
                }
            }
            column = next;
        }
    }
}

/// Tells whether the terminal is still there.
pub fn is_there() -> bool {
    io::stdout().is_terminal()
}

/// Hands a text to the clipboard of the terminal, also from afar and through `tmux` with `set-clipboard on`; whether
/// the terminal takes it cannot be known.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Takes the terminal over.
fn take(mouse: Mouse) -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    let taken = enable_raw_mode().and_then(|()| {
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        if mouse == Mouse::On { execute!(io::stdout(), EnableMouseCapture) } else { Ok(()) }
    });
    taken.inspect_err(|_| give_back())
}

/// Gives the terminal back, if it is ours. What fails here cannot be told to anyone.
pub fn give_back() {
    give_back_through(&mut io::stdout());
}

/// Gives the terminal back without waiting for a thread that may be stuck while it writes.
pub fn give_back_past_everyone() {
    let unblocked = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    if let Ok(terminal) = OpenOptions::new().write(true).custom_flags(unblocked).open("/dev/tty") {
        give_back_through(&mut Unblocked { terminal, tries: MOST_TRIES });
    }
}

/// A terminal that may take nothing: then it is tried a few times, and left as it is.
struct Unblocked {
    terminal: File,
    tries: u32,
}

impl Write for Unblocked {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.terminal.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && self.tries > 0 => {
                    self.tries -= 1;
                    thread::sleep(PAUSE);
                }
                written => return written,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives the terminal back through `out`.
fn give_back_through(out: &mut impl Write) {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    }
}

/// Makes a panic, in any thread, give the terminal back before it is reported; another thread's ends the program.
fn give_back_on_panic() {
    let report = std::panic::take_hook();
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some(worker::NAME) {
            // Its panic becomes a message; the screens go on.
            return;
        }
        give_back();
        report(panic);
        if std::thread::current().id() != main {
            std::process::exit(PANICKED);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn showing(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, Style::new());
        mark_second_halves(&mut buffer);
        buffer
    }

    #[test]
    fn nothing_of_a_wide_character_stays_behind() {
        for text in ["\u{928}\u{93e}", "\u{1f1e9}\u{1f1ea}", "日"] {
            let (before, after) = (showing(text), showing("x"));
            let written: Vec<_> =
                before.diff(&after).into_iter().map(|(x, _, cell)| (x, cell.symbol())).collect();
            assert_eq!(written, [(0, "x"), (1, " ")], "{text}");
            assert!(before.diff(&before).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_mark_is_never_written() {
        let (before, after) = (showing("ab"), showing("日b"));
        assert!(before.diff(&after).iter().all(|(_, _, cell)| !cell.modifier.contains(Modifier::HIDDEN)));
    }
}
