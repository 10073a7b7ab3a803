//! Edits, on the command line: what they are read against, and how what changes is told.
//!
//! Owns the wording; refuses to know any record.

use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::Noun;
use crate::fields::change::Change;
use crate::fields::patch::Difference;
use crate::fields::quick_add::{Doubt, Setting};
use crate::fields::reading::Reading;
use crate::fields::wording::edited;
use crate::store::Store;

/// Writes what of the typed fields changes the record, and prints each field as `old -> new`.
///
/// # Errors
/// When the database refuses.
pub fn write_patch<N: Noun>(
    reading: Reading<N>,
    (title, record): (&str, &N),
    records: &Records,
    store: &mut Store,
    session: &mut Session<'_>,
) -> Result<(), CliError> {
    warn_of_doubts(&reading.doubts, session);
    let patch = reading.patch.effective(record);
    if patch.is_empty() {
        session.output.say(&format!("{title} says that already; nothing was changed"));
        return Ok(());
    }
    let name = edited(title, &patch);
    let differences = patch.differences(record, records);
    session.write(store, &name, &[Change::edit(record, patch)])?;
    session.output.say(&name);
    tell(&differences, session);
    Ok(())
}

/// Tells fields as `old -> new`.
pub fn tell(told: &[Difference], session: &mut Session<'_>) {
    let shown = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    let width = told.iter().map(|difference| difference.field.len()).max().unwrap_or(0);
    for Difference { field, old, new } in told {
        session.output.say(&format!("  {field:<width$}  {} -> {}", shown(old), shown(new)));
    }
}

/// Prints the other days that dates may mean.
fn warn_of_doubts(doubts: &[Doubt], session: &mut Session<'_>) {
    for doubt in doubts {
        let other = in_full(Moment::day(doubt.other));
        session.output.say(&format!("'{}' could also mean {other}", doubt.field));
    }
}

/// Calls `read` with what edits are read against.
pub fn with_setting<T>(records: &Records, session: &Session<'_>, read: impl FnOnce(Setting<'_>) -> T) -> T {
    let cadences: Vec<&str> = session.config.cadences.all().map(|(name, _)| name).collect();
    read(Setting { records, today: session.today(), order: session.config.day_order, cadences: &cadences })
}

/// Refuses a command that was given nothing to change.
///
/// # Errors
/// When there are no words.
pub fn require_fields(words: &[String], example: &str) -> Result<(), CliError> {
    if words.is_empty() {
        return Err(CliError::Usage(format!("nothing to change; expected a field such as {example}")));
    }
    Ok(())
}
