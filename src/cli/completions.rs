//! `completions`: a shell learns to complete commands, and asks back for what is in the records.
//!
//! Owns the scripts and the answers. What a shell asks while somebody types is answered quietly: whatever goes wrong,
//! nothing is printed and nothing is changed.

mod words;

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::CommandFactory;
use clap::builder::PossibleValuesParser;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter};
use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};

use crate::cli::completions::words::{Words, actions, applications};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::surroundings::variable;
use crate::cli::{CommandLine, Next};
use crate::clock::{self, Clock};
use crate::config::Config;
use crate::paths;
use crate::scheduler::agenda;
use crate::store::{Access, IdSource, Store};

/// The variable by which a shell says that it asks, and which one it is.
const ASKING: &str = "CALLBACK_COMPLETE";

/// The name under which shells know the program.
const PROGRAM: &str = "callback";

/// The shells that are known.
const SHELLS: &[&dyn EnvCompleter] = &[&Bash, &Zsh, &Fish];

/// Print what makes a shell complete commands, applications and actions
#[derive(Debug, clap::Args)]
#[command(after_help = "bash: echo 'source <(callback completions bash)' >> ~/.bashrc\n\
                        zsh:  echo 'source <(callback completions zsh)' >> ~/.zshrc   (after compinit)\n\
                        fish: callback completions fish > ~/.config/fish/completions/callback.fish\n\
                        Example: callback completions bash")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = shells())]
    shell: String,
}

fn shells() -> PossibleValuesParser {
    PossibleValuesParser::new(SHELLS.iter().map(|shell| shell.name()))
}

impl Completions {
    /// Prints the script, which calls the program by its name.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        if let Some(shell) = SHELLS.iter().find(|shell| shell.is(&self.shell)) {
            let written =
                shell.write_registration(ASKING, PROGRAM, PROGRAM, PROGRAM, &mut session.output.data);
            written.map_err(|error| CliError::writing("to standard output", error))?;
        }
        Ok(Next::Done)
    }
}

/// Answers a shell that asks what could come next: `callback -- WORD…` with the variable set. Returns `false`, and
/// does nothing, when none asks.
pub fn answer_shell(arguments: impl IntoIterator<Item = OsString>, data: &mut dyn Write) -> bool {
    let Some(shell) = variable(ASKING) else { return false };
    let shell = SHELLS.iter().find(|known| shell.to_str().is_some_and(|name| known.is(name)));
    let mut words = arguments.into_iter().skip(1);
    if words.next().is_none_or(|first| first != "--") {
        return false;
    }
    let typed: Vec<OsString> = words.collect();
    if let Some(shell) = shell.filter(|_| !typed.is_empty()) {
        let mut command = completed(Source::named_in(&typed));
        let mut answer = Vec::new();
        let here = env::current_dir().ok();
        if shell.write_complete(&mut command, typed, here.as_deref(), &mut answer).is_ok() {
            // A shell that has gone needs no answer.
            let _ = data.write_all(&answer).and_then(|()| data.flush());
        }
    }
    true
}

/// Returns the commands, knowing how to complete what the records name.
fn completed(source: Source) -> clap::Command {
    let source = Arc::new(source);
    completing(CommandLine::command(), &source)
}

fn completing(command: clap::Command, source: &Arc<Source>) -> clap::Command {
    let command = command.mut_args(|argument| {
        let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        match name.as_deref() {
            Some("APP") => argument.add(ArgValueCompleter::new(Completer::Application(source.clone()))),
            Some("ACTION") => argument.add(ArgValueCompleter::new(Completer::Action(source.clone()))),
            _ => argument,
        }
    });
    command.mut_subcommands(|subcommand| completing(subcommand, source))
}

/// Completes one sort of word.
enum Completer {
    Application(Arc<Source>),
    Action(Arc<Source>),
}

impl ValueCompleter for Completer {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        let Some(current) = current.to_str() else { return Vec::new() };
        let words = match self {
            Self::Application(source) => source.applications(),
            Self::Action(source) => source.actions(),
        };
        let typed = current.to_lowercase();
        let fitting = words.unwrap_or_default().into_iter().filter(|word| word.word.starts_with(&typed));
        fitting.map(|word| CompletionCandidate::new(word.word).help(Some(word.about.into()))).collect()
    }
}

/// Where the records are, as far as the words typed so far say.
struct Source {
    database: Option<PathBuf>,
    config: Option<PathBuf>,
}

impl Source {
    /// Returns the files that are named by `--db` and `--config`, or by the environment.
    fn named_in(typed: &[OsString]) -> Self {
        let named = |option: &str, name: &str| {
            let after = typed.iter().zip(typed.iter().skip(1)).find(|(word, _)| *word == option);
            let inside =
                || typed.iter().find_map(|word| word.to_str()?.strip_prefix(option)?.strip_prefix('='));
            let found = after.map(|(_, file)| file.clone()).or_else(|| inside().map(OsString::from));
            found.or_else(|| variable(name)).map(PathBuf::from)
        };
        Self { database: named("--db", "CALLBACK_DB"), config: named("--config", "CALLBACK_CONFIG") }
    }

    /// Returns the words for applications; `None` when the records cannot be read.
    fn applications(&self) -> Option<Words> {
        let paths = paths::locate(self.database.as_deref(), self.config.as_deref()).ok()?;
        let records = self.open(paths.database)?.records().ok()?;
        Some(applications(&records))
    }

    /// Returns the words for actions; `None` when the records cannot be read.
    fn actions(&self) -> Option<Words> {
        let paths = paths::locate(self.database.as_deref(), self.config.as_deref()).ok()?;
        let config = Config::load(&paths.config);
        let records = self.open(paths.database)?.records().ok()?;
        let now = clock::now(&Clock::new(env::var(clock::VARIABLE).ok().as_deref()).ok()?);
        let agenda = agenda(&records, &config.cadences, &config.holidays, now.today());
        Some(actions(&records, &agenda))
    }

    fn open(&self, database: PathBuf) -> Option<Store> {
        let now = clock::now(&Clock::new(env::var(clock::VARIABLE).ok().as_deref()).ok()?);
        Store::open(&database, Access::Read, now, IdSource::random()).ok()
    }
}
