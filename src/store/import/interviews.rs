//! Interviews of a document, and who takes part in them.

use crate::domain::ids::RecordKind;
use crate::fields::incoming::{IncomingInterview, Merged};
use crate::store::error::Result;
use crate::store::ids;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::records::{Given, Row};
use crate::store::rows::{self, Field, maybe, number, text};

impl Merging<'_> {
    /// Merges interviews; tells whether some were removed.
    pub(in crate::store::import) fn interviews(
        &mut self,
        parent: &Parent<'_>,
        interviews: &[IncomingInterview],
    ) -> Result<bool> {
        let mut named = Vec::new();
        for interview in interviews {
            let natural = || vec![parent.id.to_owned(), interview.starts_at.to_string()];
            let name = self.names.record(RecordKind::Interview, interview.id.as_deref(), natural);
            let when_new = self.names_when_new(RecordKind::Interview, &name)?;
            let given = interview_fields(parent, interview);
            let mut merged = self.child("interview", &name.id, parent, given, when_new, named.len())?;
            if let Some(interviewers) = &interview.interviewers {
                let title = format!("{}, interview {}", parent.title, interview.starts_at.date);
                let here = Parent { id: &name.id, title: &title, is_new: merged == Merged::Added };
                if self.interviewers(&here, interviewers)? {
                    merged = merged.max(Merged::Changed);
                }
            }
            self.count(RecordKind::Interview, merged);
            named.push(name.id);
        }
        Ok(self.remove_others("interview", parent, &named, "interviews")? > 0)
    }

    /// Unites who takes part with those of the document; tells whether that changed anything.
    fn interviewers(&mut self, interview: &Parent<'_>, people: &[String]) -> Result<bool> {
        let mut named: Vec<String> = Vec::new();
        let mut touched = false;
        for person in people {
            let contact = self.names.referred(self.connection, RecordKind::Contact, person)?;
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

/// Returns the fields that the document gives an interview.
fn interview_fields(parent: &Parent<'_>, interview: &IncomingInterview) -> Vec<Field> {
    Given(vec![Field("application_id", text(parent.id))])
        .field("round", interview.round, number)
        .field("kind", interview.kind, |kind| text(kind.as_str()))
        .field("starts_at", Some(interview.starts_at), |at| text(at.to_string()))
        .field("zone", interview.zone.as_ref(), |zone| maybe(zone.as_ref()))
        .field("minutes", interview.minutes, |minutes| number(Some(minutes)))
        .field("place", interview.place.as_ref(), |place| maybe(place.as_ref()))
        .field("cancelled", interview.cancelled, |flag| number(Some(flag)))
        .field("debriefed", interview.debriefed, |flag| number(Some(flag)))
        .field("strengths", interview.strengths.as_ref(), text)
        .field("forgot", interview.forgot.as_ref(), text)
        .field("notes", interview.notes.as_ref(), text)
        .0
}
