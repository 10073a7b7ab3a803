//! Messages and calls that are there already.

use crate::fields::edit::InteractionEdit;
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::rows::{self, Field, date, maybe, text};

impl Applying<'_> {
    /// Changes fields of a message or call; its contact is added if that is new.
    pub(in crate::store::apply) fn edit_interaction(
        &mut self,
        id: &str,
        edits: &[InteractionEdit],
    ) -> Result<()> {
        for edit in edits {
            let field = match edit {
                InteractionEdit::On(moment) => {
                    let at = Field("at", rows::time(moment.time));
                    rows::update(self.connection, "interaction", id, &[at])?;
                    Field("on", date(Some(moment.date)))
                }
                InteractionEdit::Direction(direction) => Field("direction", text(direction.as_str())),
                InteractionEdit::Channel(channel) => Field("channel", text(channel.as_str())),
                InteractionEdit::Purpose(purpose) => Field("purpose", text(purpose.as_str())),
                InteractionEdit::Contact(choice) => {
                    let person = choice.as_ref().map(|choice| self.person(choice)).transpose()?;
                    Field("contact_id", maybe(person))
                }
                InteractionEdit::Interview(interview) => {
                    Field("interview_id", maybe(self.interview(interview.as_ref())?))
                }
                InteractionEdit::Outcome(outcome) => Field("outcome", text(outcome.as_str())),
                InteractionEdit::Notes(notes) => Field("notes", text(notes)),
            };
            rows::update(self.connection, "interaction", id, &[field])?;
        }
        Ok(())
    }
}
