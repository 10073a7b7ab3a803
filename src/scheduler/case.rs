//! A case: everything a rule may look at when it judges one application.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::records::Records;
use crate::scheduler::action::{Action, ApplicationRef, Reason, State};
use crate::scheduler::calendar::{Holidays, add_days};
use crate::scheduler::known::Known;
use crate::scheduler::policy::{Cadences, Policy};
use crate::scheduler::waiting::Waiting;

/// Days after which an offer without a last day to answer is no news any more.
const OFFER_STANDS: u32 = 14;

/// An application that stands at an offer.
#[derive(Debug, Clone)]
pub struct Offering<'a> {
    /// The application with the offer.
    pub application: &'a Application,
    /// The day the offer came.
    pub received_on: NaiveDate,
    /// The last day on which it is news to others.
    pub lapses_on: NaiveDate,
}

/// What all cases of a day share.
#[derive(Debug)]
pub struct World<'a> {
    /// The day looked at.
    pub today: NaiveDate,
    /// The cadences that can be named.
    pub cadences: &'a Cadences,
    /// The days on which nobody works.
    pub holidays: &'a Holidays,
    /// The offers that are news on that day, the most pressing first.
    pub offers: Vec<Offering<'a>>,
    contacts: HashMap<&'a ContactId, &'a Contact>,
    deferrals: HashMap<&'a ActionKey, Option<NaiveDate>>,
}

impl<'a> World<'a> {
    /// Returns the world of a day.
    pub fn new(
        records: &'a Records,
        cadences: &'a Cadences,
        holidays: &'a Holidays,
        today: NaiveDate,
    ) -> Self {
        let mut offers: Vec<_> = records.applications.iter().filter_map(|a| offering(a, today)).collect();
        offers.sort_by_key(|offer| (offer.lapses_on, offer.received_on, &offer.application.id));
        Self {
            today,
            cadences,
            holidays,
            offers,
            contacts: records.contacts.iter().map(|contact| (&contact.id, contact)).collect(),
            deferrals: records.deferrals.iter().map(|deferral| (&deferral.key, deferral.until)).collect(),
        }
    }

    /// Returns the same world as if nothing had been put off or dismissed.
    pub fn without_deferrals(self) -> Self {
        Self { deferrals: HashMap::new(), ..self }
    }

    /// Returns a person, if the records know them.
    pub fn find_contact(&self, id: &ContactId) -> Option<&'a Contact> {
        self.contacts.get(id).copied()
    }

    /// Returns the deferral of a key: `Some(None)` when dismissed, `Some(Some(day))` when put off.
    pub fn find_deferral(&self, key: &ActionKey) -> Option<Option<NaiveDate>> {
        self.deferrals.get(key).copied()
    }

    /// Tells whether an action was dismissed.
    pub fn is_dismissed(&self, key: &ActionKey) -> bool {
        self.find_deferral(key) == Some(None)
    }
}

/// Returns the offer of an application, if it stands at one that is still news.
fn offering(application: &Application, today: NaiveDate) -> Option<Offering<'_>> {
    let (received_on, respond_by) = Known::as_of(application, today)?.offer_dates()?;
    let lapses_on = respond_by.unwrap_or_else(|| add_days(received_on, OFFER_STANDS));
    (received_on <= today && today <= lapses_on).then_some(Offering { application, received_on, lapses_on })
}

/// One application on one day, with its policy and its wait.
#[derive(Debug)]
pub struct Case<'a> {
    /// What all cases share.
    pub world: &'a World<'a>,
    /// What is known of the application.
    pub known: Known<'a>,
    /// Since when the user waits.
    pub waiting: Waiting<'a>,
    /// How patient they are.
    pub policy: &'a Policy,
}

impl<'a> Case<'a> {
    /// Returns the case of an application; `None` before its first stage.
    pub fn open(world: &'a World<'a>, application: &'a Application) -> Option<Self> {
        let known = Known::as_of(application, world.today)?;
        let waiting = Waiting::of(&known);
        let policy = world.cadences.policy_for(application.cadence.as_deref());
        Some(Self { world, known, waiting, policy })
    }

    /// Returns the day looked at.
    pub fn today(&self) -> NaiveDate {
        self.world.today
    }

    /// Returns the id of the application.
    pub fn id(&self) -> &'a ApplicationId {
        &self.known.application.id
    }

    /// Returns the promised date plus the grace that the policy gives (W2).
    pub fn promise_date(&self) -> Option<NaiveDate> {
        let promise = self.waiting.promise?;
        Some(self.world.holidays.add_business_days(promise.reply_by, self.policy.promise_grace))
    }

    /// Returns an action of this application with neither recipient nor channel, due on `due_on`.
    pub fn action(
        &self,
        kind: ActionKind,
        key: ActionKey,
        due_on: NaiveDate,
        why: String,
        reasons: Vec<Reason>,
    ) -> Action {
        let today = self.today();
        Action {
            key,
            kind,
            state: State::of(due_on, today),
            due_on,
            after: None,
            days_overdue: u32::try_from((today - due_on).num_days()).unwrap_or(0),
            lapses_on: None,
            application: ApplicationRef::new(self.known.application, self.known.stage),
            interview: None,
            recipient: None,
            channel: None,
            together_with: Vec::new(),
            why,
            reasons,
            code: String::new(),
        }
    }
}
