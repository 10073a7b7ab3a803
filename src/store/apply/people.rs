//! People in changes: those that exist, and those that come with the change.

use crate::domain::contact::ContactChoice;
use crate::domain::ids::RecordKind;
use crate::fields::patch::Patch;
use crate::store::apply::Applying;
use crate::store::error::Result;

impl Applying<'_> {
    /// Returns the key of a person, who is added when new; the same new person again is the same one.
    pub(in crate::store::apply) fn person(&mut self, choice: &ContactChoice) -> Result<String> {
        match choice {
            ContactChoice::Existing(contact) => self.live(RecordKind::Contact, contact.as_str()),
            ContactChoice::New(person) => {
                if let Some((_, id)) = self.people.iter().find(|(known, _)| known == person.as_ref()) {
                    return Ok(id.clone());
                }
                let id = self.add_record(None, &Patch::of(person.as_ref()).into())?;
                self.people.push((person.as_ref().clone(), id.clone()));
                Ok(id)
            }
        }
    }
}
