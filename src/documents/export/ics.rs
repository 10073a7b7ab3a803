//! All interviews and all dated tasks as a calendar file.
//!
//! Unlike the list of a day it holds what is over, done and called off, so that a calendar that imported it before
//! learns of it.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};

use crate::documents::calendar_file::{CalendarFile, Event, Status, When};
use crate::documents::export::Export;
use crate::documents::meeting_event::meeting_event;
use crate::documents::title::title;
use crate::domain::action_key::ActionKey;
use crate::domain::application::Application;
use crate::domain::ids::ContactId;
use crate::domain::interview::Interview;
use crate::domain::task::Task;
use crate::scheduler::InterviewLine;
use crate::scheduler::action::ApplicationRef;

/// Writes each interview and each dated task as an event, application by application.
pub(super) fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names: HashMap<&ContactId, &str> =
        export.records.contacts.iter().map(|contact| (&contact.id, contact.name.as_str())).collect();
    let mut out = BufWriter::new(out);
    let mut file = CalendarFile::begin(&mut out, "callback: interviews and tasks", export.today)?;
    for application in &export.records.applications {
        for meeting in &application.interviews {
            let mut event = meeting_event(&line(application, meeting, &names), export.today);
            if meeting.cancelled {
                event.status = Status::Cancelled;
            }
            file.add(&event)?;
        }
        for event in application.tasks.iter().filter_map(|task| task_event(application, task)) {
            file.add(&event)?;
        }
    }
    file.end()
}

/// Returns an interview as lists hold it.
fn line(application: &Application, meeting: &Interview, names: &HashMap<&ContactId, &str>) -> InterviewLine {
    let interviewers = meeting.interviewers.iter().filter_map(|id| names.get(id));
    InterviewLine {
        id: meeting.id.clone(),
        handle: meeting.handle.clone(),
        starts_at: meeting.starts_at,
        minutes: meeting.minutes,
        zone: meeting.zone.clone(),
        application: ApplicationRef::new(application, application.stage()),
        kind: meeting.kind,
        place: meeting.place.clone(),
        interviewers: interviewers.map(|name| (*name).to_owned()).collect(),
    }
}

/// Returns a dated task as an event of its day; it has the name that it has in a list of a day.
fn task_event(application: &Application, task: &Task) -> Option<Event> {
    let done = task.done_on.map_or(String::new(), |_| "Done: ".to_owned());
    Some(Event {
        name: ActionKey::task(&task.id).to_string(),
        when: When::Day(task.due_on?),
        summary: format!("{done}{}: {}", task.words, title(&application.company, &application.role)),
        description: task.done_on.map_or(String::new(), |on| format!("done {}", on.format("%a %-d %b %Y"))),
        location: None,
        link: None,
        status: Status::Confirmed,
        remind_before: None,
    })
}
