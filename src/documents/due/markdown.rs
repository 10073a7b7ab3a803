//! The due list as a Markdown checklist, for notes and chats.

use std::io::{self, Write};

use chrono::NaiveDate;

use crate::documents::markdown_text::{escaped, linked};
use crate::domain::moment::Moment;
use crate::scheduler::action::{Action, ApplicationRef, State};
use crate::scheduler::{DueList, InterviewLine};

/// Writes a heading, the interviews, and a list to tick for what is overdue, due and coming.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Due on {}", day(list.on))?;
    if list.actions.is_empty() && list.interviews.is_empty() {
        return writeln!(out, "\nNothing is due.");
    }
    if !list.interviews.is_empty() {
        writeln!(out, "\n## Interviews\n")?;
        for line in &list.interviews {
            writeln!(out, "- {}", interview(line, list.on))?;
        }
    }
    for (heading, state) in [("Overdue", State::Overdue), ("Today", State::Due), ("Coming", State::Upcoming)]
    {
        let mut actions = list.actions.iter().filter(|action| action.state == state).peekable();
        if actions.peek().is_some() {
            writeln!(out, "\n## {heading}\n")?;
        }
        for action in actions {
            writeln!(out, "- [ ] {}", item(action))?;
        }
    }
    Ok(())
}

/// Returns an action as one item: what, whose, to whom, how, since when, why.
fn item(action: &Action) -> String {
    let mut text = match action.state {
        State::Upcoming => format!("{}: ", day(action.due_on)),
        State::Due | State::Overdue => String::new(),
    };
    text += &format!("**{}** {}", action.kind, title(&action.application));
    if let Some(person) = &action.recipient {
        text += &format!(", to {}", escaped(&person.name));
    }
    if let Some(channel) = action.channel {
        text += &format!(" by {channel}");
        let address = action.recipient.as_ref().and_then(|person| match channel.as_str() {
            "phone" => person.phone.as_deref(),
            "email" => person.email.as_deref(),
            _ => None,
        });
        if let Some(address) = address {
            text += &format!(" ({})", escaped(address));
        }
    }
    if let Some(after) = action.after {
        text += &format!(", after {}", after.format("%H:%M"));
    }
    if action.state == State::Overdue {
        let days = if action.days_overdue == 1 { "day" } else { "days" };
        text += &format!(", {} {days} late", action.days_overdue);
    }
    format!("{text}: {}", escaped(&action.why))
}

/// Returns an interview as one item: when, where, with whom.
fn interview(line: &InterviewLine, on: NaiveDate) -> String {
    let mut text = when(line.starts_at, on);
    text += &format!(" **interview** {}, {}", title(&line.application), line.kind);
    if !line.interviewers.is_empty() {
        let people: Vec<String> = line.interviewers.iter().map(|name| escaped(name)).collect();
        text += &format!(" with {}", people.join(", "));
    }
    if let Some(place) = &line.place {
        text += &format!(", {}", linked(place));
    }
    text
}

/// Returns when an interview starts; the day only when it is another one.
fn when(starts_at: Moment, on: NaiveDate) -> String {
    let day = if starts_at.date == on { "today".to_owned() } else { day(starts_at.date) };
    match starts_at.time {
        Some(time) => format!("{day} {}", time.format("%H:%M")),
        None => day,
    }
}

/// Returns the company and, when it is known, the role.
fn title(application: &ApplicationRef) -> String {
    let company = escaped(&application.company);
    if application.role.is_empty() { company } else { format!("{company}, {}", escaped(&application.role)) }
}

/// Returns a date with its weekday.
fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}
