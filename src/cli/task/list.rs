//! `task list`: what is to be done, and what was, with the codes to name it by.

use serde_json::json;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::child_choice::Child;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::cli::task::tasks;
use crate::domain::date_text::in_full;
use crate::domain::moment::Moment;
use crate::domain::task::Task;

/// List tasks, the earliest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback task list --open")]
pub(super) struct List {
    /// Only those of one application: handle, id, company, company/role or a unique part
    #[arg(value_name = "APP")]
    application: Option<String>,
    /// Only those that are not done
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    form: Form,
}

/// The widths that columns are cut to on a terminal: code, due, done, application.
const LIMITS: [usize; 4] = [13, 15, 15, 28];

impl List {
    /// Lists the tasks.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let only = self.application.as_ref().map(|text| find_application(&records, text)).transpose()?;
        let mut lines = tasks(&records);
        lines.retain(|line| only.is_none_or(|only| only.id == line.application.id));
        lines.retain(|line| !self.open || line.record.done_on.is_none());
        lines.sort_by_key(|line| (line.on.is_none(), line.on, &line.record.id));
        let nothing = if self.open { "Nothing is left to do" } else { "There are no tasks yet" };
        let table = (!lines.is_empty()).then(|| table(&lines));
        self.form.print(session, &as_json(&lines), table.as_ref(), nothing)?;
        Ok(Next::Done)
    }
}

fn table(lines: &[Child<'_, Task>]) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "Due", "Done", "Application", "Task"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        let day = |day: Option<_>| day.map_or("-".to_owned(), |day| in_full(Moment::day(day)));
        table.row(vec![
            Cell::as_role(Role::Faint, &line.code),
            Cell::new(day(line.on)),
            Cell::new(day(line.record.done_on)),
            Cell::new(line.application.title()),
            Cell::new(&line.words),
        ]);
    }
    table
}

fn as_json(lines: &[Child<'_, Task>]) -> serde_json::Value {
    let line = |line: &Child<'_, Task>| {
        json!({
            "id": line.record.id,
            "code": line.code,
            "due_on": line.record.due_on,
            "words": line.record.words,
            "done_on": line.record.done_on,
            "application": {
                "id": line.application.id,
                "handle": line.application.handle,
                "company": line.application.company,
                "role": line.application.role,
            },
        })
    };
    json!({ "format": "callback.tasks/1", "tasks": lines.iter().map(line).collect::<Vec<_>>() })
}
