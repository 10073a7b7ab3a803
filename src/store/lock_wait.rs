//! Waiting for a lock: how long a statement waits for another process, and who is told meanwhile.
//!
//! SQLite calls from inside the statement that waits, in its thread, so whoever wants to know leaves a flag in that
//! thread. Waits as long as SQLite's own busy timeout would.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use crate::store::error::Result;

/// How long a statement waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);
/// From when on a wait is worth telling: most locks are gone long before.
const WORTH_TELLING: Duration = Duration::from_millis(200);
/// The first pauses between two attempts, in milliseconds; every later one is as long as the last.
const PAUSES: [u64; 9] = [1, 2, 5, 10, 15, 20, 25, 25, 50];

thread_local! {
    /// Raised while a statement of this thread waits.
    static FLAG: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Raises a flag whenever a statement of this thread has waited noticeably for another process; whoever lowers it is
/// told again.
pub fn tell_of_waiting(flag: Arc<AtomicBool>) {
    FLAG.with(|place| *place.borrow_mut() = Some(flag));
}

/// Lets the statements of a connection wait for other processes.
pub(in crate::store) fn be_patient(connection: &Connection) -> Result<()> {
    Ok(connection.busy_handler(Some(try_again))?)
}

/// Pauses before the next attempt; returns whether there is one.
fn try_again(attempts: i32) -> bool {
    let attempts = usize::try_from(attempts).unwrap_or(0);
    let waited = waited(attempts);
    if waited >= PATIENCE {
        return false;
    }
    if waited >= WORTH_TELLING {
        FLAG.with(|place| place.borrow().iter().for_each(|flag| flag.store(true, Ordering::SeqCst)));
    }
    thread::sleep(pause(attempts).min(PATIENCE.saturating_sub(waited)));
    true
}

/// Returns the pause after so many attempts.
fn pause(attempts: usize) -> Duration {
    Duration::from_millis(*PAUSES.get(attempts).or(PAUSES.last()).unwrap_or(&1))
}

/// Returns how long the pauses between so many attempts were.
fn waited(attempts: usize) -> Duration {
    let first: Duration = (0..attempts.min(PAUSES.len())).map(pause).sum();
    let later = u32::try_from(attempts.saturating_sub(PAUSES.len())).unwrap_or(u32::MAX);
    first.saturating_add(pause(PAUSES.len()).saturating_mul(later))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_add_up_to_the_patience() {
        let attempts = (0..).find(|attempts| waited(*attempts) >= PATIENCE).unwrap();
        assert!(waited(attempts - 1) + pause(attempts - 1) < PATIENCE + Duration::from_millis(50));
        assert_eq!((waited(0), waited(1), waited(3)), (Duration::ZERO, pause(0), Duration::from_millis(8)));
        assert!(waited(usize::MAX) > PATIENCE);
    }
}
