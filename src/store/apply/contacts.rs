//! Two people who turn out to be one.

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::ids::{ContactId, InterviewId, RecordKind};
use crate::domain::moment::iso_date;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, number, text};

/// The links to a person in rows that have one.
const LINKS: [&str; 2] = [
    "UPDATE application SET main_contact_id = ?2 WHERE main_contact_id = ?1",
    "UPDATE interaction SET contact_id = ?2 WHERE contact_id = ?1",
];

/// Where a person takes part.
const INTERVIEWS: &str = "SELECT id, interview_id, position FROM interview_contact
    WHERE contact_id = ?1 AND deleted_at IS NULL ORDER BY id";

/// The deferrals that may speak of a person.
const THANKS: &str =
    "SELECT key, until FROM deferral WHERE deleted_at IS NULL AND key LIKE 'thank-you:%' ORDER BY id";

impl Applying<'_> {
    /// Moves everything that is linked to one person to another, and deletes that one.
    pub(in crate::store::apply) fn merge_contacts(&self, keep: &ContactId, gone: &ContactId) -> Result<()> {
        let kept = self.live(RecordKind::Contact, keep.as_str())?;
        let lost = self.live(RecordKind::Contact, gone.as_str())?;
        if kept == lost {
            return Ok(());
        }
        for link in LINKS {
            self.connection.prepare_cached(link)?.execute((&lost, &kept))?;
        }
        self.move_interviewer(&lost, &kept)?;
        self.move_thanks(gone, keep)?;
        self.remove("contact", &lost)
    }

    /// Lets one person take part where another did; who takes part already keeps the place.
    fn move_interviewer(&self, from: &str, to: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached(INTERVIEWS)?;
        let found = statement.query_map([from], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for (row, interview, position) in found.collect::<rusqlite::Result<Vec<(String, String, i64)>>>()? {
            self.remove("interview_contact", &row)?;
            let id = ids::of_content("interview_contact", &[&interview, to]);
            if self.is_live_row("interview_contact", &id)? {
                continue;
            }
            let fields = [
                Field("interview_id", text(interview)),
                Field("contact_id", text(to)),
                Field("position", number(Some(position))),
            ];
            self.set_member("interview_contact", &id, &fields)?;
        }
        Ok(())
    }

    /// Moves what was put off of the thanks to one person to another, unless theirs was put off, too.
    fn move_thanks(&self, from: &ContactId, to: &ContactId) -> Result<()> {
        let mut statement = self.connection.prepare_cached(THANKS)?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (key, until) in found.collect::<rusqlite::Result<Vec<(String, Option<String>)>>>()? {
            let Ok(key) = key.parse::<ActionKey>() else { continue };
            let interview = match (key.kind(), key.parts().as_slice()) {
                (Some(ActionKind::ThankYou), [interview, person]) if *person == from.as_str() => {
                    InterviewId::new(*interview)
                }
                _ => continue,
            };
            self.undefer(&key)?;
            let moved = ActionKey::thank_you(&interview, Some(to));
            if !self.is_live_row("deferral", &ids::of_content("deferral", &[moved.as_str()]))? {
                self.defer(&moved, until.as_deref().and_then(iso_date))?;
            }
        }
        Ok(())
    }

    /// Tells whether there is a row that was not deleted.
    pub(in crate::store::apply) fn is_live_row(&self, table: &'static str, id: &str) -> Result<bool> {
        let row = rows::find(self.connection, table, id, &["deleted_at"])?;
        Ok(matches!(row.as_deref(), Some([rusqlite::types::Value::Null])))
    }
}
