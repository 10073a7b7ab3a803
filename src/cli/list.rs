//! `list`: the applications that a filter lets through, with what comes next.

use std::collections::HashMap;
use std::ffi::OsString;

use chrono::NaiveDate;
use serde_json::json;

use crate::cli::Next;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::application::Application;
use crate::domain::contact::Contact;
use crate::domain::filter::{Candidate, Filter};
use crate::domain::ids::{ApplicationId, ContactId};
use crate::domain::records::Records;
use crate::domain::stage::{Stage, stage_on};
use crate::scheduler::Agenda;
use crate::scheduler::action::{Action, State};
use crate::scheduler::explain::day;

/// List applications with their stage and next action
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Words match company, role, people, tags and notes; fields are stage, tag, due, source and more.\n\
                        Example: callback list stage:open tag:rust due:week"
)]
pub struct List {
    /// Words and field:value, each to match; -field:value must not match
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    /// The day to look at, as it was known then [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// Stands for the minus of `-stage:closed` on its way through the parser of arguments, which would otherwise take
/// the word for a bundle of short options.
const MINUS: char = '\u{2212}';

/// Lets words that begin with a single minus pass for words, where a command takes a filter.
pub(super) fn shielded(arguments: impl IntoIterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    let mut takes_filter: Option<bool> = None;
    let mut before = OsString::new();
    arguments.into_iter().enumerate().map(move |(index, argument)| {
        let is_option = argument.to_str().is_some_and(|text| text.starts_with('-'));
        let is_value = ["--db", "--config", "--color"].iter().any(|option| before == *option);
        if takes_filter.is_none() && index > 0 && !is_option && !is_value {
            takes_filter = Some(argument == "list" || argument == "lessons");
        }
        before.clone_from(&argument);
        if takes_filter == Some(true) { shield(argument) } else { argument }
    })
}

fn shield(argument: OsString) -> OsString {
    let word = argument.to_str().and_then(|text| text.strip_prefix('-'));
    match word.filter(|word| !word.starts_with('-') && word.chars().count() > 1) {
        Some(word) => format!("{MINUS}{word}").into(),
        None => argument,
    }
}

/// Returns the word that passed for one.
pub(super) fn unshield(word: &str) -> String {
    word.strip_prefix(MINUS).map_or_else(|| word.to_owned(), |rest| format!("-{rest}"))
}

/// An application in the list.
struct Line<'a> {
    application: &'a Application,
    /// The stage that holds on the day, and since when.
    stage: Option<(Stage, Option<NaiveDate>)>,
    next: Option<&'a Action>,
}

/// The widths that columns are cut to on a terminal: handle, company, role, stage, next, due.
const LIMITS: [usize; 6] = [10, 20, 28, 12, 12, 16];

impl List {
    /// Lists applications: first what is due next, then the others by company.
    pub fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let words: Vec<String> = self.filter.iter().map(|word| unshield(word)).collect();
        let filter = Filter::read_words(&words)?;
        let on = session.read_day(self.on.as_deref())?;
        let records = session.records()?;
        let agenda = session.agenda(&records, on);
        for warning in &agenda.warnings {
            session.output.warn(warning);
        }
        let mut lines = lines(&records, &agenda, &filter, on);
        if self.on.is_some() {
            lines.retain(|line| line.stage.is_some());
        }
        if self.json || self.format == "json" {
            session.output.document(|out| writeln!(out, "{:#}", as_json(&lines, on)))?;
        } else if lines.is_empty() {
            let why = if records.applications.is_empty() {
                "There are no applications yet"
            } else {
                "Nothing fits"
            };
            session.output.say(why);
        } else {
            let (paint, width) = (session.output.paint, session.output.width);
            session.output.write(&table(&lines, on).render(paint, width))?;
        }
        Ok(Next::Done)
    }
}

fn lines<'a>(records: &'a Records, agenda: &'a Agenda, filter: &Filter, on: NaiveDate) -> Vec<Line<'a>> {
    let mut next: HashMap<&ApplicationId, &Action> = HashMap::new();
    for action in &agenda.actions {
        next.entry(&action.application.id).or_insert(action);
    }
    let contacts: HashMap<&ContactId, &Contact> =
        records.contacts.iter().map(|contact| (&contact.id, contact)).collect();
    let line = |application: &'a Application| Line {
        application,
        stage: stage_on(&application.stage_history, on),
        next: next.get(&application.id).copied(),
    };
    let fits = |line: &Line<'_>| {
        let ids = line.application.people();
        let people: Vec<&Contact> = ids.into_iter().filter_map(|id| contacts.get(id).copied()).collect();
        let due_on = line.next.map(|action| action.due_on);
        filter.matches(Candidate { application: line.application, people: &people, due_on, today: on })
    };
    let mut lines: Vec<_> = records.applications.iter().map(line).filter(fits).collect();
    lines.sort_by_cached_key(|line| {
        let due_on = line.next.map(|action| action.due_on);
        let name = (line.application.company.to_lowercase(), line.application.role.to_lowercase());
        (due_on.is_none(), due_on, name)
    });
    lines
}

fn table(lines: &[Line<'_>], on: NaiveDate) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "Company", "Role", "Stage", "Next", "Due", "Age"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        let (application, next) = (line.application, line.next);
        let role = match next.map(|action| action.state) {
            Some(State::Overdue) => Role::Alarm,
            Some(State::Due) => Role::Attention,
            _ => Role::Text,
        };
        table.row(vec![
            Cell::as_role(Role::Faint, &application.handle),
            Cell::new(&application.company),
            Cell::new(&application.role),
            Cell::new(line.stage.map_or("-", |(stage, _)| stage.as_str())),
            Cell::new(next.map_or("-", |action| action.kind.as_str())),
            Cell::as_role(role, next.map_or("-".to_owned(), |action| day(action.due_on, on))),
            Cell::new(age(line, on).map_or("-".to_owned(), |days| format!("{days}d"))),
        ]);
    }
    table
}

/// Returns the days since the stage began.
fn age(line: &Line<'_>, on: NaiveDate) -> Option<i64> {
    line.stage.and_then(|(_, since)| since).map(|since| (on - since).num_days())
}

fn as_json(lines: &[Line<'_>], on: NaiveDate) -> serde_json::Value {
    let next = |action: &Action| {
        json!({
            "key": action.key.as_str(),
            "code": action.code,
            "kind": action.kind,
            "state": action.state,
            "due_on": action.due_on,
        })
    };
    let line = |line: &Line<'_>| {
        let application = line.application;
        json!({
            "id": application.id,
            "handle": application.handle,
            "company": application.company,
            "role": application.role,
            "stage": line.stage.map(|(stage, _)| stage),
            "stage_since": line.stage.and_then(|(_, since)| since),
            "applied_on": application.applied_on,
            "tags": application.tags,
            "next": line.next.map(next),
        })
    };
    json!({
        "format": "callback.list/1",
        "on": on,
        "applications": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
