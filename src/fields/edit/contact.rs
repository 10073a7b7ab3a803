//! What can be edited of a person.

use crate::domain::channel::Channel;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::records::Records;
use crate::fields::edit::Edit;

/// One field of a person and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of `Contact`")]
pub enum ContactEdit {
    Name(String),
    Title(Option<String>),
    Company(Option<String>),
    Kind(ContactKind),
    Email(Option<String>),
    Phone(Option<String>),
    PreferredChannel(Option<Channel>),
    Notes(String),
}

impl Edit for ContactEdit {
    type Record = Contact;

    fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Title(_) => "title",
            Self::Company(_) => "company",
            Self::Kind(_) => "kind",
            Self::Email(_) => "email",
            Self::Phone(_) => "phone",
            Self::PreferredChannel(_) => "preferred channel",
            Self::Notes(_) => "notes",
        }
    }

    fn present(&self, contact: &Contact) -> Self {
        let of = contact.clone();
        match self {
            Self::Name(_) => Self::Name(of.name),
            Self::Title(_) => Self::Title(of.title),
            Self::Company(_) => Self::Company(of.company),
            Self::Kind(_) => Self::Kind(of.kind),
            Self::Email(_) => Self::Email(of.email),
            Self::Phone(_) => Self::Phone(of.phone),
            Self::PreferredChannel(_) => Self::PreferredChannel(of.preferred_channel),
            Self::Notes(_) => Self::Notes(of.notes),
        }
    }

    fn text(&self, _: &Records) -> String {
        match self {
            Self::Name(text) | Self::Notes(text) => text.clone(),
            Self::Title(text) | Self::Company(text) | Self::Email(text) | Self::Phone(text) => {
                text.clone().unwrap_or_default()
            }
            Self::Kind(kind) => kind.to_string(),
            Self::PreferredChannel(channel) => channel.map(|channel| channel.to_string()).unwrap_or_default(),
        }
    }
}
