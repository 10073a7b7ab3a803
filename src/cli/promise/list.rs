//! `promise list`: when they said that they would answer, with the codes to name it by.

use serde_json::json;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::child_choice::Child;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::promise::promises;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::promise::Promise;

/// List when they said you would hear, the earliest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback promise list acme")]
pub(super) struct List {
    /// Only those of one application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// The widths that columns are cut to on a terminal: code, answer by, said, application.
const LIMITS: [usize; 4] = [13, 15, 15, 28];

impl List {
    /// Lists the promises.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let only = self.application.as_ref().map(|text| find_application(&records, text)).transpose()?;
        let mut lines = promises(&records);
        lines.retain(|line| only.is_none_or(|only| only.id == line.application.id));
        lines.sort_by_key(|line| (line.record.reply_by, line.record.said_on));
        let table = (!lines.is_empty()).then(|| table(&lines));
        self.form.print(session, &as_json(&lines), table.as_ref(), "Nobody has promised an answer yet")?;
        Ok(Next::Done)
    }
}

fn table(lines: &[Child<'_, Promise>]) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "Answer by", "Said", "Application", "Words"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        let [by, said] = [line.record.reply_by, line.record.said_on].map(|day| in_full(Moment::day(day)));
        table.row(vec![
            Cell::as_role(Role::Faint, &line.code),
            Cell::new(by),
            Cell::new(said),
            Cell::new(line.application.title()),
            Cell::new(&line.record.words),
        ]);
    }
    table
}

fn as_json(lines: &[Child<'_, Promise>]) -> serde_json::Value {
    let line = |line: &Child<'_, Promise>| {
        json!({
            "code": line.code,
            "said_on": line.record.said_on,
            "reply_by": line.record.reply_by,
            "words": line.record.words,
            "interview": line.record.interview,
            "application": {
                "id": line.application.id,
                "handle": line.application.handle,
                "company": line.application.company,
                "role": line.application.role,
            },
        })
    };
    json!({ "format": "callback.promises/1", "promises": lines.iter().map(line).collect::<Vec<_>>() })
}
