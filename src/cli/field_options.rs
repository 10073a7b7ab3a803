//! The fields of a noun as options: `--quiet-until DATE` beside `quiet_until:DATE`.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::error::CliError;
use crate::fields::{Kind, Noun, Spec, Suggest, form};

/// The options that were given, by the keys of their fields.
#[derive(Debug)]
pub struct FieldOptions<N> {
    /// Each with its value.
    pub given: Vec<(&'static str, String)>,
    noun: PhantomData<fn(N)>,
}

impl<N: Noun> clap::FromArgMatches for FieldOptions<N> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let values = |spec: &'static Spec| {
            let values = matches.get_many::<String>(spec.key).into_iter().flatten();
            values.map(move |value| (spec.key, value.trim_start().to_owned()))
        };
        Ok(Self { given: form::<N>().flat_map(values).collect(), noun: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<N: Noun> clap::Args for FieldOptions<N> {
    fn augment_args(command: Command) -> Command {
        // What the command itself calls an option is no other name of a field.
        let taken: Vec<String> =
            command.get_arguments().filter_map(|arg| arg.get_long()).map(str::to_owned).collect();
        command.args(form::<N>().map(|spec| option(spec, &taken)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<N: Noun> FieldOptions<N> {
    /// Returns the options as words of the typed grammar.
    pub fn words(&self) -> impl Iterator<Item = String> {
        self.given.iter().map(|(key, value)| format!("{key}:{value}"))
    }

    /// Refuses options that say nothing, where there is nothing to clear.
    ///
    /// # Errors
    /// Names the option.
    pub fn require_values(&self) -> Result<(), CliError> {
        match self.given.iter().find(|(_, value)| value.trim().is_empty()) {
            Some((key, value)) => {
                let name = dashed(key);
                let problem = format!("--{name} '{value}' is empty; give it a value or leave it out");
                Err(CliError::Usage(problem))
            }
            None => Ok(()),
        }
    }
}

/// Returns the option of a field; its label and its other names will do, too.
fn option(spec: &'static Spec, taken: &[String]) -> Arg {
    let names = spec.aliases.iter().copied().chain([spec.label]);
    let aliases: Vec<String> = names.filter(|name| *name != spec.key).map(dashed).collect();
    let mut help = spec.help.chars();
    let help: String = help.next().into_iter().flat_map(char::to_uppercase).chain(help).collect();
    let option = Arg::new(spec.key)
        .long(dashed(spec.key))
        .aliases(
            aliases
                .into_iter()
                .filter(|alias| *alias != dashed(spec.key) && !taken.contains(alias))
                .collect::<Vec<_>>(),
        )
        .value_name(value_name(spec))
        .action(if spec.kind == Kind::Tags { ArgAction::Append } else { ArgAction::Set })
        .allow_hyphen_values(true)
        .help(help);
    match spec.kind {
        Kind::Flag => option.num_args(0..=1).require_equals(true).default_missing_value("yes"),
        _ => option,
    }
}

/// Returns a name as options write it.
fn dashed(name: &str) -> String {
    name.replace(['_', ' '], "-")
}

/// Returns what stands for the value in the help; shells complete some of these.
fn value_name(spec: &Spec) -> &'static str {
    match (spec.suggest, spec.kind) {
        (Some(Suggest::Sources), _) => "SOURCE",
        (Some(Suggest::Tags), _) => "TAG",
        (Some(Suggest::People), _) => "NAME",
        (Some(Suggest::Cadences), _) => "CADENCE",
        (_, Kind::Day(_)) => "DATE",
        (_, Kind::Event(_)) => "WHEN",
        (_, Kind::Flag) => "YES|NO",
        (_, Kind::Stars) => "STARS",
        (_, Kind::Money) => "PAY",
        _ => "TEXT",
    }
}
