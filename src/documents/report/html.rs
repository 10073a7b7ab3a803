//! The report as a web page, to print and hand over.

use std::io::{self, BufWriter, Write};

use crate::documents::report::Report;
use crate::documents::report::contents::Entry;
use crate::documents::report::words::day;
use crate::documents::title::title;
use crate::documents::web_page::{escaped, linked, write_page};

/// Writes the title, the totals, and the sections in which something happened.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write_page(&mut out, &report.title(), |out| {
        writeln!(out, "<table>")?;
        for section in &report.sections {
            writeln!(out, "<tr><th>{}</th><td>{}</td></tr>", section.topic.heading(), section.total)?;
        }
        writeln!(out, "</table>")?;
        for section in report.filled_sections() {
            writeln!(out, "<h2>{}</h2>\n<table>", section.topic.heading())?;
            writeln!(out, "<thead><tr><th>Date</th><th>Employer and job</th><th>What</th></tr></thead>")?;
            section.entries.iter().try_for_each(|entry| writeln!(out, "{}", row(entry)))?;
            writeln!(out, "</table>")?;
        }
        Ok(())
    })?;
    out.flush()
}

/// Returns an entry as a row of a table; with whom and the details stand below what happened.
fn row(entry: &Entry) -> String {
    let time = entry.at.map_or(String::new(), |at| at.format(" %H:%M").to_string());
    let mut more: Vec<String> = entry.details.iter().map(|detail| linked(detail)).collect();
    if !entry.person.is_empty() {
        more.insert(0, format!("with {}", escaped(&entry.person)));
    }
    let mut what = escaped(&entry.what);
    if !more.is_empty() {
        what += &format!("<br><span class=\"soft\">{}</span>", more.join("; "));
    }
    let title = escaped(&title(&entry.company, &entry.role));
    format!("<tr><td>{}{time}</td><td>{title}</td><td>{what}</td></tr>", day(entry.on))
}
