//! Facts: what a letter may say, in phrases that fit into sentences.
//!
//! Gathered from the records as of a day. Never names the company that made another offer.

use chrono::NaiveDate;
use serde::Serialize;

use crate::documents::letters::{Desk, phrases};
use crate::domain::action_key::ActionKind;
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::ids::ApplicationId;
use crate::domain::interview::Interview;
use crate::domain::letter::Sender;
use crate::domain::records::Records;
use crate::scheduler::action::Action;
use crate::scheduler::known::Known;
use crate::scheduler::waiting::{Anchor, Waiting};

/// What the templates can name; what is not known is none.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Facts {
    /// The kind of the action: `follow-up`.
    pub kind: &'static str,
    /// How the letter travels: `email`.
    pub channel: &'static str,
    /// The day in full: `24 November 2026`.
    pub today: String,
    /// `Hello Ana`, or `Hello`.
    pub greeting: String,
    /// Their full name.
    pub name: Option<String>,
    /// Their job title.
    pub title: Option<String>,
    /// The employer.
    pub company: String,
    /// The job.
    pub role: Option<String>,
    /// `the Backend Engineer position`, or `the position`.
    pub position: String,
    /// `Backend Engineer at Acme`, or `my application at Acme`.
    pub job: String,
    /// The same as a subject begins with it.
    pub subject: String,
    /// The interview that the letter is about: that of the action, else the latest that was held.
    pub interview: Option<Met>,
    /// What went well in it.
    pub strengths: Option<String>,
    /// What the user forgot to say in it.
    pub forgot: Option<String>,
    /// What they announced, while it holds.
    pub promise: Option<Promised>,
    /// When they last wrote, if that is what the user answers to.
    pub their_message: Option<String>,
    /// When and how the user last asked.
    pub wrote: Option<Wrote>,
    /// When the user applied.
    pub applied: Option<String>,
    /// Days since the last interview or message, else since applying.
    pub days_waited: Option<i64>,
    /// By when another offer is to be answered.
    pub answer_by: Option<String>,
    /// The user's name, or `me`-like words that can be read aloud.
    pub me: String,
    /// The user's email address.
    pub sender_email: Option<String>,
    /// `Kind regards` and who signs.
    pub closing: String,
    /// A paragraph that serves other actions for the same person.
    pub also: Option<String>,
    /// Whether the other action is about another application.
    pub another: bool,
    /// The text of a letter by post.
    pub body: Option<String>,
}

/// An interview.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Met {
    /// `on Friday`.
    pub day: String,
    /// `technical interview`.
    pub name: &'static str,
}

/// What they announced.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Promised {
    /// `Friday, 27 November`.
    pub by: String,
    /// Their words.
    pub words: Option<String>,
}

/// When the user last asked.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Wrote {
    /// `on 17 November`.
    pub day: String,
    /// `wrote to you`, `called`.
    pub how: &'static str,
    /// `wrote`, `called`.
    pub how_you: &'static str,
}

impl Facts {
    /// Gathers the facts of an action; `None` when its application is gone.
    pub(super) fn gather(desk: &Desk<'_>, action: &Action) -> Option<Self> {
        let (records, today) = (desk.records, desk.today);
        let application = records.applications.iter().find(|found| found.id == action.application.id)?;
        let to = action.recipient.as_ref();
        // Who is known by an address only has no name to be greeted by.
        let name = to.and_then(|to| phrases::line(&to.name)).filter(|name| !name.contains('@'));
        let title =
            to.and_then(|to| records.find_contact(&to.id)).and_then(|contact| contact.title.as_deref());
        let company = phrases::line(&application.company).unwrap_or_default();
        let role = phrases::line(&application.role);
        let mut facts = Self {
            kind: action.kind.as_str(),
            channel: action.channel.map_or("email", Channel::as_str),
            today: today.format("%-d %B %Y").to_string(),
            greeting: phrases::greeting(name.as_deref()),
            name,
            title: title.and_then(phrases::line),
            position: role.as_ref().map_or("the position".to_owned(), |role| format!("the {role} position")),
            job: role
                .as_ref()
                .map_or(format!("my application at {company}"), |role| format!("{role} at {company}")),
            subject: role
                .as_ref()
                .map_or(format!("My application at {company}"), |role| format!("{role} at {company}")),
            company,
            role,
            applied: application.applied_on.map(|day| phrases::when(day, today)),
            answer_by: answer_by(records, action, today),
            ..Self::default()
        };
        facts.sign(desk.sender);
        facts.tell_of_waiting(application, action, today);
        Some(facts)
    }

    /// Takes over who signs.
    fn sign(&mut self, sender: &Sender) {
        let name = sender.name.as_deref().and_then(phrases::line);
        self.sender_email = sender.email.as_deref().and_then(phrases::line);
        self.me = name.clone().unwrap_or_else(|| "(your name)".to_owned());
        let signature = sender.signature.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let below: Vec<String> = name.into_iter().chain(signature.map(str::to_owned)).collect();
        self.closing = if below.is_empty() {
            "Kind regards".to_owned()
        } else {
            format!("Kind regards,\n{}", below.join("\n"))
        };
    }

    /// Takes over what happened so far, as it is known today.
    fn tell_of_waiting(&mut self, application: &Application, action: &Action, today: NaiveDate) {
        let Some(known) = Known::as_of(application, today) else { return };
        let waiting = Waiting::of(&known);
        let own = application.interviews.iter().find(|met| action.interview.as_ref() == Some(&met.id));
        let met = own.or_else(|| known.latest_held_by(today));
        self.interview =
            met.map(|met| Met { day: phrases::when(met.date(), today), name: phrases::interview(met.kind) });
        self.strengths = met.and_then(|met: &Interview| phrases::phrase(&met.strengths));
        self.forgot = met.and_then(|met| phrases::phrase(&met.forgot));
        self.promise = waiting.promise.map(|promise| Promised {
            by: phrases::deadline(promise.reply_by, today),
            words: phrases::phrase(&promise.words),
        });
        self.their_message = match waiting.anchor {
            Some(Anchor::Inbound(message)) => Some(phrases::when(message.on, today)),
            _ => None,
        };
        self.days_waited = waiting.since.map(|since| today.signed_duration_since(since).num_days());
        self.wrote = waiting.last_nudge().map(|nudge| {
            let (how, how_you) = match nudge.channel {
                Channel::Phone => ("called you", "called"),
                Channel::InPerson => ("asked you", "asked"),
                _ => ("wrote to you", "wrote"),
            };
            Wrote { day: phrases::when(nudge.on, today), how, how_you }
        });
    }
}

/// Returns by when the offer is to be answered that an update tells of.
fn answer_by(records: &Records, action: &Action, today: NaiveDate) -> Option<String> {
    if action.kind != ActionKind::Update {
        return None;
    }
    let parts = action.key.parts();
    let offering = ApplicationId::new(*parts.last()?);
    let application = records.applications.iter().find(|found| found.id == offering)?;
    let (_, respond_by) = Known::as_of(application, today)?.offer_dates()?;
    respond_by.filter(|day| *day >= today).map(|day| phrases::deadline(day, today))
}
