//! Near words: what somebody who mistyped a name probably meant.

/// Returns the candidate that `word` was probably meant to be: the nearest one, the first among equals, at most a
/// third of its letters (and never more than three) away; `None` when nothing is that near.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let allowed = (candidate.chars().count().max(word.chars().count()) / 3).min(3);
        let distance = distance(&word, &candidate.to_lowercase());
        if allowed > 0 && distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns how many letters must be added, dropped, replaced or swapped with their neighbour to turn `from` into
/// `to`; texts of more than 64 characters are as far apart as they are long.
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().take(65).collect();
    let to: Vec<char> = to.chars().take(65).collect();
    if from.len() > 64 || to.len() > 64 {
        return from.len().max(to.len());
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in to.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&above, j) + usize::from(letter != other);
            let mut least = replaced.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && from.get(i - 1) == Some(other) && to.get(j - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let fields = ["company", "role", "stage", "starts_at", "notes"];
        for (word, meant) in [
            ("compnay", Some("company")),
            ("Company", Some("company")),
            ("start_at", Some("starts_at")),
            ("stages", Some("stage")),
            ("note", Some("notes")),
            ("rloe", Some("role")),
            ("salary", None),
            ("", None),
            ("colour", None),
            ("id", None),
        ] {
            assert_eq!(nearest(word, fields), meant, "{word}");
        }
        assert_eq!(nearest("XX", ["AX", "MX"]), None, "half a word says nothing");
        assert_eq!(nearest(&"x".repeat(1_000_000), fields), None);
    }

    #[test]
    fn counts_letters() {
        for (from, to, letters) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
            ("ab", "ba", 1),
            ("ä", "a", 1),
        ] {
            assert_eq!(distance(from, to), letters, "{from} {to}");
        }
    }
}
