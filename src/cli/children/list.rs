//! `… list`: the records of one noun, with the codes to name them by.

use std::marker::PhantomData;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use crate::cli::Next;
use crate::cli::application_choice::find_application;
use crate::cli::children::choice::Chosen;
use crate::cli::children::{ChildCommand, all};
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::list::unshield;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::contact::Contact;
use crate::domain::filter::{Candidate, Filter};
use crate::domain::records::Records;
use crate::fields::wording::{heading, text};
use crate::fields::{Field, Kind, noun};

/// Which records to list, as arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct List {
    /// Words and field:value, each to match; a minus in front excludes
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    form: Form,
}

/// The list of one noun.
#[derive(Debug)]
pub struct ListOf<N> {
    list: List,
    is_open: bool,
    noun: PhantomData<fn(N)>,
}

/// The widths that columns are cut to on a terminal.
const CODE: usize = 13;
const DAY: usize = 15;
const APPLICATION: usize = 28;
const STAGE: usize = 12;

impl<N: ChildCommand> clap::FromArgMatches for ListOf<N> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let is_open = N::CAN_BE_SETTLED && matches.get_flag("open");
        Ok(Self { list: List::from_arg_matches(matches)?, is_open, noun: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<N: ChildCommand> clap::Args for ListOf<N> {
    fn augment_args(command: Command) -> Command {
        let example = format!("Example: callback {}", N::LIST_EXAMPLE);
        let plural = noun(N::KIND).plural;
        let filter = format!("The filter is that of callback list; words also match what the {plural} say.");
        let command =
            List::augment_args(command).about(N::LIST_ABOUT).after_help(format!("{filter}\n{example}"));
        if N::CAN_BE_SETTLED {
            command.arg(
                Arg::new("open").long("open").action(ArgAction::SetTrue).help("Only those that are not done"),
            )
        } else {
            command
        }
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<N: ChildCommand> ListOf<N> {
    /// Lists the records.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        self.list.print::<N>(self.is_open, session)
    }
}

impl List {
    /// Lists the records of a noun; with `is_open`, only those that are not settled.
    pub fn print<N: ChildCommand>(&self, is_open: bool, session: &mut Session<'_>) -> Result<Next, CliError> {
        let words: Vec<String> = self.filter.iter().map(|word| unshield(word)).collect();
        let filters: Vec<(Filter, String)> = words
            .iter()
            .map(|word| Ok((Filter::read_words(std::slice::from_ref(word))?, word.to_lowercase())))
            .collect::<Result<_, CliError>>()?;
        let records = session.records()?;
        let today = session.today();
        let all = all::<N>(&records);
        let nothing = if all.is_empty() { N::NOTHING } else { "Nothing matches" };
        let mut lines = all;
        match words.as_slice() {
            // One that a filter would not find: a handle, an id, `company/role`.
            [one] if find_application(&records, one).is_ok() => {
                let only = find_application(&records, one)?;
                lines.retain(|line| line.application.id == only.id || is_in(line, one));
            }
            _ => lines.retain(|line| {
                let application = line.application;
                let people: Vec<&Contact> =
                    application.people().into_iter().filter_map(|id| records.find_contact(id)).collect();
                let candidate = Candidate { application, people: &people, due_on: None, today };
                filters.iter().all(|(filter, word)| filter.matches(candidate) || is_in(line, word))
            }),
        }
        lines.retain(|line| !is_open || line.record.is_open());
        N::sort(&mut lines);
        let table = (!lines.is_empty()).then(|| table(&lines, &records));
        self.form.print(session, &as_json(&lines), table.as_ref(), nothing)?;
        Ok(Next::Done)
    }
}

/// Tells whether a record says a word.
fn is_in<N>(line: &Chosen<'_, N>, word: &str) -> bool {
    line.words.to_lowercase().contains(&word.to_lowercase())
}

/// Returns the table: code, days, application and its stage, then what the records say.
fn table<N: ChildCommand>(lines: &[Chosen<'_, N>], records: &Records) -> Table {
    let (days, others): (Vec<&Field<N>>, Vec<&Field<N>>) =
        N::fields().iter().filter(|field| field.spec.is_listed).partition(|field| is_day(field.spec.kind));
    let mut limits = vec![CODE];
    limits.extend(days.iter().map(|_| DAY));
    // A list of stages says itself where applications were.
    let is_told = others.iter().any(|field| field.spec.key == "stage");
    limits.extend(if is_told { vec![APPLICATION] } else { vec![APPLICATION, STAGE] });
    let mut table = Table::new(&limits);
    let mut titles = vec![String::new()];
    titles.extend(days.iter().map(|field| heading(&field.spec)));
    titles.push("Application".to_owned());
    titles.extend((!is_told).then(|| "Stage".to_owned()));
    titles.extend(others.iter().map(|field| heading(&field.spec)));
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        let shown = |field: &&Field<N>| {
            let said = text(&field.of(line.record), records);
            Cell::new(if said.is_empty() { "-".to_owned() } else { said })
        };
        let mut row = vec![Cell::as_role(Role::Faint, &line.code)];
        row.extend(days.iter().map(shown));
        row.push(Cell::new(line.application.title()));
        row.extend((!is_told).then(|| Cell::new(line.application.stage().as_str())));
        row.extend(others.iter().map(shown));
        table.row(row);
    }
    table
}

/// Tells whether a field is a day, which stands before the application.
const fn is_day(kind: Kind) -> bool {
    matches!(kind, Kind::Day(_) | Kind::Event(_) | Kind::Time)
}

fn as_json<N: ChildCommand>(lines: &[Chosen<'_, N>]) -> Json {
    let line = |line: &Chosen<'_, N>| {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!(line.record.id()));
        object.insert("code".to_owned(), json!(line.code));
        for field in N::fields() {
            object.insert(field.spec.key.to_owned(), json!(field.of(line.record)));
        }
        let application = line.application;
        let of = json!({
            "id": application.id,
            "handle": application.handle,
            "company": application.company,
            "role": application.role,
            "stage": application.stage(),
        });
        object.insert("application".to_owned(), of);
        Json::Object(object)
    };
    let list = noun(N::KIND).list;
    json!({ "format": format!("callback.{list}/1"), list: lines.iter().map(line).collect::<Vec<_>>() })
}
