//! `lessons [FILTER]`: what was learnt, with the codes to name it by.

use std::cmp::Reverse;

use serde_json::json;

use crate::cli::Next;
use crate::cli::child_choice::Child;
use crate::cli::colour::Role;
use crate::cli::error::CliError;
use crate::cli::form::Form;
use crate::cli::lessons::lessons;
use crate::cli::list::unshield;
use crate::cli::session::Session;
use crate::cli::table::{Cell, Table};
use crate::domain::contact::Contact;
use crate::domain::date_text::in_full;
use crate::domain::filter::{Candidate, Filter};
use crate::domain::lesson::Lesson;
use crate::domain::moment::Moment;
use crate::domain::records::Records;

/// Which lessons to list, as arguments.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Words and field:value, each to match; a minus in front excludes
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
    #[command(flatten)]
    form: Form,
}

/// The widths that columns are cut to on a terminal: code, day, application, stage.
const LIMITS: [usize; 4] = [13, 15, 28, 12];

impl List {
    /// Lists the lessons.
    pub(super) fn run(&self, session: &mut Session<'_>) -> Result<Next, CliError> {
        let words: Vec<String> = self.filter.iter().map(|word| unshield(word)).collect();
        let filters: Vec<(Filter, String)> = words
            .iter()
            .map(|word| Ok((Filter::read_words(std::slice::from_ref(word))?, word.to_lowercase())))
            .collect::<Result<_, CliError>>()?;
        let records = session.records()?;
        let today = session.today();
        let mut lines = lessons(&records);
        lines.retain(|line| {
            let application = line.application;
            let people: Vec<&Contact> =
                application.people().into_iter().filter_map(|id| records.find_contact(id)).collect();
            let due_on = None;
            let candidate = Candidate { application, people: &people, due_on, today };
            filters.iter().all(|(filter, word)| {
                filter.matches(candidate) || line.words.to_lowercase().contains(word.as_str())
            })
        });
        lines.sort_by_key(|line| Reverse(line.on));
        let nothing =
            if is_without_lessons(&records) { "Nothing was written down yet" } else { "Nothing fits" };
        let table = (!lines.is_empty()).then(|| table(&lines));
        self.form.print(session, &as_json(&lines), table.as_ref(), nothing)?;
        Ok(Next::Done)
    }
}

fn is_without_lessons(records: &Records) -> bool {
    records.applications.iter().all(|application| application.lessons.is_empty())
}

fn table(lines: &[Child<'_, Lesson>]) -> Table {
    let mut table = Table::new(&LIMITS);
    let titles = ["", "Learnt", "Application", "Stage", "Lesson"];
    table.row(titles.iter().map(|title| Cell::as_role(Role::Heading, title)).collect());
    for line in lines {
        table.row(vec![
            Cell::as_role(Role::Faint, &line.code),
            Cell::new(line.on.map_or("-".to_owned(), |on| in_full(Moment::day(on)))),
            Cell::new(line.application.title()),
            Cell::new(line.application.stage().as_str()),
            Cell::new(&line.words),
        ]);
    }
    table
}

fn as_json(lines: &[Child<'_, Lesson>]) -> serde_json::Value {
    let line = |line: &Child<'_, Lesson>| {
        json!({
            "code": line.code,
            "on": line.record.on,
            "words": line.record.words,
            "application": {
                "id": line.application.id,
                "handle": line.application.handle,
                "company": line.application.company,
                "role": line.application.role,
                "stage": line.application.stage(),
            },
        })
    };
    json!({ "format": "callback.lessons/1", "lessons": lines.iter().map(line).collect::<Vec<_>>() })
}
