//! What is in a database: pages, links, triggers, and records that make sense.

use std::path::Path;

use rusqlite::Connection;

use crate::domain::finding::Finding;
use crate::domain::now::Now;
use crate::store::error::Result;
use crate::store::examine::{bring_back, failed};
use crate::store::schema::MIGRATIONS;
use crate::store::{integrity, load, schema, triggers};

/// The most findings of one sort.
const MOST: usize = 10;

/// How records that no command can mend are mended.
const ANEW: &str = "callback export --output all.json, then import it into a new database: callback --db NEW.db import all.json";

/// How what the program itself puts into a database is mended.
const MADE_ANEW: &str =
    "a restore makes it anew: callback backup mended.db, then callback restore mended.db --yes";

/// Things that never hold in a sound database: what counts them, what they are, and the cure.
const NEVER: &[(&str, &str, &str)] = &[
    (
        "SELECT count(*) FROM application a WHERE a.deleted_at IS NULL AND NOT EXISTS
            (SELECT 1 FROM stage_change s WHERE s.application_id = a.id AND s.deleted_at IS NULL)",
        "applications without a stage",
        "say where they stand with callback stage",
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM application WHERE handle IS NOT NULL GROUP BY handle HAVING count(*) > 1
            UNION ALL SELECT 1 FROM contact WHERE handle IS NOT NULL GROUP BY handle HAVING count(*) > 1
            UNION ALL SELECT 1 FROM interview WHERE handle IS NOT NULL GROUP BY handle HAVING count(*) > 1)",
        "handles of more than one record",
        ANEW,
    ),
    (
        "SELECT count(*) FROM (SELECT 1 FROM deferral WHERE deleted_at IS NULL GROUP BY key HAVING count(*) > 1)",
        "actions that are put off twice",
        ANEW,
    ),
    (
        "SELECT count(*) FROM running_operation",
        "operations left open by another program, so that writes may go unnoticed",
        MADE_ANEW,
    ),
    (
        "SELECT count(*) FROM change_log WHERE operation_id NOT IN (SELECT id FROM operation)",
        "logged changes of no operation, which cannot be undone",
        ANEW,
    ),
];

/// Looks at everything that is in a database; what follows from damage is not looked at.
pub(super) fn examine(database: &Path, connection: &Connection, now: Now, findings: &mut Vec<Finding>) {
    let looks: [(&'static str, Look); 4] =
        [("integrity", pages), ("links", links), ("triggers", missing_triggers), ("records", records)];
    for (check, look) in looks {
        match look(database, connection, now) {
            Ok(found) => {
                let is_damaged = check == "integrity" && found.iter().any(Finding::is_problem);
                findings.extend(limited(check, found));
                if is_damaged {
                    return;
                }
            }
            Err(error) => findings.push(failed(check, error.at(database, now))),
        }
    }
}

/// One look at a database.
type Look = fn(&Path, &Connection, Now) -> Result<Vec<Finding>>;

/// Keeps the first findings of a sort, and says how many there are more.
fn limited(check: &'static str, mut found: Vec<Finding>) -> Vec<Finding> {
    if let Some(more) = found.len().checked_sub(MOST).filter(|more| *more > 0) {
        found.truncate(MOST);
        found.push(Finding::problem(check, format!("and {more} more"), "see above"));
    }
    found
}

fn pages(database: &Path, connection: &Connection, now: Now) -> Result<Vec<Finding>> {
    let faults = integrity::faults(connection)?;
    if faults.is_empty() {
        return Ok(vec![Finding::ok("integrity", "every page and every index is sound")]);
    }
    let cure = bring_back(database, now);
    Ok(faults.into_iter().map(|fault| Finding::problem("integrity", fault, &cure)).collect())
}

fn links(_: &Path, connection: &Connection, _: Now) -> Result<Vec<Finding>> {
    let broken = integrity::broken_links(connection)?;
    if broken.is_empty() {
        return Ok(vec![Finding::ok("links", "every record points at records that are there")]);
    }
    let finding = |(table, parent, count): (String, String, u64)| {
        let table = table.replace('_', " ");
        let rows = if count == 1 { "row points" } else { "rows point" };
        let found = format!("{count} {table} {rows} at a missing {parent}; shown without it");
        Finding::problem("links", found, ANEW)
    };
    Ok(broken.into_iter().map(finding).collect())
}

fn missing_triggers(database: &Path, connection: &Connection, _: Now) -> Result<Vec<Finding>> {
    // An older schema gets its triggers when it is brought up to date.
    if schema::version(connection, database, MIGRATIONS)? < MIGRATIONS.len() {
        return Ok(Vec::new());
    }
    let wrong = triggers::wrong(connection)?;
    if wrong.is_empty() {
        return Ok(vec![Finding::ok("triggers", "every change of every column is logged")]);
    }
    let finding = |name: String| {
        let found =
            format!("{name} is missing or another one, so changes may not be logged and not be undone");
        Finding::problem("triggers", found, MADE_ANEW)
    };
    Ok(wrong.into_iter().map(finding).collect())
}

fn records(_: &Path, connection: &Connection, _: Now) -> Result<Vec<Finding>> {
    let records = load::records(connection, load::Scope::Everything)?;
    let mut found: Vec<Finding> = records
        .flaws
        .iter()
        .map(|flaw| {
            let cure = "say it anew (callback edit), or import an export that has it right";
            Finding::problem("records", flaw, cure)
        })
        .collect();
    for (sql, what, cure) in NEVER {
        let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        if count > 0 {
            found.push(Finding::problem("records", format!("{what}: {count}"), *cure));
        }
    }
    if found.is_empty() {
        let counted =
            |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let applications = counted(records.applications.len(), "application");
        let contacts = counted(records.contacts.len(), "contact");
        found.push(Finding::ok("records", format!("{applications} and {contacts} make sense")));
    }
    Ok(found)
}
