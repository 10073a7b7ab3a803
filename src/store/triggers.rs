//! The triggers that fill the change log, generated from the schema.
//!
//! They are the only writers of the log. A write outside of an operation is aborted, so nothing goes unlogged; an
//! id never changes. No statement may `INSERT OR REPLACE`, which would skip the delete triggers.

use rusqlite::{Connection, OptionalExtension};

/// Tables whose rows are not records.
const UNLOGGED: [&str; 4] = ["operation", "change_log", "running_operation", "look_ahead"];

/// A trigger: its name and the statement that makes it.
type Trigger = (String, String);

/// Makes the triggers of every table of records anew; to be called after each change of the schema.
pub(in crate::store) fn generate(connection: &Connection) -> rusqlite::Result<()> {
    for (name, sql) in all(connection)? {
        connection.execute_batch(&format!("DROP TRIGGER IF EXISTS \"{name}\"; {sql}"))?;
    }
    Ok(())
}

/// Returns the names of triggers that are missing, or are not as they would be made.
pub(in crate::store) fn wrong(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        connection.prepare("SELECT sql = ?2 FROM sqlite_schema WHERE type = 'trigger' AND name = ?1")?;
    let mut wrong = Vec::new();
    for (name, sql) in all(connection)? {
        if !statement.query_row((&name, sql), |row| row.get(0)).optional()?.unwrap_or(false) {
            wrong.push(name);
        }
    }
    Ok(wrong)
}

/// Returns the triggers of every table of records.
fn all(connection: &Connection) -> rusqlite::Result<Vec<Trigger>> {
    let mut found = Vec::new();
    for table in logged_tables(connection)? {
        found.extend(triggers_of(&table, &columns(connection, &table)?));
    }
    Ok(found)
}

/// Returns the names of all tables of records.
pub(in crate::store) fn logged_tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    names.filter(|name| !name.as_ref().is_ok_and(|name| UNLOGGED.contains(&name.as_str()))).collect()
}

/// Returns the names of all columns of a table that say something of a record: all but its id and `look_on`.
pub(in crate::store) fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection
        .prepare("SELECT name FROM pragma_table_info(?1) WHERE name NOT IN ('id', 'look_on') ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    names.collect()
}

/// Returns the three triggers of one table.
fn triggers_of(table: &str, columns: &[String]) -> [Trigger; 3] {
    let guard = "SELECT RAISE(ABORT, 'a write outside of an operation') \
                 WHERE NOT EXISTS (SELECT 1 FROM running_operation);";
    let compared: Vec<String> = columns
        .iter()
        .map(|column| format!("SELECT '{column}' AS name, OLD.\"{column}\" AS old, NEW.\"{column}\" AS new"))
        .collect();
    let written: Vec<String> = columns.iter().map(|column| format!(", \"{column}\"")).collect();
    let [inserted, updated, deleted] = forgetting(table, columns);
    let image: Vec<String> = columns.iter().map(|column| format!("'{column}', OLD.\"{column}\"")).collect();
    let (compared, image, written) = (compared.join(" UNION ALL "), image.join(", "), written.concat());
    let bodies = [
        (
            "insert",
            "INSERT".to_owned(),
            format!(
                "INSERT INTO change_log (operation_id, table_name, row_id, kind)
SELECT operation_id, '{table}', NEW.id, 'insert' FROM running_operation;{inserted}"
            ),
        ),
        (
            "update",
            format!("UPDATE OF id{written}"),
            format!(
                "SELECT RAISE(ABORT, 'an id never changes') WHERE OLD.id IS NOT NEW.id;
INSERT INTO change_log (operation_id, table_name, row_id, kind, column_name, old_value, value)
SELECT operation_id, '{table}', NEW.id, 'update', name, old, new
FROM running_operation, ({compared}) WHERE old IS NOT new;{updated}"
            ),
        ),
        (
            "delete",
            "DELETE".to_owned(),
            format!(
                "INSERT INTO change_log (operation_id, table_name, row_id, kind, old_value)
SELECT operation_id, '{table}', OLD.id, 'delete', json_object({image}) FROM running_operation;{deleted}"
            ),
        ),
    ];
    bodies.map(|(event, when, body)| {
        let name = format!("log_{table}_{event}");
        let sql =
            format!("CREATE TRIGGER \"{name}\" AFTER {when} ON \"{table}\" BEGIN\n{guard}\n{body}\nEND");
        (name, sql)
    })
}

/// Returns the statements that make the outlook of an application forgotten (`look_on`) when a row of a table is
/// inserted, updated or deleted: of the application that it belongs to, of all when a person goes or comes back.
fn forgetting(table: &str, columns: &[String]) -> [String; 3] {
    let belongs = |row: &str| match table {
        "application" => Some(format!("SELECT {row}.id")),
        "interview_contact" => {
            Some(format!("SELECT application_id FROM interview WHERE id = {row}.interview_id"))
        }
        _ if columns.iter().any(|column| column == "application_id") => {
            Some(format!("SELECT {row}.application_id"))
        }
        _ => None,
    };
    let forget = |which: &str| {
        format!(
            "\nUPDATE application SET look_on = '' WHERE {which} AND look_on > '' AND EXISTS (SELECT 1 FROM look_ahead);"
        )
    };
    let of = |rows: &[&str]| {
        let owners: Option<Vec<String>> = rows.iter().map(|row| belongs(row)).collect();
        owners.map_or_else(String::new, |owners| forget(&format!("id IN ({})", owners.join(" UNION "))))
    };
    match table {
        "contact" => [String::new(), forget("OLD.deleted_at IS NOT NEW.deleted_at"), forget("1")],
        _ => [of(&["NEW"]), of(&["OLD", "NEW"]), of(&["OLD"])],
    }
}
