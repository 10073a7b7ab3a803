//! `interview list`: the meetings, with the handles to name them by.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::application::Application;
use crate::domain::interview::Interview;
use crate::domain::records::Records;
use crate::fields::wording::{heading, text};
use crate::fields::{Field, Kind, Noun};

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
    let (when, others): (Vec<_>, Vec<_>) = Interview::fields()
        .iter()
        .filter(|field| field.spec.is_listed)
        .partition(|field| field.spec.kind == Kind::Moment);
    let mut titles = vec![String::new()];
    titles.extend(when.iter().map(|field| heading(&field.spec)));
    titles.push("Application".to_owned());
    titles.extend(others.iter().map(|field| heading(&field.spec)));
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for (application, interview) in lines {
        let coming = !interview.cancelled && interview.date() >= today;
        let role = if coming { Role::Attention } else { Role::Text };
        let said = |field: &Field<Interview>| match text(&field.of(interview), records) {
            _ if interview.cancelled && field.spec.key == "kind" => "cancelled".to_owned(),
            empty if empty.is_empty() => "-".to_owned(),
            said => said,
        };
        let mut row = vec![Cell::as_role(Role::Faint, &interview.handle)];
        row.extend(when.iter().map(|field| Cell::as_role(role, said(field))));
        row.push(Cell::new(application.title()));
        row.extend(others.iter().map(|field| Cell::new(said(field))));
        table.row(row);
    }
    table
}

fn as_json(lines: &[(&Application, &Interview)]) -> Json {
    let line = |(application, interview): &(&Application, &Interview)| {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!(interview.id));
        object.insert("handle".to_owned(), json!(interview.handle));
        for field in Interview::fields() {
            object.insert(field.spec.key.to_owned(), json!(field.of(interview)));
        }
        let of = json!({
            "id": application.id,
            "handle": application.handle,
            "company": application.company,
            "role": application.role,
        });
        object.insert("application".to_owned(), of);
        Json::Object(object)
    };
    json!({
        "format": "callback.interviews/1",
        "interviews": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
