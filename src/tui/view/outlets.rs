//! The name of a file being typed, and a job that runs.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::progress::Progress;
use crate::tui::jobs::{Ending, PathPrompt, PathPurpose, Working};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::view::overlays::draw_input;
use crate::tui::widgets::popup::{self, frame_popup};
use crate::tui::widgets::text::{cut, wrap};

/// The most names that are shown below what is typed.
const MOST_ENTRIES: usize = 8;
/// The most lines that a fault takes.
const MOST_LINES: usize = 4;
/// The widest bar that is easy to read.
const WIDEST_BAR: usize = 40;

/// Draws the name of a file being typed, and what it may go on to.
pub(super) fn draw_path(prompt: &PathPrompt, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let width = usize::from(popup::at_top(state.size, 1).width).saturating_sub(6);
    let below = below(prompt, width);
    let rows = u16::try_from(below.len()).unwrap_or(u16::MAX).saturating_add(1);
    let title = match prompt.purpose {
        PathPurpose::Import => "Import a file: json, csv, ics or vcf".to_owned(),
        PathPurpose::Export(outlet, format) => format!("Export {} as {} to", outlet.name(), format.name),
    };
    let inner = frame_popup(frame, popup::at_top(state.size, rows), &title, "");
    draw_input(&prompt.input, " ", Rect { height: 1, ..inner }, frame);
    let style = if prompt.fault.is_some() { theme.late } else { Style::new() };
    for (row, text) in (inner.y.saturating_add(1)..inner.bottom()).zip(below) {
        let line = Line::styled(format!("   {}", cut(&text, width)), style);
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Returns the lines below what is typed.
fn below(prompt: &PathPrompt, width: usize) -> Vec<String> {
    if let Some(fault) = &prompt.fault {
        return wrap(fault, width, MOST_LINES);
    }
    if prompt.entries.len() < 2 {
        return vec!["Tab completes, ~ is your home folder".to_owned()];
    }
    let mut lines: Vec<String> = prompt.entries.iter().take(MOST_ENTRIES).cloned().collect();
    if let Some(more) = prompt.entries.len().checked_sub(MOST_ENTRIES).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines
}

/// Draws a job that runs, and how far it is.
pub(super) fn draw_working(working: &Working, state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let inner = frame_popup(frame, popup::at_top(state.size, 2), &working.title, "");
    let width = usize::from(inner.width).saturating_sub(2);
    let (bar, counts) = match &working.progress {
        Some(progress) => (bar(progress, width), counts(progress)),
        None => (String::new(), "beginning".to_owned()),
    };
    let counts = match working.ending {
        Ending::ByItself => counts,
        Ending::Stops | Ending::Quits => format!("stopping; {counts}"),
    };
    let lines =
        [Line::styled(format!(" {bar}"), theme.strong), Line::from(format!(" {}", cut(&counts, width)))];
    for (row, line) in (inner.y..inner.bottom()).zip(lines) {
        frame.buffer_mut().set_line(inner.x, row, &line, inner.width);
    }
}

/// Returns a bar: `[#####     ]  50%`; nothing while the end is not known.
fn bar(progress: &Progress, width: usize) -> String {
    let Some(percent) = progress.percent() else { return String::new() };
    let cells = width.saturating_sub(8).min(WIDEST_BAR);
    let full = usize::try_from(percent).unwrap_or(100) * cells / 100;
    format!("[{}{}] {percent:>3}%", "#".repeat(full), " ".repeat(cells.saturating_sub(full)))
}

/// Returns how much is done: `2500 of 5000 records`, `1200 kB`.
fn counts(progress: &Progress) -> String {
    match progress.total {
        Some(total) => format!("{} of {total} {}", progress.done, progress.what),
        None if progress.what == "bytes" => format!("{} kB", progress.done / 1000),
        None => format!("{} {}", progress.done, progress.what),
    }
}
