//! Actions: what the scheduler asks the user to do, with everything needed to show, explain and do it.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId, InterviewId};
use crate::domain::stage::Stage;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Where an action stands relative to today.
    State, "state", {
        /// Due later.
        Upcoming = "upcoming",
        /// Due today.
        Due = "due",
        /// Due before today.
        Overdue = "overdue",
    }
}

impl State {
    /// Returns the state of what is due on `due_on`, seen from `today`.
    pub fn of(due_on: NaiveDate, today: NaiveDate) -> Self {
        match due_on.cmp(&today) {
            std::cmp::Ordering::Greater => Self::Upcoming,
            std::cmp::Ordering::Equal => Self::Due,
            std::cmp::Ordering::Less => Self::Overdue,
        }
    }
}

/// One step of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The id of the rule or guard, such as `F1` or `G3`.
    pub rule: &'static str,
    /// The step in words, dates included.
    pub text: String,
    /// The articles it rests on, such as `S1, S3`; `None` for facts and for rules of the user's own.
    pub source: Option<&'static str>,
}

/// What a line shows of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRef {
    /// The shown id.
    pub id: ApplicationId,
    /// The short name.
    pub handle: String,
    /// The employer.
    pub company: String,
    /// The job; may be empty.
    pub role: String,
    /// The stage that held on the day looked at.
    pub stage: Stage,
}

impl ApplicationRef {
    /// Returns what a line shows of `application` standing at `stage`.
    pub fn new(application: &Application, stage: Stage) -> Self {
        Self {
            id: application.id.clone(),
            handle: application.handle.clone(),
            company: application.company.clone(),
            role: application.role.clone(),
            stage,
        }
    }
}

/// Who an action is addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The shown id.
    pub id: ContactId,
    /// The full name.
    pub name: String,
    /// Email address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

impl From<&Contact> for Recipient {
    fn from(contact: &Contact) -> Self {
        Self {
            id: contact.id.clone(),
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }
    }
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What makes it the same action tomorrow.
    pub key: ActionKey,
    /// What sort of action it is.
    pub kind: ActionKind,
    /// Where it stands relative to today.
    pub state: State,
    /// The day it is due.
    pub due_on: NaiveDate,
    /// On the day itself, the local time before which it makes no sense (the interview's end).
    pub after: Option<NaiveTime>,
    /// Days since it was due; 0 unless overdue.
    pub days_overdue: u32,
    /// The last day on which it is listed.
    pub lapses_on: Option<NaiveDate>,
    /// The application it belongs to.
    pub application: ApplicationRef,
    /// The interview it is about.
    pub interview: Option<InterviewId>,
    /// Who it is addressed to; `None` for what concerns only the user, or when nobody is known.
    pub recipient: Option<Recipient>,
    /// How to reach them.
    pub channel: Option<Channel>,
    /// Keys of the other actions for the same recipient in the same list.
    pub together_with: Vec<ActionKey>,
    /// Why, in one line.
    pub why: String,
    /// Why, step by step: the fact, the rule that set the date, each guard that moved it.
    pub reasons: Vec<Reason>,
    /// The short code shown beside it: the beginning of the key's hash, unique in this agenda.
    pub code: String,
}

/// Why an action that a rule found is not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withholding {
    /// An interview is ahead.
    ComingInterview(NaiveDate),
    /// They asked not to be contacted.
    NoFollowUp,
    /// Put off until this day.
    Snoozed(NaiveDate),
    /// Dismissed for good.
    Dismissed,
    /// Another nudge of this wait was dismissed, which silences them all.
    Silenced,
    /// Nobody can be reached by email or phone.
    NobodyReachable,
    /// It would have come too late after this day.
    Lapsed(NaiveDate),
    /// Another action of the application comes first.
    Preceded(ActionKind),
}

/// An action that a rule found but that is not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// The action as it would be.
    pub action: Action,
    /// Why it is not listed.
    pub because: Withholding,
}
