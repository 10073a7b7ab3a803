//! Letters: what the user sends, as plain data, and as a text that can be edited.
//!
//! Owns the few lines above a letter and how an edited text is read back. Refuses to know how a letter is worded.

use std::path::PathBuf;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::channel::Channel;

/// What begins the line of the subject in a text to edit.
const SUBJECT: &str = "Subject:";

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// The user's name.
    pub name: Option<String>,
    /// The user's email address.
    pub email: Option<String>,
    /// Lines below the name.
    pub signature: Option<String>,
}

/// A template of the user's, which replaces the built-in one of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplate {
    /// Its file, named after what it words.
    pub path: PathBuf,
    /// What it says, or why it could not be read.
    pub text: Result<String, String>,
}

/// Who gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The full name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

/// A message that an action asks for, or what to say in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The action that it serves.
    pub key: ActionKey,
    /// The kind of the action.
    pub kind: ActionKind,
    /// How it travels.
    pub channel: Channel,
    /// Who gets it; `None` when nobody is known.
    pub to: Option<Addressee>,
    /// What it is about; only an email has one.
    pub subject: Option<String>,
    /// The text, without a line break at its end.
    pub body: String,
    /// Other actions for the same person that it serves, too.
    pub also: Vec<ActionKey>,
}

impl Letter {
    /// Returns the lines above the text: how it travels and to whom, and the subject.
    pub fn head(&self) -> Vec<String> {
        let way = match self.channel {
            Channel::Email => "To",
            Channel::Phone => "Call",
            Channel::Post => "Post to",
            _ => "Message to",
        };
        let mut lines =
            vec![format!("{way}: {}", self.to.as_ref().map_or("?".to_owned(), |to| self.address(to)))];
        lines.extend(self.subject.as_ref().map(|subject| format!("{SUBJECT} {subject}")));
        lines
    }

    /// Returns a person with the address that this letter needs.
    fn address(&self, to: &Addressee) -> String {
        match (self.channel, &to.email, &to.phone) {
            (Channel::Email, Some(email), _) => format!("{} <{email}>", to.name),
            (Channel::Phone, _, Some(phone)) => format!("{}, {phone}", to.name),
            _ => to.name.clone(),
        }
    }

    /// Returns the whole letter as a text.
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n", self.head().join("\n"), self.body)
    }

    /// Returns what the user may edit: the subject, if there is one, and the text.
    pub fn editable(&self) -> String {
        match &self.subject {
            Some(subject) => format!("{SUBJECT} {subject}\n\n{}", self.body),
            None => self.body.clone(),
        }
    }

    /// Returns this letter with what an edited text says; without a line for the subject, that stays.
    pub fn edited(&self, text: &str) -> Self {
        let (subject, body) = match (&self.subject, text.split_once('\n').unwrap_or((text, ""))) {
            (Some(_), (first, rest)) if begins_subject(first) => {
                let subject = first.split_once(':').map_or("", |(_, subject)| subject);
                (Some(subject.trim().to_owned()), rest)
            }
            (subject, _) => (subject.clone(), text),
        };
        Self { subject, body: body.trim_matches(['\n', '\r']).to_owned(), ..self.clone() }
    }
}

/// Tells whether a line is that of the subject.
fn begins_subject(line: &str) -> bool {
    line.get(..SUBJECT.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(SUBJECT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ApplicationId;

    fn letter(channel: Channel) -> Letter {
        Letter {
            key: ActionKey::check_in(&ApplicationId::new("a-1")),
            kind: ActionKind::CheckIn,
            channel,
            to: Some(Addressee {
                name: "Ana Ruiz".to_owned(),
                email: Some("ana@acme.example".to_owned()),
                phone: Some("+49 30 1".to_owned()),
            }),
            subject: (channel == Channel::Email).then(|| "Hello".to_owned()),
            body: "Hello Ana,\n\nany news?".to_owned(),
            also: Vec::new(),
        }
    }

    #[test]
    fn the_lines_above_say_how_it_travels() {
        for (channel, head) in [
            (Channel::Email, "To: Ana Ruiz <ana@acme.example>\nSubject: Hello"),
            (Channel::Phone, "Call: Ana Ruiz, +49 30 1"),
            (Channel::Post, "Post to: Ana Ruiz"),
            (Channel::Message, "Message to: Ana Ruiz"),
        ] {
            assert_eq!(letter(channel).head().join("\n"), head);
        }
        assert_eq!(Letter { to: None, ..letter(Channel::Post) }.head(), ["Post to: ?"]);
    }

    #[test]
    fn an_edited_text_reads_back_as_it_was_written() {
        for channel in [Channel::Email, Channel::Phone] {
            let letter = letter(channel);
            assert_eq!(letter.edited(&letter.editable()), letter);
        }
        let edited = letter(Channel::Email).edited("subject:  News? \n\n\nBody\n\nmore\n");
        assert_eq!((edited.subject.as_deref(), edited.body.as_str()), (Some("News?"), "Body\n\nmore"));
        let edited = letter(Channel::Email).edited("Just a text\n");
        assert_eq!((edited.subject.as_deref(), edited.body.as_str()), (Some("Hello"), "Just a text"));
        assert_eq!(letter(Channel::Email).edited("").body, "");
    }
}
