//! Which record a document means: by its own texts, by UUIDs, or by what a record says.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::ids::RecordKind;
use crate::fields::Noun;
use crate::fields::incoming::{Incoming, IncomingApplication, IncomingRecord};
use crate::store::error::Result;
use crate::store::{ids, shown};

/// The key of a record of a document, and the text by which the document names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store::import) struct Named {
    pub(in crate::store::import) id: String,
    pub(in crate::store::import) text: Option<String>,
}

/// The names in a document.
#[derive(Debug)]
pub(in crate::store::import) struct Names {
    source: Option<String>,
    /// The keys of the document's own records, by kind and text.
    own: HashMap<(RecordKind, String), String>,
    /// How often a record that has no name was met already.
    unnamed: HashMap<String, u32>,
}

impl Names {
    /// Reads the names of all records in a document.
    pub(in crate::store::import) fn of(connection: &Connection, incoming: &Incoming) -> Result<Self> {
        let source = incoming.source.clone();
        let mut names = Self { source, own: HashMap::new(), unnamed: HashMap::new() };
        for contact in &incoming.contacts {
            names.add(connection, RecordKind::Contact, contact.id.as_deref())?;
        }
        for application in &incoming.applications {
            names.add(connection, RecordKind::Application, application.id.as_deref())?;
            names.add_children(connection, application)?;
        }
        Ok(names)
    }

    fn add_children(&mut self, connection: &Connection, application: &IncomingApplication) -> Result<()> {
        self.add_records(connection, application.stage_history.as_deref())?;
        self.add_records(connection, application.tasks.as_deref())?;
        self.add_records(connection, application.lessons.as_deref())?;
        self.add_records(connection, application.promises.as_deref())?;
        self.add_records(connection, application.interviews.as_deref())?;
        self.add_records(connection, application.interactions.as_deref())?;
        Ok(())
    }

    fn add_records<N: Noun>(
        &mut self,
        connection: &Connection,
        records: Option<&[IncomingRecord<N>]>,
    ) -> Result<()> {
        let records = records.unwrap_or_default();
        records.iter().try_for_each(|record| self.add(connection, N::KIND, record.id.as_deref()))
    }

    fn add(&mut self, connection: &Connection, kind: RecordKind, text: Option<&str>) -> Result<()> {
        let Some(text) = text else { return Ok(()) };
        let id = self.key(connection, kind, text)?;
        self.own.insert((kind, text.to_owned()), id);
        Ok(())
    }

    /// Returns the key of what the document names `text`: a UUID as it is; with a source, what belongs to that source;
    /// without one, the record that shows the text, else the key that the text would get.
    fn key(&self, connection: &Connection, kind: RecordKind, text: &str) -> Result<String> {
        if ids::is_canonical(text) {
            return Ok(text.to_owned());
        }
        if let Some(source) = &self.source {
            return Ok(ids::of_text(source, kind.as_str(), text));
        }
        let shown = shown::find_any(connection, kind, text)?;
        Ok(shown.unwrap_or_else(|| ids::of_text("", kind.as_str(), text)))
    }

    /// Returns the key of a record of the document: of its id, else of what it says, `parts`, counted among equals.
    pub(in crate::store::import) fn record(
        &mut self,
        kind: RecordKind,
        text: Option<&str>,
        parts: impl FnOnce() -> Vec<String>,
    ) -> Named {
        let Some(text) = text else {
            return Named { id: self.unnamed(kind.as_str(), &parts()), text: None };
        };
        let own = self.own.get(&(kind, text.to_owned())).cloned();
        Named { id: own.unwrap_or_else(|| text.to_owned()), text: Some(text.to_owned()) }
    }

    /// Returns the key of something without a name, from what it says and how often it was met.
    fn unnamed(&mut self, kind: &str, parts: &[String]) -> String {
        let equals: Vec<&str> = parts.iter().map(String::as_str).collect();
        let count = self.unnamed.entry(ids::of_content(kind, &equals)).or_default();
        let ordinal = *count;
        *count += 1;
        ids::of_nameless(kind, parts, ordinal)
    }

    /// Returns the key of a record that the document refers to: its own, else one in the store.
    pub(in crate::store::import) fn find(
        &self,
        connection: &Connection,
        kind: RecordKind,
        text: &str,
    ) -> Result<Option<String>> {
        if let Some(id) = self.own.get(&(kind, text.to_owned())) {
            return Ok(Some(id.clone()));
        }
        let of_source = self.source.as_ref().map(|source| ids::of_text(source, kind.as_str(), text));
        if let Some(id) = of_source
            && shown::find_any(connection, kind, &id)?.is_some()
        {
            return Ok(Some(id));
        }
        shown::find_any(connection, kind, text)
    }

    /// Returns the key of a record that the document refers to.
    ///
    /// # Errors
    /// Names the kind and the text when there is no such record.
    pub(in crate::store::import) fn referred(
        &self,
        connection: &Connection,
        kind: RecordKind,
        text: &str,
    ) -> Result<String> {
        self.find(connection, kind, text)?.ok_or_else(|| shown::unknown(kind, text))
    }
}
