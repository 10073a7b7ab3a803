//! What is known of an application as of a day.
//!
//! What is dated later (interactions, promises, stage changes, an offer, a finished task) has not happened yet;
//! interviews, flags and deferrals are taken as they stand now.

use chrono::NaiveDate;

use crate::domain::application::Application;
use crate::domain::ids::ContactId;
use crate::domain::interaction::Interaction;
use crate::domain::interview::Interview;
use crate::domain::offer::Offer;
use crate::domain::promise::Promise;
use crate::domain::stage::{Stage, stage_on};

/// An application as of a day.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The application itself.
    pub application: &'a Application,
    /// The day looked at.
    pub today: NaiveDate,
    /// The stage that held on that day.
    pub stage: Stage,
    /// The day that stage began, when known.
    pub stage_since: Option<NaiveDate>,
    /// The interactions up to that day, by date, time (a missing one first) and id.
    pub interactions: Vec<&'a Interaction>,
    /// The promises said up to that day.
    pub promises: Vec<&'a Promise>,
    /// The offer, if it had been received.
    pub offer: Option<&'a Offer>,
}

impl<'a> Known<'a> {
    /// Returns what was known on `today`; `None` before the application's first stage.
    pub fn as_of(application: &'a Application, today: NaiveDate) -> Option<Self> {
        let (stage, stage_since) = stage_on(&application.stage_history, today)?;
        let mut interactions: Vec<_> = application.interactions.iter().filter(|i| i.on <= today).collect();
        interactions.sort_by(|a, b| (a.moment(), &a.id).cmp(&(b.moment(), &b.id)));
        Some(Self {
            application,
            today,
            stage,
            stage_since,
            interactions,
            promises: application.promises.iter().filter(|promise| promise.said_on <= today).collect(),
            offer: application.offer.as_ref().filter(|offer| offer.received_on <= today),
        })
    }

    /// Returns the interviews held, in no particular order.
    pub fn held(&self) -> impl Iterator<Item = &'a Interview> + use<'a> {
        let today = self.today;
        self.application.interviews.iter().filter(move |interview| interview.is_held(today))
    }

    /// Returns the interviews held, by start and id.
    pub fn held_in_order(&self) -> Vec<&'a Interview> {
        let mut held: Vec<_> = self.held().collect();
        held.sort_by_key(|interview| (interview.starts_at, &interview.id));
        held
    }

    /// Returns the interviews ahead, in no particular order.
    pub fn coming(&self) -> impl Iterator<Item = &'a Interview> + use<'a> {
        let today = self.today;
        self.application.interviews.iter().filter(move |interview| interview.is_coming(today))
    }

    /// Returns the last interview held on or before `day`.
    pub fn latest_held_by(&self, day: NaiveDate) -> Option<&'a Interview> {
        self.held().filter(|interview| interview.date() <= day).max_by_key(|i| (i.starts_at, &i.id))
    }

    /// Returns the delivered outbound interactions, in order.
    pub fn delivered(&self) -> impl DoubleEndedIterator<Item = &'a Interaction> {
        self.interactions.iter().copied().filter(|interaction| interaction.is_delivered())
    }

    /// Returns what people wrote or said, in order.
    pub fn inbound(&self) -> impl DoubleEndedIterator<Item = &'a Interaction> {
        self.interactions.iter().copied().filter(|interaction| interaction.is_inbound())
    }

    /// Returns the day of the latest rejection that is dated.
    pub fn rejected_on(&self) -> Option<NaiveDate> {
        let history = self.application.stage_history.iter();
        history
            .filter(|step| step.stage == Stage::Rejected)
            .filter_map(|step| step.on)
            .filter(|on| *on <= self.today)
            .max()
    }

    /// Returns when the offer it stands at was received and until when it can be answered.
    ///
    /// Without a record of the offer, it came on the day the stage began.
    pub fn offer_dates(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        if self.stage != Stage::Offer {
            return None;
        }
        match self.offer {
            Some(offer) => Some((offer.received_on, offer.respond_by)),
            None => self.stage_since.map(|on| (on, None)),
        }
    }

    /// Returns everyone who has to do with it, each once.
    pub fn people(&self) -> Vec<&'a ContactId> {
        self.application.people_with(self.interactions.iter().copied())
    }
}
