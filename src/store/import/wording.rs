//! The words for what an import overwrote and removed: titles and fields as the user knows them, never columns.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::domain::action_key::{ActionKey, ActionKind};
use crate::store::error::Result;
use crate::store::import::overwritten::Overwritten;

/// The longest part of a value that is shown, in characters.
const SHOWN: usize = 60;

/// The company, and what tells a child from its siblings.
const TITLES: [(&str, &str); 7] = [
    ("contact", "SELECT name, NULL FROM contact WHERE id = ?1"),
    ("application", "SELECT company, NULL FROM application WHERE id = ?1"),
    (
        "interview",
        "SELECT a.company, 'interview ' || substr(r.starts_at, 1, 10) FROM interview r
        JOIN application a ON a.id = r.application_id WHERE r.id = ?1",
    ),
    (
        "interaction",
        "SELECT a.company, 'message ' || r.\"on\" || ' (' || r.channel || ')' FROM interaction r
        JOIN application a ON a.id = r.application_id WHERE r.id = ?1",
    ),
    (
        "task",
        "SELECT a.company, 'task ''' || r.words || '''' FROM task r
        JOIN application a ON a.id = r.application_id WHERE r.id = ?1",
    ),
    (
        "offer",
        "SELECT a.company, 'offer' FROM offer r JOIN application a ON a.id = r.application_id WHERE r.id = ?1",
    ),
    (
        "stage_change",
        "SELECT a.company, NULL FROM stage_change r JOIN application a ON a.id = r.application_id WHERE r.id = ?1",
    ),
];

/// Columns whose names are not words: what the user calls them.
const FIELDS: [(&str, &str); 12] = [
    ("applied_on", "day of applying"),
    ("at", "time"),
    ("contact_id", "contact"),
    ("due_on", "due date"),
    ("interview_id", "interview"),
    ("main_contact_id", "main contact"),
    ("no_follow_up", "no follow-up"),
    ("on", "date"),
    ("salary_max", "highest salary"),
    ("salary_min", "lowest salary"),
    ("starts_at", "start"),
    ("work_mode", "work mode"),
];

/// Columns that hold yes or no.
const FLAGS: [&str; 3] = ["cancelled", "debriefed", "no_follow_up"];

/// Returns the line of a replaced value: "Acme, interview 2026-11-20: debriefed yes became no".
pub(in crate::store::import) fn line(
    connection: &Connection,
    edit: &Overwritten,
    all: &[Overwritten],
) -> Result<String> {
    let title = title(connection, edit, all)?;
    let [old, new] = [shown(connection, edit, &edit.old)?, shown(connection, edit, &edit.new)?];
    if edit.table == "deferral" {
        let [old, new] = [old, new].map(|until| match until {
            Some(until) => format!("snoozed until {until}"),
            None => "dismissed".to_owned(),
        });
        return Ok(format!("{title}: {old} became {new}"));
    }
    let field = FIELDS.iter().find(|(column, _)| *column == edit.column);
    let field = field.map_or_else(|| edit.column.replace('_', " "), |(_, field)| (*field).to_owned());
    Ok(match (old, new) {
        (Some(old), Some(new)) => format!("{title}: {field} {old} became {new}"),
        (Some(old), None) => format!("{title}: {field} {old} was removed"),
        (None, Some(new)) => format!("{title}: {field}, which was empty, became {new}"),
        (None, None) => format!("{title}: {field}"),
    })
}

/// Returns what to say of rows that were removed; `plural` is what they are called.
pub(in crate::store::import) fn removed(title: &str, plural: &str, count: usize) -> String {
    let what = if count == 1 { plural.trim_end_matches('s') } else { plural };
    format!("{title}: {count} {what}")
}

/// Returns what the user calls a record; a date that was overwritten is told as it was.
fn title(connection: &Connection, edit: &Overwritten, all: &[Overwritten]) -> Result<String> {
    if edit.table == "deferral" {
        return deferral_title(connection, &edit.row);
    }
    let sql = TITLES.iter().find(|(table, _)| *table == edit.table).map(|(_, sql)| *sql);
    let Some(sql) = sql else { return Ok(edit.table.replace('_', " ")) };
    let names: (String, Option<String>) =
        connection.prepare_cached(sql)?.query_row([&edit.row], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (company, child) = names;
    let before = all.iter().find(|other| other.row == edit.row && other.column == "starts_at");
    let child = match before.map(|before| &before.old) {
        Some(Value::Text(at)) => Some(format!("interview {}", at.chars().take(10).collect::<String>())),
        _ => child,
    };
    Ok(child.map_or_else(|| company.clone(), |child| format!("{company}, {}", cut(&child))))
}

/// Returns the company and the action of a deferral: "Acme, check-in".
fn deferral_title(connection: &Connection, row: &str) -> Result<String> {
    let key: String =
        connection.query_row("SELECT key FROM deferral WHERE id = ?1", [row], |row| row.get(0))?;
    let Ok(parsed) = key.parse::<ActionKey>() else { return Ok(key) };
    let (Some(kind), Some(first)) = (parsed.kind(), parsed.parts().first().copied()) else { return Ok(key) };
    let sql = match kind {
        ActionKind::ThankYou | ActionKind::Debrief => {
            "SELECT a.company FROM interview r JOIN application a ON a.id = r.application_id
             WHERE coalesce(r.text_id, r.id) = ?1"
        }
        ActionKind::Task => {
            "SELECT a.company FROM task r JOIN application a ON a.id = r.application_id
             WHERE coalesce(r.text_id, r.id) = ?1"
        }
        _ => "SELECT company FROM application WHERE coalesce(text_id, id) = ?1",
    };
    let company: Option<String> = connection.query_row(sql, [first], |row| row.get(0)).optional()?;
    Ok(company.map_or(key, |company| format!("{company}, {kind}")))
}

/// Returns a value as a line shows it; nothing for an empty one.
fn shown(connection: &Connection, edit: &Overwritten, value: &Value) -> Result<Option<String>> {
    let linked = match edit.column {
        "main_contact_id" | "contact_id" => Some("SELECT name FROM contact WHERE id = ?1"),
        "interview_id" => Some("SELECT substr(starts_at, 1, 10) FROM interview WHERE id = ?1"),
        _ => None,
    };
    Ok(match value {
        Value::Text(id) if linked.is_some() => {
            let sql = linked.unwrap_or_default();
            connection.query_row(sql, [id], |row| row.get::<_, String>(0)).optional()?
        }
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) if edit.table == "deferral" => Some(text.clone()),
        Value::Text(text) => Some(format!("'{}'", cut(text))),
        Value::Integer(flag) if FLAGS.contains(&edit.column) => {
            Some(if *flag == 0 { "no" } else { "yes" }.to_owned())
        }
        Value::Integer(number) => Some(number.to_string()),
        Value::Null | Value::Real(_) | Value::Blob(_) => None,
    })
}

/// Returns the beginning of a text that is long.
fn cut(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(SHOWN).collect::<String>())
}
