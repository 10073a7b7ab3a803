//! People: who met the user, who decides, who can be asked.

use crate::domain::channel::Channel;
use crate::domain::ids::ContactId;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What a person is to the application.
    ContactKind, "kind of contact", {
        /// Someone who interviews.
        Interviewer = "interviewer",
        /// The one who would be the boss.
        HiringManager = "hiring-manager",
        /// Human resources.
        Hr = "hr",
        /// A recruiter, inside or outside.
        Recruiter = "recruiter",
        /// Someone who recommended the user.
        Referral = "referral",
        /// Anyone else.
        Other = "other",
    }
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The shown id.
    pub id: ContactId,
    /// The short name on public surfaces, given by the store; empty outside it.
    pub handle: String,
    /// The full name.
    pub name: String,
    /// Job title.
    pub title: Option<String>,
    /// Employer, or the agency they work for.
    pub company: Option<String>,
    /// What they are to the application.
    pub kind: ContactKind,
    /// Email address, as written.
    pub email: Option<String>,
    /// Phone number, as written.
    pub phone: Option<String>,
    /// How they asked to be reached.
    pub preferred_channel: Option<Channel>,
    /// Notes, Markdown.
    pub notes: String,
}

impl Contact {
    /// Tells whether there is an email address.
    pub fn has_email(&self) -> bool {
        self.email.as_deref().is_some_and(|email| !email.trim().is_empty())
    }

    /// Tells whether there is a phone number.
    pub fn has_phone(&self) -> bool {
        self.phone.as_deref().is_some_and(|phone| !phone.trim().is_empty())
    }

    /// Tells whether they can be reached by email or phone.
    pub fn is_reachable(&self) -> bool {
        self.has_email() || self.has_phone()
    }
}

/// A person about to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactDraft {
    /// The full name.
    pub name: String,
    /// Job title.
    pub title: Option<String>,
    /// Employer.
    pub company: Option<String>,
    /// What they are to the application.
    pub kind: ContactKind,
    /// Email address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// How they asked to be reached.
    pub preferred_channel: Option<Channel>,
    /// Notes, Markdown.
    pub notes: String,
}

impl ContactDraft {
    /// Returns a draft with nothing but a name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: None,
            company: None,
            kind: ContactKind::Other,
            email: None,
            phone: None,
            preferred_channel: None,
            notes: String::new(),
        }
    }
}

/// A person named in a change: one that exists, or one to be added with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactChoice {
    /// A person in the records.
    Existing(ContactId),
    /// A person to be added in the same operation.
    New(ContactDraft),
}
