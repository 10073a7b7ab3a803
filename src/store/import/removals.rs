//! What a document that replaces takes away: the live children that it does not name.

use crate::store::error::Result;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::wording;

impl Merging<'_> {
    /// When replacing, removes the live children that the document does not name; returns how many.
    pub(in crate::store::import) fn remove_others(
        &mut self,
        table: &'static str,
        parent: &Parent<'_>,
        named: &[String],
        plural: &str,
    ) -> Result<usize> {
        if !self.replace || parent.is_new {
            return Ok(0);
        }
        let column = if table == "interview_contact" { "interview_id" } else { "application_id" };
        let sql = format!("SELECT id FROM \"{table}\" WHERE \"{column}\" = ?1 AND deleted_at IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let live =
            statement.query_map([parent.id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let others: Vec<String> = live.into_iter().filter(|id| !named.contains(id)).collect();
        self.remove(table, parent, &others, plural)
    }

    /// Removes live rows; returns how many there were. What points to a removed interview is unlinked.
    pub(in crate::store::import) fn remove(
        &mut self,
        table: &'static str,
        parent: &Parent<'_>,
        ids: &[String],
        plural: &str,
    ) -> Result<usize> {
        let sql = format!("UPDATE \"{table}\" SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL");
        let mut removed = 0;
        for id in ids {
            removed += self.connection.prepare_cached(&sql)?.execute((id, self.stamp))?;
            if table == "interview" {
                for linked in ["interaction", "promise"] {
                    let sql = format!("UPDATE \"{linked}\" SET interview_id = NULL WHERE interview_id = ?1");
                    self.connection.prepare_cached(&sql)?.execute([id])?;
                }
            }
        }
        if removed > 0 {
            self.summary.removed.push(wording::removed(parent.title, plural, removed));
        }
        Ok(removed)
    }
}
