//! What is known about ids, as a value that outlives the connection: for validating a document.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::domain::ids::RecordKind;
use crate::domain::incoming::KnownRecords;
use crate::store::error::Result;
use crate::store::shown;

const INTERVIEWS: &str = "SELECT coalesce(i.text_id, i.id), coalesce(a.text_id, a.id)
    FROM interview i JOIN application a ON a.id = i.application_id";

/// The shown ids of all records, deleted ones included.
#[derive(Debug)]
pub(in crate::store) struct Known {
    shown: HashMap<RecordKind, HashSet<String>>,
    applications_of_interviews: HashMap<String, String>,
}

impl KnownRecords for Known {
    fn knows(&self, kind: RecordKind, id: &str) -> bool {
        self.shown.get(&kind).is_some_and(|ids| ids.contains(id))
    }

    fn application_of_interview(&self, interview: &str) -> Option<String> {
        self.applications_of_interviews.get(interview).cloned()
    }
}

/// Reads the ids of all records.
pub(in crate::store) fn load(connection: &Connection) -> Result<Known> {
    let transaction = connection.unchecked_transaction()?;
    let mut shown = HashMap::new();
    for kind in RecordKind::ALL {
        let sql = format!("SELECT coalesce(text_id, id) FROM \"{}\"", shown::table(*kind));
        let mut statement = transaction.prepare(&sql)?;
        let ids =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<HashSet<String>>>()?;
        shown.insert(*kind, ids);
    }
    let mut statement = transaction.prepare(INTERVIEWS)?;
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let applications_of_interviews = pairs.collect::<rusqlite::Result<_>>()?;
    Ok(Known { shown, applications_of_interviews })
}
