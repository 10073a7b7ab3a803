//! Import: a validated document, merged record by record in one operation.
//!
//! A record gets exactly the fields that the document gives; everything else stays. What is there already is found
//! again by id, or, where the format has no ids, by what it says: so a document imported twice, or an export imported
//! into the database that wrote it, changes nothing, and then no operation is recorded.

mod applications;
mod children;
mod deferrals;
mod history;
mod interviews;
mod names;
mod overwritten;
mod records;
mod removals;
mod wording;

use std::ops::ControlFlow;

use rusqlite::Connection;

use crate::domain::ids::RecordKind;
use crate::domain::now::Now;
use crate::domain::operation::OperationKind;
use crate::domain::progress::{Progress, Watch, unwatched};
use crate::fields::incoming::{ImportOptions, ImportSummary, Incoming, Merged};
use crate::store::backups::Reason;
use crate::store::error::{Result, StoreError};
use crate::store::import::names::Names;
use crate::store::import::overwritten::Overwritten;
use crate::store::operations::{Begun, Work};
use crate::store::{Store, look_ahead};

/// So many applications are forgotten all at once by what is kept about the days ahead.
const MANY: usize = 500;

/// A document being merged.
pub(in crate::store::import) struct Merging<'a> {
    connection: &'a Connection,
    stamp: &'a str,
    names: Names,
    replace: bool,
    summary: ImportSummary,
    overwritten: Vec<Overwritten>,
}

impl Merging<'_> {
    /// Counts what happened to a record.
    fn count(&mut self, kind: RecordKind, merged: Merged) {
        let counted = match merged {
            Merged::Same => return,
            Merged::Changed => &mut self.summary.changed,
            Merged::Restored => &mut self.summary.restored,
            Merged::Added => &mut self.summary.added,
        };
        *counted.entry(kind).or_default() += 1;
    }

    /// Returns how many records were touched so far.
    fn counted(&self) -> usize {
        let summary = &self.summary;
        [&summary.added, &summary.changed, &summary.restored]
            .into_iter()
            .flat_map(|counts| counts.values())
            .sum()
    }

    /// Merges every record of a document.
    fn merge(&mut self, incoming: &Incoming, watch: &mut Watch<'_>) -> Result<()> {
        let total = incoming.contacts.len() + incoming.applications.len() + incoming.deferrals.len();
        let mut merged = 0..total;
        let mut next = || match watch(Progress::of("records", merged.next().unwrap_or(total), total)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(StoreError::Stopped),
        };
        for contact in &incoming.contacts {
            next()?;
            self.contact(contact)?;
        }
        for application in &incoming.applications {
            next()?;
            let before = self.counted();
            let merged = self.application(application)?;
            let grew = self.counted() != before;
            self.summary.applications.push(if grew { merged.max(Merged::Changed) } else { merged });
        }
        for deferral in &incoming.deferrals {
            next()?;
            self.deferral(deferral)?;
        }
        next()
    }
}

/// Merges a document; what changes nothing, or is only tried, leaves no trace.
pub(in crate::store) fn import(
    store: &mut Store,
    begun: Begun<'_>,
    now: Now,
    incoming: &Incoming,
    options: ImportOptions,
    watch: &mut Watch<'_>,
) -> Result<ImportSummary> {
    let mut work = store.work(now)?;
    let is_empty = !has_operations(work.connection())?;
    work.begin(begun)?;
    let mut summary = merged(&work, incoming, options.replace, watch)?;
    if !options.dry_run && work.rows()? > 0 {
        if !is_empty {
            work.keep_copy(Reason::Import)?;
        }
        summary.operation = Some(work.commit()?.id);
    }
    Ok(summary)
}

/// Fills an empty database; the operation keeps its name and forgets what it wrote, so undo stops there.
pub(in crate::store) fn seed(store: &mut Store, now: Now, name: &str, incoming: &Incoming) -> Result<()> {
    let path = store.file.path.clone();
    let work = store.work(now)?;
    if has_operations(work.connection())? {
        return Err(StoreError::NotEmpty { path });
    }
    work.begin(Begun { name, origin: "demo", kind: OperationKind::Write, target: None })?;
    merged(&work, incoming, false, &mut unwatched)?;
    work.commit_sealed().map(drop)
}

/// Tells whether anything was ever written.
fn has_operations(connection: &Connection) -> Result<bool> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM operation)", [], |row| row.get(0))?)
}

/// Merges a document within an operation, and tells what happened.
fn merged(
    work: &Work<'_>,
    incoming: &Incoming,
    replace: bool,
    watch: &mut Watch<'_>,
) -> Result<ImportSummary> {
    if incoming.applications.len() > MANY {
        look_ahead::forget(work.connection())?;
    }
    let mut merging = Merging {
        connection: work.connection(),
        stamp: &work.stamp,
        names: Names::of(work.connection(), incoming)?,
        replace,
        summary: ImportSummary::default(),
        overwritten: Vec::new(),
    };
    merging.merge(incoming, watch)?;
    let mut summary = merging.summary;
    summary.overwritten = overwritten::local_edits(work.connection(), work.id(), &merging.overwritten)?;
    Ok(summary)
}
