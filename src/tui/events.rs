//! Events: what a key, a click or a paste means where it happened.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::keys::command::Command;
use crate::keys::keymap::Binding;
use crate::keys::notation::{Held, Key};
use crate::keys::table::{Place, UNBOUND};
use crate::tui::message::Message;
use crate::tui::mode::Mode;
use crate::tui::state::{Mouse, State};

/// How many lines one notch of the wheel moves.
const WHEEL: isize = 3;

/// Returns what an event means; `None` when it means nothing.
pub fn message_for(state: &State, event: Event) -> Option<Message> {
    match event {
        Event::Resize(width, height) => Some(Message::Resized { width, height }),
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => key_message(state, &key),
        Event::Paste(text) => {
            (state.place().takes_text() && !state.is_too_small()).then_some(Message::Insert(text))
        }
        Event::Mouse(mouse) if state.settings.mouse == Mouse::On => mouse_message(state, &mouse),
        Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

/// Returns what a key means.
fn key_message(state: &State, key: &KeyEvent) -> Option<Message> {
    let name = notation(key)?;
    if state.is_too_small() {
        let leaves = ["q", "Ctrl-c"].contains(&name.as_str()) || leaves(state, &name);
        return leaves.then_some(Message::Run(Command::Leave));
    }
    if let (Mode::Menu(menu), KeyCode::Char(letter)) = (&state.mode, key.code)
        && (key.modifiers - KeyModifiers::SHIFT).is_empty()
        && let Some(place) = menu.items.iter().position(|item| item.key == letter)
    {
        return Some(Message::Pick(place));
    }
    let place = state.place();
    let keys = &state.settings.keys;
    let plain = || notation(&KeyEvent { modifiers: key.modifiers - KeyModifiers::SHIFT, ..*key });
    let command = keys.find_command(name.as_str(), place);
    if let Some(command) = command.or_else(|| keys.find_command(plain()?.as_str(), place)) {
        return Some(Message::Run(command));
    }
    if place.takes_text() {
        return typed(key).map(|character| Message::Insert(character.to_string()));
    }
    if UNBOUND.contains(&name.as_str()) {
        return Some(Message::Hint(does_nothing(state, &name)));
    }
    matches!(state.mode, Mode::Browse).then(|| elsewhere(state, &name)).flatten().map(Message::Hint)
}

/// Says what a key does on other screens, when it does nothing on this one.
fn elsewhere(state: &State, key: &Key) -> Option<String> {
    let on_a_list = |place: &Place| !place.takes_text() && !matches!(place, Place::Menu | Place::Letter);
    let bound = |binding: &&Binding| {
        binding.keys.contains(key) && binding.places.iter().any(on_a_list) && !binding.name.is_empty()
    };
    let binding = state.settings.keys.bindings().iter().find(bound)?;
    let place = binding.places.iter().find(|place| on_a_list(place))?;
    Some(format!("{key} does nothing here; in {} it is: {}", place.name(), binding.help))
}

/// Tells whether a key leaves the program from where the user is.
fn leaves(state: &State, key: &Key) -> bool {
    let command = state.settings.keys.find_command(key.as_str(), state.place());
    matches!(command, Some(Command::Leave | Command::Quit))
}

/// Says which keys do what somebody who pressed a key that does nothing may have meant.
fn does_nothing(state: &State, key: &Key) -> String {
    let (done, snooze) = (state.key(Command::Done), state.key(Command::Snooze));
    format!("{key} does nothing here: {done} marks as done, {snooze} snoozes or dismisses")
}

/// Returns the character that a key types.
fn typed(key: &KeyEvent) -> Option<char> {
    let plain = (key.modifiers - KeyModifiers::SHIFT).is_empty()
        || key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(character) if plain => Some(character),
        _ => None,
    }
}

/// Returns the key as the table names it; `None` for keys that no table would name.
pub fn notation(key: &KeyEvent) -> Option<Key> {
    let held = Held {
        control: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        shift: key.modifiers.contains(KeyModifiers::SHIFT),
    };
    let name = match key.code {
        KeyCode::Char(character) => return Key::character(character, held),
        KeyCode::F(number) => return Some(Key::named(&format!("F{number}"), held)),
        KeyCode::BackTab => return Some(Key::named("Tab", Held { shift: true, ..held })),
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Delete",
        KeyCode::Insert => "Insert",
        KeyCode::Left => "Left",
        KeyCode::Right => "Right",
        KeyCode::Up => "Up",
        KeyCode::Down => "Down",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        _ => return None,
    };
    Some(Key::named(name, held))
}

/// Returns what the mouse means: a click selects, the wheel scrolls, nothing else.
fn mouse_message(state: &State, mouse: &MouseEvent) -> Option<Message> {
    if state.is_too_small() {
        return None;
    }
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            Some(Message::Click { column: mouse.column, row: mouse.row })
        }
        MouseEventKind::ScrollDown => Some(Message::Wheel(WHEEL)),
        MouseEventKind::ScrollUp => Some(Message::Wheel(-WHEEL)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_the_table_writes_them() {
        for (code, modifiers, name) in [
            (KeyCode::Char('j'), KeyModifiers::NONE, "j"),
            (KeyCode::Char('S'), KeyModifiers::SHIFT, "S"),
            (KeyCode::Char('d'), KeyModifiers::CONTROL, "Ctrl-d"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::Up, KeyModifiers::SHIFT, "Shift-Up"),
            (KeyCode::F(1), KeyModifiers::NONE, "F1"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
            (KeyCode::Char('q'), KeyModifiers::ALT, "Alt-q"),
        ] {
            let key = notation(&KeyEvent::new(code, modifiers));
            assert_eq!(key.as_ref().map(Key::as_str), Some(name));
        }
    }

    #[test]
    fn characters_that_need_alt_gr_are_typed() {
        let key = |modifiers| KeyEvent::new(KeyCode::Char('@'), modifiers);
        assert_eq!(typed(&key(KeyModifiers::CONTROL | KeyModifiers::ALT)), Some('@'));
        assert_eq!(typed(&key(KeyModifiers::NONE)), Some('@'));
        assert_eq!(typed(&key(KeyModifiers::CONTROL)), None);
    }
}
