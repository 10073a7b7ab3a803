//! What a purge takes: the rows, everything that is theirs, and what points at them.

use rusqlite::Connection;

use crate::domain::ids::RecordKind;
use crate::store::error::Result;
use crate::store::purge::Purge;
use crate::store::{shown, triggers};

/// The rows to be purged; the ids that keys of actions name them by; the words that people know them by.
const TABLES: &str = "CREATE TEMP TABLE IF NOT EXISTS purging
    (table_name TEXT, row_id TEXT, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS purged_words (word TEXT);
    DELETE FROM temp.purging; DELETE FROM temp.purged_words";

/// Lets go of them.
pub(in crate::store::purge) const FORGET: &str = "DROP TABLE IF EXISTS temp.purging; DROP TABLE IF EXISTS temp.purged_words; DROP TABLE IF EXISTS temp.touched";

/// Rows that belong to an application, by table.
const CHILDREN: [&str; 8] =
    ["stage_change", "interview", "interaction", "promise", "offer", "task", "lesson", "tag"];

/// Members of interviews that go.
const MEMBERS: &str = "INSERT OR IGNORE INTO temp.purging
    SELECT 'interview_contact', c.id FROM interview_contact c WHERE c.interview_id IN
    (SELECT row_id FROM temp.purging WHERE table_name = 'interview')";

/// People's part in interviews, when they go.
const PARTS: &str = "INSERT OR IGNORE INTO temp.purging
    SELECT 'interview_contact', c.id FROM interview_contact c WHERE c.contact_id IN
    (SELECT row_id FROM temp.purging WHERE table_name = 'contact')";

/// What was put off of actions that speak of what goes: keys are ids, joined by colons.
const DEFERRALS: &str = "INSERT OR IGNORE INTO temp.purging
    SELECT 'deferral', d.id FROM deferral d WHERE EXISTS (
        SELECT 1 FROM temp.purging p JOIN (
            SELECT 'application' AS kind, id, text_id FROM application
            UNION ALL SELECT 'contact', id, text_id FROM contact
            UNION ALL SELECT 'interview', id, text_id FROM interview
            UNION ALL SELECT 'interaction', id, text_id FROM interaction
            UNION ALL SELECT 'task', id, text_id FROM task
        ) r ON r.kind = p.table_name AND r.id = p.row_id
        WHERE instr(d.key || ':', ':' || coalesce(r.text_id, r.id) || ':') > 0)";

/// What people call the applications and contacts that go.
const WORDS: &str = "INSERT INTO temp.purged_words
    SELECT company FROM application WHERE company <> ''
        AND id IN (SELECT row_id FROM temp.purging WHERE table_name = 'application')
    UNION SELECT name FROM contact WHERE name <> ''
        AND id IN (SELECT row_id FROM temp.purging WHERE table_name = 'contact')";

/// Columns that point at records which may go, with the table they point at.
const LINKS: [(&str, &str, &str); 5] = [
    ("application", "main_contact_id", "contact"),
    ("interaction", "contact_id", "contact"),
    ("interaction", "interview_id", "interview"),
    ("promise", "interview_id", "interview"),
    ("interview_contact", "contact_id", "contact"),
];

/// Chooses what goes into `temp.purging`.
pub(in crate::store::purge) fn choose(connection: &Connection, what: &Purge) -> Result<()> {
    connection.execute_batch(TABLES)?;
    match what {
        Purge::Application(application) => {
            let id = shown::internal(connection, RecordKind::Application, application.as_str())?;
            connection.execute("INSERT INTO temp.purging VALUES ('application', ?1)", [id])?;
        }
        Purge::Deleted(before) => {
            // A moment begins with its day, so this leaves out what was deleted on the day itself.
            let before = before.map_or_else(|| "~".to_owned(), |day| day.to_string());
            for table in triggers::logged_tables(connection)? {
                let sql = format!(
                    "INSERT OR IGNORE INTO temp.purging SELECT '{table}', id FROM \"{table}\" WHERE deleted_at < ?1"
                );
                connection.execute(&sql, [&before])?;
            }
        }
    }
    for table in CHILDREN {
        let sql = format!(
            "INSERT OR IGNORE INTO temp.purging SELECT '{table}', id FROM \"{table}\" WHERE application_id IN
             (SELECT row_id FROM temp.purging WHERE table_name = 'application')"
        );
        connection.execute(&sql, [])?;
    }
    for sql in [MEMBERS, PARTS, DEFERRALS, WORDS] {
        connection.execute(sql, [])?;
    }
    Ok(())
}

/// Cuts what points at rows that go from rows that stay.
pub(in crate::store::purge) fn unlink(connection: &Connection) -> Result<()> {
    for (table, column, target) in LINKS {
        let sql = format!(
            "UPDATE \"{table}\" SET \"{column}\" = NULL
             WHERE \"{column}\" IN (SELECT row_id FROM temp.purging WHERE table_name = '{target}')
               AND id NOT IN (SELECT row_id FROM temp.purging WHERE table_name = '{table}')"
        );
        connection.execute(&sql, [])?;
    }
    Ok(())
}
