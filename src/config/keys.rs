//! `[keys]`: which keys do what, everywhere or, in `[keys.PLACE]`, at one place.

use std::ops::Range;

use crate::config::document::{Document, Reading, Section, Value};
use crate::domain::spelling::nearest;
use crate::keys::command::Command;
use crate::keys::keymap::Keymap;
use crate::keys::notation::{EXPECTED, Key};
use crate::keys::remap::{Wish, find_command, find_place, remap};
use crate::keys::table::{Place, TABLE};

/// Reads `[keys]`; what cannot be granted is a fault, and costs one key.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Keymap {
    let Some(section) = document.section(top, "keys", "keys") else { return Keymap::default() };
    let mut wishes = Vec::new();
    for (name, span, value) in section.entries() {
        match find_place(name) {
            Some(place) => {
                let path = format!("keys.{name}");
                if let Some(section) = document.section(&section, name, &path) {
                    for (name, span, value) in section.entries() {
                        wishes.extend(read_one(document, &path, (name, span), value, Some(place)));
                    }
                }
            }
            None => wishes.extend(read_one(document, "keys", (name, span), value, None)),
        }
    }
    wishes.sort_by_key(|(_, span)| span.start);
    let (wishes, spans): (Vec<Wish>, Vec<Range<usize>>) = wishes.into_iter().unzip();
    let (keymap, objections) = remap(&wishes);
    for objection in objections {
        let span = spans.get(objection.wish).cloned().unwrap_or_default();
        document.fault(span, format!("keys: {}", objection.message));
    }
    keymap
}

/// Reads the keys of one command.
fn read_one(
    document: &mut Document<'_>,
    path: &str,
    (name, span): (&str, Range<usize>),
    value: &Value<'_>,
    place: Option<Place>,
) -> Option<(Wish, Range<usize>)> {
    let Some(command) = find_command(name) else {
        document.fault(span, format!("'{name}' is no command in [{path}]; {}; ignored", advice(name)));
        return None;
    };
    let Some(texts) = texts(value) else {
        document.refuse(value, &format!("{path}.{name}"), EXPECTED, "keeping its keys");
        return None;
    };
    let mut keys = Vec::new();
    for (text, span) in &texts {
        match Key::read(text) {
            Ok(key) => keys.push(key),
            Err(no_key) => {
                document.fault(span.clone(), format!("{path}.{name}: {no_key}; that key is ignored"))
            }
        }
    }
    (texts.is_empty() || !keys.is_empty()).then_some((Wish { command, place, keys }, span))
}

/// Returns a text, or a list of texts, with their places.
fn texts<'v>(value: &'v Value<'_>) -> Option<Vec<(&'v str, Range<usize>)>> {
    match value.as_list() {
        None => Some(vec![(value.as_text()?, value.span())]),
        Some(entries) => entries.into_iter().map(|entry| Some((entry.as_text()?, entry.span()))).collect(),
    }
}

/// Says which command was probably meant, and else where all of them are listed.
fn advice(name: &str) -> String {
    let names = TABLE.iter().map(|line| line.command.name());
    match nearest(name, names.chain(Place::ALL.iter().map(|place| place.name()))) {
        Some(meant) => format!("did you mean {meant}?"),
        None => "callback config show lists them all".to_owned(),
    }
}

/// Returns the section that gives every command the keys it has.
pub(super) fn section(keymap: &Keymap) -> toml::Table {
    let mut section = toml::Table::new();
    let mut seen: Vec<Command> = Vec::new();
    for binding in keymap.bindings() {
        let keys: toml::Value =
            binding.keys.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>().into();
        let name = binding.command.name();
        if !seen.contains(&binding.command) {
            seen.push(binding.command);
            section.insert(name.to_owned(), keys);
            continue;
        }
        for place in &binding.places {
            let at = section.entry(place.name()).or_insert_with(|| toml::Table::new().into());
            if let Some(table) = at.as_table_mut() {
                table.insert(name.to_owned(), keys.clone());
            }
        }
    }
    section
}
