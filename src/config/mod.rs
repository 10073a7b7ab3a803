//! The configuration: one TOML file, read so that a mistake in it costs one setting and never the program.
//!
//! Owns the settings, their checks and their fallbacks. Refuses to stop: whatever is wrong becomes a `Fault` that
//! names the file, the line, and what is used instead.

mod cadences;
mod columns;
mod default_file;
mod document;
mod effective;
pub mod holiday_table;
mod holidays;
mod keys;
mod looks;
mod me;
mod notify;
mod own_templates;

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::config::document::{Document, Reading, Section};
use crate::domain::column::Columns;
use crate::domain::date_text::DayOrder;
use crate::domain::letter::Sender;
use crate::input_file::{self, InputError, Limit};
use crate::keys::keymap::Keymap;
use crate::looks::theme::Looks;
use crate::scheduler::calendar::Holidays;
use crate::scheduler::policy::{Cadences, STANDARD};

pub use default_file::default_file;
pub use own_templates::{own_templates, template_folder};

/// Whether the screens listen to the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mouse {
    /// Clicks select, the wheel scrolls.
    #[default]
    On,
    /// The terminal keeps the mouse for itself.
    Off,
}

/// Everything that can be configured, with the defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The cadences and which of them is the default.
    pub cadences: Cadences,
    /// The days on which nobody works.
    pub holidays: Holidays,
    /// The holidays that the user added to the calendar.
    pub extra_holidays: Vec<NaiveDate>,
    /// How `3/4` reads.
    pub day_order: DayOrder,
    /// The columns that the list of applications begins with.
    pub columns: Columns,
    /// Whether the screens listen to the mouse.
    pub mouse: Mouse,
    /// What everything looks like.
    pub looks: Looks,
    /// What every key does.
    pub keys: Keymap,
    /// The program that tells what is due, and its arguments; empty when none is configured.
    pub notify: Vec<String>,
    /// Who signs letters.
    pub me: Sender,
    /// What is wrong in the file, by line.
    pub faults: Vec<Fault>,
}

/// One mistake in the file and what is used instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1; `None` when the whole file could not be read.
    pub line: Option<usize>,
    /// What is wrong, what would be right, and what is used instead.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// A configuration that cannot be written as TOML.
#[derive(Debug, thiserror::Error)]
#[error("could not write the configuration as TOML: {0}")]
pub struct NotToml(toml::ser::Error);

/// The settings outside every section.
const TOP: &[&str] = &[
    "cadence", "cadences", "colors", "columns", "dates", "holidays", "keys", "me", "mouse", "notify", "theme",
];

impl Config {
    /// Returns the configuration in `file`; all defaults when there is no such file.
    pub fn load(file: &Path) -> Self {
        match input_file::read(file, Limit::SETTINGS) {
            Ok(bytes) => match std::str::from_utf8(&bytes) {
                Ok(text) => Self::read(file, text.strip_prefix('\u{feff}').unwrap_or(text)),
                Err(error) => Self::unreadable(file, &format!("is not UTF-8 ({error})")),
            },
            Err(InputError::Io(error)) if error.kind() == ErrorKind::NotFound => Self::default(),
            Err(error) => Self::unreadable(file, &format!("could not be read: {error}")),
        }
    }

    /// Notes a fault when `file`, which somebody named, does not exist.
    pub fn miss(&mut self, file: &Path) {
        if !file.exists() {
            let message = "does not exist; using the defaults".to_owned();
            self.faults.push(Fault { file: file.to_owned(), line: None, message });
        }
    }

    fn unreadable(file: &Path, problem: &str) -> Self {
        let message = format!("{problem}; using the defaults");
        Self { faults: vec![Fault { file: file.to_owned(), line: None, message }], ..Self::default() }
    }

    /// Returns the configuration that `text`, the contents of `file`, says.
    pub fn read(file: &Path, text: &str) -> Self {
        let mut document = Document::new(file, text);
        let mut config = Self::default();
        if let Some(top) = document.parse() {
            document.refuse_unknown(&top, "", TOP);
            config.cadences = cadences::read(&mut document, &top);
            read_default_cadence(&mut document, &top, &mut config.cadences);
            (config.holidays, config.extra_holidays) = holidays::read(&mut document, &top);
            config.columns = columns::read(&mut document, &top);
            config.day_order = read_day_order(&mut document, &top);
            config.mouse = read_mouse(&mut document, &top);
            config.looks = looks::read(&mut document, &top);
            config.keys = keys::read(&mut document, &top);
            config.me = me::read(&mut document, &top);
            config.notify = notify::read(&mut document, &top);
        }
        config.faults = document.into_faults();
        config
    }

    /// Returns the effective configuration as a TOML document that reads as itself.
    ///
    /// # Errors
    /// When a value cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, NotToml> {
        effective::write(self).map_err(NotToml)
    }
}

fn read_default_cadence(document: &mut Document<'_>, top: &Section<'_>, cadences: &mut Cadences) {
    let Some(value) = top.find("cadence") else { return };
    let chosen = value.as_text().is_some_and(|name| cadences.choose_default(name));
    if !chosen {
        let names: Vec<&str> = cadences.all().map(|(name, _)| name).collect();
        document.refuse(value, "cadence", &names.join(", "), &format!("using {STANDARD}"));
    }
}

fn read_day_order(document: &mut Document<'_>, top: &Section<'_>) -> DayOrder {
    let Some(dates) = document.section(top, "dates", "dates") else { return DayOrder::default() };
    document.refuse_unknown(&dates, "dates", &["order"]);
    let Some(value) = dates.find("order") else { return DayOrder::default() };
    match value.as_text() {
        Some("day-first") => DayOrder::DayFirst,
        Some("month-first") => DayOrder::MonthFirst,
        _ => {
            document.refuse(value, "dates.order", "\"day-first\" or \"month-first\"", "using day-first");
            DayOrder::default()
        }
    }
}

fn read_mouse(document: &mut Document<'_>, top: &Section<'_>) -> Mouse {
    let Some(value) = top.find("mouse") else { return Mouse::default() };
    match value.as_bool() {
        Some(true) => Mouse::On,
        Some(false) => Mouse::Off,
        None => {
            document.refuse(value, "mouse", "true or false", "using true");
            Mouse::default()
        }
    }
}

#[cfg(test)]
mod tests;
