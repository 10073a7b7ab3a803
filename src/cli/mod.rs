//! The command line: one file per command, all of one shape, and one line per command in the list below.
//!
//! Owns arguments, messages and exit codes. Refuses to decide anything about the job search, which the floors below
//! do, and to name the screens: a command that wants them says so to `main`.

mod action_choice;
mod application_choice;
mod children;
mod clean;
mod colour;
mod consent;
mod contact_choice;
mod destination;
mod echo;
mod error;
mod field_options;
mod file_size;
mod form;
mod interview_choice;
mod numbers;
mod output;
mod progress;
#[cfg(test)]
mod sample;
mod session;
mod sparing;
mod surroundings;
mod table;
mod words;

mod add;
mod backup;
mod completions;
mod config;
mod contact;
mod delete;
mod demo;
mod dismiss;
mod doctor;
mod done;
mod draft;
mod due;
mod edit;
mod export;
mod history;
mod import;
mod interview;
mod lessons;
mod list;
mod log;
mod man;
mod notify;
mod offer;
mod prepare;
mod promise;
mod purge;
mod redo;
mod report;
mod restore;
mod show;
mod snooze;
mod stage;
mod stats;
mod task;
mod triage;
mod undo;
mod why;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};

use crate::config::Config;
use crate::domain::printable::printable_lines;

pub use crate::cli::colour::{ColourWishes, Paint, Stream};
pub use crate::cli::completions::answer_shell;
pub use crate::cli::error::CliError;
pub use crate::cli::surroundings::Surroundings;

use crate::cli::colour::ColourChoice;
use crate::cli::session::Session;
use crate::cli::surroundings::variable;

/// Tells you, each day, whom to write to and why: a job search tracker for the terminal.
#[derive(Debug, Parser)]
#[command(name = "callback", version, disable_help_subcommand = true, max_term_width = 100)]
#[command(after_help = "Without a command, callback opens its screens. Example: callback due --upcoming 7")]
pub struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    /// The database to use [env: CALLBACK_DB]
    #[arg(long, global = true, value_name = "FILE")]
    db: Option<PathBuf>,
    /// The configuration to use [env: CALLBACK_CONFIG]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Whether to colour output
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        hide_possible_values = true
    )]
    color: ColourChoice,
}

/// Declares the commands: their names in the help's order, each an `Args` struct with a `run`.
macro_rules! commands {
    ($($name:ident($arguments:ty)),+ $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($name($arguments)),+
        }

        impl Command {
            fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
                match self {
                    $(Self::$name(command) => command.run(session)),+
                }
            }
        }
    };
}

commands! {
    Due(due::Due),
    Why(why::Why),
    Draft(draft::Draft),
    Done(done::Done),
    Snooze(snooze::Snooze),
    Dismiss(dismiss::Dismiss),
    Add(Box<add::Add>),
    List(list::List),
    Show(show::Show),
    Edit(Box<edit::Edit>),
    Delete(delete::Delete),
    Stage(stage::Stage),
    Offer(offer::Offer),
    Interview(interview::Interview),
    Contact(contact::Contact),
    Promise(promise::Promise),
    Task(task::Task),
    Log(log::Log),
    Lessons(lessons::Lessons),
    Prepare(prepare::Prepare),
    Import(import::Import),
    Export(export::Export),
    Report(report::Report),
    Stats(stats::Stats),
    Triage(triage::Triage),
    Notify(notify::Notify),
    History(history::History),
    Undo(undo::Undo),
    Redo(redo::Redo),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Doctor(doctor::Doctor),
    Purge(purge::Purge),
    Config(config::Config),
    Demo(demo::Demo),
    Completions(completions::Completions),
    Man(man::Man),
}

/// What is left to do after a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Done,
    /// Open the screens.
    OpenScreens(Box<Screens>),
}

/// What the screens are opened with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screens {
    /// The database they show.
    pub database: PathBuf,
    /// The configuration that holds.
    pub config: Config,
    /// Whether they are coloured.
    pub paint: Paint,
}

impl CommandLine {
    /// Reads the arguments, the program's name first; nothing else is touched.
    ///
    /// # Errors
    /// With what is wrong, or with the help or version that was asked for.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        Self::try_parse_from(list::shielded(arguments))
    }

    /// Returns the database that was named, here or in the environment.
    pub fn database(&self) -> Option<PathBuf> {
        self.db.clone().or_else(|| variable("CALLBACK_DB").map(PathBuf::from))
    }

    /// Returns the configuration that was named, here or in the environment.
    pub fn config(&self) -> Option<PathBuf> {
        self.config.clone().or_else(|| variable("CALLBACK_CONFIG").map(PathBuf::from))
    }

    /// Runs the command, writing data and messages to the given writers.
    ///
    /// # Errors
    /// With the message and exit code of what went wrong.
    pub fn run(
        &self,
        around: &Surroundings,
        data: &mut dyn Write,
        messages: &mut dyn Write,
    ) -> Result<Next, CliError> {
        let mut session = Session::begin(around, self.color, data, messages);
        if self.config().is_some() {
            session.config.miss(&around.config);
        }
        let next = match &self.command {
            Some(command) => {
                session.warn_of_faults();
                command.run(&mut session)?
            }
            None if around.is_interactive() => session.screens(around.database.clone()),
            None => {
                session.output.write(&Self::command().render_help().to_string())?;
                Next::Done
            }
        };
        session.output.flush()?;
        // What only reads makes no database, so that a mistyped name would look like an empty one.
        if let Some(database) = self.db.as_ref().filter(|database| !database.exists()) {
            session.output.say(&format!("{} does not exist yet", database.display()));
        }
        Ok(next)
    }
}

/// Tells what is wrong with the arguments, or prints the help or version that was asked for; returns the exit code.
pub fn tell(refusal: &clap::Error, messages: &mut dyn Write) -> u8 {
    if !refusal.use_stderr() {
        return match refusal.print() {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let _ = writeln!(messages, "callback: could not write to standard output: {error}");
                1
            }
            _ => 0,
        };
    }
    let text = refusal.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let _ = write!(messages, "callback: {}", printable_lines(text));
    2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn every_command_has_one_line_and_an_example() {
        let mut waiting: Vec<clap::Command> = CommandLine::command().get_subcommands().cloned().collect();
        while let Some(command) = waiting.pop() {
            let name = command.get_name();
            let about = command.get_about().unwrap_or_else(|| panic!("{name} says nothing")).to_string();
            assert!(about.lines().count() == 1 && !about.is_empty(), "{name}: {about}");
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains("Example: callback "), "{name}: {after}");
            waiting.extend(command.get_subcommands().cloned());
        }
    }
}
