//! Who takes part in interviews, and what is left when one goes.

use std::collections::HashSet;

use crate::domain::contact::ContactChoice;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::text;

/// The links to an interview in rows that have one.
const LINKS: [&str; 2] = [
    "UPDATE interaction SET interview_id = NULL WHERE interview_id = ?1",
    "UPDATE promise SET interview_id = NULL WHERE interview_id = ?1",
];

impl Applying<'_> {
    /// Makes these the people who take part, in this order, each once; those who are new are added.
    pub(in crate::store::apply) fn set_interviewers(
        &mut self,
        interview: &str,
        people: &[ContactChoice],
    ) -> Result<()> {
        let (mut members, mut taken) = (Vec::new(), HashSet::new());
        for choice in people {
            let person = self.person(choice)?;
            if taken.insert(person.clone()) {
                members.push((ids::of_content("interview_contact", &[interview, &person]), text(person)));
            }
        }
        self.set_members("interview_contact", ("interview_id", interview), "contact_id", &members)
    }

    /// Deletes an interview; what was about it stays without the link.
    pub(in crate::store::apply) fn delete_interview(&self, id: &str) -> Result<()> {
        for link in LINKS {
            self.connection.prepare_cached(link)?.execute([id])?;
        }
        self.remove("interview", id)
    }
}
