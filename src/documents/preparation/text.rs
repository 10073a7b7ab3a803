//! The sheet as plain text, to read on a terminal or on paper.

use std::io::{self, Write};

use crate::documents::column::wrapped;
use crate::documents::preparation::Setting;
use crate::documents::preparation::sections::{Entry, sections, title};
use crate::domain::printable::printable;
use crate::scheduler::preparation::Preparation;

/// Cells of a line at least.
const NARROWEST: usize = 30;

/// Where texts begin.
const INDENT: usize = 2;

/// Writes the title, then every section.
pub(super) fn write(sheet: &Preparation<'_>, setting: Setting<'_>, out: &mut dyn Write) -> io::Result<()> {
    let width = setting.width.max(NARROWEST);
    for line in wrapped(&title(sheet), width) {
        writeln!(out, "{line}")?;
    }
    for section in sections(sheet, setting) {
        writeln!(out, "\n{}", section.heading.to_uppercase())?;
        section.entries.iter().try_for_each(|entry| write_entry(entry, width, out))?;
    }
    Ok(())
}

/// Writes an entry: its first line beside the name, the others below, all indented.
fn write_entry(entry: &Entry, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let name = printable(&entry.name);
    let text = if name.is_empty() { format!("- {}", entry.text) } else { format!("{name}: {}", entry.text) };
    let mut indent = INDENT;
    for (index, line) in text.lines().enumerate() {
        for (part, piece) in wrapped(line, width.saturating_sub(2 * INDENT)).iter().enumerate() {
            writeln!(out, "{:indent$}{piece}", "")?;
            if index == 0 && part == 0 {
                indent = 2 * INDENT;
            }
        }
    }
    Ok(())
}
