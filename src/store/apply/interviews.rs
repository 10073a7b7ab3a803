//! Interviews that are there already: their fields, and who takes part.

use crate::domain::contact::ContactChoice;
use crate::fields::edit::InterviewEdit;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::ids;
use crate::store::rows::{self, Field, maybe, number, text};

impl Applying<'_> {
    /// Changes fields of an interview.
    pub(in crate::store::apply) fn edit_interview(
        &mut self,
        id: &str,
        edits: &[InterviewEdit],
    ) -> Result<()> {
        for edit in edits {
            let field = match edit {
                InterviewEdit::Round(round) => Field("round", number(*round)),
                InterviewEdit::Kind(kind) => Field("kind", text(kind.as_str())),
                InterviewEdit::StartsAt(moment) => Field("starts_at", text(moment.to_string())),
                InterviewEdit::Zone(zone) => Field("zone", maybe(zone.as_ref())),
                InterviewEdit::Minutes(minutes) => Field("minutes", number(Some(*minutes))),
                InterviewEdit::Place(place) => Field("place", maybe(place.as_ref())),
                InterviewEdit::Cancelled(flag) => Field("cancelled", number(Some(*flag))),
                InterviewEdit::Debriefed(flag) => Field("debriefed", number(Some(*flag))),
                InterviewEdit::Strengths(words) => Field("strengths", text(words)),
                InterviewEdit::Forgot(words) => Field("forgot", text(words)),
                InterviewEdit::Notes(notes) => Field("notes", text(notes)),
                InterviewEdit::Interviewers(people) => {
                    self.set_interviewers(id, people)?;
                    continue;
                }
            };
            rows::update(self.connection, "interview", id, &[field])?;
        }
        Ok(())
    }

    /// Makes these the people who take part, in this order.
    fn set_interviewers(&mut self, interview: &str, people: &[ContactChoice]) -> Result<()> {
        let mut members = Vec::new();
        for choice in people {
            let person = self.person(choice)?;
            members.push((ids::of_content("interview_contact", &[interview, &person]), text(person)));
        }
        self.set_members("interview_contact", ("interview_id", interview), "contact_id", &members)
    }
}
