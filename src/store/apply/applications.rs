//! Applications that are there already: their fields, their tags, and the end of them.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, date, text};

/// The step that began when the user applied, as far as that day is known.
const APPLIED_STEP: &str = "SELECT s.id FROM stage_change s JOIN application a ON a.id = s.application_id
    WHERE a.id = ?1 AND s.stage = 'applied' AND s.\"on\" = a.applied_on AND s.deleted_at IS NULL
    ORDER BY s.position, s.id LIMIT 1";

impl Applying<'_> {
    /// Deletes an application; its children are out of sight without it.
    pub(in crate::store::apply) fn delete_application(&self, id: &str) -> Result<()> {
        self.remove("application", id)
    }

    /// Takes the step of the old day of applying along to the new one; a forgotten day leaves it where it is.
    pub(in crate::store::apply) fn move_applied_step(
        &self,
        application: &str,
        on: Option<NaiveDate>,
    ) -> Result<()> {
        let Some(on) = on else { return Ok(()) };
        let mut statement = self.connection.prepare_cached(APPLIED_STEP)?;
        let step: Option<String> = statement.query_row([application], |row| row.get(0)).optional()?;
        step.map_or(Ok(()), |step| {
            rows::update(self.connection, "stage_change", &step, &[Field("on", date(Some(on)))])
        })
    }

    /// Makes these the tags of an application, in this order.
    pub(in crate::store::apply) fn set_tags(&self, application: &str, tags: &[String]) -> Result<()> {
        let member = |word: &String| (ids::of_content("tag", &[application, word]), text(word));
        let mut met = HashSet::new();
        let members: Vec<_> = tags.iter().filter(|word| met.insert(*word)).map(member).collect();
        self.set_members("tag", ("application_id", application), "word", &members)
    }
}
