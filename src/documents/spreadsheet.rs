//! Cells that a spreadsheet leaves alone.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a formula. Such a
//! cell goes out behind a `'`; so does one that begins with `'` before such a character, so that what comes back
//! in is exact.

use std::borrow::Cow;

/// Returns a text that no spreadsheet runs.
pub fn neutralised(text: &str) -> Cow<'_, str> {
    if is_run(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Returns the text that `neutralised` was given.
pub fn exact(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_run(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Tells whether a spreadsheet would run a cell.
fn is_run(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_would_run_is_marked() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+49 30 1", "'+49 30 1"),
            ("-", "'-"),
            ("@you", "'@you"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'=x", "''=x"),
            ("''=x", "'''=x"),
            ("'x", "'x"),
            ("'", "'"),
            ("Acme = good", "Acme = good"),
            ("", ""),
        ] {
            assert_eq!(neutralised(text), cell);
            assert_eq!(exact(cell), text);
        }
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back_and_never_runs(text in "['=+@\t\r-]{0,4}[a-z]{0,2}") {
            let cell = neutralised(&text);
            prop_assert!(!is_run(&cell));
            prop_assert_eq!(exact(&cell), text.as_str());
        }
    }
}
