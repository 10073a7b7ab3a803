//! One application for people: its facts, what is next, what happened, who is involved, notes.

use chrono::NaiveDate;

use crate::cli::colour::Role;
use crate::cli::output::Output;
use crate::cli::show::timeline::timeline;
use crate::cli::table::{Cell, Table};
use crate::domain::application::Application;
use crate::domain::channel::Channel;
use crate::domain::contact::Contact;
use crate::domain::date_text::in_full;
use crate::domain::local_time::LocalTimes;
use crate::domain::moment::Moment;
use crate::domain::printable::printable;
use crate::domain::records::Records;
use crate::domain::salary::Salary;
use crate::domain::stage::stage_on;
use crate::scheduler::Agenda;
use crate::scheduler::explain::day;

/// Returns the page of an application.
pub(super) fn render(
    application: &Application,
    records: &Records,
    agenda: &Agenda,
    on: NaiveDate,
    times: &dyn LocalTimes,
    output: &Output<'_>,
) -> String {
    let stage = match stage_on(&application.stage_history, on) {
        Some((stage, Some(since))) => format!("{stage} since {}", in_full(Moment::day(since))),
        Some((stage, None)) => stage.to_string(),
        None => "not begun".to_owned(),
    };
    let title = format!("{}  {}  {stage}", application.handle, application.title());
    let mut page = output.paint.paint(Role::Heading, &printable(&title));
    page.push('\n');
    for (title, table) in [
        ("", facts(application)),
        ("Next", next(application, agenda, on)),
        ("People", people(application, records)),
        ("Timeline", timeline(application, records, on, times)),
    ] {
        let lines = table.render(output.paint, output.width);
        section(&mut page, title, &lines, output);
    }
    let notes: String = application.notes.lines().map(|line| format!("  {}\n", printable(line))).collect();
    section(&mut page, "Notes", &notes, output);
    page
}

fn section(page: &mut String, title: &str, lines: &str, output: &Output<'_>) {
    if lines.is_empty() {
        return;
    }
    if !title.is_empty() {
        page.push('\n');
        page.push_str(&output.paint.paint(Role::Heading, title));
        page.push('\n');
    }
    page.push_str(lines);
}

fn facts(application: &Application) -> Table {
    let date = |date: Option<NaiveDate>| date.map(|date| in_full(Moment::day(date)));
    let offer = application.offer.as_ref().map(|offer| {
        let received = in_full(Moment::day(offer.received_on));
        offer.respond_by.map_or(format!("received {received}"), |last| {
            format!("received {received}, answer by {}", in_full(Moment::day(last)))
        })
    });
    let thanks = Some(application.thank_you_by).filter(|channel| *channel != Channel::Email);
    let mut table = Table::new(&[14]);
    for (name, value) in [
        ("applied", date(application.applied_on)),
        ("offer", offer),
        ("salary", application.salary.as_ref().map(Salary::to_string)),
        ("location", application.location.clone()),
        ("work mode", application.work_mode.clone()),
        ("source", application.source.clone()),
        ("url", application.url.clone()),
        ("tags", Some(application.tags.join(", "))),
        ("excitement", application.excitement.map(|stars| format!("{stars} of 5"))),
        ("cadence", application.cadence.clone()),
        ("quiet until", date(application.quiet_until)),
        ("follow-ups", application.no_follow_up.then(|| "they asked not to be contacted".to_owned())),
        ("thanks by", thanks.map(|channel| channel.to_string())),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            table.row(vec![Cell::as_role(Role::Faint, format!("  {name}")), Cell::new(value)]);
        }
    }
    table
}

fn next(application: &Application, agenda: &Agenda, on: NaiveDate) -> Table {
    let mut table = Table::new(&[8, 16, 12, 24]);
    for action in agenda.actions.iter().filter(|action| action.application.id == application.id) {
        let to = action.recipient.as_ref().map_or("", |recipient| recipient.name.as_str());
        table.row(vec![
            Cell::as_role(Role::Faint, format!("  {}", action.code)),
            Cell::new(day(action.due_on, on)),
            Cell::new(action.kind.as_str()),
            Cell::new(to),
            Cell::new(&action.why),
        ]);
    }
    table
}

fn people(application: &Application, records: &Records) -> Table {
    let mut table = Table::new(&[10, 24, 24, 20, 30]);
    let people = application.people().into_iter().filter_map(|id| records.find_contact(id));
    for contact in people {
        let is_main = application.main_contact.as_ref() == Some(&contact.id);
        table.row(person(contact, is_main));
    }
    table
}

fn person(contact: &Contact, is_main: bool) -> Vec<Cell> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        Cell::as_role(Role::Faint, format!("  {}", contact.handle)),
        Cell::new(&contact.name),
        Cell::new(text(&contact.title)),
        Cell::new(if is_main { "main contact".to_owned() } else { contact.kind.to_string() }),
        Cell::new(text(&contact.email)),
        Cell::new(text(&contact.phone)),
    ]
}
