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
    /// Returns a person about to be added, with nothing but a name, under a placeholder for an id.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            id: ContactId::new("-"),
            handle: String::new(),
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

    /// Tells whether both are the same person: of one address, or of one name unless their addresses differ.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.email, &other.email) {
            (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
            _ => is_same_name(&self.name, &other.name),
        }
    }

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

/// A person named in a change: one that exists, or one to be added with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactChoice {
    /// A person in the records.
    Existing(ContactId),
    /// A person to be added in the same operation.
    New(Box<Contact>),
}

impl ContactChoice {
    /// Returns a person to be added.
    pub fn new(person: Contact) -> Self {
        Self::New(Box::new(person))
    }
}

/// Tells whether two texts are the same name: case and blanks do not matter.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(one) == words(other)
}

/// Tells whether a text may be an email address.
pub fn is_email_address(text: &str) -> bool {
    let sound =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>@".contains(c));
    text.split_once('@').is_some_and(|(user, host)| sound(user) && sound(host))
}

/// Returns each person once, in the order in which they were first named, with the address if any naming has one.
pub fn each_once(people: Vec<ContactChoice>) -> Vec<ContactChoice> {
    let mut once: Vec<ContactChoice> = Vec::new();
    for person in people {
        let known = once.iter_mut().find(|known| match (&**known, &person) {
            (ContactChoice::New(known), ContactChoice::New(person)) => known.is_same(person),
            (known, person) => known == person,
        });
        match (known, person) {
            (None, person) => once.push(person),
            (Some(ContactChoice::New(known)), ContactChoice::New(person)) if known.email.is_none() => {
                known.email = person.email;
            }
            (Some(_), _) => {}
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(name: &str, email: Option<&str>) -> ContactChoice {
        ContactChoice::new(Contact { email: email.map(str::to_owned), ..Contact::named(name) })
    }

    #[test]
    fn a_person_who_is_named_several_times_is_one() {
        let known = |id: &str| ContactChoice::Existing(ContactId::new(id));
        let address = Some("ana@acme.example");
        for (named, once) in [
            (vec![known("a"), known("b"), known("a")], vec![known("a"), known("b")]),
            (vec![new("Ana Ruiz", None), new("ana  ruiz", None)], vec![new("Ana Ruiz", None)]),
            (vec![new("Ana", address), new("Ana Ruiz", Some("ANA@acme.example"))], vec![new("Ana", address)]),
            (vec![new("Ana", None), new("ANA", address)], vec![new("Ana", address)]),
            (vec![new("Ana", address), new("Ana", None)], vec![new("Ana", address)]),
        ] {
            assert_eq!(each_once(named), once);
        }
    }

    #[test]
    fn people_of_one_name_with_different_addresses_are_two() {
        let two = vec![new("Ana", Some("a@acme.example")), new("Ana", Some("b@acme.example"))];
        assert_eq!(each_once(two.clone()), two);
    }
}
