//! The report as plain text, for terminals, letters and printers: dates in one column, what happened in the next.

use std::io::{self, Write};

use crate::documents::report::Report;
use crate::documents::report::contents::Entry;
use crate::documents::title::title;
use crate::domain::printable::printable;

/// Where the second column begins.
const INDENT: usize = 24;

/// Writes the title, the totals, and the sections in which something happened.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", report.title())?;
    for section in &report.sections {
        writeln!(out, "{:<28}{}", section.topic.heading(), section.total)?;
    }
    for section in report.filled_sections() {
        writeln!(out, "\n{}", section.topic.heading().to_uppercase())?;
        section.entries.iter().try_for_each(|entry| write_entry(entry, out))?;
    }
    Ok(())
}

/// Writes an entry: when, whose and what, then with whom and the details on a line of their own.
fn write_entry(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let time = entry.at.map_or(String::new(), |at| at.format("%H:%M").to_string());
    let when = format!("{}  {time}", entry.on.format("%a %e %b %Y"));
    let title = title(&entry.company, &entry.role);
    writeln!(out, "{when:<INDENT$}{}: {}", printable(&title), printable(&entry.what))?;
    let mut more = entry.details.clone();
    if !entry.person.is_empty() {
        more.insert(0, format!("with {}", entry.person));
    }
    if more.is_empty() { Ok(()) } else { writeln!(out, "{:INDENT$}{}", "", printable(&more.join("; "))) }
}
