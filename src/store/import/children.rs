//! Children that are described field by field: matched by id, else by what they say, and merged.
//!
//! One without an id that says exactly what a stored one says is that one, live ones first; so a document that was
//! written before such records had ids doubles nothing.

use rusqlite::types::Value as Cell;

use crate::domain::ids::RecordKind;
use crate::fields::incoming::IncomingRecord;
use crate::fields::patch::Entry;
use crate::fields::{Child, Spec, noun, specs};
use crate::store::cells::{cell, cells};
use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::contents::Said;
use crate::store::import::names::Named;
use crate::store::rows::{Field, text};
use crate::store::shown;

/// The children of one noun that a document lists for an application.
struct Siblings<'s> {
    kind: RecordKind,
    specs: Vec<&'static Spec>,
    /// The document's id of each, and what it says.
    listed: Vec<(Option<&'s str>, &'s [Entry])>,
}

impl Merging<'_> {
    /// Merges the children of one noun; tells whether some were removed, which nothing else counts.
    pub(in crate::store::import) fn records<N: Child>(
        &mut self,
        parent: &Parent<'_>,
        listed: &[IncomingRecord<N>],
    ) -> Result<bool> {
        let listed = listed.iter().map(|it| (it.id.as_deref(), it.patch.entries())).collect();
        self.siblings(parent, &Siblings { kind: N::KIND, specs: specs::<N>().collect(), listed })
    }

    fn siblings(&mut self, parent: &Parent<'_>, siblings: &Siblings<'_>) -> Result<bool> {
        let table = shown::table(siblings.kind);
        let named = self.name_all(parent, siblings)?;
        for (place, (name, (_, entries))) in named.iter().zip(&siblings.listed).enumerate() {
            let mut given = vec![Field("application_id", text(parent.id))];
            given.extend(cells(entries, &|kind, id| self.names.referred(self.connection, kind, id))?);
            let when_new = self.names_when_new(siblings.kind, name)?;
            let merged = self.child(table, &name.id, parent, given, when_new, place)?;
            self.count(siblings.kind, merged);
        }
        let ids: Vec<String> = named.into_iter().map(|name| name.id).collect();
        Ok(self.remove_others(table, parent, &ids, noun(siblings.kind).plural)? > 0)
    }

    /// Returns which record each of the listed ones is.
    fn name_all(&mut self, parent: &Parent<'_>, siblings: &Siblings<'_>) -> Result<Vec<Named>> {
        let mut named: Vec<Option<Named>> = Vec::new();
        for (id, _) in &siblings.listed {
            named.push(id.map(|id| self.names.record(siblings.kind, Some(id), Vec::new)));
        }
        if named.iter().all(Option::is_some) {
            return Ok(named.into_iter().flatten().collect());
        }
        let mut left = if parent.is_new { Vec::new() } else { self.stored(parent, siblings)? };
        left.retain(|said| !named.iter().flatten().any(|name| name.id == said.id));
        let contents: Vec<Vec<Cell>> = siblings
            .listed
            .iter()
            .map(|(_, entries)| self.content(entries, &siblings.specs))
            .collect::<Result<_>>()?;
        for is_live in [true, false] {
            for (name, content) in named.iter_mut().zip(&contents).filter(|(name, _)| name.is_none()) {
                let equal = |said: &Said| said.is_live == is_live && said.content == *content;
                let found = left.iter().position(equal).map(|place| left.remove(place));
                *name = found.map(|said| Named { id: said.id, text: None });
            }
        }
        let mut all = Vec::new();
        for (name, content) in named.iter().zip(&contents) {
            let own = match name {
                Some(name) => name.clone(),
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
    fn content(&self, entries: &[Entry], specs: &[&'static Spec]) -> Result<Vec<Cell>> {
        let key_of = |kind, id: &str| self.names.referred(self.connection, kind, id);
        let of = |spec: &&'static Spec| {
            let given = entries.iter().find(|entry| entry.field.key == spec.key);
            cell(given.map_or(&spec.initial_value(), |entry| &entry.value), &key_of)
        };
        specs.iter().map(of).collect()
    }

    /// Returns the stored children of an application, deleted ones included.
    fn stored(&self, parent: &Parent<'_>, siblings: &Siblings<'_>) -> Result<Vec<Said>> {
        let columns: Vec<&str> = siblings.specs.iter().map(|spec| spec.column()).collect();
        self.said(shown::table(siblings.kind), &columns, parent)
    }
}
