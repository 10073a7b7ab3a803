//! The lines of the numbers: names, numbers, and bars as long as what they stand for.

use crate::domain::bar::bar;
use crate::domain::ids::ApplicationId;
use crate::scheduler::statistics::{Median, Silence, Statistics};
use crate::tui::widgets::text::{cut, fit, fit_right};
use crate::tui::wording::counted;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it tells: what the selection follows; nothing for headings and blanks.
    pub id: Option<RowId>,
    /// The line itself.
    pub text: String,
}

/// What a line tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    /// A number: its section and its name.
    Number(&'static str, String),
    /// A silence, of an application.
    Silence(ApplicationId),
}

/// The columns of the names of stages and sources.
const NAME: usize = 13;
/// The longest bar.
const LONGEST_BAR: usize = 40;

/// Returns the lines in so many columns of a width: what came of it on the left, when and how long on the right.
pub(super) fn columns(numbers: &Statistics, width: usize, count: usize) -> Vec<Vec<Row>> {
    if numbers.applications == 0 {
        let text = " Numbers come with the first application that was sent.";
        let note = Row { id: None, text: cut(text, width) };
        return std::iter::once(vec![note]).chain((1..count).map(|_| Vec::new())).collect();
    }
    let left = [funnel(numbers, width), sources(numbers, width), follow_ups(numbers, width)];
    let right = [weeks(numbers, width), waits(numbers, width), silences(numbers, width)];
    match count {
        0 | 1 => vec![joined(left.into_iter().chain(right))],
        _ => vec![joined(left), joined(right)],
    }
}

/// Joins sections, with a blank line between them; an empty section is left out.
fn joined(sections: impl IntoIterator<Item = Vec<Row>>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        if !rows.is_empty() {
            rows.push(Row { id: None, text: String::new() });
        }
        rows.extend(section);
    }
    rows
}

/// Returns a heading.
fn heading(text: impl Into<String>) -> Row {
    Row { id: None, text: text.into() }
}

/// Returns a line of a section; the mark of the selection stands before it.
fn number(section: &'static str, name: &str, text: &str) -> Row {
    Row { id: Some(RowId::Number(section, name.to_owned())), text: text.trim_end().to_owned() }
}

/// Returns a number in a hundred, on the right of four columns; nothing of nothing.
fn percent(of_a_hundred: Option<usize>) -> String {
    of_a_hundred.map_or_else(|| " ".repeat(4), |it| format!("{it:>3}%"))
}

/// Returns how many reached each stage, and how many of a hundred went on to it.
fn funnel(numbers: &Statistics, width: usize) -> Vec<Row> {
    const SECTION: &str = "How far they went";
    let room = width.saturating_sub(NAME + 12).min(LONGEST_BAR);
    let steps = numbers.funnel.iter().enumerate().map(|(place, step)| {
        let name = step.stage.to_string();
        let drawn = fit(&bar(step.reached, numbers.applications, room), room);
        let on = percent(step.percent().filter(|_| place > 0));
        number(SECTION, &name, &format!("{}{:>4} {drawn} {on}", fit(&name, NAME), step.reached))
    });
    std::iter::once(heading(SECTION)).chain(steps).collect()
}

/// Returns what came of each source: how many answered, and how many met the user.
fn sources(numbers: &Statistics, width: usize) -> Vec<Row> {
    const SECTION: &str = "Sources";
    let room = (width.saturating_sub(NAME + 20) / 2).clamp(1, LONGEST_BAR / 2);
    let part = |of_a_hundred: Option<usize>| {
        format!("{} {}", percent(of_a_hundred), fit(&bar(of_a_hundred.unwrap_or(0), 100, room), room))
    };
    let head = format!("{}sent  {} met", fit(SECTION, NAME), fit("replied", room + 5));
    let lines = numbers.sources.iter().map(|it| {
        let name = it.source.as_deref().unwrap_or("(none)");
        let (replied, met) = (part(it.reply_percent()), part(it.interview_percent()));
        number(
            SECTION,
            name,
            &format!("{}{:>4}  {replied} {met}", fit(name, NAME - 1) + " ", it.applications),
        )
    });
    std::iter::once(heading(head)).chain(lines).collect()
}

/// Returns whether asking again helps.
fn follow_ups(numbers: &Statistics, width: usize) -> Vec<Row> {
    const SECTION: &str = "Follow-ups";
    let asked = numbers.follow_ups;
    let room = width.saturating_sub(NAME + 12).min(LONGEST_BAR);
    let line = |name: &str, count: usize, rest: &str| {
        let drawn = fit(&bar(count, asked.sent, room), room);
        number(SECTION, name, &format!("{}{count:>4} {drawn} {rest}", fit(name, NAME)))
    };
    vec![
        heading(SECTION),
        line("sent", asked.sent, ""),
        line("answered", asked.answered, &percent(asked.percent())),
    ]
}

/// Returns the applications and interviews of the last weeks.
fn weeks(numbers: &Statistics, width: usize) -> Vec<Row> {
    const SECTION: &str = "Sent per week";
    let most = numbers.weeks.iter().map(|week| week.applications).max().unwrap_or(0);
    // a unit is never longer than three cells, so that a quiet search does not look busy
    let room = width.saturating_sub(NAME + 20).min(LONGEST_BAR).min(most * 3);
    let lines = numbers.weeks.iter().map(|week| {
        let name = week.monday.format("%e %b").to_string();
        let drawn = fit(&bar(week.applications, most, room), room);
        let met = if week.interviews == 0 { String::new() } else { counted(week.interviews, "interview") };
        number(SECTION, &name, &format!("{}{:>4} {drawn} {met}", fit(&name, NAME), week.applications))
    });
    std::iter::once(heading(SECTION)).chain(lines).collect()
}

/// Returns how long things usually take.
fn waits(numbers: &Statistics, width: usize) -> Vec<Row> {
    const SECTION: &str = "Usual days (median)";
    const WAIT: usize = 19;
    let stages = numbers.days_in_stages.iter().map(|wait| (format!("in {}", wait.stage), wait.days));
    let waits: Vec<(String, Option<Median>)> =
        std::iter::once(("to the first reply".to_owned(), numbers.days_to_first_reply))
            .chain(stages)
            .collect();
    let halves = |median: Median| usize::try_from(median.half_days()).unwrap_or(usize::MAX / 1000);
    let most = waits.iter().filter_map(|(_, median)| median.map(halves)).max().unwrap_or(0);
    let room = width.saturating_sub(WAIT + 15).min(LONGEST_BAR);
    let lines = waits.into_iter().map(|(name, median)| {
        let told = match median {
            Some(it) => {
                format!("{:>5} {} of {}", it.to_string(), fit(&bar(halves(it), most, room), room), it.of)
            }
            None => fit_right("-", 5),
        };
        number(SECTION, &name, &format!("{}{told}", fit(&name, WAIT)))
    });
    std::iter::once(heading(SECTION)).chain(lines).collect()
}

/// Returns who has kept the user waiting longest; nothing when nobody has.
fn silences(numbers: &Statistics, width: usize) -> Vec<Row> {
    let most = numbers.silences.iter().map(|silence| silence.days).max().unwrap_or(0);
    let room = (width / 6).min(12);
    let size = |days: u64| usize::try_from(days).unwrap_or(usize::MAX / 1000);
    let line = |silence: &Silence| {
        let role = if silence.role.is_empty() { String::new() } else { format!(" - {}", silence.role) };
        let drawn = fit(&bar(size(silence.days), size(most), room), room);
        let text = format!("{:>5}d {drawn} {}{role} ({})", silence.days, silence.company, silence.stage);
        Row {
            id: Some(RowId::Silence(silence.application.clone())),
            text: cut(&text, width.saturating_sub(2)),
        }
    };
    let lines: Vec<Row> = numbers.silences.iter().map(line).collect();
    if lines.is_empty() { lines } else { std::iter::once(heading("Longest silences")).chain(lines).collect() }
}
