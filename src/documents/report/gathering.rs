//! Gathering what happened in a period.

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::documents::report::contents::{Entry, Report, Section, Topic};
use crate::documents::report::words::{contact, count};
use crate::domain::application::Application;
use crate::domain::ids::ContactId;
use crate::domain::interaction::{Direction, Interaction};
use crate::domain::interview::Interview;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::domain::stage::{Stage, StageChange, stage_on};

/// Returns what happened from `from` to `to`, both included; nothing when `to` is the earlier one.
///
/// What has no date is left out, and so is what is private: notes, addresses, pay.
pub fn report(records: &Records, from: NaiveDate, to: NaiveDate) -> Report {
    let people = records.contacts.iter().map(|person| (&person.id, person.name.as_str()));
    let gathering =
        Gathering { applications: &records.applications, names: people.collect(), period: from..=to };
    let sections =
        vec![gathering.applications(), gathering.interviews(), gathering.contacts(), gathering.stages()];
    Report { from, to, sections }
}

/// Where the entries come from.
struct Gathering<'a> {
    applications: &'a [Application],
    names: HashMap<&'a ContactId, &'a str>,
    period: RangeInclusive<NaiveDate>,
}

impl<'a> Gathering<'a> {
    /// Returns the applications sent.
    fn applications(&self) -> Section {
        let sent = self.dated(|application| application.applied_on.as_slice(), |on| Some(*on));
        let employers: BTreeSet<String> =
            sent.iter().map(|(application, _)| application.company.trim().to_lowercase()).collect();
        let total =
            format!("{}, to {}", count(sent.len(), "application"), count(employers.len(), "employer"));
        section(Topic::Applications, total, sent, |(application, on)| Entry {
            what: "applied".to_owned(),
            details: self.course(application),
            ..entry(application, Moment::day(**on))
        })
    }

    /// Returns how an application came about and where it stood at the end of the period.
    fn course(&self, application: &Application) -> Vec<String> {
        let found = application.source.as_ref().map(|source| format!("found through {source}"));
        let stage = stage_on(&application.stage_history, *self.period.end()).map(|(stage, _)| stage);
        let moved = stage.filter(|stage| !matches!(stage, Stage::Applied | Stage::Saved));
        let moved = moved.map(|stage| format!("now {stage}"));
        [found, application.location.clone(), application.url.clone(), moved].into_iter().flatten().collect()
    }

    /// Returns the interviews; cancelled ones say so and do not count.
    fn interviews(&self) -> Section {
        let meetings: Vec<(&Application, &Interview)> =
            self.dated(|application| &application.interviews, |meeting| Some(meeting.date()));
        let cancelled = meetings.iter().filter(|(_, meeting)| meeting.cancelled).count();
        let mut total = count(meetings.len() - cancelled, "interview");
        if cancelled > 0 {
            total += &format!(", and {cancelled} cancelled");
        }
        section(Topic::Interviews, total, meetings, |(application, meeting)| {
            let round = meeting.round.map(|round| format!("round {round}"));
            let called_off = meeting.cancelled.then(|| "cancelled".to_owned());
            Entry {
                what: format!("interview ({})", meeting.kind),
                person: self.people(&meeting.interviewers),
                details: round.into_iter().chain(called_off).collect(),
                ..entry(application, meeting.starts_at)
            }
        })
    }

    /// Returns the messages and calls.
    fn contacts(&self) -> Section {
        let contacts: Vec<(&Application, &Interaction)> =
            self.dated(|application| &application.interactions, |interaction| Some(interaction.on));
        let sent = contacts.iter().filter(|(_, it)| it.direction == Direction::Out).count();
        let total = format!("{sent} by the applicant, {} by employers", contacts.len() - sent);
        section(Topic::Contacts, total, contacts, |(application, interaction)| Entry {
            what: contact(interaction),
            person: self.people(interaction.contact.as_slice()),
            ..entry(application, interaction.moment())
        })
    }

    /// Returns where applications moved to; that they were sent is told before.
    fn stages(&self) -> Section {
        let mut steps: Vec<(&Application, &StageChange)> =
            self.dated(|application| &application.stage_history, |step| step.on);
        steps.retain(|(_, step)| !matches!(step.stage, Stage::Applied | Stage::Saved));
        section(Topic::Stages, count(steps.len(), "step"), steps, |(application, step)| Entry {
            what: step.stage.to_string(),
            ..entry(application, Moment::day(step.on.unwrap_or(*self.period.start())))
        })
    }

    /// Returns the children of all applications that are dated in the period.
    fn dated<T>(
        &self,
        children: fn(&'a Application) -> &'a [T],
        date: fn(&T) -> Option<NaiveDate>,
    ) -> Vec<(&'a Application, &'a T)> {
        let all = self.applications.iter().flat_map(|it| children(it).iter().map(move |child| (it, child)));
        all.filter(|(_, child)| date(child).is_some_and(|on| self.period.contains(&on))).collect()
    }

    /// Returns the names of people, as one text.
    fn people(&self, ids: &[ContactId]) -> String {
        let names: Vec<&str> = ids.iter().filter_map(|id| self.names.get(id)).copied().collect();
        names.join(", ")
    }
}

/// Returns what is the same for every entry of an application.
fn entry(application: &Application, moment: Moment) -> Entry {
    Entry {
        on: moment.date,
        at: moment.time,
        company: application.company.clone(),
        role: application.role.clone(),
        what: String::new(),
        person: String::new(),
        details: Vec::new(),
    }
}

/// Returns the entries of a topic in the order of time.
fn section<T>(topic: Topic, total: String, found: Vec<T>, entry: impl Fn(&T) -> Entry) -> Section {
    let mut entries: Vec<Entry> = found.iter().map(entry).collect();
    entries.sort();
    Section { topic, entries, total }
}
