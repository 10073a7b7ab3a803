//! What goes: rows are marked as deleted, and what pointed to them no longer does, all in the same operation.

use crate::domain::action_key::ActionKey;
use crate::domain::ids::{ContactId, InterviewId};
use crate::domain::interaction::Purpose;
use crate::domain::moment::iso_date;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, text};

/// The links to a person in rows that have one.
const PERSON_LINKS: [&str; 2] = [
    "UPDATE application SET main_contact_id = NULL WHERE main_contact_id = ?1",
    "UPDATE interaction SET contact_id = NULL WHERE contact_id = ?1",
];

/// Where a person takes part.
const TAKES_PART: &str =
    "UPDATE interview_contact SET deleted_at = ?2 WHERE contact_id = ?1 AND deleted_at IS NULL";

/// The notes of thanks to a person for meetings in which others took part, too: once they name nobody, they would
/// seem to thank everyone.
const THANKS_AMONG_OTHERS: &str = "SELECT x.id, x.notes FROM interaction x
    WHERE x.contact_id = ?1 AND x.purpose = 'thank-you' AND x.deleted_at IS NULL AND EXISTS (
        SELECT 1 FROM interview i
        JOIN interview_contact other ON other.interview_id = i.id AND other.deleted_at IS NULL AND other.contact_id <> ?1
        WHERE i.application_id = x.application_id AND i.deleted_at IS NULL AND (i.id = x.interview_id
            OR x.interview_id IS NULL AND EXISTS (SELECT 1 FROM interview_contact own
                WHERE own.interview_id = i.id AND own.contact_id = ?1 AND own.deleted_at IS NULL)))
    ORDER BY x.id";

/// The interviews in which a person alone takes part, as they show themselves.
const ALONE: &str = "SELECT coalesce(i.text_id, i.id) FROM interview i
    JOIN interview_contact own ON own.interview_id = i.id AND own.contact_id = ?1 AND own.deleted_at IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM interview_contact other
        WHERE other.interview_id = i.id AND other.contact_id <> ?1 AND other.deleted_at IS NULL)
    ORDER BY i.id";

impl Applying<'_> {
    /// Marks a row as deleted.
    pub(in crate::store::apply) fn remove(&self, table: &'static str, id: &str) -> Result<()> {
        rows::update(self.connection, table, id, &[Field("deleted_at", text(self.stamp))])
    }

    /// Deletes a person, and unlinks them everywhere.
    pub(in crate::store::apply) fn delete_contact(&self, id: &str, shown: &ContactId) -> Result<()> {
        self.keep_thanks_apart(id)?;
        self.keep_thanks_put_off(id, shown)?;
        for link in PERSON_LINKS {
            self.connection.prepare_cached(link)?.execute([id])?;
        }
        self.connection.prepare_cached(TAKES_PART)?.execute([id, self.stamp])?;
        self.remove("contact", id)
    }

    /// Deletes the offer of an application, if there is one.
    pub(in crate::store::apply) fn delete_offer(&self, application: &str) -> Result<()> {
        let id = ids::of_content("offer", &[application]);
        if self.is_live_row("offer", &id)? { self.remove("offer", &id) } else { Ok(()) }
    }

    /// Turns thanks to a person who goes into other messages, where they would seem to thank those who stay.
    fn keep_thanks_apart(&self, person: &str) -> Result<()> {
        let name: String = self
            .connection
            .prepare_cached("SELECT name FROM contact WHERE id = ?1")?
            .query_row([person], |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(THANKS_AMONG_OTHERS)?;
        let found = statement.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (id, notes) in found.collect::<rusqlite::Result<Vec<(String, String)>>>()? {
            let said = format!("Thanks to {name}");
            let notes = if notes.trim().is_empty() { said } else { format!("{said}\n\n{notes}") };
            let fields = [Field("purpose", text(Purpose::Other.as_str())), Field("notes", text(notes))];
            rows::update(self.connection, "interaction", &id, &fields)?;
        }
        Ok(())
    }

    /// Lets what was put off about thanking a person stand for the meetings in which nobody else took part.
    fn keep_thanks_put_off(&self, person: &str, shown: &ContactId) -> Result<()> {
        let mut statement = self.connection.prepare_cached(ALONE)?;
        let interviews = statement.query_map([person], |row| row.get(0))?;
        for interview in interviews.collect::<rusqlite::Result<Vec<String>>>()? {
            let interview = InterviewId::new(interview);
            let theirs =
                ids::of_content("deferral", &[ActionKey::thank_you(&interview, Some(shown)).as_str()]);
            let put_off = rows::find(self.connection, "deferral", &theirs, &["deleted_at", "until"])?;
            let until = match put_off.as_deref() {
                Some([rusqlite::types::Value::Null, rusqlite::types::Value::Text(until)]) => iso_date(until),
                Some([rusqlite::types::Value::Null, rusqlite::types::Value::Null]) => None,
                _ => continue,
            };
            self.defer(&ActionKey::thank_you(&interview, None), until)?;
        }
        Ok(())
    }
}
