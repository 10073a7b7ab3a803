//! Who takes part in the interviews of a document.

use crate::domain::contact::ContactChoice;
use crate::fields::incoming::Merged;
use crate::store::cells::Reference;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::records::Row;
use crate::store::rows::{self, Field, number, text};

impl Merging<'_> {
    /// Unites who takes part with those of the document; tells whether that changed anything.
    pub(in crate::store::import) fn interviewers(
        &mut self,
        interview: &Parent<'_>,
        people: &[ContactChoice],
    ) -> Result<bool> {
        let mut named: Vec<String> = Vec::new();
        let mut touched = false;
        for person in people {
            let contact = self.key_of(Reference::Person(person))?;
            let id = ids::of_content("interview_contact", &[interview.id, &contact]);
            let position = if interview.is_new {
                i64::try_from(named.len()).unwrap_or(i64::MAX)
            } else {
                rows::next_position(self.connection, "interview_contact", "interview_id", interview.id)?
            };
            let given = vec![Field("interview_id", text(interview.id)), Field("contact_id", text(contact))];
            let when_new = vec![Field("position", number(Some(position)))];
            let row = Row { table: "interview_contact", id: &id, given, when_new };
            touched |= self.row(row)? != Merged::Same;
            named.push(id);
        }
        Ok(self.remove_others("interview_contact", interview, &named, "interviewers")? > 0 || touched)
    }
}
