//! An interview as an event of a calendar, the same in every file that has it.

use chrono::NaiveDate;

use crate::documents::calendar_file::{Event, Status, When};
use crate::documents::title::title;
use crate::domain::ids::InterviewId;
use crate::scheduler::InterviewLine;

/// Minutes before an interview at which a calendar reminds.
const REMINDER: u32 = 30;

/// Returns an interview that takes place, as known on the day `on`; it reminds only of what is not over by then.
pub(super) fn meeting_event(line: &InterviewLine, on: NaiveDate) -> Event {
    Event {
        name: event_name(&line.id),
        when: When::Meeting(line.starts_at, line.minutes),
        summary: format!("Interview: {}", title(&line.application.company, &line.application.role)),
        description: description(line),
        location: line.place.clone(),
        link: line.place.clone(),
        status: Status::Confirmed,
        remind_before: (line.starts_at.date >= on).then_some(REMINDER),
    }
}

/// Returns what makes it the same interview in every file.
fn event_name(id: &InterviewId) -> String {
    format!("interview:{id}")
}

/// Returns what sort of meeting it is, with whom, and where they are.
fn description(line: &InterviewLine) -> String {
    let mut lines = vec![line.kind.to_string()];
    if !line.interviewers.is_empty() {
        lines.push(format!("with {}", line.interviewers.join(", ")));
    }
    if let Some(zone) = &line.zone {
        lines.push(format!("their time zone: {zone}"));
    }
    lines.join("\n")
}
