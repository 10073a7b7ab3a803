//! A database file that is open, for as long as it is the one that is there.
//!
//! Another program may put a file in its place, write over it, or take it away at any time. Before each transaction
//! the file is compared with what it was like when it was opened; a change costs a fresh connection, which trusts
//! nothing that was read before. A transaction counts only when what it wrote is in the file that is there afterwards.

use std::fs;
use std::ops::Deref;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::domain::now::Now;
use crate::store::error::{Result, StoreError};
use crate::store::log::{self, Settled};
use crate::store::open::{self, Presence};
use crate::store::stamp::Stamp;
use crate::store::{Access, backups, file, lock_wait};

/// How often a transaction is begun anew because the file changed while it waited for the lock.
const ATTEMPTS: u32 = 4;

/// Bytes of a log that is folded in before the end of the run.
const LARGE_LOG: u64 = 4 * 1024 * 1024;

/// An open database file.
#[derive(Debug)]
pub(in crate::store) struct OpenFile {
    /// The connection to it.
    pub(in crate::store) connection: Connection,
    /// Where it is.
    pub(in crate::store) path: PathBuf,
    /// Whether it leads to the file; not where there is no file, nor after one that could not be opened anew.
    is_connected: bool,
    /// What the run wants to do with it.
    pub(in crate::store) access: Access,
    /// When it was opened.
    pub(in crate::store) now: Now,
    /// What it was like when it was opened, or after the last write; `None` for a database that is nowhere.
    pub(in crate::store) stamp: Option<Stamp>,
    /// Whether another process used the log when it was opened, so that nobody has looked whose it is.
    pub(in crate::store) is_log_in_use: bool,
    /// Files beside it that only this run needed and could not be written later.
    pub(in crate::store) passing: Vec<PathBuf>,
    /// Where a log that belonged to another file is kept, if there was one.
    pub(in crate::store) orphan: Option<PathBuf>,
}

impl OpenFile {
    /// Starts a transaction that may write, on the file that is there, waiting for other processes as long as is
    /// polite.
    ///
    /// # Errors
    /// When there is no file any more, or another one keeps being put in its place.
    pub(in crate::store) fn begin(&mut self, now: Now) -> Result<Writing<'_>> {
        self.now = now;
        let mut attempts = ATTEMPTS;
        loop {
            self.renew()?;
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            attempts -= 1;
            if self.sees_what_is_there(attempts == 0) {
                return Ok(Writing { file: self, has_ended: false });
            }
            self.connection.execute_batch("ROLLBACK")?;
            if attempts == 0 {
                return Err(StoreError::Replaced { path: self.path.clone(), kept: None });
            }
        }
    }

    /// Does not wait for other processes from now on, or again as long as is polite.
    pub(in crate::store) fn wait_for_others(&self, waits: bool) -> Result<()> {
        if waits {
            return lock_wait::be_patient(&self.connection);
        }
        Ok(self.connection.busy_timeout(Duration::ZERO)?)
    }

    /// Tells whether the transaction that has just begun sees the file that is there.
    ///
    /// The processes that write at the same time may change the file each time; `at_last` a log that fits is enough.
    fn sees_what_is_there(&mut self, at_last: bool) -> bool {
        let there = Stamp::of(&self.path);
        let is_unchanged = there == self.stamp;
        if !(is_unchanged || at_last && self.is_same_file(there)) {
            return false;
        }
        if self.is_log_in_use || !is_unchanged {
            self.is_log_in_use = !log::fits_soon(&self.connection, &self.path);
            self.stamp = there;
        }
        !self.is_log_in_use
    }

    /// Tells whether a stamp is one of the file that was opened.
    fn is_same_file(&self, there: Option<Stamp>) -> bool {
        match (there, &self.stamp) {
            (Some(there), Some(opened)) => there.is_same_file(opened),
            (None, None) => true,
            _ => false,
        }
    }

    /// Opens the file that is there when it is not as it was left.
    fn renew(&mut self) -> Result<()> {
        if !self.has_changed() && (self.stamp.is_none() || self.is_connected) {
            return Ok(());
        }
        // What is in the log stays there: it may belong to the file that is gone.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // While the old connection is open, the new one would share what it remembers.
        self.connection = Connection::open_in_memory()?;
        self.is_connected = false;
        let mut fresh = open::open(&self.path, self.access, Presence::Earlier, self.now)?;
        fresh.orphan = fresh.orphan.take().or_else(|| self.orphan.take());
        *self = fresh;
        Ok(())
    }

    /// Tells whether the file is not as it was left.
    pub(in crate::store) fn has_changed(&self) -> bool {
        Stamp::of(&self.path) != self.stamp
    }

    /// Takes what was written for granted: the file is as this run left it.
    pub(in crate::store) fn restamp(&mut self) {
        let there = Stamp::of(&self.path);
        if self.is_same_file(there) {
            self.stamp = there;
        }
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        if self.is_connected && log::waits(&self.path) {
            let there = Stamp::of(&self.path);
            let is_ours = there == self.stamp && !self.is_log_in_use
                || self.is_same_file(there) && log::fits_soon(&self.connection, &self.path);
            if !is_ours {
                // Closing would write the log over a file that it does not belong to.
                let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
            } else if self.access == Access::Write {
                let _ = self.wait_for_others(false);
                log::fold(&self.connection);
            }
        }
        for passing in &self.passing {
            let _ = fs::remove_file(passing);
        }
    }
}

/// A transaction that may write; dropped without `commit`, it leaves no trace.
#[derive(Debug)]
pub(in crate::store) struct Writing<'s> {
    file: &'s mut OpenFile,
    has_ended: bool,
}

impl Writing<'_> {
    /// Returns the file that is written to.
    pub(in crate::store) fn file(&self) -> &OpenFile {
        self.file
    }

    /// Makes everything durable, or nothing; then forgets old backups when a new one was made for this.
    ///
    /// # Errors
    /// When it could not be written, or is not in the file that is there now.
    pub(in crate::store) fn commit(mut self, has_copied: bool) -> Result<()> {
        self.make_durable()?;
        if has_copied {
            backups::forget_old(&self.file.connection, &self.file.path, self.file.now);
        }
        Ok(())
    }

    fn make_durable(&mut self) -> Result<()> {
        let path = self.file.path.clone();
        if !self.file.is_same_file(Stamp::of(&path)) {
            return Err(StoreError::Replaced { path, kept: None });
        }
        self.file.connection.execute_batch("COMMIT")?;
        self.has_ended = true;
        let there = Stamp::of(&path);
        if there == self.file.stamp {
            self.fold_a_large_log();
            return Ok(());
        }
        // Another process has folded the log in, unless another program has written to the file.
        if self.file.is_same_file(there) && log::fits_soon(&self.file.connection, &self.file.path) {
            self.file.stamp = there;
            return Ok(());
        }
        self.file.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let kept = log::waits(&path).then(|| log::put_aside(&path, self.file.now)).transpose()?;
        Err(StoreError::Replaced { path, kept })
    }

    /// Keeps the log from growing during a long run.
    fn fold_a_large_log(&mut self) {
        if log::length(&self.file.path) >= LARGE_LOG {
            let _ = self.file.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            self.file.restamp();
        }
    }
}

impl Deref for Writing<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.file.connection
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        if !self.has_ended {
            // A transaction that failed as a whole has ended already.
            let _ = self.file.connection.execute_batch("ROLLBACK");
        }
    }
}

/// Opens a database file that is there, and looks whose log is beside it first.
pub(in crate::store) fn with_settled_log(
    path: PathBuf,
    access: Access,
    now: Now,
    connect: impl FnOnce(&std::path::Path) -> Result<Connection>,
) -> Result<OpenFile> {
    let settled = log::settle(&path, now)?;
    let missing = file::COMPANIONS.map(|companion| file::with_ending(&path, companion));
    let missing: Vec<PathBuf> = missing.into_iter().filter(|companion| !companion.exists()).collect();
    let is_nowhere = access == Access::Read && file::look(&path)? != file::Found::Something;
    let before = Stamp::of(&path);
    let connection = connect(&path)?;
    // A file that changed since before is opened again by the first transaction.
    let stamp = if is_nowhere { None } else { before.or_else(|| Stamp::of(&path)) };
    let passing = if !is_nowhere && connection.is_readonly("main")? { missing } else { Vec::new() };
    let is_log_in_use = settled == Settled::InUse;
    let orphan = if let Settled::Aside(orphan) = settled { Some(orphan) } else { None };
    Ok(OpenFile {
        connection,
        is_connected: !is_nowhere,
        path,
        access,
        now,
        stamp,
        is_log_in_use,
        passing,
        orphan,
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::contact::Contact;
    use crate::domain::now::Now;
    use crate::fields::change::Change;
    use crate::store::{Access, IdSource, Store};

    #[test]
    fn a_database_that_may_not_grow_is_said_to_be_on_a_full_disk() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("callback.db");
        let now = Now::new(chrono::DateTime::parse_from_rfc3339("2026-11-24T09:30:00+01:00").unwrap());
        let mut store = Store::open(&path, Access::Write, now, IdSource::seeded(1)).unwrap();
        let connection = &store.file.connection;
        let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        connection.query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |_| Ok(())).unwrap();
        let add = |name: &str| vec![Change::add_contact(&Contact::named(name))];
        let error = store.transact(now, "cli", "long", &add(&"x".repeat(100_000))).unwrap_err().to_string();
        assert!(error.contains("callback.db: the disk is full; nothing was changed"), "{error}");
        assert!(store.records().unwrap().contacts.is_empty());
        store.transact(now, "cli", "short", &add("Ana")).unwrap();
    }
}
