//! The numbers as plain text with bars, as wide as it is told to be.

use std::io::{self, Write};

use chrono::NaiveDate;

use crate::documents::column::{cut, fitted};
use crate::documents::title::title;
use crate::domain::bar::bar;
use crate::scheduler::statistics::{Median, Statistics};

/// Cells that a line has at least.
const NARROWEST: usize = 40;

/// Cells of a bar at most.
const LONGEST_BAR: usize = 40;

/// Cells of the names of sources and stages.
const NAME: usize = 14;

/// Writes every number in lines of at most `width` cells (at least 40).
///
/// # Errors
/// Passes on what the writer complains of.
pub fn write(numbers: &Statistics, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let width = width.max(NARROWEST);
    writeln!(out, "{}: {} sent, {} open", day(numbers.on), numbers.applications, numbers.open)?;
    if numbers.applications == 0 {
        return writeln!(out, "\nNumbers come with the first application.");
    }
    write_funnel(numbers, width, out)?;
    write_sources(numbers, out)?;
    write_weeks(numbers, width, out)?;
    write_waits(numbers, out)?;
    write_silences(numbers, width, out)
}

/// Writes how many reached each stage, and how many of a hundred went on to it.
fn write_funnel(numbers: &Statistics, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nHOW FAR THEY WENT")?;
    let room = width.saturating_sub(NAME + 14).min(LONGEST_BAR);
    for (index, step) in numbers.funnel.iter().enumerate() {
        let drawn = bar(step.reached, numbers.applications, room);
        let of_before = step.percent().filter(|_| index > 0).map_or(String::new(), |it| format!(" {it:>3}%"));
        let line = format!(
            "  {} {:>4} {}{of_before}",
            fitted(step.stage.as_str(), NAME),
            step.reached,
            fitted(&drawn, room)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes what came of each source.
fn write_sources(numbers: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nSOURCES{}sent  replied  met", " ".repeat(NAME - 4))?;
    for it in &numbers.sources {
        let name = it.source.as_deref().unwrap_or("(none)");
        let replied = it.reply_percent().unwrap_or(0);
        let met = it.interview_percent().unwrap_or(0);
        writeln!(out, "  {} {:>4}    {replied:>4}% {met:>3}%", fitted(name, NAME), it.applications)?;
    }
    Ok(())
}

/// Writes the applications and interviews of the last weeks.
fn write_weeks(numbers: &Statistics, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nWEEKS{}sent", " ".repeat(NAME - 2))?;
    let most = numbers.weeks.iter().map(|week| week.applications).max().unwrap_or(0);
    // a unit is never longer than three cells, so that a quiet search does not look busy
    let room = width.saturating_sub(NAME + 22).min(most * 3);
    for week in &numbers.weeks {
        let met = match week.interviews {
            0 => String::new(),
            1 => " 1 interview".to_owned(),
            more => format!(" {more} interviews"),
        };
        let name = week.monday.format("%e %b").to_string();
        let drawn = fitted(&bar(week.applications, most, room), room);
        let line = format!("  {} {:>4} {drawn}{met}", fitted(&name, NAME), week.applications);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes how long things usually take, and whether asking again helps.
fn write_waits(numbers: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nUSUAL DAYS (MEDIAN)")?;
    write_median("to the first reply", numbers.days_to_first_reply, out)?;
    for wait in &numbers.days_in_stages {
        write_median(&format!("in {}", wait.stage), wait.days, out)?;
    }
    let asked = numbers.follow_ups;
    let answered =
        asked.percent().map_or(String::new(), |it| format!(", {} answered ({it}%)", asked.answered));
    writeln!(out, "\nFOLLOW-UPS\n  {} sent{answered}", asked.sent)
}

/// Writes one median and what it rests on.
fn write_median(name: &str, median: Option<Median>, out: &mut dyn Write) -> io::Result<()> {
    match median {
        Some(median) => {
            writeln!(out, "  {} {:>6}  of {}", fitted(name, NAME + 4), median.to_string(), median.of)
        }
        None => writeln!(out, "  {}      -", fitted(name, NAME + 4)),
    }
}

/// Writes who has kept the user waiting longest.
fn write_silences(numbers: &Statistics, width: usize, out: &mut dyn Write) -> io::Result<()> {
    if numbers.silences.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nLONGEST SILENCES")?;
    for silence in &numbers.silences {
        let days = if silence.days == 1 { "day " } else { "days" };
        let whose = title(&silence.company, &silence.role);
        let line = format!("  {:>4} {days}  {whose} ({})", silence.days, silence.stage);
        writeln!(out, "{}", cut(&line, width))?;
    }
    Ok(())
}

/// Returns a date with its weekday.
fn day(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}
