//! The report as comma-separated values: one row per entry, all topics in one table.

use std::io::{self, Write};

use crate::documents::report::Report;
use crate::documents::spreadsheet::neutralised;

/// Writes the columns' names and a row per entry; texts are exact, except that no spreadsheet runs them.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["topic", "on", "at", "company", "role", "what", "person", "details"])
        .map_err(io::Error::from)?;
    for section in &report.sections {
        for entry in &section.entries {
            let cells = [
                section.topic.as_str().to_owned(),
                entry.on.format("%Y-%m-%d").to_string(),
                entry.at.map_or(String::new(), |at| at.format("%H:%M").to_string()),
                entry.company.clone(),
                entry.role.clone(),
                entry.what.clone(),
                entry.person.clone(),
                entry.details.join("; "),
            ];
            rows.write_record(cells.iter().map(|cell| neutralised(cell).into_owned()))
                .map_err(io::Error::from)?;
        }
    }
    rows.flush()
}
