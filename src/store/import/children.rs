//! Children that are described field by field: matched by id, else by what they say, and merged.
//!
//! One without an id that says exactly what a stored one says is that one, live ones first; so a document that was
//! written before such records had ids doubles nothing.

use rusqlite::types::Value as Cell;

use crate::domain::contact::ContactChoice;
use crate::domain::ids::RecordKind;
use crate::fields::incoming::{IncomingRecord, Merged};
use crate::fields::patch::Entry;
use crate::fields::value::Value;
use crate::fields::{Child, Spec, noun, specs};
use crate::store::cells::{Reference, cell, cells, people};
use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::names::Named;
use crate::store::rows::{self, Field, text};
use crate::store::shown;

/// A row that says something.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store::import) struct Said {
    pub(in crate::store::import) id: String,
    pub(in crate::store::import) is_live: bool,
    pub(in crate::store::import) position: i64,
    pub(in crate::store::import) content: Vec<Cell>,
}

/// The children of one noun that a document lists for an application.
pub(in crate::store::import) struct Siblings<'s> {
    kind: RecordKind,
    specs: Vec<&'static Spec>,
    listed: Vec<Listed<'s>>,
}

impl<'s> Siblings<'s> {
    /// Describes those of one noun.
    pub(in crate::store::import) fn of<N: Child>(listed: &'s [IncomingRecord<N>]) -> Self {
        let listed = listed.iter().map(Listed::of).collect();
        Self { kind: N::KIND, specs: specs::<N>().collect(), listed }
    }

    /// Tells whether nothing refers to one of them by its id, so that an equal one can stand for it.
    const fn are_never_referred_to(&self) -> bool {
        matches!(self.kind, RecordKind::Lesson | RecordKind::Promise | RecordKind::StageChange)
    }
}

/// One of them.
struct Listed<'s> {
    /// The document's id.
    id: Option<&'s str>,
    /// What it says.
    given: &'s [Entry],
    /// What a new one says besides, which follows from that.
    implied: Vec<Entry>,
    /// What makes it the same again without an id.
    natural: Option<String>,
}

impl<'s> Listed<'s> {
    fn of<N: Child>(record: &'s IncomingRecord<N>) -> Self {
        let mut whole = record.patch.clone();
        N::follow(&mut whole, &N::blank());
        let is_given = |entry: &&Entry| record.patch.find(entry.field.key).is_some();
        let implied = whole.entries().iter().filter(|entry| !is_given(entry)).cloned().collect();
        let natural = N::natural_key(&record.patch);
        Self { id: record.id.as_deref(), given: record.patch.entries(), implied, natural }
    }

    /// Returns what a new one says of a field.
    fn value(&self, spec: &Spec) -> Value<'static> {
        let entry = self.given.iter().chain(&self.implied).find(|entry| entry.field.key == spec.key);
        entry.map_or_else(|| spec.initial_value(), |entry| entry.value.clone())
    }
}

impl Merging<'_> {
    /// Merges the children of one noun; tells whether some were removed, which nothing else counts.
    pub(in crate::store::import) fn records<N: Child>(
        &mut self,
        parent: &Parent<'_>,
        listed: &[IncomingRecord<N>],
    ) -> Result<bool> {
        self.siblings(parent, &Siblings::of(listed))
    }

    fn siblings(&mut self, parent: &Parent<'_>, siblings: &Siblings<'_>) -> Result<bool> {
        let table = shown::table(siblings.kind);
        let named = self.name_all(parent, siblings)?;
        for (place, (name, listed)) in named.iter().zip(&siblings.listed).enumerate() {
            let mut given = vec![Field("application_id", text(parent.id))];
            given.extend(cells(listed.given, &mut |reference| self.key_of(reference))?);
            let mut when_new = self.names_when_new(siblings.kind, name)?;
            when_new.extend(cells(&listed.implied, &mut |reference| self.key_of(reference))?);
            let mut merged = self.child(table, &name.id, parent, given, when_new, place)?;
            if let Some(people) = people(listed.given) {
                let day = listed.natural.as_deref().unwrap_or_default().chars().take(10).collect::<String>();
                let title = format!("{}, interview {day}", parent.title);
                let here = Parent { id: &name.id, title: &title, is_new: merged == Merged::Added };
                if self.interviewers(&here, people)? {
                    merged = merged.max(Merged::Changed);
                }
            }
            self.count(siblings.kind, merged);
        }
        let ids: Vec<String> = named.into_iter().map(|name| name.id).collect();
        Ok(self.remove_others(table, parent, &ids, noun(siblings.kind).plural)? > 0)
    }

    /// Returns which record each of the listed ones is.
    pub(in crate::store::import) fn name_all(
        &mut self,
        parent: &Parent<'_>,
        siblings: &Siblings<'_>,
    ) -> Result<Vec<Named>> {
        let mut named: Vec<Option<Named>> = Vec::new();
        for listed in &siblings.listed {
            let is_named = listed.id.is_some() || listed.natural.is_some();
            let parts =
                || std::iter::once(parent.id.to_owned()).chain(listed.natural.iter().cloned()).collect();
            named.push(is_named.then(|| self.names.record(siblings.kind, listed.id, parts)));
        }
        if named.iter().all(Option::is_some) && !siblings.are_never_referred_to() {
            return Ok(named.into_iter().flatten().collect());
        }
        let mut left = if parent.is_new { Vec::new() } else { self.stored(parent, siblings)? };
        let is_stored = |name: &Named| left.iter().any(|said| said.id == name.id);
        // A document with ids may say what one without them brought; the ids that it knows by itself come second.
        let own: Vec<Option<Named>> = if siblings.are_never_referred_to() {
            named.iter_mut().map(|name| name.take_if(|name| !is_stored(name))).collect()
        } else {
            named.iter().map(|_| None).collect()
        };
        left.retain(|said| !named.iter().flatten().any(|name| name.id == said.id));
        let contents: Vec<Vec<Cell>> = siblings
            .listed
            .iter()
            .map(|listed| self.content(listed, &siblings.specs))
            .collect::<Result<_>>()?;
        for is_live in [true, false] {
            for (name, content) in named.iter_mut().zip(&contents).filter(|(name, _)| name.is_none()) {
                let equal = |said: &Said| said.is_live == is_live && said.content == *content;
                let found = left.iter().position(equal).map(|place| left.remove(place));
                *name = found.map(|said| Named { id: said.id, text: None });
            }
        }
        let mut all = Vec::new();
        for ((name, own), content) in named.iter().zip(own).zip(&contents) {
            let own = match name.clone().or(own) {
                Some(name) => name,
                None => self.new_name(parent, siblings.kind, content, named.iter().flatten()),
            };
            all.push(own);
        }
        Ok(all)
    }

    /// Returns the name of a record that says something new.
    fn new_name<'n>(
        &mut self,
        parent: &Parent<'_>,
        kind: RecordKind,
        content: &[Cell],
        taken: impl Iterator<Item = &'n Named> + Clone,
    ) -> Named {
        let parts = || {
            let said = content.iter().map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                _ => String::new(),
            });
            std::iter::once(parent.id.to_owned()).chain(said).collect()
        };
        loop {
            let name = self.names.record(kind, None, parts);
            if !taken.clone().any(|taken| taken.id == name.id) {
                return name;
            }
        }
    }

    /// Returns everything that a record of the document says, fields that it does not mention included.
    fn content(&self, listed: &Listed<'_>, specs: &[&'static Spec]) -> Result<Vec<Cell>> {
        specs.iter().map(|spec| cell(&listed.value(spec), &mut |reference| self.key_of(reference))).collect()
    }

    /// Returns the key of a record that the document names.
    pub(in crate::store::import) fn key_of(&self, reference: Reference<'_>) -> Result<String> {
        let (kind, id) = match reference {
            Reference::Person(ContactChoice::Existing(id)) => (RecordKind::Contact, id.as_str()),
            Reference::Person(ContactChoice::New(person)) => (RecordKind::Contact, person.name.as_str()),
            Reference::Interview(id) => (RecordKind::Interview, id.as_str()),
        };
        self.names.referred(self.connection, kind, id)
    }

    /// Returns the stored children of an application, deleted ones included.
    fn stored(&self, parent: &Parent<'_>, siblings: &Siblings<'_>) -> Result<Vec<Said>> {
        let columns: Vec<&str> = siblings.specs.iter().flat_map(|spec| spec.columns()).collect();
        self.said(shown::table(siblings.kind), &columns, parent)
    }

    /// Returns the rows of an application, deleted ones included, in stored order.
    pub(in crate::store::import) fn said(
        &self,
        table: &str,
        columns: &[&str],
        parent: &Parent<'_>,
    ) -> Result<Vec<Said>> {
        let sql = format!(
            "SELECT id, deleted_at IS NULL, position, {} FROM \"{}\" WHERE application_id = ?1 ORDER BY position, id",
            rows::quoted(columns),
            table
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let said = statement.query_map([parent.id], |row| {
            let content = (0..columns.len()).map(|index| rows::value(row, index + 3));
            Ok(Said {
                id: row.get(0)?,
                is_live: row.get(1)?,
                position: row.get(2)?,
                content: content.collect::<rusqlite::Result<_>>()?,
            })
        })?;
        Ok(said.collect::<rusqlite::Result<_>>()?)
    }
}
