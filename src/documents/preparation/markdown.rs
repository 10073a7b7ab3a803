//! The sheet as Markdown: a section per heading, a list in each.

use std::io::{self, Write};

use crate::documents::markdown_text::{escaped, linked};
use crate::documents::preparation::Setting;
use crate::documents::preparation::sections::{Entry, sections, title};
use crate::scheduler::preparation::Preparation;

/// Writes the title, then every section.
pub(super) fn write(sheet: &Preparation<'_>, setting: Setting<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&title(sheet)))?;
    for section in sections(sheet, setting) {
        writeln!(out, "\n## {}\n", section.heading)?;
        section.entries.iter().try_for_each(|entry| write_entry(entry, out))?;
    }
    Ok(())
}

fn write_entry(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = entry.text.lines().map(linked);
    let first = lines.next().unwrap_or_default();
    if entry.name.is_empty() {
        writeln!(out, "- {first}")?;
    } else {
        writeln!(out, "- **{}**: {first}", escaped(&entry.name))?;
    }
    lines.filter(|line| !line.trim().is_empty()).try_for_each(|line| writeln!(out, "  - {line}"))
}
