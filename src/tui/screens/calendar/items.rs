//! What happens on which day: interviews, what is due, what was done.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::ids::{ApplicationId, InteractionId, InterviewId, TaskId};
use crate::domain::interaction::{Direction, Interaction, Purpose};
use crate::domain::interview::Interview;
use crate::domain::operation::Done;
use crate::scheduler::action::{Action, State as ActionState};
use crate::tui::forms::RecordId;
use crate::tui::marks::Mark;
use crate::tui::screens::detail::task;
use crate::tui::state::{State, Subject};
use crate::tui::wording;

/// One thing that happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is: what the selection follows.
    pub id: ItemId,
    /// Whose it is.
    pub application: ApplicationId,
    /// The employer.
    pub company: String,
    /// How it is marked.
    pub mark: Mark,
    /// The time of day, when it has one.
    pub time: Option<NaiveTime>,
    /// When, in up to 11 columns: `14:00-15:00`, `4d late`, `today`.
    pub when: String,
    /// What, in a few words.
    pub what: String,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemId {
    /// An interview that was not called off.
    Interview(InterviewId),
    /// A listed action.
    Action(ActionKey),
    /// A message or a call.
    Interaction(InteractionId),
    /// A task that was done.
    Task(TaskId),
    /// The application was sent.
    Applied(ApplicationId),
}

/// Returns what happens from `first` to `last`, day by day: interviews by time, then what is due, then what was done.
pub(super) fn items(state: &State, first: NaiveDate, last: NaiveDate) -> BTreeMap<NaiveDate, Vec<Item>> {
    let mut days: BTreeMap<NaiveDate, Vec<Item>> = BTreeMap::new();
    let mut add = |day: NaiveDate, item: &dyn Fn() -> Item| {
        if (first..=last).contains(&day) {
            days.entry(day).or_default().push(item());
        }
    };
    let today = state.today();
    for application in &state.snapshot.records.applications {
        let over = application.stage().is_closed();
        for interview in application.interviews.iter().filter(|interview| !interview.cancelled) {
            if interview.date() < today || !over {
                add(interview.date(), &|| meeting(application, interview));
            }
        }
        for sent in application.interactions.iter().filter(|sent| sent.purpose != Purpose::Automatic) {
            add(sent.on, &|| contact(state, application, sent));
        }
        for task in &application.tasks {
            if let Some(day) = task.done_on {
                let id = ItemId::Task(task.id.clone());
                add(day, &|| done(application, id.clone(), None, task.words.clone()));
            }
        }
        if let Some(day) = application.applied_on {
            let id = ItemId::Applied(application.id.clone());
            add(day, &|| done(application, id.clone(), None, "applied".to_owned()));
        }
    }
    for listed in state.snapshot.agenda.actions.iter().filter(|listed| !state.is_folded(listed)) {
        add(listed.due_on, &|| action(state, listed));
        if listed.state == ActionState::Overdue {
            add(today, &|| action(state, listed));
        }
    }
    for items in days.values_mut() {
        items.sort_by_key(|item| (rank(item), item.time));
    }
    days
}

/// Returns the place of an item among those of its day.
const fn rank(item: &Item) -> u8 {
    match item.mark {
        Mark::Interview => 0,
        Mark::Overdue => 1,
        Mark::Due => 2,
        Mark::Done => 3,
    }
}

/// Returns an interview.
fn meeting(application: &Application, interview: &Interview) -> Item {
    let when = match (interview.starts_at.time, interview.ends()) {
        (Some(start), Some(end)) => format!("{}-{}", start.format("%H:%M"), end.format("%H:%M")),
        _ => "all day".to_owned(),
    };
    Item {
        id: ItemId::Interview(interview.id.clone()),
        application: application.id.clone(),
        company: application.company.clone(),
        mark: Mark::Interview,
        time: interview.starts_at.time,
        when,
        what: wording::meeting(interview.kind).to_owned(),
    }
}

/// Returns something due.
fn action(state: &State, action: &Action) -> Item {
    let (mark, when) = match action.state {
        ActionState::Overdue => (Mark::Overdue, wording::due(action, state.today())),
        ActionState::Due => (Mark::Due, "today".to_owned()),
        ActionState::Upcoming => (Mark::Due, "due".to_owned()),
    };
    let what = match &action.recipient {
        Some(recipient) => format!("{} to {}", action.kind, recipient.name),
        None => action.kind.to_string(),
    };
    Item {
        id: ItemId::Action(action.key.clone()),
        application: action.application.id.clone(),
        company: action.application.company.clone(),
        mark,
        time: action.after,
        when,
        what,
    }
}

/// Returns a message or a call.
fn contact(state: &State, application: &Application, sent: &Interaction) -> Item {
    let who = sent.contact.as_ref().and_then(|id| state.find_contact(id));
    let who = |preposition| who.map(|who| format!(" {preposition} {}", who.name)).unwrap_or_default();
    let purpose = wording::purpose(sent.purpose);
    let what = match sent.direction {
        Direction::Out => format!("{purpose}{} {}", who("to"), wording::how(sent.channel, sent.outcome)),
        Direction::In => format!("{purpose} came{}", who("from")),
    };
    done(application, ItemId::Interaction(sent.id.clone()), sent.at, what)
}

/// Returns something done.
fn done(application: &Application, id: ItemId, time: Option<NaiveTime>, what: String) -> Item {
    Item {
        id,
        application: application.id.clone(),
        company: application.company.clone(),
        mark: Mark::Done,
        time,
        when: time.map_or_else(|| "done".to_owned(), |time| time.format("%H:%M").to_string()),
        what,
    }
}

/// Returns what a command on an item speaks of; what was done today can be taken back.
pub(super) fn subject(state: &State, item: &Item) -> Subject {
    let mut subject = Subject { application: Some(item.application.clone()), ..Subject::default() };
    let done = |is_it: &dyn Fn(&Done) -> bool| {
        let entry = state.snapshot.done_today.iter().find(|entry| is_it(&entry.what));
        entry.map(|entry| entry.operation.clone())
    };
    match &item.id {
        ItemId::Action(key) => {
            (subject.action, subject.record) = (state.find_action(key).cloned(), task(key))
        }
        ItemId::Interaction(id) => {
            subject.done = done(&|what| matches!(what, Done::Sent(sent) if sent == id));
            subject.record = Some(RecordId::interaction(id));
        }
        ItemId::Task(id) => {
            subject.done = done(&|what| matches!(what, Done::TaskFinished(task) if task == id));
            subject.record = Some(RecordId::task(id));
        }
        ItemId::Interview(id) => {
            subject.interview = Some(id.clone());
            subject.record = Some(RecordId::interview(id));
        }
        ItemId::Applied(_) => {}
    }
    subject
}
