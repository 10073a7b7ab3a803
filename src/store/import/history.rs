//! Stage histories of a document: kept whole for a new application, united with what is there for a known one.
//!
//! A document never rewrites or reorders the steps that are here; it only adds those that are missing.

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::domain::ids::{RecordKind, StageChangeId};
use crate::domain::stage::{Stage, StageChange, in_kept_order};
use crate::fields::incoming::{IncomingApplication, IncomingRecord, Merged};
use crate::store::cells::cells;
use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::children::{Said, Siblings};
use crate::store::import::names::Named;
use crate::store::import::overwritten::Overwritten;
use crate::store::import::records::Row;
use crate::store::rows::{self, Field, number, text};

const TABLE: &str = "stage_change";

impl IncomingApplication {
    /// Returns the day of the first `applied` in the history; `None` also when it is not known.
    pub(in crate::store::import) fn first_applied(&self) -> Option<NaiveDate> {
        let history = in_kept_order(self.listed_history(), self.stage);
        history.iter().find(|step| step.stage == Stage::Applied).and_then(|step| step.on)
    }

    /// Returns the history of a new application as listed, never empty.
    fn whole_history(&self) -> Vec<IncomingRecord<StageChange>> {
        if let Some(listed) = self.stage_history.as_ref().filter(|listed| !listed.is_empty()) {
            return listed.clone();
        }
        let stage = self.stage.unwrap_or(Stage::Applied);
        let applied_on = self.applied_on();
        let mut history = Vec::new();
        if applied_on.is_some() || stage == Stage::Applied {
            history.push(IncomingRecord::step(Stage::Applied, applied_on));
        }
        if stage != Stage::Applied {
            history.push(IncomingRecord::step(stage, None));
        }
        history
    }
}

/// A step of a document: which row it is, and what it says.
#[derive(Debug)]
struct Step {
    name: Named,
    given: Vec<Field>,
    entry: StageChange,
}

/// The step at which an application stands.
#[derive(Debug)]
struct Present {
    id: String,
    stage: String,
    on: Option<String>,
}

impl Merging<'_> {
    /// Merges the history of an application; tells whether it changed.
    pub(in crate::store::import) fn history(
        &mut self,
        parent: &Parent<'_>,
        application: &IncomingApplication,
    ) -> Result<bool> {
        let is_listed = application.stage_history.as_ref().is_some_and(|listed| !listed.is_empty());
        if parent.is_new || is_listed {
            return self.unite(parent, application);
        }
        // An application that came back without a step gets its history again.
        let Some(present) = self.present_stage(parent)? else {
            return self.unite(parent, application);
        };
        match application.stage {
            Some(stage) if stage.as_str() != present.stage => self.stands_at(parent, stage, present),
            _ => Ok(false),
        }
    }

    /// Appends a stage without a day, unless the application had it already: then a document that says so
    /// says nothing new, whatever happened since.
    fn stands_at(&mut self, parent: &Parent<'_>, stage: Stage, present: Present) -> Result<bool> {
        if self.had(parent, stage)? {
            return Ok(false);
        }
        let position = rows::next_position(self.connection, TABLE, "application_id", parent.id)?;
        let step = self.steps(parent, &[IncomingRecord::step(stage, None)])?;
        for step in step {
            self.add_step(parent, step, position)?;
        }
        self.overwritten.push(Overwritten {
            table: TABLE,
            row: present.id,
            column: "stage",
            old: text(present.stage),
            new: text(stage.as_str()),
        });
        Ok(true)
    }

    /// Tells whether a stage is in the history of an application.
    fn had(&self, parent: &Parent<'_>, stage: Stage) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM stage_change WHERE application_id = ?1 AND stage = ?2 AND deleted_at IS NULL",
        )?;
        Ok(statement.exists((parent.id, stage.as_str()))?)
    }

    /// Returns the step at which an application stands.
    fn present_stage(&self, parent: &Parent<'_>) -> Result<Option<Present>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, stage, \"on\" FROM stage_change WHERE application_id = ?1 AND deleted_at IS NULL
             ORDER BY position, id",
        )?;
        let steps = statement.query_map([parent.id], |row| {
            Ok(Present { id: row.get(0)?, stage: row.get(1)?, on: row.get(2)? })
        })?;
        let mut steps: Vec<Present> = steps.collect::<rusqlite::Result<_>>()?;
        if steps.last().is_some_and(|last| last.on.is_some()) {
            // An undated step stays last only where it stands last; otherwise the latest date does.
            steps.sort_by(|a, b| a.on.cmp(&b.on));
        }
        Ok(steps.pop())
    }

    /// Returns the steps of a document, each with the row that it is.
    fn steps(&mut self, parent: &Parent<'_>, listed: &[IncomingRecord<StageChange>]) -> Result<Vec<Step>> {
        let siblings = Siblings::of(listed);
        let named = self.name_all(parent, &siblings)?;
        let mut steps = Vec::new();
        for (name, record) in named.into_iter().zip(listed) {
            let given = cells(record.patch.entries(), &mut |reference| self.key_of(reference))?;
            let mut entry = record.entry();
            // Told apart by their rows while they are put in order.
            entry.id = StageChangeId::new(name.id.as_str());
            steps.push(Step { name, given, entry });
        }
        Ok(steps)
    }

    /// Merges the steps that are there, and adds those that are missing where the kept order has them.
    fn unite(&mut self, parent: &Parent<'_>, application: &IncomingApplication) -> Result<bool> {
        let mut steps = self.steps(parent, &application.whole_history())?;
        let order: Vec<StageChange> =
            in_kept_order(steps.iter().map(|step| step.entry.clone()).collect(), application.stage);
        steps.sort_by_key(|step| order.iter().position(|entry| entry.id == step.entry.id));
        let ids: Vec<String> = steps.iter().map(|step| step.name.id.clone()).collect();
        let mut touched = self.remove_others(TABLE, parent, &ids, "steps")? > 0;
        let last = ids.last().cloned();
        let mut missing: Vec<Step> = Vec::new();
        for step in steps {
            if rows::find(self.connection, TABLE, &step.name.id, &["id"])?.is_none() {
                missing.push(step);
                continue;
            }
            let (id, given) = (&step.name.id, step.given);
            let merged = self.row(Row { table: TABLE, id, given, when_new: Vec::new() })?;
            touched |= merged != Merged::Same;
        }
        touched |= !missing.is_empty();
        self.add_missing(parent, missing, last.as_deref(), application.stage)?;
        Ok(touched)
    }

    /// Adds steps of a document whose last one is `last`.
    fn add_missing(
        &mut self,
        parent: &Parent<'_>,
        missing: Vec<Step>,
        last: Option<&str>,
        stage: Option<Stage>,
    ) -> Result<()> {
        let mut kept = self.said(TABLE, &["on"], parent)?;
        kept.retain(|said| said.is_live);
        // An undated last step stands last only where the document says so.
        let lasts = |step: &Step| {
            Some(step.name.id.as_str()) == last
                && step.entry.on.is_none()
                && (parent.is_new || stage == Some(step.entry.stage))
        };
        let (lasting, others): (Vec<Step>, Vec<Step>) = missing.into_iter().partition(lasts);
        let (undated, dated): (Vec<Step>, Vec<Step>) =
            others.into_iter().partition(|step| step.entry.on.is_none());
        let keeps_last = lasting.is_empty() && !dated.is_empty();
        let first = kept.first().map_or(0, |said| said.position);
        let before = i64::try_from(undated.len()).unwrap_or(0);
        let first = if parent.is_new { 0 } else { first - before };
        for (position, step) in (first..).zip(undated) {
            self.add_step(parent, step, position)?;
        }
        let mut next = rows::next_position(self.connection, TABLE, "application_id", parent.id)?;
        for step in dated.into_iter().chain(lasting) {
            self.add_step(parent, step, next)?;
            next += 1;
        }
        if keeps_last { self.keep_last(kept.last(), next) } else { Ok(()) }
    }

    /// Adds a step.
    fn add_step(&mut self, parent: &Parent<'_>, step: Step, position: i64) -> Result<()> {
        let mut given = vec![Field("application_id", text(parent.id))];
        given.extend(step.given);
        let mut when_new = self.names_when_new(RecordKind::StageChange, &step.name)?;
        when_new.push(Field("position", number(Some(position))));
        let merged = self.row(Row { table: TABLE, id: &step.name.id, given, when_new })?;
        if merged == Merged::Restored {
            let place = Field("position", number(Some(position)));
            rows::update(self.connection, TABLE, &step.name.id, &[place])?;
        }
        Ok(())
    }

    /// Keeps an undated last step last, behind the dated ones that were added.
    fn keep_last(&self, last: Option<&Said>, position: i64) -> Result<()> {
        match last {
            Some(said) if matches!(said.content.first(), Some(Value::Null)) => {
                let place = Field("position", number(Some(position)));
                rows::update(self.connection, TABLE, &said.id, &[place])
            }
            _ => Ok(()),
        }
    }
}
