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

use crate::cli::completions::words::Words;
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
            Some(name) => match Completed::named(name) {
                Some(what) => {
                    argument.add(ArgValueCompleter::new(Completer { what, source: source.clone() }))
                }
                None => argument,
            },
            None => argument,
        }
    });
    command.mut_subcommands(|subcommand| completing(subcommand, source))
}

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Completed {
    Application,
    Action,
    Contact,
    Interview,
    Filter,
    Stage,
    Cadence,
    Tag,
    Source,
}

impl Completed {
    /// Returns what an argument names, by the name of its value in the help.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "APP" => Self::Application,
            "ACTION" => Self::Action,
            "CONTACT" | "KEEP" | "GONE" => Self::Contact,
            "INTERVIEW" => Self::Interview,
            "FILTER" => Self::Filter,
            "STAGE" => Self::Stage,
            "CADENCE" => Self::Cadence,
            "TAG" => Self::Tag,
            "SOURCE" => Self::Source,
            _ => return None,
        })
    }
}

/// Completes one sort of word.
struct Completer {
    what: Completed,
    source: Arc<Source>,
}

impl ValueCompleter for Completer {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        let Some(current) = current.to_str() else { return Vec::new() };
        let mut words = self.source.words(self.what).unwrap_or_default();
        let mut typed = current.to_lowercase();
        if let Some(field) = self.source.field.as_ref().filter(|_| self.what == Completed::Filter) {
            // bash takes `stage:op` for three words, and completes the last one.
            words.retain(|word| word.word.starts_with(field));
            words.iter_mut().for_each(|word| word.word = word.word.split_off(field.len()));
            typed = typed.trim_start_matches(':').to_owned();
        }
        let fitting = words.into_iter().filter(|word| word.word.to_lowercase().starts_with(&typed));
        fitting.map(|word| CompletionCandidate::new(word.word).help(Some(word.about.into()))).collect()
    }
}

/// Where the records are, as far as the words typed so far say.
struct Source {
    database: Option<PathBuf>,
    config: Option<PathBuf>,
    /// The `field:` before the word that is completed, where the shell parted them.
    field: Option<String>,
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
        let field = match typed {
            [.., field, colon] | [.., field, colon, _] if colon == ":" => field.to_str(),
            _ => None,
        };
        Self {
            database: named("--db", "CALLBACK_DB"),
            config: named("--config", "CALLBACK_CONFIG"),
            field: field.map(|field| format!("{}:", field.to_lowercase())),
        }
    }

    /// Returns the words that can name this; `None` when the records cannot be read.
    fn words(&self, what: Completed) -> Option<Words> {
        let paths = paths::locate(self.database.as_deref(), self.config.as_deref()).ok()?;
        let config = Config::load(&paths.config);
        match what {
            Completed::Stage => return Some(words::stages()),
            Completed::Cadence => return Some(words::cadences(&config.cadences)),
            _ => {}
        }
        let records = self.open(paths.database)?.records().ok()?;
        let now = clock::now(&Clock::new(env::var(clock::VARIABLE).ok().as_deref()).ok()?);
        Some(match what {
            Completed::Application | Completed::Stage | Completed::Cadence => words::applications(&records),
            Completed::Action => {
                words::actions(&records, &agenda(&records, &config.cadences, &config.holidays, now.today()))
            }
            Completed::Contact => words::contacts(&records),
            Completed::Interview => words::interviews(&records, now.today()),
            Completed::Filter => words::filters(&records),
            Completed::Tag => words::tags(&records),
            Completed::Source => words::sources(&records),
        })
    }

    fn open(&self, database: PathBuf) -> Option<Store> {
        let now = clock::now(&Clock::new(env::var(clock::VARIABLE).ok().as_deref()).ok()?);
        Store::open(&database, Access::Read, now, IdSource::random()).ok()
    }
}
