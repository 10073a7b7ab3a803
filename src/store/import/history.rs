//! Stage histories of a document: kept whole for a new application, united with what is there for a known one.
//!
//! A document never rewrites or reorders the steps that are here; it only adds those that are missing.

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::domain::stage::{Stage, StageChange, in_kept_order};
use crate::fields::incoming::IncomingApplication;
use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::contents::{Said, Saying};
use crate::store::import::overwritten::Overwritten;
use crate::store::rows::{self, Field, date, maybe, number, text};

const STEPS: Saying = Saying { table: "stage_change", columns: &["stage", "on", "note"], plural: "steps" };

impl IncomingApplication {
    /// Returns the history as listed; empty when the document has none.
    fn listed(&self) -> &[StageChange] {
        self.stage_history.as_deref().unwrap_or_default()
    }

    /// Returns the day of the first `applied` in the history; `None` also when nobody knows when that was.
    pub(in crate::store::import) fn first_applied(&self) -> Option<NaiveDate> {
        let history = in_kept_order(self.listed().to_vec(), self.stage);
        history.iter().find(|step| step.stage == Stage::Applied).and_then(|step| step.on)
    }

    /// Returns the history of a new application, in kept order and never empty.
    fn whole_history(&self) -> Vec<StageChange> {
        let listed = self.listed();
        if !listed.is_empty() {
            return in_kept_order(listed.to_vec(), self.stage);
        }
        let stage = self.stage.unwrap_or(Stage::Applied);
        let applied_on = self.applied_on.flatten();
        let mut history = Vec::new();
        if applied_on.is_some() || stage == Stage::Applied {
            history.push(StageChange::new(Stage::Applied, applied_on));
        }
        if stage != Stage::Applied {
            history.push(StageChange::new(stage, None));
        }
        history
    }
}

/// The step at which an application stands.
#[derive(Debug)]
struct Present {
    id: String,
    stage: String,
    on: Option<String>,
}

/// Returns what a step says.
fn content(step: &StageChange) -> Vec<Value> {
    vec![text(step.stage.as_str()), date(step.on), maybe(step.note.as_ref())]
}

impl Merging<'_> {
    /// Merges the history of an application; tells whether it changed.
    pub(in crate::store::import) fn history(
        &mut self,
        parent: &Parent<'_>,
        application: &IncomingApplication,
    ) -> Result<bool> {
        if parent.is_new {
            for (position, step) in (0i64..).zip(application.whole_history()) {
                self.add_saying(STEPS, parent, content(&step), position)?;
            }
            return Ok(true);
        }
        if !application.listed().is_empty() {
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

    /// Appends a stage since nobody knows when, unless the application had it already: then a document that says so
    /// says nothing new, whatever happened since.
    fn stands_at(&mut self, parent: &Parent<'_>, stage: Stage, present: Present) -> Result<bool> {
        if self.had(parent, stage)? {
            return Ok(false);
        }
        let position = rows::next_position(self.connection, STEPS.table, "application_id", parent.id)?;
        self.add_saying(STEPS, parent, content(&StageChange::new(stage, None)), position)?;
        self.overwritten.push(Overwritten {
            table: STEPS.table,
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

    /// Adds the steps that are missing, where the kept order has them.
    fn unite(&mut self, parent: &Parent<'_>, application: &IncomingApplication) -> Result<bool> {
        let listed = application.whole_history();
        let wanted: Vec<Vec<Value>> = listed.iter().map(content).collect();
        let matched = self.matched(STEPS, parent, &wanted)?;
        let mut kept = matched.kept;
        kept.sort_by(|a, b| (a.position, &a.id).cmp(&(b.position, &b.id)));
        let missing = || matched.missing.iter().filter_map(|place| Some((*place, listed.get(*place)?)));
        let last = listed.len().saturating_sub(1);
        // An undated last step stands last only where the document says so.
        let lasts = |(place, step): &(usize, &StageChange)| {
            *place == last && step.on.is_none() && application.stage == Some(step.stage)
        };
        let (lasting, others): (Vec<_>, Vec<_>) = missing().partition(lasts);
        let (undated, dated): (Vec<_>, Vec<_>) = others.into_iter().partition(|(_, step)| step.on.is_none());
        let first = kept.first().map_or(0, |said| said.position);
        for (distance, (_, step)) in (1i64..).zip(undated.iter().rev()) {
            self.add_saying(STEPS, parent, content(step), first - distance)?;
        }
        let mut next = rows::next_position(self.connection, STEPS.table, "application_id", parent.id)?;
        for (_, step) in dated.iter().chain(&lasting) {
            self.add_saying(STEPS, parent, content(step), next)?;
            next += 1;
        }
        if lasting.is_empty() && !dated.is_empty() {
            self.keep_last(kept.last(), next)?;
        }
        Ok(matched.touched || !matched.missing.is_empty())
    }

    /// Keeps an undated last step last, behind the dated ones that were added.
    fn keep_last(&self, last: Option<&Said>, position: i64) -> Result<()> {
        match last {
            Some(said) if matches!(said.content.get(1), Some(Value::Null)) => rows::update(
                self.connection,
                STEPS.table,
                &said.id,
                &[Field("position", number(Some(position)))],
            ),
            _ => Ok(()),
        }
    }
}
