//! `… edit`: fields of a record that belongs to an application become something else.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::Next;
use crate::cli::children::choice::name_and_fields;
use crate::cli::children::{ChildCommand, all, choose, naming};
use crate::cli::contact_choice::tell_new_people;
use crate::cli::echo::{require_fields, with_setting, write_patch};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::contact::ContactChoice;
use crate::fields::reading::{About, example, read};
use crate::fields::wording::child_title;
use crate::fields::{Noun, noun, specs};
use crate::store::Access;

/// Which record to edit, and its fields.
#[derive(Debug)]
pub struct Edit<N> {
    words: Vec<String>,
    noun: PhantomData<fn(N)>,
}

impl<N: ChildCommand> clap::FromArgMatches for Edit<N> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let words = matches.get_many("words").into_iter().flatten().cloned().collect();
        Ok(Self { words, noun: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<N: ChildCommand> clap::Args for Edit<N> {
    fn augment_args(command: Command) -> Command {
        let singular = noun(N::KIND).label;
        let fields = fields_help::<N>();
        let example = format!("Example: callback {} edit acme {}", N::COMMAND, example::<N>());
        command
            .about(format!("Change a {}", noun(N::KIND).label))
            .after_help(format!("{}\n{fields}\n{example}", naming::<N>()))
            .arg(
                Arg::new("words")
                    .required(true)
                    .action(ArgAction::Append)
                    .num_args(1..)
                    .value_names(["APP", "FIELD:VALUE"])
                    .help(format!("The code, or the application and words of the {singular}; then fields")),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Returns how fields are typed, for the help of the commands that take them.
pub fn fields_help<N: Noun>() -> String {
    let keys = specs::<N>().map(|spec| spec.key).collect::<Vec<_>>().join(" ");
    let clears = if specs::<N>().any(|spec| spec.is_optional()) { " field: clears it." } else { "" };
    format!("Fields: {keys}, each as field:value, by any unique beginning.{clears}")
}

impl<N: ChildCommand> Edit<N> {
    /// Changes what differs, and prints it as old and new.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let (name, fields) = name_and_fields(&self.words);
        require_fields(&fields, example::<N>())?;
        let mut store = session.open(Access::Write)?;
        let records = store.records()?;
        let all = all::<N>(&records);
        let chosen = choose(&all, &name, &records, session)?;
        let about = About { record: chosen.record, application: Some(chosen.application) };
        let reading = with_setting(&records, session, |setting| read(&fields, &about, setting))?;
        if let Some(moment) = reading.patch.event(chosen.record) {
            session.refuse_doubtful(moment)?;
        }
        let people: Vec<ContactChoice> = reading.patch.people().cloned().collect();
        let title = child_title(&about);
        write_patch(reading, (&title, chosen.record), &records, &mut store, session)?;
        tell_new_people(&people, &mut session.output);
        Ok(Next::Done)
    }
}
