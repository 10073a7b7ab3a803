//! One line of the due list, for an action or an interview, laid out for the width there is.
//!
//! In a pipe or on a wide terminal everything stands in columns; on a narrow one the recipient and the explanation
//! stand below, so that neither has to be cut to a few characters.

use crate::cli::colour::{Paint, Role};
use crate::cli::table::{Cell, Table};
use crate::domain::local_time::{LocalTimes, elsewhere};
use crate::scheduler::InterviewLine;
use crate::scheduler::action::{Action, ApplicationRef};

/// The width from which on a terminal holds all columns.
const WIDE: usize = 120;

/// The widths that columns are cut to on a terminal: code, when, kind, company, role, recipient.
const LIMITS: [usize; 6] = [8, 16, 12, 18, 24, 26];

/// How many of them there are on a narrow terminal, where company and role share what is left of the line.
const NARROW: usize = 3;

/// How far what stands below is moved in: to the second column.
const BELOW: &str = "        ";

/// One line.
pub(super) struct Line<'a> {
    code: &'a str,
    when: String,
    when_role: Role,
    kind: &'static str,
    kind_role: Role,
    application: &'a ApplicationRef,
    to: String,
    text: String,
}

impl<'a> Line<'a> {
    /// Returns the line of an action.
    pub(super) fn of_action(action: &'a Action, when: String, when_role: Role) -> Self {
        let to = action.channel.map_or(String::new(), |channel| {
            let name = action.recipient.as_ref().map_or("?", |recipient| &recipient.name);
            format!("{name}, {channel}")
        });
        Self {
            code: &action.code,
            when,
            when_role,
            kind: action.kind.as_str(),
            kind_role: Role::Text,
            application: &action.application,
            to,
            text: action.why.clone(),
        }
    }

    /// Returns the line of an interview, with the time where the employer is and what to think of.
    pub(super) fn of_interview(
        interview: &'a InterviewLine,
        when: String,
        advice: &str,
        times: &dyn LocalTimes,
    ) -> Self {
        let zone = interview.zone.as_deref();
        let there = zone.and_then(|zone| elsewhere(interview.starts_at, zone, times)).unwrap_or_default();
        let details =
            [interview.kind.as_str(), &there, advice, interview.place.as_deref().unwrap_or_default()];
        let details: Vec<&str> = details.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            code: "",
            when,
            when_role: Role::Heading,
            kind: "INTERVIEW",
            kind_role: Role::Heading,
            application: &interview.application,
            to: interview.interviewers.join(", "),
            text: details.join(" - "),
        }
    }
}

/// Tells whether everything has a column of its own.
fn is_wide(width: Option<usize>) -> bool {
    width.is_none_or(|width| width >= WIDE)
}

/// The lines of a list, under headings.
pub(super) struct Lines {
    table: Table,
    width: Option<usize>,
}

impl Lines {
    /// Returns no lines yet, for a terminal of this width or for a pipe.
    pub(super) fn new(width: Option<usize>) -> Self {
        let limits = if is_wide(width) { LIMITS.as_slice() } else { LIMITS.split_at(NARROW).0 };
        Self { table: Table::new(limits), width }
    }

    /// Adds a line across all columns.
    pub(super) fn heading(&mut self, cell: Cell) {
        self.table.heading(cell);
    }

    /// Adds a line.
    pub(super) fn add(&mut self, line: Line<'_>) {
        let mut cells = vec![
            Cell::as_role(Role::Faint, format!("  {}", line.code)),
            Cell::as_role(line.when_role, line.when),
            Cell::as_role(line.kind_role, line.kind),
        ];
        let ApplicationRef { company, role, .. } = line.application;
        if is_wide(self.width) {
            cells.extend([company, role, &line.to, &line.text].map(Cell::new));
            self.table.row(cells);
        } else {
            let title = [company.as_str(), role].into_iter().filter(|text| !text.is_empty());
            cells.push(Cell::new(title.collect::<Vec<_>>().join(" - ")));
            self.table.row(cells);
            let below = [line.to, line.text].into_iter().filter(|text| !text.is_empty());
            self.table.heading(Cell::new(format!("{BELOW}{}", below.collect::<Vec<_>>().join(": "))));
        }
    }

    /// Returns the lines as text.
    pub(super) fn render(&self, paint: Paint) -> String {
        self.table.render(paint, self.width)
    }
}
