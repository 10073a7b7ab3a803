//! What an import did, or would do, in words.

use std::collections::BTreeMap;

use crate::cli::output::Output;
use crate::domain::ids::RecordKind;
use crate::domain::incoming::ImportSummary;

/// Tells what became of a file, as messages name it.
pub(super) fn tell(summary: &ImportSummary, file: &str, dry_run: bool, output: &mut Output<'_>) {
    let would = if dry_run { "Would have " } else { "" };
    if summary.is_empty() {
        output.say(&format!("{file} says nothing new; nothing was changed"));
        return;
    }
    for (verb, counts) in
        [("added", &summary.added), ("changed", &summary.changed), ("brought back", &summary.restored)]
    {
        if !counts.is_empty() {
            output.say(&capital(&format!("{would}{verb} {}", list(counts))));
        }
    }
    for (heading, lines) in
        [("overwritten what was edited here", &summary.overwritten), ("removed", &summary.removed)]
    {
        if !lines.is_empty() {
            output.say(&capital(&format!("{would}{heading}:")));
        }
        for line in lines {
            output.say(&format!("  {line}"));
        }
    }
    if summary.operation.is_some() {
        output.say("callback undo takes it back");
    }
}

/// Returns `2 applications, 1 contact`.
fn list(counts: &BTreeMap<RecordKind, usize>) -> String {
    let count = |(kind, count): (&RecordKind, &usize)| {
        if *count == 1 { format!("1 {kind}") } else { format!("{count} {kind}s") }
    };
    counts.iter().map(count).collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
