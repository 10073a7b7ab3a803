//! The due list as a web page, to read on any screen, send, or print.

use std::io::{self, BufWriter, Write};

use crate::documents::due::words::{address, day, kind, lateness, title, when};
use crate::documents::web_page::{escaped, linked, mail_linked, write_page};
use crate::domain::channel::Channel;
use crate::scheduler::action::{Action, State};
use crate::scheduler::{DueList, InterviewLine};

/// Writes a page: the interviews, then what is overdue, due and coming.
pub(super) fn write(list: &DueList, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write_page(&mut out, &format!("Due on {}", day(list.on)), |out| {
        if list.actions.is_empty() && list.interviews.is_empty() {
            return writeln!(out, "<p>Nothing is due.</p>");
        }
        let meetings = list.interviews.iter().map(|line| interview(line, list));
        write_section(out, "Interviews", "meetings", meetings)?;
        for (heading, state) in
            [("Overdue", State::Overdue), ("Today", State::Due), ("Coming", State::Upcoming)]
        {
            let actions = list.actions.iter().filter(|action| action.state == state);
            write_section(out, heading, "actions", actions.map(item))?;
        }
        Ok(())
    })?;
    out.flush()
}

/// Writes a heading and its items; nothing without items.
fn write_section(
    out: &mut dyn Write,
    heading: &str,
    class: &str,
    items: impl Iterator<Item = [String; 3]>,
) -> io::Result<()> {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<h2>{heading}</h2>\n<ul class=\"{class}\">")?;
    for [first, second, third] in items {
        writeln!(out, "<li><p>{first}</p>")?;
        for line in [second, third].iter().filter(|line| !line.is_empty()) {
            writeln!(out, "<p class=\"soft\">{line}</p>")?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>")
}

/// Returns an action in three lines: what and whose, to whom and how, why.
fn item(action: &Action) -> [String; 3] {
    let mut what = format!("<b>{}</b> {}", kind(action.kind), escaped(&title(&action.application)));
    if let Some(late) = lateness(action) {
        what += &format!(" <span class=\"late\">{late}</span>");
    }
    let mut how = Vec::new();
    if action.state == State::Upcoming {
        how.push(day(action.due_on));
    }
    if let Some(after) = action.after {
        how.push(format!("after {}", after.format("%H:%M")));
    }
    if let Some(person) = &action.recipient {
        how.push(format!("to {}", escaped(&person.name)));
    }
    if let Some(channel) = action.channel {
        how.push(format!("by {channel}"));
        how.extend(address(action).map(|it| match channel {
            Channel::Email => mail_linked(it),
            _ => escaped(it),
        }));
    }
    [what, how.join(" · "), escaped(&action.why)]
}

/// Returns an interview in three lines: when and whose, what and with whom, where.
fn interview(line: &InterviewLine, list: &DueList) -> [String; 3] {
    let what = format!("<b>{}</b> {}", when(line.starts_at, list.on), escaped(&title(&line.application)));
    let mut how = vec![line.kind.to_string()];
    if !line.interviewers.is_empty() {
        how.push(format!("with {}", escaped(&line.interviewers.join(", "))));
    }
    if let Some(zone) = &line.zone {
        how.push(format!("they are in {}", escaped(zone)));
    }
    [what, how.join(" · "), line.place.as_deref().map_or(String::new(), linked)]
}
