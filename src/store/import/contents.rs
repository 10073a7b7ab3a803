//! Children without ids in the format: matched by what they say, each at most once.
//!
//! A live equal is left alone, a deleted equal comes back, and only what has no equal left is added.

use rusqlite::types::Value;

use crate::store::error::Result;
use crate::store::ids;
use crate::store::import::Merging;
use crate::store::import::applications::Parent;
use crate::store::import::wording;
use crate::store::rows::{self, Field, number, text};

/// Children that say what they are: a table and the columns in which they say it.
#[derive(Debug, Clone, Copy)]
pub(in crate::store::import) struct Saying {
    pub(in crate::store::import) table: &'static str,
    pub(in crate::store::import) columns: &'static [&'static str],
    /// What the user calls them.
    pub(in crate::store::import) plural: &'static str,
}

/// A row that says something.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::store::import) struct Said {
    pub(in crate::store::import) id: String,
    pub(in crate::store::import) is_live: bool,
    pub(in crate::store::import) position: i64,
    pub(in crate::store::import) content: Vec<Value>,
}

/// What matching found.
#[derive(Debug, Default)]
pub(in crate::store::import) struct Matched {
    /// Rows that were there and live, or are again.
    pub(in crate::store::import) kept: Vec<Said>,
    /// The places, in the document's list, of what has no equal.
    pub(in crate::store::import) missing: Vec<usize>,
    /// Whether something came back or went.
    pub(in crate::store::import) touched: bool,
}

impl Merging<'_> {
    /// Finds an equal for each wanted content, brings deleted ones back, and, when replacing, removes live ones that
    /// nobody wants.
    pub(in crate::store::import) fn matched(
        &mut self,
        saying: Saying,
        parent: &Parent<'_>,
        wanted: &[Vec<Value>],
    ) -> Result<Matched> {
        let mut left =
            if parent.is_new { Vec::new() } else { self.said(saying.table, saying.columns, parent)? };
        let mut matched = Matched::default();
        let mut missing: Vec<usize> = (0..wanted.len()).collect();
        for is_live in [true, false] {
            missing.retain(|place| {
                let equal =
                    |said: &Said| said.is_live == is_live && Some(&said.content) == wanted.get(*place);
                let found = left.iter().position(equal);
                matched.kept.extend(found.map(|found| left.remove(found)));
                found.is_none()
            });
        }
        matched.missing = missing;
        for said in matched.kept.iter_mut().filter(|said| !said.is_live) {
            rows::update(self.connection, saying.table, &said.id, &[Field("deleted_at", Value::Null)])?;
            said.is_live = true;
            matched.touched = true;
        }
        let unwanted: Vec<Said> = left.into_iter().filter(|said| said.is_live).collect();
        if self.replace && !unwanted.is_empty() {
            for said in &unwanted {
                rows::update(
                    self.connection,
                    saying.table,
                    &said.id,
                    &[Field("deleted_at", text(self.stamp))],
                )?;
            }
            self.summary.removed.push(wording::removed(parent.title, saying.plural, unwanted.len()));
            matched.touched = true;
        } else {
            matched.kept.extend(unwanted);
        }
        Ok(matched)
    }

    /// Returns the rows of an application, deleted ones included, in stored order.
    pub(in crate::store::import) fn said(
        &self,
        table: &str,
        columns: &[&str],
        parent: &Parent<'_>,
    ) -> Result<Vec<Said>> {
        let sql = format!(
            "SELECT id, deleted_at IS NULL, position, {} FROM \"{}\" WHERE application_id = ?1 ORDER BY position, id",
            rows::quoted(columns),
            table
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let said = statement.query_map([parent.id], |row| {
            let content = (0..columns.len()).map(|index| rows::value(row, index + 3));
            Ok(Said {
                id: row.get(0)?,
                is_live: row.get(1)?,
                position: row.get(2)?,
                content: content.collect::<rusqlite::Result<_>>()?,
            })
        })?;
        Ok(said.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds a row under the first id of its content that is free.
    pub(in crate::store::import) fn add_saying(
        &self,
        saying: Saying,
        parent: &Parent<'_>,
        content: Vec<Value>,
        position: i64,
    ) -> Result<()> {
        let mut parts = vec![parent.id.to_owned()];
        parts.extend(content.iter().map(|value| match value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        }));
        let mut ordinal = 0u32;
        let id = loop {
            let count = ordinal.to_string();
            let parts: Vec<&str> = parts.iter().map(String::as_str).chain([count.as_str()]).collect();
            let id = ids::of_content(saying.table, &parts);
            if rows::find(self.connection, saying.table, &id, &["id"])?.is_none() {
                break id;
            }
            ordinal += 1;
        };
        let mut fields =
            vec![Field("application_id", text(parent.id)), Field("position", number(Some(position)))];
        fields.extend(saying.columns.iter().zip(content).map(|(column, value)| Field(column, value)));
        rows::insert(self.connection, saying.table, &id, &fields)
    }

    /// When replacing, removes the live children that the document does not name; returns how many.
    pub(in crate::store::import) fn remove_others(
        &mut self,
        table: &'static str,
        parent: &Parent<'_>,
        named: &[String],
        plural: &str,
    ) -> Result<usize> {
        if !self.replace || parent.is_new {
            return Ok(0);
        }
        let column = if table == "interview_contact" { "interview_id" } else { "application_id" };
        let sql = format!("SELECT id FROM \"{table}\" WHERE \"{column}\" = ?1 AND deleted_at IS NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let live =
            statement.query_map([parent.id], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let others: Vec<String> = live.into_iter().filter(|id| !named.contains(id)).collect();
        self.remove(table, parent, &others, plural)
    }

    /// Removes live rows; returns how many there were. What points to a removed interview is unlinked.
    pub(in crate::store::import) fn remove(
        &mut self,
        table: &'static str,
        parent: &Parent<'_>,
        ids: &[String],
        plural: &str,
    ) -> Result<usize> {
        let sql = format!("UPDATE \"{table}\" SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL");
        let mut removed = 0;
        for id in ids {
            removed += self.connection.prepare_cached(&sql)?.execute((id, self.stamp))?;
            if table == "interview" {
                for linked in ["interaction", "promise"] {
                    let sql = format!("UPDATE \"{linked}\" SET interview_id = NULL WHERE interview_id = ?1");
                    self.connection.prepare_cached(&sql)?.execute([id])?;
                }
            }
        }
        if removed > 0 {
            self.summary.removed.push(wording::removed(parent.title, plural, removed));
        }
        Ok(removed)
    }
}
