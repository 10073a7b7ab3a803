//! The days kept beside applications, from which on they have to be looked at.
//!
//! Owns reading by them and keeping them; what they are is judged by whoever asks. Triggers forget them with every
//! write. They may be lost at any time without harm: then everything is read.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use crate::domain::ids::{ApplicationId, RecordKind};
use crate::domain::moment::iso_date;
use crate::domain::records::Records;
use crate::store::Store;
use crate::store::error::Result;
use crate::store::load::{self, Scope};
use crate::store::open_file::OpenFile;
use crate::store::shown;

/// Tells for each application from which day on it has to be looked at.
pub type Outlook<'a> = dyn Fn(&Records) -> Vec<(ApplicationId, Option<NaiveDate>)> + 'a;

/// What stands for "never, unless something is written": later than every date.
const NEVER: &str = "never";

/// What holds for all days that are kept.
struct Kept {
    rules: String,
    found_on: Option<NaiveDate>,
}

impl Kept {
    /// Tells whether the days were found by these rules and hold on `day`: what was found later says nothing of it.
    fn holds(&self, rules: &str, day: NaiveDate) -> bool {
        self.rules == rules && self.found_on.is_some_and(|found_on| found_on <= day)
    }
}

/// Returns what the kept days rest on; `None` when there are none.
fn kept(connection: &Connection) -> Result<Option<Kept>> {
    let mut statement = connection.prepare_cached("SELECT rules, found_on FROM look_ahead")?;
    let row = statement.query_row([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).optional()?;
    Ok(row.map(|(rules, found_on)| Kept { rules, found_on: iso_date(&found_on) }))
}

/// Forgets all days at once, which is quicker than one by one when much is about to be written.
pub(in crate::store) fn forget(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM look_ahead", [])?;
    Ok(())
}

impl Store {
    /// Returns the records of the applications that have to be looked at on a day; `None` when that is not known for
    /// these rules and that day.
    pub fn records_to_look_at(&self, on: NaiveDate, rules: &str) -> Result<Option<Records>> {
        let read = || {
            let transaction = self.file.connection.unchecked_transaction()?;
            let holds = kept(&transaction)?.is_some_and(|kept| kept.holds(rules, on));
            let records = holds.then(|| load::records(&transaction, Scope::LookedAt(on))).transpose()?;
            transaction.finish()?;
            Ok(records)
        };
        self.named(read())
    }

    /// Finds anew from which day on each application has to be looked at, of those that have to be today.
    ///
    /// Reads and writes in one transaction, so that no write of others comes in between. Does not wait for others,
    /// and leaves days alone that a clock ahead of `today` found.
    pub fn look_ahead(&mut self, today: NaiveDate, rules: &str, outlook: &Outlook<'_>) -> Result<()> {
        self.writing()?;
        self.file.wait_for_others(false)?;
        let done = look_ahead(&mut self.file, today, rules, outlook);
        self.file.wait_for_others(true)?;
        self.named(done)
    }
}

fn look_ahead(file: &mut OpenFile, today: NaiveDate, rules: &str, outlook: &Outlook<'_>) -> Result<()> {
    let transaction = file.begin(file.now)?;
    let day = today.format("%Y-%m-%d").to_string();
    match kept(&transaction)? {
        Some(kept) if kept.holds(rules, today) => {
            transaction.execute("UPDATE look_ahead SET found_on = ?1 WHERE found_on < ?1", [&day])?;
        }
        Some(kept) if kept.rules == rules => return Ok(()),
        _ => {
            transaction.execute("UPDATE application SET look_on = '' WHERE look_on > ''", [])?;
            forget(&transaction)?;
            transaction.execute("INSERT INTO look_ahead (rules, found_on) VALUES (?1, ?2)", [rules, &day])?;
        }
    }
    for (application, look_on) in outlook(&load::records(&transaction, Scope::LookedAt(today))?) {
        let id = shown::internal(&transaction, RecordKind::Application, application.as_str())?;
        let look_on = look_on.map_or(NEVER.to_owned(), |day| day.format("%Y-%m-%d").to_string());
        let sql = "UPDATE application SET look_on = ?2 WHERE id = ?1 AND look_on <> ?2";
        transaction.prepare_cached(sql)?.execute([&id, &look_on])?;
    }
    transaction.commit(false)
}
