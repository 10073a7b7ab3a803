//! `doctor`: what is wrong with the files of this program, and what would make it right.
//!
//! Refuses to change anything.

use chrono::Days;
use serde_json::json;

use crate::cli::Next;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::finding::{Finding, Verdict};
use crate::domain::printable::printable;
use crate::scheduler::explain::count;
use crate::store;

/// Check the database, its backups and the configuration
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Looks at rights, damage, links, the change log, every record, the backups, the configuration and\n\
                        the holidays; changes nothing. Exit code 1 when something is wrong.\n\
                        Example: callback doctor --format json"
)]
pub struct Doctor {
    /// The form of the findings
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// How far ahead holidays should be known, in days.
const AHEAD: Days = Days::new(90);

impl Doctor {
    /// Prints every finding; fails when one is a problem.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut findings = store::examine(&session.around.database, session.around.now);
        findings.extend(configuration(session));
        findings.push(holidays(session));
        let problems = findings.iter().filter(|finding| finding.is_problem()).count();
        if self.json || self.format == "json" {
            let document = json!({
                "format": "callback.doctor/1",
                "database": session.around.database,
                "healthy": problems == 0,
                "findings": findings,
            });
            session.output.document(|out| writeln!(out, "{document:#}"))?;
        } else {
            print(&findings, session)?;
        }
        if problems > 0 {
            session.output.flush()?;
            let problems = count(u32::try_from(problems).unwrap_or(u32::MAX), "problem");
            return Err(CliError::Unhealthy(problems));
        }
        Ok(Next::Done)
    }
}

/// Prints each finding as a line, and its cure as another.
fn print(findings: &[Finding], session: &mut Session<'_>) -> Result<(), CliError> {
    let width = findings.iter().map(|finding| finding.check.len()).max().unwrap_or(0);
    for finding in findings {
        let (role, word) = match finding.verdict {
            Verdict::Ok => (Role::Faint, "ok     "),
            Verdict::Note => (Role::Attention, "note   "),
            Verdict::Problem => (Role::Alarm, "problem"),
        };
        let word = session.output.paint.paint(role, word);
        let (check, found) = (finding.check, printable(&finding.found));
        session.output.line(&format!("{word}  {check:<width$}  {found}"))?;
        if let Some(cure) = &finding.cure {
            let indent = " ".repeat("problem".len() + width + 4);
            session.output.line(&format!("{indent}{}", printable(cure)))?;
        }
    }
    Ok(())
}

/// Looks at the configuration.
fn configuration(session: &Session<'_>) -> Vec<Finding> {
    let faults = &session.config.faults;
    if faults.is_empty() {
        let file = session.around.config.display();
        let is_there = session.around.config.exists();
        let found = if is_there { "is in order" } else { "does not exist; every default holds" };
        return vec![Finding::ok("config", format!("{file} {found}"))];
    }
    let cure = "correct it; callback config show --default prints every setting";
    faults.iter().map(|fault| Finding::problem("config", fault.to_string(), cure)).collect()
}

/// Looks whether the holidays of today and of the coming weeks are known.
fn holidays(session: &Session<'_>) -> Finding {
    let holidays = &session.config.holidays;
    let (Some(calendar), Some(covered)) = (&holidays.calendar, &holidays.covered) else {
        return Finding::ok("holidays", "no calendar is chosen");
    };
    let today = session.today();
    let found = format!("{calendar} is known from {} to {}", covered.start(), covered.end());
    let cure = "use a newer callback, or list the days under [holidays] extra";
    if holidays.lacks(today) {
        Finding::problem("holidays", format!("{found}: this year's are not"), cure)
    } else if today.checked_add_days(AHEAD).is_some_and(|day| holidays.lacks(day)) {
        Finding::note("holidays", format!("{found}: those of next year are not"), cure)
    } else {
        Finding::ok("holidays", found)
    }
}
