//! A check-up of a database: its files, its pages, its records, its backups.
//!
//! Looks only: a database that is damaged, of an older schema or open to others stays as it is. Every finding says
//! what is wrong and what would make it right.

mod contents;
mod files;
mod synced;

use std::path::Path;

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use crate::domain::finding::Finding;
use crate::domain::now::Now;
use crate::store::backups::{self, Backup, Reason};
use crate::store::error::StoreError;
use crate::store::file::{self, Found};
use crate::store::schema::MIGRATIONS;
use crate::store::{cure, open, schema};

/// Days after which a newest backup is old, when something was written since.
const OLD: i64 = 7;

/// Returns what a check-up finds, in the order in which it looks.
pub(in crate::store) fn examine(database: &Path, now: Now) -> Vec<Finding> {
    let database = file::real_path(database);
    let mut findings = Vec::new();
    // Before anything is opened, which would make files.
    let files = match file::look(&database) {
        Ok(Found::Something) => files::examine(&database),
        _ => Vec::new(),
    };
    let connection = match open::as_it_is(&database, now) {
        Ok(connection) => Some(connection),
        Err(StoreError::Missing { path }) => {
            let found = format!("{} does not exist yet; the first write makes it", path.display());
            findings.push(Finding::ok("database", found));
            None
        }
        Err(error) => {
            findings.push(failed("database", error.at(&database, now)));
            None
        }
    };
    if let Some(connection) = &connection {
        findings.push(described(&database, connection));
    }
    findings.extend(files);
    findings.extend(synced::examine(&database));
    if let Some(connection) = &connection {
        contents::examine(&database, connection, now, &mut findings);
    }
    let last = connection.as_ref().and_then(last_write);
    examine_backups(&database, last, now, &mut findings);
    findings
}

/// Returns what an error says as a finding: the cause, then the cure behind the semicolon.
fn failed(check: &'static str, error: StoreError) -> Finding {
    let text = error.to_string();
    let (found, cure) = text.split_once("; ").unwrap_or((&text, "try again"));
    Finding::problem(check, found, cure.strip_prefix("nothing was changed, ").unwrap_or(cure))
}

/// Returns the command that restores the newest sound backup, or what else helps.
fn bring_back(database: &Path, now: Now) -> String {
    match cure::restore_command(database, now) {
        Some(command) => format!("restore the newest sound backup: {command}"),
        None => {
            format!(
                "there is no backup to restore; save what can be read: {}",
                cure::command(database, "export")
            )
        }
    }
}

/// Tells where the database is and which schema it has.
fn described(database: &Path, connection: &Connection) -> Finding {
    let schema = schema::version(connection, database, MIGRATIONS).unwrap_or(0);
    let found = format!("{}, schema {schema}", database.display());
    if schema < MIGRATIONS.len() {
        let found = format!("{found}, this callback knows {}", MIGRATIONS.len());
        return Finding::note("database", found, "any other command brings it up to date, after a backup");
    }
    Finding::ok("database", found)
}

/// Returns the local moment of the last operation.
fn last_write(connection: &Connection) -> Option<NaiveDateTime> {
    let sql = "SELECT substr(at, 1, 19) FROM operation ORDER BY seq DESC LIMIT 1";
    let at: Option<String> = connection.query_row(sql, [], |row| row.get(0)).optional().ok()?;
    NaiveDateTime::parse_from_str(&at?, "%Y-%m-%dT%H:%M:%S").ok()
}

/// Looks at the backups: whether there are any, how old the newest is, and whether it could be brought back.
fn examine_backups(database: &Path, last: Option<NaiveDateTime>, now: Now, findings: &mut Vec<Finding>) {
    let all = backups::backups(database);
    let (damaged, sound): (Vec<&Backup>, Vec<&Backup>) =
        all.iter().partition(|backup| backup.reason == Reason::Damaged);
    for backup in damaged {
        let found = format!("{} is a damaged database that a restore replaced", backup.path.display());
        findings.push(Finding::note("backups", found, "delete it when nothing is missed"));
    }
    let Some(newest) = sound.last() else {
        let found = format!("there are none in {}", backups::directory(database).display());
        findings.push(match last {
            Some(_) => Finding::note("backups", found, "make one now: callback backup"),
            None => Finding::ok("backups", found),
        });
        return;
    };
    let at = newest.at.format("%Y-%m-%d %H:%M");
    let found = format!(
        "{} in {}, the newest of {at} ({})",
        sound.len(),
        backups::directory(database).display(),
        newest.reason
    );
    match backups::fault(&newest.path) {
        Ok(None) => {}
        Err(StoreError::Newer { .. }) => {
            let found = format!("{found} was written by a newer callback");
            findings.push(Finding::note("backups", found, "make a new one: callback backup"));
            return;
        }
        Ok(Some(problem)) => return findings.push(unrestorable(&found, &problem)),
        Err(error) => return findings.push(unrestorable(&found, &error.to_string())),
    }
    let age = (now.today() - newest.at.date()).num_days();
    findings.push(if age > OLD && last.is_some_and(|last| last > newest.at) {
        Finding::note("backups", format!("{found} is {age} days old"), "make a new one: callback backup")
    } else {
        Finding::ok("backups", found)
    });
}

/// Returns that the newest backup is no help.
fn unrestorable(found: &str, problem: &str) -> Finding {
    let found = format!("{found} cannot be brought back: {problem}");
    Finding::problem("backups", found, "make a new one: callback backup")
}
