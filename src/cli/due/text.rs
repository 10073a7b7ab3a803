//! The due list for people: sections of aligned lines.
//!
//! On the day of an interview its thank-yous and its debrief are folded into the interview's line until it ends. A
//! day that was asked for by date looks the same at any time, so nothing is folded there.

use chrono::{NaiveDate, NaiveTime};

use crate::cli::colour::{Paint, Role};
use crate::cli::due::line::{Line, Lines};
use crate::cli::table::Cell;
use crate::domain::action_key::ActionKind;
use crate::domain::date_text::in_full;
use crate::domain::local_time::LocalTimes;
use crate::domain::moment::Moment;
use crate::scheduler::action::{Action, State};
use crate::scheduler::explain::{self, count};
use crate::scheduler::{DueList, InterviewLine};

/// How the list is to look.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// Whether it is coloured.
    pub paint: Paint,
    /// The width of the terminal.
    pub width: Option<usize>,
    /// The time of day, when the list is that of the real today.
    pub time: Option<NaiveTime>,
    /// Tells the time elsewhere.
    pub times: &'a dyn LocalTimes,
}

/// Returns the list as text.
pub fn render(list: &DueList, style: &Style<'_>) -> String {
    let mut lines = Lines::new(style.width);
    let (coming, now): (Vec<&Action>, Vec<&Action>) =
        list.actions.iter().partition(|action| action.state == State::Upcoming);
    let (overdue, due): (Vec<&Action>, Vec<&Action>) =
        now.into_iter().partition(|action| action.state == State::Overdue);
    let (today, later): (Vec<_>, Vec<_>) =
        list.interviews.iter().partition(|interview| interview.starts_at.date == list.on);
    if !overdue.is_empty() {
        lines.heading(heading("Overdue", overdue.len()));
        overdue.iter().for_each(|action| lines.add(Line::of_action(action, late(action), Role::Alarm)));
    }
    if due.is_empty() && today.is_empty() {
        let day = in_full(Moment::day(list.on));
        let also = if overdue.is_empty() { "" } else { " else" };
        lines.heading(Cell::new(format!("Nothing{also} is due on {day}.")));
    } else {
        let day = in_full(Moment::day(list.on));
        lines.heading(heading(&format!("Due {day}"), due.len()));
        due_lines(&mut lines, &today, &due, style);
    }
    if !coming.is_empty() || !later.is_empty() {
        lines.heading(heading("Upcoming", coming.len()));
        coming_lines(&mut lines, &later, &coming, list.on, style.times);
    }
    lines.render(style.paint)
}

fn heading(title: &str, actions: usize) -> Cell {
    Cell::as_role(Role::Heading, format!("{title} ({actions})"))
}

fn late(action: &Action) -> String {
    format!("{} late", count(action.days_overdue, "day"))
}

/// Adds the interviews of the day, then its actions; what only makes sense after an interview waits in its line.
fn due_lines(lines: &mut Lines, interviews: &[&InterviewLine], due: &[&Action], style: &Style<'_>) {
    let time = style.time;
    let is_folded = |action: &&Action| {
        matches!(action.kind, ActionKind::ThankYou | ActionKind::Debrief)
            && time.is_some_and(|time| action.after.is_some_and(|after| time < after))
            && interviews.iter().any(|interview| Some(&interview.id) == action.interview.as_ref())
    };
    let (folded, shown): (Vec<&Action>, Vec<&Action>) = due.iter().partition(|action| is_folded(action));
    for interview in interviews {
        let then: Vec<&Action> = folded
            .iter()
            .filter(|action| action.interview.as_ref() == Some(&interview.id))
            .copied()
            .collect();
        lines.add(Line::of_interview(
            interview,
            hours(interview),
            &advice(interview, &then, time),
            style.times,
        ));
    }
    for action in shown {
        let ahead = action.after.filter(|after| time.is_none_or(|time| time < *after));
        let from = ahead.map_or(String::new(), |after| after.format("from %H:%M").to_string());
        lines.add(Line::of_action(action, from, Role::Attention));
    }
}

/// Adds what is coming, day by day, interviews first.
fn coming_lines(
    lines: &mut Lines,
    interviews: &[&InterviewLine],
    actions: &[&Action],
    on: NaiveDate,
    times: &dyn LocalTimes,
) {
    let mut interviews = interviews.iter().peekable();
    let day = |date: NaiveDate| explain::day(date, on);
    let when = |line: &InterviewLine| {
        let time = line.starts_at.time.map_or(String::new(), |time| time.format(" %H:%M").to_string());
        format!("{}{time}", day(line.starts_at.date))
    };
    for action in actions {
        while let Some(line) = interviews.next_if(|line| line.starts_at.date <= action.due_on) {
            lines.add(Line::of_interview(line, when(line), "", times));
        }
        lines.add(Line::of_action(action, day(action.due_on), Role::Text));
    }
    interviews.for_each(|line| lines.add(Line::of_interview(line, when(line), "", times)));
}

/// Returns `14:00-15:00`; nothing when the time is not known.
fn hours(interview: &InterviewLine) -> String {
    let Some(start) = interview.starts_at.time else { return String::new() };
    format!("{}-{}", start.format("%H:%M"), end(interview, start).format("%H:%M"))
}

/// Returns when the interview ends, at most at the end of its day.
fn end(interview: &InterviewLine, start: NaiveTime) -> NaiveTime {
    let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(start);
    let minutes = chrono::TimeDelta::minutes(i64::from(interview.minutes));
    let (end, days) = start.overflowing_add_signed(minutes);
    if days > 0 { last } else { end.min(last) }
}

/// Returns what to think of before the interview ends, and what waits for its end.
fn advice(interview: &InterviewLine, then: &[&Action], time: Option<NaiveTime>) -> String {
    let over =
        interview.starts_at.time.is_some_and(|start| time.is_some_and(|time| time >= end(interview, start)));
    if over {
        return String::new();
    }
    let mut advice = "ask for the timeline before you leave".to_owned();
    let thanks = then.iter().filter(|action| action.kind == ActionKind::ThankYou).count();
    let after: Vec<String> = [
        (thanks > 0).then(|| count(u32::try_from(thanks).unwrap_or(u32::MAX), "thank-you")),
        then.iter().any(|action| action.kind == ActionKind::Debrief).then(|| "debrief".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !after.is_empty() {
        advice.push_str(&format!("; then {}", after.join(" and ")));
    }
    advice
}

#[cfg(test)]
mod tests;
