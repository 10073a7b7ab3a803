//! Entries of the stage history that are there already: the day of applying follows them, and one always stays.

use rusqlite::OptionalExtension;

use crate::store::apply::Applying;
use crate::store::error::{Result, StoreError};

/// The application whose day of applying is that of a step.
const OF_APPLIED: &str = "SELECT a.id FROM stage_change s JOIN application a ON a.id = s.application_id
    WHERE s.id = ?1 AND s.stage = 'applied' AND s.\"on\" = a.applied_on";

/// Sets the day of applying to that of the first step `applied`.
const FOLLOW: &str = "UPDATE application SET applied_on = (SELECT min(s.\"on\") FROM stage_change s
    WHERE s.application_id = ?1 AND s.stage = 'applied' AND s.deleted_at IS NULL) WHERE id = ?1";

/// The company of an application whose only live step this is.
const ONLY: &str = "SELECT a.company FROM stage_change s JOIN application a ON a.id = s.application_id
    WHERE s.id = ?1 AND NOT EXISTS (SELECT 1 FROM stage_change other
        WHERE other.application_id = a.id AND other.id <> s.id AND other.deleted_at IS NULL)";

impl Applying<'_> {
    /// Deletes a step, unless it is the only one.
    pub(in crate::store::apply) fn delete_stage_change(&self, id: &str) -> Result<()> {
        let only: Option<String> =
            self.connection.prepare_cached(ONLY)?.query_row([id], |row| row.get(0)).optional()?;
        if let Some(company) = only {
            return Err(StoreError::OnlyStage { company });
        }
        let applied = self.applied_step(id)?;
        self.remove("stage_change", id)?;
        applied.map_or(Ok(()), |application| self.follow_applied_step(&application))
    }

    /// Returns the application whose day of applying is that of a step.
    pub(in crate::store::apply) fn applied_step(&self, id: &str) -> Result<Option<String>> {
        Ok(self.connection.prepare_cached(OF_APPLIED)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Lets the day of applying follow the steps of an application.
    pub(in crate::store::apply) fn follow_applied_step(&self, application: &str) -> Result<()> {
        self.connection.prepare_cached(FOLLOW)?.execute([application])?;
        Ok(())
    }
}
