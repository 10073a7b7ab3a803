//! The program beside plain SQLite, measured in one run: what a morning costs.
//!
//! `cargo bench` prints the table that `benches/README.md` keeps; `cargo bench -- 100000` measures another size. Each
//! row runs both sides alternately and takes the median of each, so that a busy machine slows both. Needs the
//! `sqlite3` command line; says so when there is none.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time, prints, and may stop where it cannot go on"
)]

mod search;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use crate::search::{bare_inserts, plain_rows, search};
use crate::terminal::Screens;

/// How often each side runs.
const RUNS: usize = 15;
const PROGRAM: &str = env!("CARGO_BIN_EXE_callback");
const NOW: &str = "2026-11-24T09:30";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--test") {
        return;
    }
    if Command::new("sqlite3").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("the sqlite3 command line is not installed: nothing to measure against");
        return;
    }
    let counts: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![1_000, 10_000] } else { counts };
    let folder = tempfile::tempdir().unwrap();
    let hello = hello_world(folder.path());
    let hello = hello.to_str().unwrap();
    println!("{:<52} {:>11} {:>11} {:>6}", "", "callback", "beside it", "ratio");
    row("--version / hello world", RUNS, &|| callback(Path::new("-"), &["--version"]), &|| {
        Command::new(hello)
    });
    for count in counts {
        commands(folder.path(), count);
        screens(&folder.path().join(format!("{count}.db")), count, hello);
    }
    println!("release binary: {:.1} MB", fs::metadata(PROGRAM).unwrap().len() as f64 / 1e6);
}

/// Compiles a program that only says hello, as fast as a Rust program can be; `true` where no compiler is at hand.
fn hello_world(folder: &Path) -> PathBuf {
    let (source, program) = (folder.join("hello.rs"), folder.join("hello"));
    fs::write(&source, "fn main() { println!(\"hello\"); }").unwrap();
    let compiled = Command::new("rustc").arg("-O").arg("-o").arg(&program).arg(&source).status();
    if compiled.is_ok_and(|status| status.success()) { program } else { PathBuf::from("true") }
}

/// Measures the commands on a search of so many applications.
fn commands(folder: &Path, count: usize) {
    let (ours, plain) = (folder.join(format!("{count}.db")), folder.join(format!("{count}-plain.db")));
    let (empty, bare) = (folder.join("empty.db"), folder.join("bare.db"));
    let document = folder.join(format!("{count}.json"));
    let inserts = folder.join("inserts.sql");
    fs::write(&document, search(count)).unwrap();
    fs::write(&inserts, bare_inserts(count)).unwrap();
    timed(&mut callback(&ours, &["import", document.to_str().unwrap()]));
    timed(&mut sqlite(&plain, &plain_rows(count)));
    // The first list finds out from which day on each application has to be looked at.
    timed(&mut callback(&ours, &["due"]));
    let listed = "SELECT * FROM action WHERE due_on <= '2026-11-24' ORDER BY due_on, company";
    row(
        &format!("due --format json, {count} / sqlite3 -json"),
        RUNS,
        &|| callback(&ours, &["due", "--format", "json"]),
        &|| sqlite(&plain, listed),
    );
    row(
        &format!("export, {count} / sqlite3 .dump of applications"),
        RUNS / 3,
        &|| callback(&ours, &["export"]),
        &|| sqlite(&ours, ".dump application"),
    );
    let insert = "PRAGMA synchronous=FULL; \
                  INSERT INTO action VALUES (lower(hex(randomblob(16))), '2027-01-01', 'Acme', 'SRE', 'x', 'y')";
    row(
        &format!("one durable add, {count} / sqlite3 insert"),
        RUNS,
        &|| callback(&ours, &["add", "Acme", "SRE"]),
        &|| sqlite(&plain, insert),
    );
    let without = |database: &Path| {
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{end}", database.display()));
        }
    };
    row(
        &format!("import of {count} / bare inserts"),
        3,
        &|| {
            without(&empty);
            callback(&empty, &["import", document.to_str().unwrap()])
        },
        &|| {
            without(&bare);
            sqlite(&bare, &format!(".read {}", inserts.display()))
        },
    );
    for arguments in
        [&["due", "--format", "json"][..], &["export"], &["import", "--dry-run", document.to_str().unwrap()]]
    {
        println!(
            "peak memory of {} at {count}: {}",
            arguments.first().unwrap(),
            peak_memory(&callback(&ours, arguments))
        );
    }
}

/// Returns the most memory that a command had, as GNU time tells it.
fn peak_memory(command: &Command) -> String {
    let mut timed = Command::new("/usr/bin/time");
    timed.arg("-f").arg("%M").arg(command.get_program()).args(command.get_args());
    timed.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let Ok(output) = timed.stdout(Stdio::null()).output() else { return "not measured".to_owned() };
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let kibibytes = text.lines().last().and_then(|line| line.trim().parse::<f64>().ok());
    kibibytes.map_or("not measured".to_owned(), |kibibytes| format!("{:.1} MiB", kibibytes / 1024.0))
}

/// Measures the screens.
fn screens(database: &Path, count: usize, hello: &str) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let ours = Screens::start(PROGRAM, Some(database), NOW);
        left.push(ours.first_frame(1000));
        ours.end();
        let beside = Screens::start(hello, None, NOW);
        right.push(beside.first_frame(1));
        beside.end();
    }
    print_row(&format!("first frame, {count} / hello world"), &mut left, &mut right);
    let mut ours = Screens::start(PROGRAM, Some(database), NOW);
    ours.first_frame(1000);
    ours.bytes_until_silence();
    let bytes: Vec<String> = (0..5)
        .map(|_| {
            ours.press("j");
            ours.bytes_until_silence().to_string()
        })
        .collect();
    println!(
        "bytes for each j at {count}: {}; in two idle seconds: {}",
        bytes.join(" "),
        ours.bytes_within(Duration::from_secs(2))
    );
    ours.end();
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
fn row(name: &str, runs: usize, ours: &dyn Fn() -> Command, beside: &dyn Fn() -> Command) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        left.push(timed(&mut ours()));
        right.push(timed(&mut beside()));
    }
    print_row(name, &mut left, &mut right);
}

/// Prints the medians of both sides and their ratio.
fn print_row(name: &str, left: &mut [Duration], right: &mut [Duration]) {
    let median = |times: &mut [Duration]| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64() * 1000.0
    };
    let (left, right) = (median(left), median(right));
    println!("{name:<52} {left:>8.2} ms {right:>8.2} ms {:>6.2}", left / right);
}
