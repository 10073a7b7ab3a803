//! `… delete`: a record that belongs to an application goes.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::Next;
use crate::cli::children::{ChildCommand, all, choose, naming};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::fields::change::Change;
use crate::fields::noun;
use crate::fields::wording::shortened;
use crate::store::Access;

/// Which record to delete.
#[derive(Debug)]
pub struct Delete<N> {
    words: Vec<String>,
    noun: PhantomData<fn(N)>,
}

impl<N: ChildCommand> clap::FromArgMatches for Delete<N> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let words = matches.get_many("words").into_iter().flatten().cloned().collect();
        Ok(Self { words, noun: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<N: ChildCommand> clap::Args for Delete<N> {
    fn augment_args(command: Command) -> Command {
        let singular = noun(N::KIND).label;
        let example = format!("Example: callback {} delete acme", N::COMMAND);
        command
            .about(format!("Delete a {}; undo brings it back", noun(N::KIND).label))
            .after_help(format!("{}\n{example}", naming::<N>()))
            .arg(
                Arg::new("words")
                    .required(true)
                    .action(ArgAction::Append)
                    .num_args(1..)
                    .value_names(["APP", "WORDS"])
                    .help(format!("The code, or the application and words of the {singular}")),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<N: ChildCommand> Delete<N> {
    /// Deletes the record.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let all = all::<N>(&records);
        let chosen = choose(&all, &self.words, &records, session)?;
        let name = format!("{}: {} deleted", chosen.application.company, shortened(&chosen.record.title()));
        session.write(&mut store, &name, &[Change::delete(chosen.record)])?;
        session.confirm_deletion(&name);
        Ok(Next::Done)
    }
}
