//! The program beside plain SQLite, measured in one run: what a morning costs.
//!
//! `cargo bench` prints the table that `benches/README.md` keeps. Each row runs both sides alternately and takes the
//! median of each, so that a busy machine slows both. Needs the `sqlite3` command line; says so when there is none.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints, and may stop where it cannot go on"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

/// How often each side runs.
const RUNS: usize = 15;
const PROGRAM: &str = env!("CARGO_BIN_EXE_callback");
const NOW: &str = "2026-11-24T09:30";

fn main() {
    if env::args().any(|argument| argument == "--test") {
        return;
    }
    if Command::new("sqlite3").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("the sqlite3 command line is not installed: nothing to measure against");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    println!("{:<44} {:>11} {:>11} {:>6}", "", "callback", "beside it", "ratio");
    row("--version / true", &|| callback(Path::new("-"), &["--version"]), &|| Command::new("true"));
    for count in [1_000, 10_000] {
        let (ours, plain) =
            (folder.path().join(format!("{count}.db")), folder.path().join(format!("{count}-plain.db")));
        let document = folder.path().join(format!("{count}.json"));
        fs::write(&document, search(count)).unwrap();
        timed(&mut callback(&ours, &["import", document.to_str().unwrap()]));
        timed(&mut sqlite(&plain, &plain_rows(count)));
        let listed = "SELECT * FROM action WHERE due_on <= '2026-11-24' ORDER BY due_on, company";
        row(
            &format!("due --format json, {count} / sqlite3 -json"),
            &|| callback(&ours, &["due", "--format", "json"]),
            &|| sqlite(&plain, listed),
        );
        row(&format!("export, {count} / sqlite3 .dump"), &|| callback(&ours, &["export"]), &|| {
            sqlite(&ours, ".dump application")
        });
        row(
            &format!("one durable add, {count} / sqlite3 insert"),
            &|| callback(&ours, &["add", "Acme", "SRE"]),
            &|| {
                sqlite(
                    &plain,
                    "PRAGMA synchronous=FULL; INSERT INTO action VALUES (lower(hex(randomblob(16))), '2027-01-01', 'Acme', 'SRE', 'x', 'y')",
                )
            },
        );
    }
}

/// Returns the program with a database, quiet.
fn callback(database: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .env("CALLBACK_DB", database)
        .env("CALLBACK_NOW", NOW)
        .env("HOME", env::temp_dir());
    command
}

/// Returns the SQLite command line with a statement.
fn sqlite(database: &Path, statement: &str) -> Command {
    let mut command = Command::new("sqlite3");
    command.arg("-json").arg(PathBuf::from(database)).arg(statement);
    command
}

/// Runs a command once and returns how long it took.
fn timed(command: &mut Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    assert!(command.status().unwrap().success(), "{command:?}");
    start.elapsed()
}

/// Measures two commands alternately and prints the medians and their ratio.
fn row(name: &str, ours: &dyn Fn() -> Command, beside: &dyn Fn() -> Command) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        left.push(timed(&mut ours()));
        right.push(timed(&mut beside()));
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times.get(RUNS / 2).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let (left, right) = (median(&mut left), median(&mut right));
    println!("{name:<44} {left:>8.2} ms {right:>8.2} ms {:>6.2}", left / right);
}

/// Returns a search of so many applications, one in five of them open, about fifty actions due.
fn search(count: usize) -> String {
    let mut contacts = String::new();
    let mut applications = String::new();
    for index in 0..count {
        let comma = if index == 0 { "" } else { "," };
        let open = index % 5 == 0;
        // Most open ones were met a few days ago and are not due yet.
        let met = if index % (count / 50) == 0 { "2026-11-10" } else { "2026-11-20" };
        let (met, stage) = if open { (met, "interviewing") } else { ("2025-03-10", "rejected") };
        let ended = if open { "2026-11-05" } else { "2025-04-01" };
        for person in 0..2 {
            let comma = if index + person == 0 { "" } else { "," };
            let _ = write!(
                contacts,
                "{comma}{{\"id\":\"c{index}-{person}\",\"name\":\"Person {index} {person}\",\"email\":\"p{index}.{person}@x.example\"}}"
            );
        }
        let _ = write!(
            applications,
            "{comma}{{\"id\":\"a{index}\",\"company\":\"Company {index}\",\"role\":\"Engineer\",\"applied_on\":\"2025-03-01\",\
             \"stage_history\":[{{\"stage\":\"applied\",\"on\":\"2025-03-01\"}},{{\"stage\":\"{stage}\",\"on\":\"{ended}\"}}],\
             \"interviews\":[{}],\"interactions\":[{{\"id\":\"x{index}\",\"on\":\"{met}\",\"direction\":\"out\",\
             \"channel\":\"email\",\"purpose\":\"thank-you\"}}]}}",
            (0..3)
                .map(|round| format!(
                    "{{\"id\":\"i{index}-{round}\",\"starts_at\":\"{met}T1{round}:00\",\"debriefed\":true,\
                     \"interviewers\":[\"c{index}-{}\"]}}",
                    round % 2
                ))
                .collect::<Vec<_>>()
                .join(",")
        );
    }
    format!(
        "{{\"format\":\"callback/1\",\"contacts\":[{contacts}],\"applications\":[{applications}],\"deferrals\":[]}}"
    )
}

/// Returns the statements that make a table of so many actions with an index, about fifty of them due.
fn plain_rows(count: usize) -> String {
    format!(
        "PRAGMA journal_mode=WAL; CREATE TABLE action (key TEXT PRIMARY KEY, due_on TEXT, company TEXT, role TEXT, recipient TEXT, why TEXT);
         CREATE INDEX action_due ON action (due_on, company);
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})
         INSERT INTO action SELECT 'follow-up:a' || i || ':i' || i, CASE WHEN i % ({count} / 50) = 0 THEN '2026-11-17' ELSE '2027-06-01' END,
         'Company ' || i, 'Engineer', 'Person ' || i, 'no word since the interview on Tue 10 Nov' FROM n;
         "
    )
}
