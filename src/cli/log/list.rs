//! `log list`: messages and calls, with the codes to name them by.

use serde_json::json;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::children::choice::Chosen;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::log::messages;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::date_text::in_full;
use crate::domain::interaction::Interaction;

/// List messages and calls, the oldest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback log list acme")]
pub(super) struct List {
    /// Only those of one application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// The widths that columns are cut to on a terminal: code, when, application.
const LIMITS: [usize; 3] = [13, 21, 28];

impl List {
    /// Lists the messages and calls.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let only = self.application.as_ref().map(|text| find_application(&records, text)).transpose()?;
        let mut lines = messages(&records);
        lines.retain(|line| only.is_none_or(|only| only.id == line.application.id));
        lines.sort_by_key(|line| (line.record.moment(), &line.record.id));
        let table = (!lines.is_empty()).then(|| table(&lines));
        self.form.print(session, &as_json(&lines), table.as_ref(), "Nothing was sent or received yet")?;
        Ok(Next::Done)
    }
}

fn table(lines: &[Chosen<'_, Interaction>]) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "When", "Application", "Message"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        table.row(vec![
            Cell::as_role(Role::Faint, &line.code),
            Cell::new(in_full(line.record.moment())),
            Cell::new(line.application.title()),
            Cell::new(&line.words),
        ]);
    }
    table
}

fn as_json(lines: &[Chosen<'_, Interaction>]) -> serde_json::Value {
    let line = |line: &Chosen<'_, Interaction>| {
        let message = line.record;
        json!({
            "id": message.id,
            "code": line.code,
            "on": message.on,
            "at": message.at.map(|at| at.format("%H:%M").to_string()),
            "direction": message.direction,
            "channel": message.channel,
            "purpose": message.purpose,
            "contact": message.contact,
            "interview": message.interview,
            "outcome": message.outcome,
            "notes": message.notes,
            "application": {
                "id": line.application.id,
                "handle": line.application.handle,
                "company": line.application.company,
                "role": line.application.role,
            },
        })
    };
    json!({ "format": "callback.interactions/1", "interactions": lines.iter().map(line).collect::<Vec<_>>() })
}
