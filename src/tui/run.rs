//! The loop: waits, updates, draws. It owns the terminal while it runs and decides nothing else.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::editor::{self, EditedText, EditorError};
use crate::runtime::{Desk, RuntimeError};
use crate::tui::effect::{Effect, TextToEdit};
use crate::tui::events::message_for;
use crate::tui::message::Message;
use crate::tui::rest;
use crate::tui::signals::{self, Input, exit_code};
use crate::tui::state::State;
use crate::tui::terminal::{self, Screen};
use crate::tui::theme::Theme;
use crate::tui::update::update;
use crate::tui::view::view;

/// How often the loop looks at the time and at other processes' writes.
const TICK: Duration = Duration::from_secs(1);
/// The most events that are taken in before the next frame.
const MOST_AT_ONCE: usize = 256;
/// The signal that a vanished terminal stands for.
const HANGUP: i32 = 1;

/// Whether the loop goes on.
enum Next {
    /// It does.
    Wait,
    /// It ends with this exit code.
    End(u8),
}

/// Runs until the user quits or a signal comes, and returns the exit code.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(desk: &mut Desk, state: &mut State, theme: &Theme) -> Result<u8, RuntimeError> {
    let code = turn(desk, state, theme);
    // By now the terminal is given back; where it is gone, the next start tells.
    for file in desk.leave_texts() {
        let _ = writeln!(io::stderr(), "callback: what you wrote in your editor is in {}", file.display());
    }
    code
}

/// Turns until something ends it, and gives the terminal back.
fn turn(desk: &mut Desk, state: &mut State, theme: &Theme) -> Result<u8, RuntimeError> {
    // First the signals: a terminal that takes nothing would stop everything else.
    let outside = signals::listen().map_err(RuntimeError::Terminal)?;
    let mut screen = Screen::take(state.settings.mouse).map_err(RuntimeError::Terminal)?;
    signals::listen_to_keys(&outside).map_err(RuntimeError::Terminal)?;
    let others = outside.sender.clone();
    desk.answer_through(Arc::new(move |message| drop(others.send(Input::Message(Box::new(message))))));
    loop {
        if draw(&mut screen, desk, state, theme).is_err() {
            return Ok(exit_code(HANGUP));
        }
        if let Next::End(code) = wait(&mut screen, &outside.inputs, desk, state) {
            return Ok(code);
        }
    }
}

/// Draws what changed, if something did.
fn draw(screen: &mut Screen, desk: &mut Desk, state: &mut State, theme: &Theme) -> std::io::Result<()> {
    if !state.stale {
        return Ok(());
    }
    let (width, height) = screen.size()?;
    if (width, height) != state.size {
        // Nobody leaves because of another size.
        let _ = handle(screen, Message::Resized { width, height }, desk, state);
    }
    state.stale = false;
    screen.draw(|frame| view(state, theme, frame))
}

/// Waits for the next thing to happen, and takes in everything that has happened by then.
fn wait(screen: &mut Screen, inputs: &Receiver<Input>, desk: &mut Desk, state: &mut State) -> Next {
    match inputs.recv_timeout(TICK) {
        Ok(first) => {
            let more = inputs.try_iter().take(MOST_AT_ONCE);
            for input in std::iter::once(first).chain(more) {
                if let Next::End(code) = take_in(screen, input, desk, state) {
                    return Next::End(code);
                }
            }
            let elapsed = desk.now().unix_millis().abs_diff(state.now.unix_millis());
            if u128::from(elapsed) < TICK.as_millis() { Next::Wait } else { tick(screen, desk, state) }
        }
        Err(RecvTimeoutError::Timeout) => tick(screen, desk, state),
        Err(RecvTimeoutError::Disconnected) => Next::End(exit_code(HANGUP)),
    }
}

/// A second passed; a terminal that vanished without a word ends the loop.
fn tick(screen: &mut Screen, desk: &mut Desk, state: &mut State) -> Next {
    if !terminal::is_there() {
        return Next::End(exit_code(HANGUP));
    }
    handle(screen, Message::Tick(desk.now()), desk, state)
}

/// Takes one thing in.
fn take_in(screen: &mut Screen, input: Input, desk: &mut Desk, state: &mut State) -> Next {
    signals::panic_for_tests("key", &input);
    match input {
        Input::Event(event) => match message_for(state, event) {
            Some(message) => handle(screen, message, desk, state),
            None => Next::Wait,
        },
        Input::Resized => {
            state.stale = true;
            Next::Wait
        }
        Input::End(signal) => Next::End(exit_code(signal)),
        Input::Stop => suspend(screen, state),
        Input::Continue => resume(screen, state),
        Input::Message(message) => handle(screen, *message, desk, state),
        Input::Gone => Next::End(exit_code(HANGUP)),
    }
}

/// Handles a message, and the messages that its effects are answered with.
fn handle(screen: &mut Screen, message: Message, desk: &mut Desk, state: &mut State) -> Next {
    let mut messages = VecDeque::from([message]);
    let (mut lost, mut next) = (false, Next::Wait);
    while let Some(message) = messages.pop_front() {
        lost |= matches!(message, Message::Failed(_));
        for effect in update(state, message) {
            match effect {
                Effect::Quit => return Next::End(0),
                Effect::Suspend => {
                    if let Next::End(code) = suspend(screen, state) {
                        return Next::End(code);
                    }
                }
                Effect::Copy(text) => {
                    if terminal::copy(&text).is_err() {
                        return Next::End(exit_code(HANGUP));
                    }
                }
                Effect::Repaint => {
                    if screen.forget().is_err() {
                        return Next::End(exit_code(HANGUP));
                    }
                }
                Effect::EditText(text) => {
                    let edited = match edit(text, desk) {
                        Ok(edited) => edited,
                        Err(signal) => return Next::End(exit_code(signal)),
                    };
                    // What was written is saved also where the terminal is gone.
                    next = resume(screen, state);
                    messages.extend(desk.perform(Effect::Poll, &state.snapshot));
                    messages.push_back(edited);
                }
                effect => messages.extend(desk.perform(effect, &state.snapshot)),
            }
        }
    }
    if !lost && state.unsaved_notes.is_none() {
        desk.forget_texts();
    }
    next
}

/// Gives the terminal to the user's editor until that has ended, and returns what became of the text.
///
/// # Errors
/// Returns the signal that ends the program.
fn edit(text: TextToEdit, desk: &mut Desk) -> Result<Message, i32> {
    let name = format!("{}.{}", text.owner.name(), text.extension);
    let edited = rest::while_away(|| {
        terminal::give_back();
        editor::edit(&text.text, &name, desk.texts_folder())
    });
    Ok(match edited {
        Ok(Ok(EditedText { text: after, kept })) => {
            desk.keep_text(kept);
            Message::Edited { owner: text.owner, before: text.text, after }
        }
        Ok(Err(error @ EditorError::Ended { signal, .. })) => {
            let _ = writeln!(io::stderr(), "callback: {error}");
            return Err(signal);
        }
        Ok(Err(error)) => Message::Failed(error.to_string()),
        Err(error) => Message::Failed(format!("could not open the editor: {error}")),
    })
}

/// Gives the terminal back and stops until the shell brings the program back; stays when there is no shell.
fn suspend(screen: &mut Screen, state: &mut State) -> Next {
    if !signals::has_shell() {
        state.say("There is no shell that could bring the program back.");
        state.stale = true;
        return Next::Wait;
    }
    terminal::give_back();
    if signals::stop().is_err() {
        state.complain("could not stop: the system refused");
    }
    resume(screen, state)
}

/// Takes the terminal over again and draws everything anew.
fn resume(screen: &mut Screen, state: &mut State) -> Next {
    state.stale = true;
    match screen.take_again() {
        Ok(()) => Next::Wait,
        Err(_) => Next::End(exit_code(HANGUP)),
    }
}
