//! What changes add: applications and their children.

use chrono::NaiveDate;

use crate::domain::ids::ApplicationId;
use crate::domain::interview::Interview;
use crate::domain::offer::Offer;
use crate::domain::stage::Stage;
use crate::fields::Noun;
use crate::fields::draft::ApplicationDraft;
use crate::fields::patch::Patch;
use crate::fields::value::Value;
use crate::store::Added;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::rows::{self, Field, date, maybe, number, text};
use crate::store::{handles, ids};

impl Applying<'_> {
    /// Adds an application with everything that its draft says.
    pub(in crate::store::apply) fn add_application(&mut self, draft: &ApplicationDraft) -> Result<()> {
        let id = self.new_id();
        let handle = handles::free_handle(self.connection, "application", &id)?;
        self.added.push(Added::Application(ApplicationId::new(id.as_str()), handle.clone()));
        let application = &draft.application;
        let mut patch = Patch::of(application);
        if let Some(contact) = draft.main_contact.clone() {
            patch = patch.with("main_contact", contact.into());
        }
        let mut fields = vec![Field("handle", text(handle))];
        fields.extend(self.cells(patch.entries())?);
        rows::insert(self.connection, "application", &id, &fields)?;
        for step in &application.stage_history {
            self.add_stage(&id, step.stage, step.on, step.note.as_deref())?;
        }
        self.set_tags(&id, &application.tags)?;
        for interview in &draft.interviews {
            let blank = Interview { starts_at: interview.starts_at, ..Interview::blank() };
            let people = Value::People(interview.interviewers.clone());
            self.add_record(Some(&id), &Patch::of(&blank).with("interviewers", people).into())?;
        }
        for promise in &application.promises {
            self.add_record(Some(&id), &Patch::of(promise).into())?;
        }
        Ok(())
    }

    /// Adds a step to the end of a history.
    pub(in crate::store::apply) fn add_stage(
        &mut self,
        application: &str,
        stage: Stage,
        on: Option<NaiveDate>,
        note: Option<&str>,
    ) -> Result<()> {
        let fields =
            [Field("stage", text(stage.as_str())), Field("on", date(on)), Field("note", maybe(note))];
        self.add_child("stage_change", application, &fields)
    }

    /// Notes the day of applying, unless it is known already.
    pub(in crate::store::apply) fn note_applied_on(&self, application: &str, on: NaiveDate) -> Result<()> {
        const NOTE: &str = "UPDATE application SET applied_on = ? WHERE id = ? AND applied_on IS NULL";
        self.connection.prepare_cached(NOTE)?.execute((date(Some(on)), application))?;
        Ok(())
    }

    /// Records an offer; an application has at most one.
    pub(in crate::store::apply) fn set_offer(&self, application: &str, offer: &Offer) -> Result<()> {
        let id = ids::of_content("offer", &[application]);
        let mut fields = vec![
            Field("application_id", text(application)),
            Field("received_on", date(Some(offer.received_on))),
            Field("respond_by", date(offer.respond_by)),
            Field("notes", text(&offer.notes)),
        ];
        if rows::find(self.connection, "offer", &id, &["id"])?.is_none() {
            return rows::insert(self.connection, "offer", &id, &fields);
        }
        fields.push(Field("deleted_at", rusqlite::types::Value::Null));
        rows::update(self.connection, "offer", &id, &fields)
    }

    /// Adds a child behind its siblings under a new id.
    pub(in crate::store::apply) fn add_child(
        &mut self,
        table: &str,
        application: &str,
        fields: &[Field],
    ) -> Result<()> {
        let id = self.new_id();
        self.add_child_as(&id, table, application, fields)
    }

    /// Adds a child behind its siblings.
    pub(in crate::store::apply) fn add_child_as(
        &self,
        id: &str,
        table: &str,
        application: &str,
        fields: &[Field],
    ) -> Result<()> {
        let position = rows::next_position(self.connection, table, "application_id", application)?;
        let mut all =
            vec![Field("application_id", text(application)), Field("position", number(Some(position)))];
        all.extend_from_slice(fields);
        rows::insert(self.connection, table, id, &all)
    }
}
