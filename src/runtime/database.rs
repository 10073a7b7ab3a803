//! The database behind the screens: opened for each thing that is done with it, and closed right afterwards.
//!
//! Between two things the file alone is whole, with nothing beside it, so that another program may replace, overwrite
//! or remove it. Owns what the file looked like and what was last written in it; refuses to make it anew.

use std::path::{Path, PathBuf};

use crate::domain::ids::OperationId;
use crate::domain::now::Now;
use crate::store::{Access, IdSource, Sighting, Store, StoreError};

/// What was done, and the newest operation when everything was read: what comes later is not shown yet.
pub(super) type Shown<T> = (T, Option<OperationId>);

/// A database that the screens show.
pub(super) struct Database {
    path: PathBuf,
    ids: IdSource,
    /// How it looked when it was closed.
    seen: Sighting,
    /// The newest operation that is shown.
    shown: Option<OperationId>,
    /// Whether to compare the operations although it looks the same: two writes may share a tick of the clock.
    is_doubtful: bool,
    /// What the user should know although everything was done.
    notices: Vec<String>,
    /// Why it could not be looked at the last time.
    problem: Option<String>,
}

impl Database {
    /// Opens the database, which is made when there is nothing, and does something with it.
    ///
    /// # Errors
    /// When it cannot be opened, or what is done fails.
    pub(super) fn begin<T>(
        path: PathBuf,
        ids: IdSource,
        now: Now,
        act: impl FnOnce(&mut Store) -> Result<Shown<T>, StoreError>,
    ) -> Result<(Self, T), StoreError> {
        let store = Store::open(&path, Access::Write, now, ids.clone())?;
        let mut database = Self {
            path,
            ids,
            seen: Sighting::default(),
            shown: None,
            is_doubtful: true,
            notices: Vec::new(),
            problem: None,
        };
        let done = database.finish(store, act)?;
        Ok((database, done))
    }

    /// Returns where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns where new ids come from.
    pub(super) const fn ids(&self) -> &IdSource {
        &self.ids
    }

    /// Opens the database that is there, does something with it that ends with showing everything, and closes it.
    ///
    /// # Errors
    /// When it is not there any more, or what is done fails.
    pub(super) fn with<T>(
        &mut self,
        access: Access,
        now: Now,
        act: impl FnOnce(&mut Store) -> Result<Shown<T>, StoreError>,
    ) -> Result<T, StoreError> {
        let store = Store::open_again(&self.path, access, now, self.ids.clone())?;
        self.finish(store, act)
    }

    fn finish<T>(
        &mut self,
        mut store: Store,
        act: impl FnOnce(&mut Store) -> Result<Shown<T>, StoreError>,
    ) -> Result<T, StoreError> {
        let done = act(&mut store);
        self.notices.extend(store.remark());
        drop(store);
        let (done, last) = done?;
        (self.shown, self.seen, self.is_doubtful) = (last, Sighting::of(&self.path), true);
        self.problem = None;
        Ok(done)
    }

    /// Returns what the user should know, once.
    pub(super) fn notice(&mut self) -> Option<String> {
        (!self.notices.is_empty()).then(|| self.notices.remove(0))
    }

    /// Reads everything when another process has written, or another file is in its place; `None` when all is shown.
    ///
    /// # Errors
    /// When it cannot be read; the same reason is told once.
    pub(super) fn read_if_changed<T>(
        &mut self,
        now: Now,
        read: impl FnOnce(&mut Store) -> Result<Shown<T>, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let there = Sighting::of(&self.path);
        if there == self.seen && !self.is_doubtful {
            return Ok(None);
        }
        match self.look(there, now, read) {
            Err(error) => {
                let problem = error.to_string();
                let is_known = self.problem.replace(problem.clone()).is_some_and(|known| known == problem);
                if is_known { Ok(None) } else { Err(error) }
            }
            looked => looked,
        }
    }

    fn look<T>(
        &mut self,
        there: Sighting,
        now: Now,
        read: impl FnOnce(&mut Store) -> Result<Shown<T>, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let store = Store::open_again(&self.path, Access::Read, now, self.ids.clone())?;
        if store.last_operation()? != self.shown || self.problem.is_some() {
            return self.finish(store, read).map(Some);
        }
        self.is_doubtful = there != self.seen;
        self.seen = there;
        Ok(None)
    }
}
