//! `interview list`: the meetings, with the handles to name them by.

use chrono::NaiveDate;
use serde_json::json;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::application::Application;
use crate::domain::date_text::in_full;
use crate::domain::interview::Interview;
use crate::domain::records::Records;

/// List interviews, oldest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback interview list --coming")]
pub(super) struct List {
    /// Only those of one application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: Option<String>,
    /// Only those of today or later that were not cancelled
    #[arg(long)]
    coming: bool,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The widths that columns are cut to on a terminal: handle, when, application, kind, place.
const LIMITS: [usize; 5] = [10, 21, 28, 12, 24];

impl List {
    /// Lists the interviews.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let only = self.application.as_ref().map(|text| find_application(&records, text)).transpose()?;
        let today = session.today();
        let mut lines: Vec<(&Application, &Interview)> = Vec::new();
        for application in records.applications.iter().filter(|all| only.is_none_or(|only| only.id == all.id))
        {
            lines.extend(application.interviews.iter().map(|interview| (application, interview)));
        }
        lines.retain(|(_, interview)| !self.coming || !interview.cancelled && interview.date() >= today);
        lines.sort_by_key(|(_, interview)| (interview.starts_at, &interview.id));
        if self.json || self.format == "json" {
            session.output.document(|out| writeln!(out, "{:#}", as_json(&lines)))?;
        } else if lines.is_empty() {
            session.output.say(if self.coming {
                "No interview is ahead"
            } else {
                "There are no interviews yet"
            });
        } else {
            let (paint, width) = (session.output.paint, session.output.width);
            session.output.write(&table(&lines, &records, today).render(paint, width))?;
        }
        Ok(Next::Done)
    }
}

fn table(lines: &[(&Application, &Interview)], records: &Records, today: NaiveDate) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "When", "Application", "Kind", "Place", "With"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for (application, interview) in lines {
        let coming = !interview.cancelled && interview.date() >= today;
        let kind = if interview.cancelled { "cancelled" } else { interview.kind.as_str() };
        let names = interview.interviewers.iter().filter_map(|id| records.find_contact(id));
        let names: Vec<&str> = names.map(|contact| contact.name.as_str()).collect();
        table.row(vec![
            Cell::as_role(Role::Faint, &interview.handle),
            Cell::as_role(if coming { Role::Attention } else { Role::Text }, in_full(interview.starts_at)),
            Cell::new(application.title()),
            Cell::new(kind),
            Cell::new(interview.place.as_deref().unwrap_or("-")),
            Cell::new(if names.is_empty() { "-".to_owned() } else { names.join(", ") }),
        ]);
    }
    table
}

fn as_json(lines: &[(&Application, &Interview)]) -> serde_json::Value {
    let line = |(application, interview): &(&Application, &Interview)| {
        json!({
            "id": interview.id,
            "handle": interview.handle,
            "starts_at": interview.starts_at.to_string(),
            "zone": interview.zone,
            "minutes": interview.minutes,
            "kind": interview.kind,
            "round": interview.round,
            "place": interview.place,
            "cancelled": interview.cancelled,
            "debriefed": interview.debriefed,
            "interviewers": interview.interviewers,
            "application": {
                "id": application.id,
                "handle": application.handle,
                "company": application.company,
                "role": application.role,
            },
        })
    };
    json!({
        "format": "callback.interviews/1",
        "interviews": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
