//! Copies of the database, beside it in a directory `backups`, private to the user.
//!
//! Owns their names, which say when and why each was made, and which of them are forgotten. Refuses to forget what the
//! user asked for, what a restore replaced, and files that it did not name.

mod choice;
pub(in crate::store) mod copy;
pub(in crate::store) mod daily;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::domain::now::Now;
use crate::store::backups::copy::Unfinished;
use crate::store::error::{Result, StoreError};
use crate::store::{file, integrity, log, open};

pub(in crate::store) use choice::{fault, forget_old, newest_sound};

/// How many automatic backups are kept.
pub(in crate::store) const KEPT: usize = 10;

/// How the moment of a backup stands in its name.
const STAMP: &str = "%Y%m%dT%H%M%S";

/// Characters of such a moment.
const STAMP_LENGTH: usize = 15;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user asked for it.
    Asked,
    /// The first write of a day.
    Daily,
    /// An import.
    Import,
    /// A newer program brought this schema up to date.
    Schema(usize),
    /// A restore replaced it.
    Replaced,
    /// A restore replaced it, and it was damaged: to be looked into, not to be restored.
    Damaged,
}

impl Reason {
    /// Returns the reason that a word in a name means.
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "asked" => Self::Asked,
            "daily" => Self::Daily,
            "import" => Self::Import,
            "replaced" => Self::Replaced,
            "damaged" => Self::Damaged,
            _ => Self::Schema(word.strip_prefix("schema-")?.parse().ok()?),
        })
    }

    /// Tells whether nobody asked for it, so that it is forgotten when there are newer ones.
    const fn is_automatic(self) -> bool {
        matches!(self, Self::Daily | Self::Import | Self::Schema(_))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("asked"),
            Self::Daily => f.write_str("daily"),
            Self::Import => f.write_str("import"),
            Self::Schema(number) => write!(f, "schema-{number}"),
            Self::Replaced => f.write_str("replaced"),
            Self::Damaged => f.write_str("damaged"),
        }
    }
}

/// A copy of the database in its directory of backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// The local time at which it was made.
    pub at: NaiveDateTime,
    /// Why it was made.
    pub reason: Reason,
    /// Its place among those of the same second and reason.
    count: u32,
}

impl Backup {
    /// Returns the size of the file in bytes; 0 when it cannot be told.
    pub fn bytes(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }

    /// Returns the backup of the database called `stem` that a file is, if it is one.
    fn of(path: PathBuf, stem: &str) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
        let rest = name.strip_prefix(stem)?.strip_prefix('-')?;
        let (stamp, rest) = rest.split_at_checked(STAMP_LENGTH)?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
        let rest = rest.strip_prefix('-')?;
        // A second one of the same second carries a number at its end.
        let (reason, count) = match (Reason::read(rest), rest.rsplit_once('-')) {
            (Some(reason), _) => (reason, 0),
            (None, Some((word, number))) => (Reason::read(word)?, number.parse().ok()?),
            (None, None) => return None,
        };
        Some(Self { path, at, reason, count })
    }
}

/// Returns the directory of the backups of a database.
pub(in crate::store) fn directory(database: &Path) -> PathBuf {
    database.parent().unwrap_or_else(|| Path::new("")).join("backups")
}

/// Returns the backups of a database, oldest first.
pub(in crate::store) fn backups(database: &Path) -> Vec<Backup> {
    let Some(stem) = database.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(directory(database)) else { return Vec::new() };
    let mut found: Vec<Backup> = entries.filter_map(|entry| Backup::of(entry.ok()?.path(), stem)).collect();
    found.sort_by(|one, other| (one.at, one.count, &one.path).cmp(&(other.at, other.count, &other.path)));
    found
}

/// Copies what a connection sees; where the last copy for this reason is the same to the byte, that one stands.
///
/// Whoever asked for the copy forgets the old ones once what it was made for has succeeded.
///
/// # Errors
/// When it is damaged: such a copy would in time push out the sound ones.
pub(in crate::store) fn keep_copy(
    connection: &Connection,
    database: &Path,
    now: Now,
    reason: Reason,
) -> Result<PathBuf> {
    let unfinished = Unfinished::begin(&directory(database))?;
    unfinished.fill(connection, database, now)?;
    if let Some(cause) = integrity::damage(&unfinished.open()?)? {
        return Err(StoreError::damaged(database, cause, now));
    }
    let last = backups(database).into_iter().rfind(|backup| backup.reason == reason);
    match last.filter(|last| unfinished.equals(&last.path)) {
        Some(last) => Ok(last.path),
        None => keep(unfinished, database, now, reason),
    }
}

/// Gives a finished copy the first free name of its second in the directory of backups.
pub(in crate::store) fn keep(
    mut unfinished: Unfinished,
    database: &Path,
    now: Now,
    reason: Reason,
) -> Result<PathBuf> {
    let directory = directory(database);
    let at = NaiveDateTime::parse_from_str(&stamp(now), STAMP).ok();
    let same = |backup: &Backup| backup.reason == reason && Some(backup.at) == at;
    // Behind those of the same second, also when the first of them are forgotten already.
    let first = backups(database)
        .iter()
        .filter(|backup| same(backup))
        .map(|backup| backup.count.saturating_add(1))
        .max();
    let first = first.unwrap_or(0);
    for count in first..first.saturating_add(1000) {
        let path = directory.join(name(database, now, reason, count));
        match unfinished.keep_as(&path) {
            Ok(()) => return Ok(path),
            Err(StoreError::Taken { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Taken { path: directory.join(name(database, now, reason, first)) })
}

/// Returns the name of a backup, counted among those of the same second and reason.
pub(in crate::store) fn name(database: &Path, now: Now, reason: Reason, count: u32) -> String {
    dated(database, now, &reason.to_string(), count)
}

/// Returns a name that says when and why something of a database was kept.
pub(in crate::store) fn dated(database: &Path, now: Now, why: &str, count: u32) -> String {
    let stem = database.file_stem().unwrap_or_default().to_string_lossy();
    let again = if count == 0 { String::new() } else { format!("-{count}") };
    format!("{stem}-{}-{why}{again}.db", stamp(now))
}

/// Returns a moment as it stands in the name of a backup.
fn stamp(now: Now) -> String {
    now.today().and_time(now.time()).format(STAMP).to_string()
}

/// A backup that was made because the user asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBackup {
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// What is wrong with the database and therefore with the copy; `None` when both are sound.
    pub damage: Option<String>,
}

/// Copies a database to a file of the user's choice, or to its directory of backups under a dated name.
///
/// Everything that was acknowledged before is in the copy, whatever is written meanwhile.
pub(in crate::store) fn back_up(database: &Path, to: Option<&Path>, now: Now) -> Result<KeptBackup> {
    let database = file::real_path(database);
    let made = copied(&database, to, now);
    made.map_err(|error| error.at(&database, now))
}

fn copied(database: &Path, to: Option<&Path>, now: Now) -> Result<KeptBackup> {
    log::settle(database, now)?;
    let source = open::as_it_is(database, now)?;
    let to =
        to.map(|to| if to.is_dir() { to.join(name(database, now, Reason::Asked, 0)) } else { to.to_owned() });
    if let Some(path) = to.clone().filter(|to| to.symlink_metadata().is_ok()) {
        return Err(StoreError::Taken { path });
    }
    let mut unfinished = match to.as_deref() {
        Some(to) => Unfinished::beside(to)?,
        None => Unfinished::begin(&directory(database))?,
    };
    unfinished.fill(&source, database, now)?;
    let damage = integrity::damage(&unfinished.open()?)?;
    let path = match to {
        Some(to) => unfinished.keep_as(&to).map(|()| to)?,
        None => keep(unfinished, database, now, Reason::Asked)?,
    };
    let bytes = fs::metadata(&path).map_or(0, |metadata| metadata.len());
    Ok(KeptBackup { path, bytes, damage })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let now = Now::new(chrono::DateTime::parse_from_rfc3339("2026-11-24T09:30:00+01:00").unwrap());
        let reasons = [
            Reason::Asked,
            Reason::Daily,
            Reason::Import,
            Reason::Schema(1),
            Reason::Replaced,
            Reason::Damaged,
        ];
        for reason in reasons {
            for count in [0, 7] {
                let path = PathBuf::from(name(Path::new("x/my-jobs.db"), now, reason, count));
                let read = Backup::of(path.clone(), "my-jobs").unwrap();
                assert_eq!((read.reason, read.at), (reason, now.today().and_time(now.time())), "{path:?}");
            }
        }
    }

    #[test]
    fn what_others_put_there_is_no_backup_of_this_database() {
        for other in [
            "callback-20261124T093000.db",
            "callback-20261124T093000-mine.db",
            "callback-20261199T093000-daily.db",
            "callback-old-20261124T093000-daily.db",
            "callback-20261124T093000-daily.db-wal",
            "notes.txt",
        ] {
            assert_eq!(Backup::of(PathBuf::from(other), "callback"), None, "{other}");
        }
    }
}
