//! The program that tells what is due.
//!
//! A list of words, never a line for a shell: nothing in the records can become a command.

use crate::config::document::{Document, Reading, Section};

/// What a command looks like.
const EXPECTED: &str = "a program and its arguments, such as [\"notify-send\", \"callback\", \"{summary}\"]";

/// Reads the program and its arguments; empty when none is configured, or when something is wrong with it.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Vec<String> {
    let Some(section) = document.section(top, "notify", "notify") else { return Vec::new() };
    document.refuse_unknown(&section, "notify", &["command"]);
    let Some(value) = section.find("command") else { return Vec::new() };
    let words: Option<Vec<String>> = value
        .as_list()
        .and_then(|entries| entries.into_iter().map(|entry| entry.as_text().map(str::to_owned)).collect());
    match words {
        Some(words) if words.first().is_some_and(|program| !program.trim().is_empty()) => words,
        _ => {
            document.refuse(value, "notify.command", EXPECTED, "nothing is told");
            Vec::new()
        }
    }
}
