//! `[cadences.NAME]`: built-in cadences with single settings changed, and new ones.
//!
//! A wrong setting falls back alone. A cadence as a whole falls back to `standard` when it is based on an unknown
//! one or, in a circle, on itself, or leaves no day on which anybody may be contacted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::Weekday;

use crate::config::document::{Document, Reading, Section, Value};
use crate::scheduler::policy::{Cadences, Policy, STANDARD};

/// How many cadences may be told apart: far more than anybody does, and few enough to be based on each other.
const MOST: usize = 100;

/// The longest time that a setting may name, in days: ten years.
const LONGEST: u32 = 3650;

/// A setting that is a whole number: its name, the least it may be, and where it lives.
pub(super) type Number = (&'static str, u32, fn(&mut Policy) -> &mut u32);

/// Every setting that is a whole number.
pub(super) const NUMBERS: &[Number] = &[
    ("follow_up_after", 0, |policy| &mut policy.follow_up_after),
    ("promise_grace", 0, |policy| &mut policy.promise_grace),
    ("reminder_after", 0, |policy| &mut policy.reminder_after),
    ("max_nudges", 1, |policy| &mut policy.max_nudges),
    ("min_gap", 0, |policy| &mut policy.min_gap),
    ("thank_you_lapses_after", 0, |policy| &mut policy.thank_you_lapses_after),
    ("feedback_after", 0, |policy| &mut policy.feedback_after),
    ("parting_note_after", 0, |policy| &mut policy.parting_note_after),
    ("rejection_lapses_after", 0, |policy| &mut policy.rejection_lapses_after),
    ("give_up_after", 0, |policy| &mut policy.give_up_after),
];

/// The settings that are no numbers.
const OTHERS: &[&str] = &["based_on", "check_in_after", "avoid_weekdays", "feedback_without_interview"];

/// The days on which people work, holidays aside.
const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// One setting of a section, ready to be applied.
enum Change {
    Number(fn(&mut Policy) -> &mut u32, u32),
    CheckInAfter(Option<u32>),
    AvoidWeekdays(Vec<Weekday>),
    FeedbackWithoutInterview(bool),
}

/// What a section says.
struct Spoken {
    based_on: Option<(String, Range<usize>)>,
    changes: Vec<Change>,
}

/// Reads `[cadences]`.
pub(super) fn read(document: &mut Document<'_>, top: &Section<'_>) -> Cadences {
    let mut sections = Sections::default();
    if let Some(cadences) = document.section(top, "cadences", "cadences") {
        for (index, (name, place, _)) in cadences.entries().enumerate() {
            if index == MOST {
                document.fault(place, format!("there are more than {MOST} cadences; the rest are ignored"));
                break;
            }
            let path = format!("cadences.{name}");
            if let Some(section) = document.section(&cadences, name, &path) {
                sections.add(document, name, &path, &section, place);
            }
        }
    }
    sections.find_broken_bases(document);
    let mut cadences = Cadences::default();
    for name in sections.spoken.keys() {
        cadences.insert(name.clone(), sections.policy(name, &mut Vec::new()));
    }
    cadences
}

/// The sections by name, and which of them cannot hold.
#[derive(Default)]
struct Sections {
    spoken: BTreeMap<String, Spoken>,
    broken: BTreeSet<String>,
}

impl Sections {
    fn add(
        &mut self,
        document: &mut Document<'_>,
        name: &str,
        path: &str,
        section: &Section<'_>,
        place: Range<usize>,
    ) {
        let known: Vec<&str> = NUMBERS.iter().map(|(name, ..)| *name).chain(OTHERS.iter().copied()).collect();
        document.refuse_unknown(section, path, &known);
        let based_on = section.find("based_on").and_then(|value| match value.as_text() {
            Some(base) => Some((base.to_owned(), value.span())),
            None => {
                document.refuse(value, &format!("{path}.based_on"), "the name of a cadence", "ignored");
                None
            }
        });
        let changes = read_changes(document, path, section);
        let avoids_all = changes.iter().any(|change| match change {
            Change::AvoidWeekdays(avoided) => WORKDAYS.iter().all(|day| avoided.contains(day)),
            _ => false,
        });
        if avoids_all {
            let place = section.find("avoid_weekdays").map_or(place, Value::span);
            let instead = fallback(name);
            document
                .fault(place, format!("{path} avoids every weekday; leave one from mon to fri; {instead}"));
            self.broken.insert(name.to_owned());
        }
        self.spoken.insert(name.to_owned(), Spoken { based_on, changes });
    }

    /// Notes the sections whose base is unknown or, in the end, themselves.
    fn find_broken_bases(&mut self, document: &mut Document<'_>) {
        let mut broken = Vec::new();
        for (name, spoken) in &self.spoken {
            let Some((base, place)) = &spoken.based_on else { continue };
            let instead = fallback(name);
            if built_in(base).is_none() && !self.spoken.contains_key(base) {
                let message = format!("'{base}' is not a cadence that '{name}' could be based on; {instead}");
                document.fault(place.clone(), message);
                broken.push(name.clone());
            } else if self.returns_to(name) {
                let message = format!("cadence '{name}' is based on itself, by way of '{base}'; {instead}");
                document.fault(place.clone(), message);
                broken.push(name.clone());
            }
        }
        self.broken.extend(broken);
    }

    /// Returns what a cadence is based on; `None` for a built-in one that stands on its own numbers.
    fn base_of(&self, name: &str) -> Option<&str> {
        let spoken = self.spoken.get(name)?;
        match &spoken.based_on {
            Some((base, _)) => Some(base),
            None if built_in(name).is_some() => None,
            None => Some(STANDARD),
        }
    }

    /// Tells whether following the bases from `name` leads back to it.
    fn returns_to(&self, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = self.base_of(name);
        while let Some(base) = next {
            if base == name {
                return true;
            }
            if !seen.insert(base) {
                return false;
            }
            next = self.base_of(base);
        }
        false
    }

    /// Returns the numbers of a cadence; `on_the_way` are those whose numbers wait for it.
    fn policy<'a>(&'a self, name: &'a str, on_the_way: &mut Vec<&'a str>) -> Policy {
        if on_the_way.contains(&name) {
            return Policy::standard();
        }
        on_the_way.push(name);
        let policy = match self.spoken.get(name) {
            None => built_in(name).unwrap_or_else(Policy::standard),
            Some(_) if self.broken.contains(name) && name == STANDARD => Policy::standard(),
            Some(_) if self.broken.contains(name) => self.policy(STANDARD, on_the_way),
            Some(spoken) => {
                let base = self.base_of(name).map(|base| self.policy(base, on_the_way));
                let own = || built_in(name).unwrap_or_else(Policy::standard);
                changed(base.unwrap_or_else(own), &spoken.changes)
            }
        };
        on_the_way.pop();
        policy
    }
}

/// Returns the cadence of this name as the program brings it.
fn built_in(name: &str) -> Option<Policy> {
    Cadences::default().find(name).cloned()
}

/// Returns what is used when a whole cadence cannot hold.
fn fallback(name: &str) -> String {
    if name == STANDARD { format!("using the built-in '{STANDARD}'") } else { format!("using '{STANDARD}'") }
}

fn changed(mut policy: Policy, changes: &[Change]) -> Policy {
    for change in changes {
        match change {
            Change::Number(setting, value) => *setting(&mut policy) = *value,
            Change::CheckInAfter(days) => policy.check_in_after = *days,
            Change::AvoidWeekdays(days) => policy.avoid_weekdays.clone_from(days),
            Change::FeedbackWithoutInterview(wanted) => policy.feedback_without_interview = *wanted,
        }
    }
    policy
}

/// Reads the settings of one section; a wrong one is a fault and is left out.
fn read_changes(document: &mut Document<'_>, path: &str, section: &Section<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut keep = |name: &str, read: &dyn Fn(&Value<'_>) -> Option<Change>, expected: &str| {
        let Some(value) = section.find(name) else { return };
        match read(value) {
            Some(change) => changes.push(change),
            None => document.refuse(value, &format!("{path}.{name}"), expected, "keeping its former value"),
        }
    };
    for (name, least, setting) in NUMBERS {
        let expected = format!("a whole number from {least} to {LONGEST}");
        keep(name, &|value| Some(Change::Number(*setting, number(value, *least)?)), &expected);
    }
    let expected = format!("a whole number from 0 to {LONGEST}, or false");
    keep("check_in_after", &|value| check_in_after(value).map(Change::CheckInAfter), &expected);
    let expected = "weekdays, such as [\"mon\", \"fri\"]";
    keep("avoid_weekdays", &|value| weekdays(value).map(Change::AvoidWeekdays), expected);
    let wanted = |value: &Value<'_>| value.as_bool().map(Change::FeedbackWithoutInterview);
    keep("feedback_without_interview", &wanted, "true or false");
    changes
}

fn number(value: &Value<'_>, least: u32) -> Option<u32> {
    let number = u32::try_from(value.as_number()?).ok()?;
    (least..=LONGEST).contains(&number).then_some(number)
}

fn check_in_after(value: &Value<'_>) -> Option<Option<u32>> {
    match value.as_bool() {
        Some(false) => Some(None),
        Some(true) => None,
        None => number(value, 0).map(Some),
    }
}

fn weekdays(value: &Value<'_>) -> Option<Vec<Weekday>> {
    let mut days = Vec::new();
    for entry in value.as_list()? {
        let day: Weekday = entry.as_text()?.parse().ok()?;
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Some(days)
}
