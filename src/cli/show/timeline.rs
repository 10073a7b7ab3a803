//! What happened to an application, and what is arranged, in the order of time.

use chrono::NaiveDate;

use crate::cli::colour::Role;
use crate::cli::table::{Cell, Table};
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::ids::ContactId;
use crate::domain::interaction::{Direction, Interaction, Outcome};
use crate::domain::interview::Interview;
use crate::domain::local_time::{LocalTimes, elsewhere};
use crate::domain::moment::Moment;
use crate::domain::records::Records;

/// One line: when, what, and the rest.
type Event = (Option<Moment>, &'static str, String);

/// Returns the lines of an application's history, oldest first; what is still ahead of `on` stands out.
pub(super) fn timeline(
    application: &Application,
    records: &Records,
    on: NaiveDate,
    times: &dyn LocalTimes,
) -> Table {
    let mut events: Vec<Event> = Vec::new();
    for change in &application.stage_history {
        let note = change.note.as_deref().filter(|note| !note.is_empty());
        let words = note.map_or(change.stage.to_string(), |note| format!("{} - {note}", change.stage));
        events.push((change.on.map(Moment::day), "stage", words));
    }
    for interview in &application.interviews {
        events.push((Some(interview.starts_at), "interview", meeting(interview, records, times)));
    }
    for interaction in &application.interactions {
        let what = if interaction.direction == Direction::In { "received" } else { "sent" };
        events.push((Some(interaction.moment()), what, message(interaction, records)));
    }
    for promise in &application.promises {
        let words = if promise.words.is_empty() { String::new() } else { format!(": {}", promise.words) };
        let text = format!("answer by {}{words}", in_full(Moment::day(promise.reply_by)));
        events.push((Some(Moment::day(promise.said_on)), "promise", text));
    }
    for task in &application.tasks {
        let done = task.done_on.map(|on| format!(" (done {})", in_full(Moment::day(on))));
        let text = format!("{}{}", task.words, done.unwrap_or_default());
        events.push((task.due_on.map(Moment::day), "task", text));
    }
    for lesson in &application.lessons {
        events.push((lesson.on.map(Moment::day), "lesson", lesson.words.clone()));
    }
    events.sort_by_key(|(when, ..)| *when);
    let mut table = Table::new(&[24, 10]);
    for (when, what, text) in events {
        let role = if when.is_some_and(|when| when.date > on) { Role::Attention } else { Role::Text };
        let when = when.map_or("  some day".to_owned(), |when| format!("  {}", in_full(when)));
        table.row(vec![Cell::as_role(role, when), Cell::new(what), Cell::new(text)]);
    }
    table
}

fn meeting(interview: &Interview, records: &Records, times: &dyn LocalTimes) -> String {
    let mut parts = vec![interview.kind.to_string()];
    if let Some(round) = interview.round {
        parts.push(format!("round {round}"));
    }
    parts.extend(interview.zone.as_deref().and_then(|zone| elsewhere(interview.starts_at, zone, times)));
    parts.extend(interview.place.clone());
    let names: Vec<&str> = interview.interviewers.iter().filter_map(|id| name(id, records)).collect();
    if !names.is_empty() {
        parts.push(format!("with {}", names.join(", ")));
    }
    if interview.cancelled {
        parts.push("cancelled".to_owned());
    }
    format!("{} ({})", parts.join(", "), interview.handle)
}

fn message(interaction: &Interaction, records: &Records) -> String {
    let mut text = format!("{} by {}", interaction.purpose, interaction.channel);
    if let Some(name) = interaction.contact.as_ref().and_then(|id| name(id, records)) {
        let way = if interaction.direction == Direction::In { "from" } else { "to" };
        text.push_str(&format!(" {way} {name}"));
    }
    if interaction.outcome != Outcome::Sent {
        text.push_str(&format!(", {}", interaction.outcome));
    }
    text
}

fn name<'r>(id: &ContactId, records: &'r Records) -> Option<&'r str> {
    records.find_contact(id).map(|contact| contact.name.as_str())
}
