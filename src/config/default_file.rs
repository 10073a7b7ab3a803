//! The commented configuration file to begin with: every setting with its default.
//!
//! What is a long list, the colours and the keys, is written from the tables that hold it, so that it cannot be
//! forgotten there; those lines are comments, so that a later version may change what nobody chose.

use std::fmt::Write;

use crate::keys::command::Command;
use crate::keys::keymap::{Binding, Keymap};
use crate::keys::table::Place;
use crate::looks::theme::{Looks, Role};

/// The settings that are few enough to be written by hand.
const BY_HAND: &str = include_str!("../../assets/config.toml");

/// What stands before the colours.
const COLOURS: &str = "
# What the theme makes of everything: colours (by name, by number to 255, or #rrggbb), \"on\" another one, bold, dim,
# underline, reverse.
[colors]
";

/// What stands before the keys.
const KEYS: &str = "
# Keys by command: \"x\", \"X\", \"Space\", \"Ctrl-x\", \"Alt-x\", \"Shift-Tab\", \"F5\"; several in a list, none as [].
# They hold wherever the command works; in [keys.PLACE] only there.
[keys]
";

/// Returns the file; it reads as the defaults, and so does what its comments say.
pub fn default_file() -> String {
    let mut file = BY_HAND.to_owned();
    // Writing to a text does not fail.
    let _ = write_colours(&mut file).and_then(|()| write_keys(&mut file));
    file
}

fn write_colours(file: &mut String) -> std::fmt::Result {
    file.push_str(COLOURS);
    let looks = Looks::default();
    for role in Role::ALL {
        let setting = format!("{} = \"{}\"", role.name(), looks.look(*role));
        writeln!(file, "# {setting:<32}# {}", role.meaning())?;
    }
    Ok(())
}

fn write_keys(file: &mut String) -> std::fmt::Result {
    file.push_str(KEYS);
    let keymap = Keymap::default();
    let mut seen: Vec<Command> = Vec::new();
    let (mut first, mut others): (Vec<&Binding>, Vec<&Binding>) = Default::default();
    for binding in keymap.bindings() {
        if seen.contains(&binding.command) {
            others.push(binding);
        } else {
            seen.push(binding.command);
            first.push(binding);
        }
    }
    for binding in first {
        write_binding(file, binding)?;
    }
    for place in Place::ALL {
        let mut here = others.iter().filter(|binding| binding.places.contains(place)).peekable();
        if here.peek().is_some() {
            writeln!(file, "\n[keys.{}]", place.name())?;
        }
        for binding in here {
            write_binding(file, binding)?;
        }
    }
    Ok(())
}

fn write_binding(file: &mut String, binding: &Binding) -> std::fmt::Result {
    let keys: Vec<String> =
        binding.keys.iter().map(|key| format!("\"{}\"", key.as_str().replace('"', "\\\""))).collect();
    let setting = format!("{} = [{}]", binding.command.name(), keys.join(", "));
    writeln!(file, "# {setting:<40}# {}", binding.help)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Config;

    fn read(text: &str) -> Config {
        Config::read(Path::new("config.toml"), text)
    }

    #[test]
    fn it_says_the_defaults() {
        assert_eq!(read(&default_file()), Config::default());
    }

    #[test]
    fn what_its_comments_suggest_is_right_too() {
        let uncommented: Vec<String> =
            default_file().lines().map(|line| line.strip_prefix("# ~ ").unwrap_or(line).to_owned()).collect();
        assert_eq!(read(&uncommented.join("\n")).faults, []);
    }

    #[test]
    fn its_colours_and_keys_are_the_defaults_when_they_are_no_comments_any_more() {
        let file = default_file();
        let (_, tables) = file.split_once(COLOURS).unwrap();
        let line = |line: &str| {
            line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line).to_owned()
        };
        let tables: Vec<String> = tables.lines().map(line).collect();
        assert_eq!(read(&format!("[colors]\n{}", tables.join("\n"))), Config::default());
    }
}
