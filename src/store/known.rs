//! What is known about ids, as a value that outlives the connection: for validating a document.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::domain::ids::RecordKind;
use crate::fields::incoming::{IncomingApplication, KnownRecords, Owner, Standing};
use crate::store::error::Result;
use crate::store::{ids, shown};

/// All records, deleted ones included.
#[derive(Debug, Default)]
pub(in crate::store) struct Known {
    kinds: HashMap<RecordKind, Shelf>,
    applications: HashMap<u128, Named>,
}

/// The records of one kind.
#[derive(Debug, Default)]
struct Shelf {
    entries: HashMap<u128, Entry>,
    /// The keys of records that show a text of their own.
    texts: HashMap<String, u128>,
}

/// A record.
#[derive(Debug, Clone, Copy)]
struct Entry {
    is_live: bool,
    /// The application that it belongs to; an application belongs to itself, a person to none.
    application: Option<u128>,
}

/// An application, by name.
#[derive(Debug)]
struct Named {
    id: String,
    company: String,
    is_live: bool,
}

impl Known {
    /// Returns the record of a key.
    fn entry(&self, kind: RecordKind, key: u128) -> Option<Entry> {
        self.kinds.get(&kind)?.entries.get(&key).copied()
    }

    /// Returns the key of the record that shows an id, deleted ones included.
    fn find_shown(&self, kind: RecordKind, id: &str) -> Option<u128> {
        let shelf = self.kinds.get(&kind)?;
        if ids::is_canonical(id) {
            return number(id).filter(|key| shelf.entries.contains_key(key));
        }
        shelf.texts.get(id).copied()
    }

    /// Returns the key of the record that a document of `source` means when it defines `id`.
    fn find_defined(&self, source: Option<&str>, kind: RecordKind, id: &str) -> Option<u128> {
        match source {
            Some(source) if !ids::is_canonical(id) => {
                Some(ids::uuid_of_text(source, kind.as_str(), id).as_u128())
            }
            _ => self.find_shown(kind, id),
        }
    }
}

impl KnownRecords for Known {
    fn standing(&self, kind: RecordKind, id: &str) -> Option<Standing> {
        let entry = self.entry(kind, self.find_shown(kind, id)?)?;
        let application = entry.application.and_then(|key| self.applications.get(&key));
        let is_live = entry.is_live && application.is_none_or(|application| application.is_live);
        Some(if is_live { Standing::Live } else { Standing::Deleted })
    }

    fn owner(&self, source: Option<&str>, kind: RecordKind, id: &str) -> Option<Owner> {
        let entry = self.entry(kind, self.find_defined(source, kind, id)?)?;
        let key = entry.application?;
        let application = self.applications.get(&key)?;
        let is_there = entry.is_live || application.is_live;
        is_there.then(|| Owner {
            key: text(key),
            id: application.id.clone(),
            company: application.company.clone(),
        })
    }

    fn key_of(&self, source: Option<&str>, application: &IncomingApplication, ordinal: u32) -> String {
        const KIND: RecordKind = RecordKind::Application;
        match &application.id {
            None => ids::of_nameless(KIND.as_str(), &application.natural_key(), ordinal),
            Some(id) => match self.find_defined(source, KIND, id) {
                Some(key) => text(key),
                None if ids::is_canonical(id) => id.clone(),
                None => ids::of_text("", KIND.as_str(), id),
            },
        }
    }
}

/// Returns a key as a number.
fn number(id: &str) -> Option<u128> {
    Uuid::try_parse(id).ok().map(|uuid| uuid.as_u128())
}

/// Returns a key as rows have it.
fn text(key: u128) -> String {
    Uuid::from_u128(key).to_string()
}

/// Reads the ids of all records.
pub(in crate::store) fn load(connection: &Connection) -> Result<Known> {
    let transaction = connection.unchecked_transaction()?;
    let mut known = Known::default();
    for kind in RecordKind::ALL {
        let shelf = known.kinds.entry(*kind).or_default();
        let (application, company) = match kind {
            RecordKind::Contact => ("NULL", "NULL"),
            RecordKind::Application => ("id", "company"),
            _ => ("application_id", "NULL"),
        };
        let table = shown::table(*kind);
        let sql =
            format!("SELECT id, text_id, deleted_at IS NULL, {application}, {company} FROM \"{table}\"");
        let mut statement = transaction.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = words(row, 0)?.unwrap_or_default();
            let Some(key) = number(&id) else { continue };
            let is_live = row.get(2)?;
            let application = words(row, 3)?.and_then(|id| number(&id));
            shelf.entries.insert(key, Entry { is_live, application });
            let text_id = words(row, 1)?;
            if let Some(company) = words(row, 4)? {
                let id = text_id.clone().unwrap_or(id);
                known.applications.insert(key, Named { id, company, is_live });
            }
            if let Some(text_id) = text_id {
                shelf.texts.insert(text_id, key);
            }
        }
    }
    Ok(known)
}

/// Returns a text, also one that is no valid UTF-8.
fn words(row: &Row<'_>, index: usize) -> Result<Option<String>> {
    Ok(match row.get_ref(index)? {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    })
}
