//! Events: what a key, a click or a paste means where it happened.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::command::Command;
use crate::tui::keymap::{UNBOUND, find_command};
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
        return matches!(name.as_str(), "q" | "Ctrl-c").then_some(Message::Run(Command::Leave));
    }
    if let (Mode::Menu(menu), KeyCode::Char(letter)) = (&state.mode, key.code)
        && let Some(place) = menu.items.iter().position(|item| item.key == letter)
    {
        return Some(Message::Pick(place));
    }
    let place = state.place();
    if let Some(command) = find_command(&name, place) {
        return Some(Message::Run(command));
    }
    if place.takes_text() {
        return typed(key).map(|character| Message::Insert(character.to_string()));
    }
    UNBOUND.iter().find(|(unbound, _)| *unbound == name).map(|(_, hint)| Message::Hint(hint))
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

/// Returns the name of a key as the table writes it; `None` for keys that no table would name.
pub fn notation(key: &KeyEvent) -> Option<String> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let name = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) if control => letter.to_lowercase().to_string(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        _ => return None,
    };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
    let control = if control { "Ctrl-" } else { "" };
    Some(format!("{control}{alt}{name}"))
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
            (KeyCode::F(1), KeyModifiers::NONE, "F1"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
            (KeyCode::Char('q'), KeyModifiers::ALT, "Alt-q"),
        ] {
            assert_eq!(notation(&KeyEvent::new(code, modifiers)).as_deref(), Some(name));
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
