//! Every screen and everything that lies over one, at four sizes: what a user sees, and that every frame is straight.

use unicode_width::UnicodeWidthStr;

use crate::screens_fixture::{noon, press, screen};

/// What is shown, and the keys that show it.
const SHOWN: &[(&str, &str)] = &[
    ("today", ""),
    ("apps", "2"),
    ("an application", "2 j Enter"),
    ("board", "3"),
    ("calendar", "4"),
    ("agenda", "4 Enter"),
    ("people", "5"),
    ("a person", "5 Enter"),
    ("stats", "6"),
    ("help", "?"),
    ("palette", ": 'mark"),
    ("filter", "2 / 'stage:open"),
    ("quick add", "a 'Acme_with:Dana"),
    ("add, field by field", "A"),
    ("edit", "2 j e"),
    ("interview", "2 j i"),
    ("person", "C"),
    ("note", "2 j n"),
    ("promise", "2 j t"),
    ("day picker", "2 j t Ctrl-t"),
    ("log", "2 j c"),
    ("log, field by field", "2 j c o"),
    ("stages", "2 j s"),
    ("rejection", "2 j s 8"),
    ("snooze", "p"),
    ("snooze until a date", "p t 'fri"),
    ("why", "w"),
    ("sort", "2 S"),
    ("columns", "2 |"),
    ("copy", "2 j y"),
    ("formats", "X"),
    ("import", "I"),
];

/// Returns everything at one size, under headings.
fn everything(size: (u16, u16)) -> String {
    let mut pages = Vec::new();
    for (name, keys) in SHOWN {
        let mut state = noon(size);
        press(&mut state, keys);
        let page = screen(&state);
        assert_straight(&page, size, name);
        pages.push(format!("== {name}\n{page}"));
    }
    pages.join("\n")
}

/// Fails when a line is wider than the terminal, or a frame's line does not end where the frame does.
fn assert_straight(page: &str, (width, height): (u16, u16), name: &str) {
    assert_eq!(page.lines().count(), usize::from(height), "{name}\n{page}");
    for line in page.lines() {
        assert!(line.width() <= usize::from(width), "{name}: {line}");
        let is_framed = line.starts_with(['┌', '│', '└']);
        let is_closed = line.ends_with(['┐', '│', '┘']);
        assert!(!is_framed || (is_closed && line.width() == usize::from(width)), "{name}: {line}");
    }
}

#[test]
fn everything_fits_80_columns() {
    insta::assert_snapshot!("80x24", everything((80, 24)));
}

#[test]
fn everything_fits_120_columns() {
    insta::assert_snapshot!("120x40", everything((120, 40)));
}

#[test]
fn everything_fits_60_columns() {
    insta::assert_snapshot!("60x15", everything((60, 15)));
}

#[test]
fn everything_fits_the_smallest_terminal() {
    insta::assert_snapshot!("40x10", everything((40, 10)));
}

#[test]
fn a_popup_over_wide_characters_keeps_its_frame() {
    let mut state = noon((60, 15));
    press(&mut state, "2 j c");
    let page = screen(&state);
    let beside = page.lines().find(|line| line.contains("met face to face")).unwrap();
    assert!(beside.contains("│  f  met face to face"), "{beside}");
}
