//! Ids: the one source of new ones, and those that are derived from what a record says.
//!
//! New records get a UUIDv7. Records that a document names by a text, or does not name at all, and members of sets get
//! a UUIDv5, so that the same thing has the same id wherever it comes from.

use uuid::{Builder, NoContext, Timestamp, Uuid};

use crate::domain::now::Now;

/// The namespace of every derived id. Changing it would make every document import as new records.
pub const NAMESPACE: Uuid = Uuid::from_u128(0x5b0e_7a41_93c6_4d0a_9c57_21e8_f6b3_04da);

/// Where ids come from.
#[derive(Debug, Clone)]
pub struct IdSource {
    /// The state of the seeded generator; `None` draws from the system.
    seed: Option<u64>,
    /// What sets one run apart from an earlier one with the same seed: the operations so far.
    salt: u64,
    /// How many ids were drawn.
    drawn: u64,
}

impl IdSource {
    /// Returns a source of unpredictable UUIDv7s.
    pub fn random() -> Self {
        Self { seed: None, salt: 0, drawn: 0 }
    }

    /// Returns a source that gives the same ids for the same seed, the same times and the same history.
    pub fn seeded(seed: u64) -> Self {
        Self { seed: Some(seed), salt: 0, drawn: 0 }
    }

    /// Begins a run of ids for the operation after `operations` others.
    pub(in crate::store) fn begin(&mut self, operations: i64) {
        self.salt = operations.unsigned_abs();
        self.drawn = 0;
    }

    /// Returns a new id for a record made at `now`.
    pub(in crate::store) fn draw(&mut self, now: Now) -> String {
        let millis = now.unix_millis();
        let id = match self.seed {
            None => {
                let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
                Uuid::new_v7(Timestamp::from_unix(NoContext, millis / 1000, nanos))
            }
            Some(seed) => {
                self.drawn += 1;
                let state = mixed(mixed(mixed(mixed(seed) ^ millis) ^ self.salt) ^ self.drawn);
                let [a, b, c, d, e, f, g, h] = state.to_be_bytes();
                let [i, j, ..] = mixed(state).to_be_bytes();
                Builder::from_unix_timestamp_millis(millis, &[i, j, a, b, c, d, e, f, g, h]).into_uuid()
            }
        };
        id.to_string()
    }
}

/// Returns one well mixed step of the SplitMix64 generator.
const fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Tells whether `text` is a UUID exactly as this program writes it: lower case, with hyphens.
pub(in crate::store) fn is_canonical(text: &str) -> bool {
    text.len() == 36
        && Uuid::try_parse(text)
            .is_ok_and(|uuid| uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer()) == text)
}

/// Returns the id of the record of `kind` that documents of `source` name `text`.
pub(in crate::store) fn of_text(source: &str, kind: &str, text: &str) -> String {
    uuid_of_text(source, kind, text).to_string()
}

/// Returns the same id as a number.
pub(in crate::store) fn uuid_of_text(source: &str, kind: &str, text: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{source}/{kind}/{text}").as_bytes())
}

/// Returns the id of what these parts say, whatever characters they contain.
pub(in crate::store) fn of_content(kind: &str, parts: &[&str]) -> String {
    let mut name = format!("{kind}!");
    for part in parts {
        name.push_str(&format!("{}:{part}", part.len()));
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}

/// Returns the id of a record of a document that has none: of what it says, counted among equals.
pub(in crate::store) fn of_nameless(kind: &str, parts: &[String], ordinal: u32) -> String {
    let ordinal = ordinal.to_string();
    let parts: Vec<&str> = parts.iter().map(String::as_str).chain([ordinal.as_str()]).collect();
    of_content(kind, &parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(text: &str) -> Now {
        Now::new(chrono::DateTime::parse_from_rfc3339(text).unwrap())
    }

    #[test]
    fn the_same_seed_time_and_history_give_the_same_ids() {
        let moment = now("2026-11-24T09:30:00+01:00");
        let draw = |seed, operations| {
            let mut source = IdSource::seeded(seed);
            source.begin(operations);
            [source.draw(moment), source.draw(moment)]
        };
        assert_eq!(draw(1, 0), draw(1, 0));
        assert_ne!(draw(1, 0), draw(2, 0));
        assert_ne!(draw(1, 0), draw(1, 1), "a second run must not repeat the ids of the first");
        let [first, second] = draw(1, 0);
        assert_ne!(first, second);
    }

    #[test]
    fn new_ids_carry_the_given_time_and_are_all_different() {
        let moment = now("2026-11-24T09:30:00+01:00");
        for mut source in [IdSource::random(), IdSource::seeded(7)] {
            let ids: std::collections::BTreeSet<String> = (0..100).map(|_| source.draw(moment)).collect();
            assert_eq!(ids.len(), 100);
            for id in &ids {
                assert!(is_canonical(id), "{id}");
                let uuid = Uuid::parse_str(id).unwrap();
                assert_eq!(uuid.get_version_num(), 7);
                assert_eq!(uuid.get_timestamp().unwrap().to_unix().0, moment.unix_millis() / 1000);
            }
        }
    }

    #[test]
    fn only_one_spelling_of_a_uuid_is_a_uuid() {
        let id = "0192f0c1-7b1c-7cc2-9d3e-5a1b2c3d4e5f";
        assert!(is_canonical(id));
        for other in [&id.to_uppercase(), &id.replace('-', ""), &format!("{{{id}}}"), "a-acme", ""] {
            assert!(!is_canonical(other), "{other}");
        }
    }

    #[test]
    fn derived_ids_tell_apart_what_differs() {
        assert_eq!(of_text("", "contact", "c-ana"), of_text("", "contact", "c-ana"));
        assert_ne!(of_text("", "contact", "c-ana"), of_text("old", "contact", "c-ana"));
        assert_ne!(of_text("", "contact", "x"), of_text("", "task", "x"));
        assert_ne!(of_content("tag", &["a", "bc"]), of_content("tag", &["ab", "c"]));
        assert_ne!(of_content("tag", &["a"]), of_content("tag", &["a", ""]));
    }
}
