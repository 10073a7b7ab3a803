//! `contact list`: the people, with the handles to name them by.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::json;

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
use crate::scheduler::Agenda;

/// List people, by name
#[derive(Debug, clap::Args)]
#[command(after_help = "Words match name, title, company, kind, email, phone and notes.\n\
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
            let text = searched(line.contact);
            words.iter().all(|word| text.contains(word))
        });
        if self.json || self.format == "json" {
            session.output.document(|out| writeln!(out, "{:#}", as_json(&lines)))?;
        } else if lines.is_empty() {
            let why = if records.contacts.is_empty() { "There are no contacts yet" } else { "Nobody fits" };
            session.output.say(why);
        } else {
            let (paint, width) = (session.output.paint, session.output.width);
            session.output.write(&table(&lines).render(paint, width))?;
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
fn searched(contact: &Contact) -> String {
    let optional = [&contact.title, &contact.company, &contact.email, &contact.phone];
    let mut text = format!("{}\n{}\n{}\n{}", contact.handle, contact.name, contact.kind, contact.notes);
    for part in optional.into_iter().flatten() {
        text.push('\n');
        text.push_str(part);
    }
    text.to_lowercase()
}

fn table(lines: &[Line<'_>]) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "Name", "Company", "Email", "Phone", "Last contact", "Open"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        let contact = line.contact;
        let text = |text: &Option<String>| Cell::new(text.as_deref().unwrap_or("-"));
        table.row(vec![
            Cell::as_role(Role::Faint, &contact.handle),
            Cell::new(&contact.name),
            text(&contact.company),
            text(&contact.email),
            text(&contact.phone),
            Cell::new(line.last.map_or("-".to_owned(), |day| in_full(Moment::day(day)))),
            Cell::new(if line.open == 0 { "-".to_owned() } else { line.open.to_string() }),
        ]);
    }
    table
}

fn as_json(lines: &[Line<'_>]) -> serde_json::Value {
    let line = |line: &Line<'_>| {
        let contact = line.contact;
        json!({
            "id": contact.id,
            "handle": contact.handle,
            "name": contact.name,
            "title": contact.title,
            "company": contact.company,
            "kind": contact.kind,
            "email": contact.email,
            "phone": contact.phone,
            "preferred_channel": contact.preferred_channel,
            "last_contact": line.last,
            "open_actions": line.open,
        })
    };
    json!({
        "format": "callback.contacts/1",
        "contacts": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
