//! `contact list`: the people, with the handles to name them by.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::cli::Next;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::contact::Contact;
use crate::domain::date_text::in_full;
use crate::domain::ids::ContactId;
use crate::domain::moment::Moment;
use crate::domain::records::Records;
use crate::fields::Noun;
use crate::fields::wording::{heading, text};
use crate::scheduler::Agenda;

/// List people, by name
#[derive(Debug, clap::Args)]
#[command(after_help = "Words match anything that is recorded of a person.\n\
                        Example: callback contact list acme")]
pub(super) struct List {
    /// Words, each to match
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The widths that columns are cut to on a terminal: handle, name, company, email, phone, last contact.
const LIMITS: [usize; 6] = [10, 24, 20, 28, 18, 15];

/// A person in the list.
struct Line<'a> {
    contact: &'a Contact,
    /// The day of the last message or call, either way.
    last: Option<NaiveDate>,
    /// The actions that are due, overdue or coming.
    open: usize,
}

impl List {
    /// Lists the people.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let records = session.records()?;
        let agenda = session.agenda(&records, session.today());
        let words: Vec<String> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let mut lines = lines(&records, &agenda);
        lines.retain(|line| {
            let text = searched(line.contact, &records);
            words.iter().all(|word| text.contains(word))
        });
        if self.json || self.format == "json" {
            session.output.document(|out| writeln!(out, "{:#}", as_json(&lines)))?;
        } else if lines.is_empty() {
            let why = if records.contacts.is_empty() { "There are no contacts yet" } else { "Nobody fits" };
            session.output.say(why);
        } else {
            let (paint, width) = (session.output.paint, session.output.width);
            session.output.write(&table(&lines, &records).render(paint, width))?;
        }
        Ok(Next::Done)
    }
}

fn lines<'a>(records: &'a Records, agenda: &Agenda) -> Vec<Line<'a>> {
    let mut last: HashMap<&ContactId, NaiveDate> = HashMap::new();
    for interaction in records.applications.iter().flat_map(|application| &application.interactions) {
        if let Some(contact) = &interaction.contact {
            let day = last.entry(contact).or_insert(interaction.on);
            *day = interaction.on.max(*day);
        }
    }
    let mut open: HashMap<&ContactId, usize> = HashMap::new();
    for recipient in agenda.actions.iter().filter_map(|action| action.recipient.as_ref()) {
        *open.entry(&recipient.id).or_default() += 1;
    }
    let mut lines: Vec<Line<'_>> = records
        .contacts
        .iter()
        .map(|contact| Line {
            contact,
            last: last.get(&contact.id).copied(),
            open: open.get(&contact.id).copied().unwrap_or(0),
        })
        .collect();
    lines.sort_by_cached_key(|line| line.contact.name.to_lowercase());
    lines
}

/// Returns what words are looked for in, in lower case.
fn searched(contact: &Contact, records: &Records) -> String {
    let said = Contact::fields().iter().map(|field| text(&field.of(contact), records));
    let said: Vec<String> = std::iter::once(contact.handle.clone()).chain(said).collect();
    said.join("\n").to_lowercase()
}

fn table(lines: &[Line<'_>], records: &Records) -> Table {
    let mut table = Table::new(&LIMITS);
    let listed = || Contact::fields().iter().filter(|field| field.spec.is_listed);
    let mut titles = vec![String::new()];
    titles.extend(listed().map(|field| heading(&field.spec)));
    titles.extend(["Last contact", "Open"].map(str::to_owned));
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    let shown = |text: String| Cell::new(if text.is_empty() { "-".to_owned() } else { text });
    for line in lines {
        let mut row = vec![Cell::as_role(Role::Faint, &line.contact.handle)];
        row.extend(listed().map(|field| shown(text(&field.of(line.contact), records))));
        row.push(shown(line.last.map_or_else(String::new, |day| in_full(Moment::day(day)))));
        row.push(shown(if line.open == 0 { String::new() } else { line.open.to_string() }));
        table.row(row);
    }
    table
}

fn as_json(lines: &[Line<'_>]) -> Json {
    let line = |line: &Line<'_>| {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!(line.contact.id));
        object.insert("handle".to_owned(), json!(line.contact.handle));
        for field in Contact::fields() {
            object.insert(field.spec.key.to_owned(), json!(field.of(line.contact)));
        }
        object.insert("last_contact".to_owned(), json!(line.last));
        object.insert("open_actions".to_owned(), json!(line.open));
        Json::Object(object)
    };
    json!({
        "format": "callback.contacts/1",
        "contacts": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
