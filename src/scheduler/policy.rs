//! Cadences: how long to wait, how often to ask, when to let go.
//!
//! The sources disagree on these numbers, so they are policies that the user picks. Owns the built-in ones and
//! their lookup; refuses to read configuration files.

use std::collections::BTreeMap;

use chrono::Weekday;

/// The numbers of one cadence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Calendar days from the anchor to the first follow-up.
    pub follow_up_after: u32,
    /// Business days added to a promised date.
    pub promise_grace: u32,
    /// Calendar days from a nudge to the next.
    pub reminder_after: u32,
    /// Follow-ups and reminders together; at least 1.
    pub max_nudges: u32,
    /// Calendar days from applying to the first question; `None` never asks.
    pub check_in_after: Option<u32>,
    /// Calendar days between any two outbound contacts.
    pub min_gap: u32,
    /// Days after an interview until a thank-you comes too late.
    pub thank_you_lapses_after: u32,
    /// Business days from a rejection to the feedback request.
    pub feedback_after: u32,
    /// Business days from a rejection to the parting note.
    pub parting_note_after: u32,
    /// Days past its due date until what a rejection asks for comes too late.
    pub rejection_lapses_after: u32,
    /// Days without any reply until it is time to let go.
    pub give_up_after: u32,
    /// Weekdays on which nobody is contacted; never all seven.
    pub avoid_weekdays: Vec<Weekday>,
    /// Whether feedback is asked for when nobody met the user.
    pub feedback_without_interview: bool,
}

impl Policy {
    /// Returns the built-in cadence `standard`: a week, two business days after a promise, one reminder.
    pub fn standard() -> Self {
        Self {
            follow_up_after: 7,
            promise_grace: 2,
            reminder_after: 7,
            max_nudges: 2,
            check_in_after: Some(14),
            min_gap: 3,
            thank_you_lapses_after: 5,
            feedback_after: 1,
            parting_note_after: 3,
            rejection_lapses_after: 14,
            give_up_after: 30,
            avoid_weekdays: vec![Weekday::Mon],
            feedback_without_interview: false,
        }
    }

    /// Returns the built-in cadence `patient`: the conservative timeline (S2).
    pub fn patient() -> Self {
        Self { follow_up_after: 14, check_in_after: Some(21), give_up_after: 45, ..Self::standard() }
    }

    /// Returns the built-in cadence `persistent`: the eager timeline (S5).
    pub fn persistent() -> Self {
        Self {
            promise_grace: 1,
            reminder_after: 4,
            max_nudges: 3,
            check_in_after: Some(10),
            ..Self::standard()
        }
    }
}

/// The name of the cadence that holds when nothing else does.
pub const STANDARD: &str = "standard";

/// All cadences that can be named, and the one that holds by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadences {
    default: String,
    named: BTreeMap<String, Policy>,
    standard: Policy,
}

impl Default for Cadences {
    fn default() -> Self {
        let standard = Policy::standard();
        let named = BTreeMap::from([
            (STANDARD.to_owned(), standard.clone()),
            ("patient".to_owned(), Policy::patient()),
            ("persistent".to_owned(), Policy::persistent()),
        ]);
        Self { default: STANDARD.to_owned(), named, standard }
    }
}

impl Cadences {
    /// Replaces or adds a cadence.
    pub fn insert(&mut self, name: impl Into<String>, policy: Policy) {
        let name = name.into();
        if name == STANDARD {
            self.standard = policy.clone();
        }
        self.named.insert(name, policy);
    }

    /// Makes `name` the default; returns `false` and changes nothing when there is no such cadence.
    pub fn choose_default(&mut self, name: &str) -> bool {
        let known = self.named.contains_key(name);
        if known {
            self.default = name.to_owned();
        }
        known
    }

    /// Returns the name of the default cadence.
    pub fn default_name(&self) -> &str {
        &self.default
    }

    /// Returns the cadence of this name, if there is one.
    pub fn find(&self, name: &str) -> Option<&Policy> {
        self.named.get(name)
    }

    /// Returns all cadences by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Policy)> {
        self.named.iter().map(|(name, policy)| (name.as_str(), policy))
    }

    /// Returns the cadence of an application that names `chosen`, or nothing; an unknown name falls back to
    /// `standard` (`agenda` warns of it).
    pub fn policy_for(&self, chosen: Option<&str>) -> &Policy {
        self.named.get(chosen.unwrap_or(&self.default)).unwrap_or(&self.standard)
    }
}
