//! `history`: what was written, newest first.

use serde_json::json;

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::numbers::number;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::operation::{Operation, OperationKind};
use crate::store::Access;

/// List what was changed, newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: callback history acme --limit 5")]
pub struct History {
    /// Only what touched this application
    #[arg(value_name = "APP")]
    application: Option<String>,
    /// The most changes to list
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = number("a number of changes, at least 1", 1..=usize::MAX))]
    limit: usize,
    #[command(flatten)]
    form: Form,
}

impl History {
    /// Lists operations with their time, name and origin.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let store = session.open(Access::Read)?;
        let of = match &self.application {
            Some(text) => Some(find_application(&store.names()?, text)?.id.clone()),
            None => None,
        };
        let operations = store.operations(of.as_ref(), self.limit)?;
        let mut table = Table::new(&[16, 60, 8]);
        for operation in &operations {
            table.row(row(operation));
        }
        let table = Some(table).filter(|_| !operations.is_empty());
        self.form.print(session, &as_json(&operations), table.as_ref(), "Nothing was changed yet")?;
        Ok(Next::Done)
    }
}

fn row(operation: &Operation) -> Vec<Cell> {
    let undone = if operation.undone { "undone" } else { "" };
    let name = match operation.kind {
        OperationKind::Write => operation.name.clone(),
        OperationKind::Undo => format!("took back: {}", operation.name),
        OperationKind::Redo => format!("brought back: {}", operation.name),
    };
    vec![
        Cell::as_role(Role::Faint, local_minute(&operation.at)),
        Cell::new(name),
        Cell::as_role(Role::Faint, &operation.origin),
        Cell::as_role(Role::Attention, undone),
    ]
}

fn as_json(operations: &[Operation]) -> serde_json::Value {
    let operation = |operation: &Operation| {
        json!({
            "id": operation.id,
            "name": operation.name,
            "at": operation.at,
            "origin": operation.origin,
            "kind": operation.kind,
            "undone": operation.undone,
            "rows": operation.rows,
        })
    };
    json!({
        "format": "callback.history/1",
        "operations": operations.iter().map(operation).collect::<Vec<_>>(),
    })
}

/// Returns the local date and minute of a stamp: `2026-11-24 09:30`.
fn local_minute(stamp: &str) -> String {
    stamp.get(..16).unwrap_or(stamp).replace('T', " ")
}
