//! The due list as a calendar file, to subscribe to or to import.
//!
//! An action stands on the day it is due, an overdue one on the day of the list, because that is when it is to be
//! done. It is named by its key, so the list of a later day moves it.

use std::io::{self, BufWriter, Write};

use crate::documents::calendar_file::{CalendarFile, Event, Status, When};
use crate::documents::due::words::{address, day, kind, lateness, title};
use crate::documents::meeting_event::meeting_event;
use crate::domain::action_key::ActionKind;
use crate::scheduler::DueList;
use crate::scheduler::action::Action;

/// Writes the interviews and the actions, each as an event.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let mut file = CalendarFile::begin(&mut out, "callback", list.on)?;
    for line in &list.interviews {
        file.add(&meeting_event(line, list.on))?;
    }
    for action in &list.actions {
        file.add(&event(action, list))?;
    }
    file.end()
}

/// Returns an action as an event of a day.
fn event(action: &Action, list: &DueList) -> Event {
    let to = action.recipient.as_ref().map_or(String::new(), |person| format!(" ({})", person.name));
    let what = if action.kind == ActionKind::Task { action.why.clone() } else { kind(action.kind) };
    Event {
        name: action.key.to_string(),
        when: When::Day(action.due_on.max(list.on)),
        summary: format!("{what}: {}{to}", title(&action.application)),
        description: description(action),
        location: None,
        link: None,
        status: Status::Confirmed,
        remind_before: None,
    }
}

/// Returns why, how, and from when until when, a line each.
fn description(action: &Action) -> String {
    // why a task is to be done is what it is, and that is told already
    let why = (action.kind != ActionKind::Task).then(|| action.why.clone());
    let mut lines: Vec<String> = why.into_iter().collect();
    if let Some(channel) = action.channel {
        lines.push(address(action).map_or(format!("by {channel}"), |it| format!("by {channel}: {it}")));
    }
    if let Some(after) = action.after {
        lines.push(format!("after {}", after.format("%H:%M")));
    }
    if let Some(late) = lateness(action) {
        lines.push(format!("due {}, {late}", day(action.due_on)));
    }
    if let Some(last) = action.lapses_on {
        lines.push(format!("too late after {}", day(last)));
    }
    lines.join("\n")
}
