//! Deferrals: what was put off or dismissed, as far as the records it is about are live.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::domain::action_key::{ActionKey, KeyPart};
use crate::domain::deferral::Deferral;
use crate::domain::moment::iso_date;
use crate::domain::records::Records;
use crate::store::error::Result;
use crate::store::load::cells::Cells;
use crate::store::load::flaws::Flaws;

const DEFERRALS: &str = "SELECT id, key, until FROM deferral WHERE deleted_at IS NULL";

/// Returns the deferrals by key.
pub(in crate::store::load) fn load(
    connection: &Connection,
    records: &Records,
    flaws: &Flaws,
) -> Result<Vec<Deferral>> {
    let mut found: Vec<Deferral> = Vec::new();
    let mut statement = connection.prepare_cached(DEFERRALS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::new("deferral", row, flaws);
        // Without its date it would be dismissed for good, which nobody said.
        let read = || {
            let until = cells.read(2, iso_date, "a date, expected YYYY-MM-DD")?;
            Ok(Deferral { key: cells.word(1)?, until })
        };
        found.extend(flaws.kept(cells, read())?);
    }
    let live = live_among(&found, records);
    let mut found: Vec<Deferral> = found
        .iter()
        .filter(|deferral| named(&deferral.key).iter().all(|id| live.contains(id)))
        .cloned()
        .collect();
    found.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(found)
}

/// Returns the ids that a key names.
fn named(key: &ActionKey) -> Vec<&str> {
    let expected = key.kind().map_or(&[][..], |kind| kind.key_parts());
    let parts = key.parts().into_iter().zip(expected);
    parts
        .filter(|(part, expected)| **expected != KeyPart::Date && *part != "-")
        .map(|(part, _)| part)
        .collect()
}

/// Returns those ids in the keys that live records show.
fn live_among<'r>(deferrals: &[Deferral], records: &'r Records) -> HashSet<&'r str> {
    let asked: HashSet<&str> = deferrals.iter().flat_map(|deferral| named(&deferral.key)).collect();
    if asked.is_empty() {
        return HashSet::new();
    }
    let contacts = records.contacts.iter().map(|contact| contact.id.as_str());
    let applications = records.applications.iter().flat_map(|application| {
        let interviews = application.interviews.iter().map(|interview| interview.id.as_str());
        let interactions = application.interactions.iter().map(|interaction| interaction.id.as_str());
        let tasks = application.tasks.iter().map(|task| task.id.as_str());
        std::iter::once(application.id.as_str()).chain(interviews).chain(interactions).chain(tasks)
    });
    contacts.chain(applications).filter(|id| asked.contains(id)).collect()
}
