//! The clock of waiting: since when the user waits, for which promise, and how often they asked.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::ids::InteractionId;
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::promise::Promise;
use crate::scheduler::known::Known;

/// What started the wait (W1): the latest interview held or message received.
#[derive(Debug, Clone, Copy)]
pub enum Anchor<'a> {
    /// An interview, by its start.
    Interview(&'a Interview),
    /// Something a person wrote or said; on one day it comes after an interview.
    Inbound(&'a Interaction),
}

impl<'a> Anchor<'a> {
    /// Returns the latest of what is known.
    fn latest(known: &Known<'a>) -> Option<Self> {
        let interviews = known.held().map(Self::Interview);
        let inbound = known.inbound().map(Self::Inbound);
        interviews.chain(inbound).max_by(|a, b| a.rank().cmp(&b.rank()))
    }

    fn rank(&self) -> (NaiveDate, bool, Option<NaiveTime>, &'a str) {
        match self {
            Self::Interview(interview) => {
                (interview.date(), false, interview.starts_at.time, interview.id.as_str())
            }
            Self::Inbound(interaction) => (interaction.on, true, interaction.at, interaction.id.as_str()),
        }
    }

    /// Returns the local date of it.
    pub fn date(&self) -> NaiveDate {
        self.rank().0
    }

    /// Returns the shown id of the interview or the interaction.
    pub fn id(&self) -> &'a str {
        self.rank().3
    }
}

/// The state of the wait as of a day.
#[derive(Debug, Clone)]
pub struct Waiting<'a> {
    /// What started it (W1).
    pub anchor: Option<Anchor<'a>>,
    /// The anchor's date, else the day of applying (W4); `None` with neither.
    pub since: Option<NaiveDate>,
    /// The promise that holds (W2).
    pub promise: Option<&'a Promise>,
    /// Nudges since then, in order (W3).
    pub nudges: Vec<&'a Interaction>,
}

impl<'a> Waiting<'a> {
    /// Returns the state of the wait.
    pub fn of(known: &Known<'a>) -> Self {
        let anchor = Anchor::latest(known);
        let since = anchor.map(|anchor| anchor.date()).or(known.application.applied_on);
        let mut waiting = Self { anchor, since, promise: None, nudges: Vec::new() };
        waiting.promise = waiting.active_promise(known);
        waiting.nudges =
            known.interactions.iter().copied().filter(|i| i.is_nudge() && waiting.is_since(i)).collect();
        waiting
    }

    /// Returns the latest promise, if no interview came after it and its date is not before the wait (W2).
    fn active_promise(&self, known: &Known<'a>) -> Option<&'a Promise> {
        let latest =
            known.promises.iter().copied().max_by_key(|promise| (promise.said_on, promise.reply_by))?;
        let after_interviews = known.held().all(|interview| latest.said_on >= interview.date());
        (after_interviews && latest.reply_by >= self.since?).then_some(latest)
    }

    /// Tells whether an interaction came after what started the wait (W3, W4).
    ///
    /// On the same day it did when the wait began with an interview or with applying, and did not when it began
    /// with a message, unless both carry times that say otherwise.
    pub fn is_since(&self, interaction: &Interaction) -> bool {
        let Some(since) = self.since else { return false };
        if interaction.on != since {
            return interaction.on > since;
        }
        match self.anchor {
            None => true,
            Some(Anchor::Interview(interview)) => {
                !matches!((interaction.at, interview.starts_at.time), (Some(at), Some(start)) if at < start)
            }
            Some(Anchor::Inbound(inbound)) => {
                matches!((interaction.at, inbound.at), (Some(at), Some(received)) if at > received)
            }
        }
    }

    /// Returns the last nudge of this wait.
    pub fn last_nudge(&self) -> Option<&'a Interaction> {
        self.nudges.last().copied()
    }

    /// Tells whether a nudge with this id belongs to this wait.
    pub fn includes_nudge(&self, id: &InteractionId) -> bool {
        self.nudges.iter().any(|nudge| nudge.id == *id)
    }
}
