//! Letters: the message that an action asks for, worded by a template and filled in from the records.
//!
//! Owns which template words what. A call gets an outline to rehearse and a text for the mailbox, a letter by post its
//! date and addressee. A template of the user's that is broken is told, and the built-in one stands in.

mod eml;
mod facts;
mod mailto;
mod phrases;
mod templates;

use chrono::NaiveDate;

pub use eml::eml;
pub use mailto::mailto;
pub use templates::{Templates, fault_in};

use crate::documents::letters::facts::Facts;
use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::channel::Channel;
use crate::domain::letter::{Addressee, Letter, Sender};
use crate::domain::printable::{printable, printable_lines};
use crate::domain::records::Records;
use crate::scheduler::action::{Action, State};

/// The template of a call.
const CALL: &str = "call";
/// The template around a letter by post.
const POST: &str = "letter";
/// The template of a paragraph that serves another action for the same person.
const ALSO: &str = "also";
/// What begins the line of the subject.
const SUBJECT: &str = "Subject:";

/// What letters are written from.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The records.
    pub records: &'a Records,
    /// What is listed as of today.
    pub actions: &'a [Action],
    /// The user's local date.
    pub today: NaiveDate,
    /// Who signs.
    pub sender: &'a Sender,
    /// How letters are worded.
    pub templates: &'a Templates,
}

/// A letter, and what the user should know about how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The letter.
    pub letter: Letter,
    /// What is wrong with templates of the user's.
    pub warnings: Vec<String>,
}

/// Why there is no letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoLetter {
    /// The action concerns only the user.
    #[error("there is no message to write for '{0}': that is for yourself")]
    ForYourself(ActionKind),
    /// The application is gone.
    #[error("the application is gone: there is no message to write")]
    Gone,
    /// A built-in template is broken.
    #[error("could not word the message: {0}")]
    Wording(String),
}

impl Desk<'_> {
    /// Writes the letter that an action asks for, by its channel.
    ///
    /// # Errors
    /// When the action is not one that is sent.
    pub fn draft(&self, action: &Action) -> Result<Drafted, NoLetter> {
        let template = template(action.kind).ok_or(NoLetter::ForYourself(action.kind))?;
        let others = self.others(action);
        let mut facts = Facts::gather(self, action).ok_or(NoLetter::Gone)?;
        let mut warnings = Vec::new();
        let mut word = |name: &str, facts: &Facts| {
            let worded = self.templates.word(name, facts).map_err(NoLetter::Wording)?;
            warnings.extend(worded.warning);
            Ok(worded.text)
        };
        let mut paragraphs = Vec::new();
        for other in &others {
            let mut about = Facts::gather(self, other).ok_or(NoLetter::Gone)?;
            about.another = other.application.id != action.application.id;
            paragraphs.push(word(ALSO, &about)?);
        }
        facts.also = (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"));
        let name = if action.channel == Some(Channel::Phone) { CALL } else { template };
        let (subject, mut body) = split(&word(name, &facts)?);
        let channel = action.channel.unwrap_or(Channel::Email);
        if channel == Channel::Post {
            facts.body = Some(body);
            body = word(POST, &facts)?;
        }
        let letter = Letter {
            key: action.key.clone(),
            kind: action.kind,
            channel,
            to: action.recipient.as_ref().map(|to| Addressee {
                name: printable(&to.name).into_owned(),
                email: to.email.clone(),
                phone: to.phone.clone(),
            }),
            subject: (channel == Channel::Email).then(|| subject.unwrap_or_else(|| facts.job.clone())),
            body,
            also: others.iter().map(|other| other.key.clone()).collect(),
        };
        warnings.dedup();
        Ok(Drafted { letter, warnings })
    }

    /// Returns the other due actions for the same person that one message can serve.
    fn others(&self, action: &Action) -> Vec<&Action> {
        let Some(to) = &action.recipient else { return Vec::new() };
        let is_other = |other: &&Action| {
            other.key != action.key
                && other.state != State::Upcoming
                && other.channel == action.channel
                && other.recipient.as_ref().is_some_and(|recipient| recipient.id == to.id)
                && template(other.kind).is_some()
        };
        self.actions.iter().filter(is_other).collect()
    }
}

/// Returns the name of the template for a kind of action; `None` for what is not sent to anyone.
pub const fn template(kind: ActionKind) -> Option<&'static str> {
    match kind {
        ActionKind::ThankYou
        | ActionKind::FollowUp
        | ActionKind::Reminder
        | ActionKind::CheckIn
        | ActionKind::Update
        | ActionKind::Feedback
        | ActionKind::PartingNote => Some(kind.as_str()),
        ActionKind::Respond | ActionKind::Task | ActionKind::Debrief | ActionKind::Close => None,
    }
}

/// Returns the actions that one letter serves.
pub fn served(letter: &Letter) -> Vec<ActionKey> {
    std::iter::once(&letter.key).chain(&letter.also).cloned().collect()
}

/// Splits what a template worded into its subject and its text.
fn split(text: &str) -> (Option<String>, String) {
    let text = printable_lines(text);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    match first.strip_prefix(SUBJECT) {
        Some(subject) => (Some(subject.trim().to_owned()), rest.trim_matches('\n').to_owned()),
        None => (None, text.trim_matches('\n').to_owned()),
    }
}
