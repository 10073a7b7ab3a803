//! The due list as tab-separated lines, for `cut`, `awk` and pasting: one line per action, whatever is in it.

use std::io::{self, Write};

use crate::documents::due::table::{COLUMNS, row};
use crate::documents::spreadsheet::neutralised;
use crate::domain::printable::printable;
use crate::scheduler::DueList;

/// Writes the columns' names and one line per action; tabs and line breaks inside a cell become blanks.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join("\t"))?;
    for action in &list.actions {
        let cells = row(action).map(|cell| neutralised(&printable(&cell)).into_owned());
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}
