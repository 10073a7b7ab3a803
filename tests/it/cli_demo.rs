//! `callback demo`: a made-up job search beside one's own.

use crate::support::{Home, RECORDS};

#[test]
fn without_a_terminal_the_demonstration_is_listed() {
    let home = Home::with(RECORDS);
    let own = home.print("export");
    let ran = home.run("demo");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stdout.contains("Due Tue 24 Nov 2026"), "{ran}");
    insta::assert_snapshot!(ran.stderr, @"
    This is a demonstration; your own records are untouched. Look around in it with
      callback --db '~/demo.db'
    ");
    assert_eq!(home.print("export"), own, "one's own records are untouched");
}

#[test]
fn it_is_kept_until_it_is_reset() {
    let home = Home::new();
    let first = home.run("demo");
    let listed = home.print("--db demo.db list");
    home.print("--db demo.db add Vandelay");
    assert!(home.print("--db demo.db list").contains("Vandelay"));
    assert_eq!(home.run("demo").code, 0);
    assert!(home.print("--db demo.db list").contains("Vandelay"));
    assert_eq!(home.run("demo --reset"), first);
    assert_eq!(home.print("--db demo.db list"), listed);
}

#[test]
fn it_never_takes_the_place_of_ones_own() {
    let home = Home::new();
    home.print("--db demo.db add Acme");
    insta::assert_snapshot!(home.run("--db demo.db demo --reset"), @"
    exit 2
    -- stderr
    callback: demo.db is your own database; name another one with --db
    ");
    assert!(home.print("--db demo.db list").contains("Acme"));
}
