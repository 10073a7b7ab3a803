//! People in changes: those that exist, and those that come with the change.

use crate::domain::channel::Channel;
use crate::domain::contact::{ContactChoice, ContactDraft};
use crate::domain::ids::{ContactId, RecordKind};
use crate::store::apply::Applying;
use crate::store::error::Result;
use crate::store::rows::{self, Field, maybe, text};
use crate::store::{Added, handles};

impl Applying<'_> {
    /// Returns the key of a person, who is added when new; the same draft again is the same person.
    pub(in crate::store::apply) fn person(&mut self, choice: &ContactChoice) -> Result<String> {
        match choice {
            ContactChoice::Existing(contact) => self.live(RecordKind::Contact, contact.as_str()),
            ContactChoice::New(draft) => {
                if let Some((_, id)) = self.people.iter().find(|(known, _)| known == draft) {
                    return Ok(id.clone());
                }
                let id = self.add_contact(draft)?;
                self.people.push((draft.clone(), id.clone()));
                Ok(id)
            }
        }
    }

    /// Adds a person and returns the key.
    pub(in crate::store::apply) fn add_contact(&mut self, draft: &ContactDraft) -> Result<String> {
        let id = self.new_id();
        let handle = handles::free_handle(self.connection, "contact", &id)?;
        self.added.push(Added::Contact(ContactId::new(id.as_str()), handle.clone()));
        let fields = [
            Field("handle", text(handle)),
            Field("name", text(&draft.name)),
            Field("title", maybe(draft.title.as_ref())),
            Field("company", maybe(draft.company.as_ref())),
            Field("kind", text(draft.kind.as_str())),
            Field("email", maybe(draft.email.as_ref())),
            Field("phone", maybe(draft.phone.as_ref())),
            Field("preferred_channel", maybe(draft.preferred_channel.map(Channel::as_str))),
            Field("notes", text(&draft.notes)),
        ];
        rows::insert(self.connection, "contact", &id, &fields)?;
        Ok(id)
    }
}
