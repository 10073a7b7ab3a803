//! The key map that holds: the table, with what the configuration changed.

use crate::keys::command::Command;
use crate::keys::notation::Key;
use crate::keys::table::{Group, Line, Place, TABLE};

/// What some keys do somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The keys, the one to show first; none for what only the palette runs.
    pub keys: Vec<Key>,
    /// What they do.
    pub command: Command,
    /// Where they do it.
    pub places: Vec<Place>,
    /// A word or two, for the footer.
    pub name: &'static str,
    /// A phrase, for the help and the palette.
    pub help: &'static str,
    /// Where the footer shows it.
    pub footer: Vec<Place>,
    /// Under which heading the help lists it.
    pub group: Group,
}

impl Binding {
    /// Returns a line of the table with the keys that hold at some of its places.
    pub(super) fn of(line: &Line, keys: Vec<Key>, places: Vec<Place>) -> Self {
        let footer = line.footer.iter().copied().filter(|place| places.contains(place)).collect();
        let Line { command, name, help, group, .. } = *line;
        Self { keys, command, places, name, help, footer, group }
    }

    /// Returns the keys as they are shown: `j Down`.
    pub fn keys_in_words(&self) -> String {
        self.keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// What every key does everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(TABLE.iter().map(|line| Binding::of(line, line.keys(), line.places.to_vec())).collect())
    }
}

impl Keymap {
    /// Returns the key map of some bindings.
    pub(super) const fn new(bindings: Vec<Binding>) -> Self {
        Self { bindings }
    }

    /// Returns everything that can be asked for, in the order of the help.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Returns the command of a key at a place.
    pub fn find_command(&self, key: &str, place: Place) -> Option<Command> {
        let bound = |binding: &&Binding| {
            binding.places.contains(&place) && binding.keys.iter().any(|own| own.as_str() == key)
        };
        self.bindings.iter().find(bound).map(|binding| binding.command)
    }

    /// Returns the key to show for a command at a place; none where it has none.
    pub fn find_key(&self, command: Command, place: Place) -> Option<&str> {
        let here = |binding: &&Binding| binding.command == command && binding.places.contains(&place);
        self.bindings.iter().filter(here).find_map(|binding| binding.keys.first()).map(Key::as_str)
    }

    /// Returns what the footer of a place shows: the first key and the name of each of its bindings.
    pub fn footer(&self, place: Place) -> Vec<(&str, &'static str)> {
        let shown = self.bindings.iter().filter(|binding| binding.footer.contains(&place));
        shown.filter_map(|binding| Some((binding.keys.first()?.as_str(), binding.name))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::table::UNBOUND;

    const OVER: &[Place] = &[
        Place::Filter,
        Place::QuickAdd,
        Place::Menu,
        Place::Date,
        Place::Commands,
        Place::Reading,
        Place::Form,
        Place::FormText,
        Place::DayPicker,
    ];
    /// What a text is read in or typed in over several lines: Enter does something else there.
    const WITHOUT_ENTER: &[Place] = &[Place::Reading, Place::FormText];

    #[test]
    fn the_table_writes_keys_by_their_names() {
        for line in TABLE {
            let names: Vec<String> = line.keys().iter().map(Key::to_string).collect();
            assert_eq!(names, line.keys, "{line:?}");
        }
    }

    #[test]
    fn no_key_means_two_things_at_one_place_and_no_command_stands_there_twice() {
        for place in Place::ALL {
            let (mut keys, mut commands): (Vec<&str>, Vec<Command>) = Default::default();
            for line in TABLE.iter().filter(|line| line.places.contains(place)) {
                assert!(!commands.contains(&line.command), "{:?} at {place:?}", line.command);
                commands.push(line.command);
                for key in line.keys {
                    assert!(!keys.contains(key), "{key} at {place:?}");
                    keys.push(key);
                }
            }
        }
    }

    #[test]
    fn printable_keys_stay_free_where_text_is_typed() {
        for place in Place::ALL.iter().filter(|place| place.takes_text()) {
            for line in TABLE.iter().filter(|line| line.places.contains(place)) {
                assert!(line.keys().iter().all(|key| !key.types()), "{line:?}");
            }
        }
    }

    #[test]
    fn every_place_can_be_left_and_the_program_too() {
        let keymap = Keymap::default();
        for place in OVER {
            assert_eq!(keymap.find_command("Esc", *place), Some(Command::Cancel), "{place:?}");
        }
        for place in OVER.iter().filter(|place| !WITHOUT_ENTER.contains(place)) {
            assert_eq!(keymap.find_command("Enter", *place), Some(Command::Submit), "{place:?}");
        }
        for place in Place::ALL {
            assert_eq!(keymap.find_command("Ctrl-c", *place), Some(Command::Leave), "{place:?}");
        }
    }

    #[test]
    fn ambiguous_letters_are_not_bound() {
        for key in UNBOUND {
            assert!(Place::ALL.iter().all(|place| Keymap::default().find_command(key, *place).is_none()));
        }
    }

    #[test]
    fn the_footer_only_shows_keys_that_work_there() {
        for line in TABLE {
            assert!(line.footer.iter().all(|place| line.places.contains(place)), "{line:?}");
        }
    }

    #[test]
    fn names_are_of_one_command_or_one_place() {
        let mut known: Vec<(&str, Command)> = Vec::new();
        for line in TABLE {
            let name = line.command.name();
            assert!(
                known.iter().all(|(other, command)| *other != name || *command == line.command),
                "{name}"
            );
            known.push((name, line.command));
        }
        for place in Place::ALL {
            assert!(known.iter().all(|(name, _)| *name != place.name()), "{place:?}");
            assert_eq!(Place::ALL.iter().filter(|other| other.name() == place.name()).count(), 1);
        }
    }
}
