//! Short codes: four characters to type instead of a key, or of words that name a record.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

use crate::scheduler::action::State;
use crate::scheduler::agenda::Agenda;

/// Characters of a code: digits and letters that are hard to mistake for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The usual length of a code.
const LENGTH: usize = 4;

/// Gives every action of an agenda, withheld ones too, a code (from four characters on) that no other action of it has.
///
/// What is due gets the shortest one among what is due, so that a list has the same codes whether it was made from
/// everything or from what can be due. The others get the shortest one among all.
pub fn give_codes(agenda: &mut Agenda) {
    let (mut due, mut others): (Vec<_>, Vec<_>) =
        agenda.actions.iter_mut().partition(|action| action.state != State::Upcoming);
    others.extend(agenda.withheld.iter_mut().map(|withheld| &mut withheld.action));
    let mut all = BTreeSet::new();
    for actions in [&mut due, &mut others] {
        all.extend(actions.iter().map(|action| long_code(action.key.as_str())));
        actions.iter_mut().for_each(|action| action.code = shortest(&long_code(action.key.as_str()), &all));
    }
}

/// Returns for each text the shortest code (from four characters on) that no other of them has; equal texts have the
/// same.
pub fn codes<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    let hashes: Vec<String> = texts.into_iter().map(long_code).collect();
    let all: BTreeSet<String> = hashes.iter().cloned().collect();
    hashes.iter().map(|hash| shortest(hash, &all)).collect()
}

/// Returns the shortest beginning of a code that none of the others has: one character more than it shares with its
/// neighbours in order.
fn shortest(code: &str, all: &BTreeSet<String>) -> String {
    let shared = |other: &String| other.bytes().zip(code.bytes()).take_while(|(a, b)| a == b).count();
    let before = all.range::<str, _>((Unbounded, Excluded(code))).next_back().map_or(0, shared);
    let after = all.range::<str, _>((Excluded(code), Unbounded)).next().map_or(0, shared);
    code.chars().take(LENGTH.max(before.max(after) + 1)).collect()
}

/// Returns all 13 characters of a text's hash (FNV-1a, 64 bits, mixed): stable across versions and machines.
pub fn long_code(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // FNV leaves the last bytes in the low bits; two rounds of mixing spread them over all
    for multiplier in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53_u64] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(multiplier);
    }
    hash ^= hash >> 33;
    let digit = |index: u32| {
        let value = usize::try_from(hash.rotate_left(5 * (index + 1)) & 31).unwrap_or(0);
        ALPHABET.get(value).map_or('0', |byte| char::from(*byte))
    };
    (0..13).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action_key::ActionKey;
    use crate::domain::ids::ApplicationId;

    #[test]
    fn codes_are_stable_and_spread() {
        let code = |id: &str| long_code(ActionKey::check_in(&ApplicationId::new(id)).as_str());
        assert_eq!(code("a"), code("a"));
        let short: std::collections::BTreeSet<_> =
            (0..500).map(|n| code(&n.to_string())[..4].to_owned()).collect();
        assert!(short.len() > 495, "{} of 500 differ", short.len());
    }

    #[test]
    fn equal_texts_share_a_code_and_others_are_told_apart() {
        let texts: Vec<String> = (0..3000).map(|n| format!("text {}", n / 2)).collect();
        let codes = codes(texts.iter().map(String::as_str));
        let distinct: BTreeSet<&String> = codes.iter().collect();
        assert_eq!(distinct.len(), 1500);
        assert!(codes.iter().all(|code| (LENGTH..=6).contains(&code.len())));
        assert!(codes.chunks(2).all(|pair| pair[0] == pair[1]));
    }
}
