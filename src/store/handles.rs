//! Handles: the short names of applications, contacts and interviews on public surfaces.
//!
//! Five characters from the end of the id, the random one (UUIDv7 prefixes are all alike), more when they are taken.
//! Once given, a handle is never changed.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::domain::ids::RecordKind;
use crate::store::error::Result;

/// Digits and lower-case letters without `i`, `l`, `o` and `u`, which are easily mistaken or spell words.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters of a handle that nobody else has.
const USUAL_LENGTH: usize = 5;

/// Characters that hold a whole id.
const LONGEST: usize = 26;

/// Tells whether records of a kind have handles.
pub(in crate::store) const fn has_one(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Contact | RecordKind::Application | RecordKind::Interview)
}

/// Returns a handle for a new record of `table` that no other record of it has, deleted ones included.
pub(in crate::store) fn free_handle(connection: &Connection, table: &str, id: &str) -> Result<String> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT 1 FROM \"{table}\" WHERE handle = ?1 LIMIT 1"))?;
    for length in USUAL_LENGTH..LONGEST {
        let handle = ending(id, length);
        if statement.query_row([&handle], |_| Ok(())).optional()?.is_none() {
            return Ok(handle);
        }
    }
    Ok(ending(id, LONGEST))
}

/// Returns the last `length` characters of an id in base 32.
fn ending(id: &str, length: usize) -> String {
    let mut bits = Uuid::try_parse(id).map_or(0, |uuid| uuid.as_u128());
    let mut characters: Vec<char> = Vec::with_capacity(length);
    for _ in 0..length {
        let digit = usize::try_from(bits & 31).unwrap_or(0);
        characters.push(ALPHABET.get(digit).map_or('0', |byte| char::from(*byte)));
        bits >>= 5;
    }
    characters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_come_from_the_random_end() {
        let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
        assert_eq!(ending(id, 5), "3tkjz");
        assert_eq!(ending(id, 7), "cp3tkjz");
        assert!(ending(id, LONGEST).ends_with("cp3tkjz"));
    }

    #[test]
    fn a_taken_handle_makes_the_next_one_longer() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE contact (handle TEXT)").unwrap();
        let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
        let mut lengths = Vec::new();
        for _ in 0..3 {
            let handle = free_handle(&connection, "contact", id).unwrap();
            lengths.push(handle.len());
            connection.execute("INSERT INTO contact VALUES (?1)", [&handle]).unwrap();
        }
        assert_eq!(lengths, [5, 6, 7]);
    }
}
