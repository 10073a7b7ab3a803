//! The due list as comma-separated values, for spreadsheets and scripts.

use std::io::{self, Write};

use crate::documents::due::table::{COLUMNS, row};
use crate::documents::spreadsheet::neutralised;
use crate::scheduler::DueList;

/// Writes the columns' names and one record per action; texts are exact, except that no spreadsheet runs them.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    let mut records = csv::Writer::from_writer(out);
    records.write_record(COLUMNS).map_err(io::Error::from)?;
    for action in &list.actions {
        let cells = row(action);
        records
            .write_record(cells.iter().map(|cell| neutralised(cell).into_owned()))
            .map_err(io::Error::from)?;
    }
    records.flush()
}
