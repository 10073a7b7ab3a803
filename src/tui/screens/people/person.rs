//! One person: what to do for them, where they were met, what was said, how to reach them.

use std::cmp::Reverse;

use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::ids::{ApplicationId, ContactId, RecordKind};
use crate::domain::moment::Moment;
use crate::tui::forms::RecordId;
use crate::tui::layout::inside;
use crate::tui::next_step::is_ahead;
use crate::tui::screens::detail::{
    NEXT, Row, RowId, TIMELINE, followed, in_order, interaction_text, interview_text, section, task,
    text_width,
};
use crate::tui::state::{State, Subject};
use crate::tui::widgets::list::List;
use crate::tui::wording;

/// One line of the page, before it is wrapped: what it stands for, and what it says.
type Item = (Option<RowId>, String);

/// A person whose page is open.
#[derive(Debug, Clone)]
pub struct Person {
    /// The person.
    pub contact: ContactId,
    /// The lines of the page.
    pub rows: Vec<Row>,
    /// The selection among them.
    pub list: List,
}

impl Person {
    /// Opens a page; `None` when nobody is there.
    pub fn open(contact: ContactId, state: &State) -> Option<Self> {
        let mut person = Self { contact, rows: Vec::new(), list: List::default() }.derived(state)?;
        person.list.first();
        Some(person)
    }

    /// Makes the lines anew; the selection follows what it stood on. `None` when the person went.
    pub fn derived(mut self, state: &State) -> Option<Self> {
        let selected = self.selected().and_then(|row| row.id.clone());
        let contact = state.find_contact(&self.contact)?;
        self.rows = rows(state, contact);
        let at = followed(&self.rows, self.list.selected(), selected.as_ref());
        self.list.replace(vec![true; self.rows.len()], at);
        Some(self)
    }

    /// Returns the selected line.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.list.selected()?)
    }

    /// Returns what a command speaks of: the person, and whatever the selected line is about.
    pub fn subject(&self, state: &State) -> Subject {
        let person = RecordId::contact(&self.contact);
        let mut subject =
            Subject { contact: Some(self.contact.clone()), record: Some(person), ..Subject::default() };
        match self.selected().and_then(|row| row.id.as_ref()) {
            Some(RowId::Action(key)) => {
                subject.action = state.find_action(key).cloned();
                subject.application = subject.action.as_ref().map(|action| action.application.id.clone());
                subject.record = task(key);
            }
            Some(RowId::Application(id)) => (subject.application, subject.record) = (Some(id.clone()), None),
            Some(RowId::Record(record)) => {
                subject.application = whose(state, &self.contact, record);
                subject.record = Some(record.clone());
                subject.interview = record.as_interview();
            }
            Some(RowId::Withheld(_)) | None => subject.application = only_application(state, &self.contact),
        }
        subject
    }
}

/// Returns the applications that a person has to do with, the open ones first.
pub(super) fn applications<'a>(state: &'a State, person: &ContactId) -> Vec<&'a Application> {
    let all = state.snapshot.records.applications.iter();
    let mut found: Vec<&Application> = all.filter(|found| found.people().contains(&person)).collect();
    found.sort_by_key(|found| (found.stage().is_closed(), Reverse(found.applied_on)));
    found
}

/// Returns the application that a person has to do with, if there is exactly one.
pub(super) fn only_application(state: &State, person: &ContactId) -> Option<ApplicationId> {
    match applications(state, person).as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    }
}

/// Returns the application of a person that a record belongs to.
fn whose(state: &State, person: &ContactId, record: &RecordId) -> Option<ApplicationId> {
    let has = |found: &&Application| match record {
        RecordId::Shared(record) if record.kind == RecordKind::Interview => {
            found.interviews.iter().any(|interview| interview.id.as_str() == record.id)
        }
        RecordId::Shared(record) if record.kind == RecordKind::Interaction => {
            found.interactions.iter().any(|sent| sent.id.as_str() == record.id)
        }
        _ => false,
    };
    applications(state, person).into_iter().find(has).map(|found| found.id.clone())
}

/// Returns every line of a page.
fn rows(state: &State, contact: &Contact) -> Vec<Row> {
    let applications = applications(state, &contact.id);
    let sections = [
        (NEXT, next(state, contact, &applications)),
        ("Contact", reach(contact)),
        ("Apps", applications.iter().map(|found| application(state, found)).collect()),
        (TIMELINE, timeline(state, contact, &applications)),
        ("Notes", contact.notes.lines().map(|line| (None, line.to_owned())).collect()),
    ];
    let width = text_width(usize::from(inside(state.areas().list).width));
    let mut rows = Vec::new();
    for (label, lines) in sections {
        section(&mut rows, label, lines, width);
    }
    rows
}

/// Returns what is to be done for a person, and when they are met.
pub(super) fn next(state: &State, contact: &Contact, applications: &[&Application]) -> Vec<Item> {
    let today = state.today();
    let mut lines: Vec<Item> = Vec::new();
    for application in applications {
        let ahead = application.interviews.iter().filter(|interview| is_ahead(state, interview));
        for interview in ahead.filter(|interview| interview.interviewers.contains(&contact.id)) {
            let when = wording::near_date(interview.date(), today);
            let time = interview.starts_at.time.map(|time| format!(" {}", time.format("%H:%M")));
            let text = format!("{when}{}  interview  {}", time.unwrap_or_default(), application.title());
            lines.push((Some(RowId::Record(RecordId::of(interview))), text));
        }
    }
    let actions = state.snapshot.agenda.actions.iter().filter(|action| !state.is_folded(action));
    for action in actions.filter(|action| action.recipient.as_ref().is_some_and(|to| to.id == contact.id)) {
        let text =
            format!("{}  {}  {}", wording::due(action, today), action.kind, action.application.company);
        lines.push((Some(RowId::Action(action.key.clone())), text));
    }
    if lines.is_empty() {
        lines.push((None, "nothing to do".to_owned()));
    }
    lines
}

/// Returns how to reach a person.
pub(super) fn reach(contact: &Contact) -> Vec<Item> {
    let mut lines: Vec<String> = [&contact.email, &contact.phone].into_iter().flatten().cloned().collect();
    lines.extend(contact.preferred_channel.map(|channel| format!("asked to be reached by {channel}")));
    if lines.is_empty() {
        lines.push("no address, no number".to_owned());
    }
    lines.into_iter().map(|line| (None, line)).collect()
}

/// Returns one of a person's applications: where it stands, and for how long.
fn application(state: &State, application: &Application) -> Item {
    let stage = wording::stage(application.stage());
    let age = wording::age(application.applied_on, state.today());
    let age = if age == "-" { String::new() } else { format!("  applied {age} ago") };
    (Some(RowId::Application(application.id.clone())), format!("{}  {stage}{age}", application.title()))
}

/// Returns what happened with a person, the newest first.
pub(super) fn timeline(state: &State, contact: &Contact, applications: &[&Application]) -> Vec<Item> {
    let mut events: Vec<(Option<Moment>, Option<RowId>, String)> = Vec::new();
    for application in applications {
        let company = &application.company;
        let met = application.interviews.iter().filter(|met| met.interviewers.contains(&contact.id));
        for interview in met.filter(|interview| !is_ahead(state, interview)) {
            let id = RowId::Record(RecordId::of(interview));
            events.push((
                Some(interview.starts_at),
                Some(id),
                format!("{company}: {}", interview_text(interview)),
            ));
        }
        let sent = application.interactions.iter();
        for sent in sent.filter(|sent| sent.contact.as_ref() == Some(&contact.id)) {
            let id = RowId::Record(RecordId::of(sent));
            events.push((
                Some(sent.moment()),
                Some(id),
                format!("{company}: {}", interaction_text(state, sent)),
            ));
        }
    }
    in_order(events, state.today())
}
