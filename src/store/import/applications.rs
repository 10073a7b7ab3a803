//! Applications of a document, with their offer, tags, tasks and interactions.

use std::collections::HashSet;

use crate::domain::ids::RecordKind;
use crate::domain::offer::Offer;
use crate::fields::incoming::{IncomingApplication, Merged};
use crate::store::cells::{cells, tags};
use crate::store::error::Result;
use crate::store::ids;
use crate::store::import::Merging;
use crate::store::import::records::{Given, Row};
use crate::store::rows::{self, Field, date, number, text};

/// An application whose children are being merged.
#[derive(Debug)]
pub(in crate::store::import) struct Parent<'a> {
    pub(in crate::store::import) id: &'a str,
    /// What the user calls it.
    pub(in crate::store::import) title: &'a str,
    /// Whether it was not here before, and so has no children yet.
    pub(in crate::store::import) is_new: bool,
}

impl Merging<'_> {
    /// Merges an application and its children, and tells what that did to it.
    pub(in crate::store::import) fn application(
        &mut self,
        application: &IncomingApplication,
    ) -> Result<Merged> {
        let natural = || application.natural_key().to_vec();
        let named = self.names.record(RecordKind::Application, application.id.as_deref(), natural);
        let mut when_new = self.names_when_new(RecordKind::Application, &named)?;
        if application.patch.find("applied_on").is_none() {
            when_new.push(Field("applied_on", date(application.first_applied())));
        }
        let given = cells(application.patch.entries(), &mut |reference| self.key_of(reference))?;
        let company = application.company();
        let title = company.as_str();
        let merged = self.row(Row { table: "application", id: &named.id, given, when_new })?;
        let parent = Parent { id: &named.id, title, is_new: merged == Merged::Added };
        let touched = self.children(&parent, application)?;
        let merged = if touched { merged.max(Merged::Changed) } else { merged };
        self.count(RecordKind::Application, merged);
        Ok(merged)
    }

    /// Merges the children of an application; tells whether those that are not counted by themselves changed.
    fn children(&mut self, parent: &Parent<'_>, application: &IncomingApplication) -> Result<bool> {
        let mut touched = self.history(parent, application)?;
        if let Some(words) = tags(application.patch.entries()) {
            touched |= self.tags(parent, words)?;
        }
        if let Some(offer) = &application.offer {
            touched |= self.offer(parent, offer.as_ref())?;
        }
        if let Some(lessons) = &application.lessons {
            touched |= self.records(parent, lessons)?;
        }
        if let Some(interviews) = &application.interviews {
            touched |= self.records(parent, interviews)?;
        }
        if let Some(promises) = &application.promises {
            touched |= self.records(parent, promises)?;
        }
        if let Some(tasks) = &application.tasks {
            touched |= self.records(parent, tasks)?;
        }
        if let Some(interactions) = &application.interactions {
            touched |= self.records(parent, interactions)?;
        }
        Ok(touched)
    }

    /// Merges the one offer of an application.
    fn offer(&mut self, parent: &Parent<'_>, offer: Option<&Offer>) -> Result<bool> {
        let id = ids::of_content("offer", &[parent.id]);
        let Some(offer) = offer else {
            return Ok(!parent.is_new && self.remove("offer", parent, &[id], "offers")? > 0);
        };
        let given = Given::default()
            .field("application_id", Some(parent.id), text)
            .field("received_on", Some(Some(offer.received_on)), date)
            .field("respond_by", Some(offer.respond_by), date)
            .field("notes", Some(&offer.notes), text)
            .0;
        let merged = self.row(Row { table: "offer", id: &id, given, when_new: Vec::new() })?;
        Ok(merged != Merged::Same)
    }

    /// Unites the tags of an application with those of the document.
    fn tags(&mut self, parent: &Parent<'_>, tags: &[String]) -> Result<bool> {
        let (mut named, mut met) = (Vec::new(), HashSet::new());
        let mut touched = false;
        for word in tags {
            let id = ids::of_content("tag", &[parent.id, word]);
            if met.insert(word) {
                let given = vec![Field("application_id", text(parent.id)), Field("word", text(word))];
                touched |= self.child("tag", &id, parent, given, Vec::new(), named.len())? != Merged::Same;
                named.push(id);
            }
        }
        Ok(self.remove_others("tag", parent, &named, "tags")? > 0 || touched)
    }

    /// Merges a row that belongs to an application; a new one goes behind its siblings.
    pub(in crate::store::import) fn child(
        &mut self,
        table: &'static str,
        id: &str,
        parent: &Parent<'_>,
        given: Vec<Field>,
        mut when_new: Vec<Field>,
        place: usize,
    ) -> Result<Merged> {
        let position = if parent.is_new {
            i64::try_from(place).unwrap_or(i64::MAX)
        } else {
            rows::next_position(self.connection, table, "application_id", parent.id)?
        };
        when_new.push(Field("position", number(Some(position))));
        self.row(Row { table, id, given, when_new })
    }
}
