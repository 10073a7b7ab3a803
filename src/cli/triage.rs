//! `triage`: what is long past is settled at once, in one operation.
//!
//! Asks only on a terminal, one application a line; otherwise lists, and closes only when told to.

mod questions;

use std::io;

use crate::cli::Next;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::cli::triage::questions::ask;
use crate::scheduler::explain::count;
use crate::scheduler::triage::{Decision, LongPast, long_past, settle};
use crate::store::Access;

/// Settle what is long past, all at once
#[derive(Debug, clap::Args)]
#[command(
    after_help = "On a terminal it asks for each: close as no-response, keep for two weeks, dismiss what is due,\n\
                  skip. Elsewhere it only lists, unless told to close. callback undo takes all of it back.\n\
                  Example: callback triage --close-older-than 60"
)]
pub struct Triage {
    /// Close those in which nothing happened for more than so many days
    #[arg(long, value_name = "DAYS")]
    close_older_than: Option<u32>,
    /// Close all of them
    #[arg(long)]
    yes: bool,
    /// Only list what is long past, or what would be closed
    #[arg(long)]
    dry_run: bool,
}

/// The limits of the columns on a terminal: handle, title, stage.
const LIMITS: &[usize] = &[8, 40, 12];

impl Triage {
    /// Lists, asks, and writes what was decided.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        session.warn_of_faults();
        let today = session.today();
        let records = session.records()?;
        let agenda = session.agenda(&records, today);
        let mut lines = long_past(&records, &agenda, &session.config.cadences, today);
        if let Some(days) = self.close_older_than {
            lines.retain(|line| line.quiet_for > days);
        }
        if lines.is_empty() {
            session.output.say("Nothing is long past");
            return Ok(Next::Done);
        }
        let told = self.yes || self.close_older_than.is_some();
        if self.dry_run || (!told && !session.around.is_interactive()) {
            show(&lines, session)?;
            if !self.dry_run {
                session.output.say("Nothing was changed; --yes closes all of them, a terminal asks for each");
            }
            return Ok(Next::Done);
        }
        let decisions = if told {
            lines.iter().map(|line| (line, Decision::Close)).collect()
        } else {
            ask(&lines, &mut io::stdin().lock(), &mut session.output)?
        };
        let Some(settled) = settle(&decisions, today) else {
            session.output.say("Nothing was changed");
            return Ok(Next::Done);
        };
        let mut store = session.open(Access::Write)?;
        session.write(&mut store, &settled.name, &settled.changes)?;
        session.confirm(&settled.name, None);
        Ok(Next::Done)
    }
}

/// Lists the applications.
fn show(lines: &[LongPast], session: &mut Session<'_>) -> Result<(), CliError> {
    let mut table = Table::new(LIMITS);
    let number = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    table.heading(Cell::as_role(Role::Heading, format!("Long past ({number})")));
    for line in lines {
        let application = &line.application;
        table.row(vec![
            Cell::new(format!("  {}", application.handle)),
            Cell::new(title(line)),
            Cell::new(application.stage.as_str()),
            Cell::as_role(Role::Attention, format!("quiet for {}", count(line.quiet_for, "day"))),
            Cell::new(&line.why),
        ]);
    }
    let text = table.render(session.output.paint, session.output.width);
    session.output.write(&text)
}

/// Returns "Company - Role".
fn title(line: &LongPast) -> String {
    let (company, role) = (&line.application.company, &line.application.role);
    if role.is_empty() { company.clone() } else { format!("{company} - {role}") }
}
