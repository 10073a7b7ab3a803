//! What an import did, or would do, in words.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::ids::RecordKind;
use crate::fields::incoming::ImportSummary;
use crate::fields::noun;

/// Returns the name under which the import of a file stands in the history; `None` stands for standard input.
pub fn operation_name(file: Option<&Path>) -> String {
    let file = file.and_then(Path::file_name);
    format!("import of {}", file.map_or("standard input".into(), |file| file.to_string_lossy()))
}

/// Returns what became of a file, as messages name it, or what would.
pub fn summary_lines(summary: &ImportSummary, file: &str, dry_run: bool) -> Vec<String> {
    let would = if dry_run { "Would have " } else { "" };
    if summary.is_empty() {
        return vec![format!("{file} says nothing new; nothing was changed")];
    }
    let mut lines = Vec::new();
    for (verb, counts) in
        [("added", &summary.added), ("changed", &summary.changed), ("brought back", &summary.restored)]
    {
        if !counts.is_empty() {
            lines.push(capital(&format!("{would}{verb} {}", list(counts))));
        }
    }
    for (heading, named) in
        [("overwritten what was edited here", &summary.overwritten), ("removed", &summary.removed)]
    {
        if !named.is_empty() {
            lines.push(capital(&format!("{would}{heading}:")));
        }
        lines.extend(named.iter().map(|line| format!("  {line}")));
    }
    lines
}

/// Returns `2 applications, 1 contact`.
fn list(counts: &BTreeMap<RecordKind, usize>) -> String {
    let count = |(kind, count): (&RecordKind, &usize)| {
        let what = noun(*kind);
        if *count == 1 { format!("1 {}", what.singular) } else { format!("{count} {}", what.plural) }
    };
    counts.iter().map(count).collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
