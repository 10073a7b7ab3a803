//! The report as Markdown: a list of totals, then a table per topic.

use std::io::{self, Write};

use crate::documents::markdown_text::{escaped, linked};
use crate::documents::report::Report;
use crate::documents::report::contents::Entry;
use crate::documents::report::words::day;
use crate::documents::title::title;

/// Writes the title, the totals, and the sections in which something happened.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", report.title())?;
    for section in &report.sections {
        writeln!(out, "- {}: {}", section.topic.heading(), section.total)?;
    }
    for section in report.filled_sections() {
        writeln!(out, "\n## {}\n", section.topic.heading())?;
        writeln!(out, "| Date | Employer and job | What | With | Details |\n|---|---|---|---|---|")?;
        section.entries.iter().try_for_each(|entry| writeln!(out, "{}", row(entry)))?;
    }
    Ok(())
}

/// Returns an entry as a row of a table.
fn row(entry: &Entry) -> String {
    let time = entry.at.map_or(String::new(), |at| at.format(" %H:%M").to_string());
    let details: Vec<String> = entry.details.iter().map(|detail| linked(detail)).collect();
    format!(
        "| {}{time} | {} | {} | {} | {} |",
        day(entry.on),
        escaped(&title(&entry.company, &entry.role)),
        escaped(&entry.what),
        escaped(&entry.person),
        details.join("; ")
    )
}
