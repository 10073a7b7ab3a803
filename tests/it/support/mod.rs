//! What integration tests share: a home of its own for each test, and the real program run in it.

mod records;

use std::cell::Cell;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub use records::RECORDS;

/// The moment at which the program runs unless a test says otherwise: a Tuesday.
pub const NOW: &str = "2026-11-24T09:30";

/// A user's home in a folder that goes with the test.
pub struct Home {
    folder: TempDir,
    now: String,
    runs: Cell<u64>,
}

/// What a run of the program left behind; shown as the exit code, what it printed and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    /// Returns an empty home at the usual moment.
    pub fn new() -> Self {
        Self::at(NOW)
    }

    /// Returns an empty home at a moment of the test's choice.
    pub fn at(now: &str) -> Self {
        Self { folder: TempDir::new().unwrap(), now: now.to_owned(), runs: Cell::new(0) }
    }

    /// Returns a home with the records of a document.
    pub fn with(document: &str) -> Self {
        let home = Self::new();
        let file = home.write("records.json", document);
        let ran = home.run_words(&["import", file.to_str().unwrap()], "");
        assert_eq!(ran.code, 0, "{ran}");
        home
    }

    /// Moves the clock.
    pub fn set_now(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    /// Returns the path of a file in this home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the path of the database.
    pub fn database(&self) -> PathBuf {
        self.path("callback.db")
    }

    /// Writes a file into this home; `config.toml` is the configuration.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Reads a file of this home.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns the program, ready to run in this home: no terminal, no colours, ids that repeat from test to test.
    pub fn command(&self) -> Command {
        self.runs.set(self.runs.get() + 1);
        let mut command = Command::new(env!("CARGO_BIN_EXE_callback"));
        command
            .env_clear()
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("TZ", "Europe/Berlin")
            .env("CALLBACK_DB", self.database())
            .env("CALLBACK_NOW", &self.now)
            .env("CALLBACK_SEED", self.runs.get().to_string())
            .stdin(Stdio::null());
        if self.path("config.toml").exists() {
            command.env("CALLBACK_CONFIG", self.path("config.toml"));
        }
        command
    }

    /// Runs the program with a line of arguments, split at blanks outside single quotes.
    pub fn run(&self, line: &str) -> Ran {
        self.run_words(&split(line), "")
    }

    /// Runs the program with a line of arguments and something to read.
    pub fn run_with(&self, line: &str, input: &str) -> Ran {
        self.run_words(&split(line), input)
    }

    /// Runs the program and returns what it printed; it must succeed.
    pub fn print(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.code, 0, "callback {line}\n{ran}");
        ran.stdout
    }

    fn run_words(&self, words: &[impl AsRef<str>], input: &str) -> Ran {
        let mut command = self.command();
        command.args(words.iter().map(AsRef::as_ref));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that refuses its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Ran::of(&child.wait_with_output().unwrap(), self.folder.path())
    }
}

impl Ran {
    /// Returns what a run left behind, with the path of the home shortened.
    pub fn of(output: &Output, home: &Path) -> Self {
        let home = home.to_str().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(home, "~");
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit {}", self.code)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                writeln!(f, "-- {name}")?;
                write!(f, "{text}")?;
            }
        }
        Ok(())
    }
}

impl Ran {
    /// Returns the same with the numbers that change when the schema does as `N`: sizes, and the schema's own.
    pub fn whatever_the_schema(&self) -> String {
        let text = self.to_string();
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        for place in 0..words.len() {
            let follows = |word: &str| place > 0 && words[place - 1] == word;
            let is_number = words[place].trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
            let precedes = words.get(place + 1).is_some_and(|next| next.starts_with("KiB"));
            if is_number && (precedes || follows("schema") || follows("to")) {
                words[place] =
                    words[place].chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
                while words[place].contains("##") {
                    words[place] = words[place].replace("##", "#");
                }
                words[place] = words[place].replace('#', "N");
            }
        }
        words.join(" ")
    }
}

/// Splits a line at blanks outside single quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
