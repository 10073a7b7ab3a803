//! One row: its cells, understood as an application and its people, or what is wrong with them.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use crate::documents::line_fault::quoted;
use crate::documents::people::{Person, people_of};
use crate::documents::spreadsheet::exact;
use crate::documents::spreadsheet_import::dates::ColumnOrder;
use crate::documents::spreadsheet_import::field::{Field, plain};
use crate::documents::spreadsheet_import::layout::Layout;
use crate::documents::spreadsheet_import::pay::{self, Ends};
use crate::documents::spreadsheet_import::sheet::Row;
use crate::documents::spreadsheet_import::status::stage_of;
use crate::domain::contact::ContactKind;
use crate::domain::ids::is_valid_id;
use crate::domain::interview::Interview;
use crate::domain::local_time::LocalTimes;
use crate::domain::salary::Salary;
use crate::domain::stage::{Stage, StageChange};
use crate::domain::task::Task;
use crate::fields::incoming::{IncomingApplication, IncomingRecord};
use crate::fields::patch::Patch;
use crate::fields::value::{Member, Value};

/// What holds for every row.
pub(super) struct Columns<'c> {
    pub(super) layout: &'c Layout,
    pub(super) orders: &'c BTreeMap<Field, ColumnOrder>,
    /// Status words that the user explained.
    pub(super) explained: &'c [(String, Stage)],
    pub(super) times: &'c dyn LocalTimes,
}

/// What a row was understood as.
pub(super) struct Understood {
    pub(super) application: IncomingApplication,
    /// Its people, the one to write to first.
    pub(super) people: Vec<Person>,
    /// The status word and its stage.
    pub(super) status: Option<(String, Stage)>,
    /// Whether it is saved for later because nothing says more.
    pub(super) is_taken_as_saved: bool,
}

/// The cells of a row by field.
pub(super) struct Cells<'c> {
    columns: &'c Columns<'c>,
    row: &'c Row,
}

impl<'c> Cells<'c> {
    pub(super) fn new(row: &'c Row, columns: &'c Columns<'c>) -> Self {
        Self { columns, row }
    }

    /// Returns the cells that hold a field, with the names of their columns; empty ones are none.
    fn all(&self, field: Field) -> impl Iterator<Item = (&'c str, &'c str, bool)> {
        let Columns { layout, .. } = self.columns;
        let places = layout.places.get(&field).into_iter().flatten();
        let cells = places.filter_map(|place| layout.columns.get(*place).zip(self.row.cells.get(*place)));
        cells.filter_map(|(column, cell)| {
            // A file of our own is exact; elsewhere blanks around a cell are chance.
            let text = exact(if layout.is_own { cell } else { cell.trim() });
            (!text.trim().is_empty()).then_some((column.header.as_str(), text, column.is_labelled))
        })
    }

    /// Returns the one cell that holds a field.
    fn find(&self, field: Field) -> Option<&'c str> {
        self.all(field).next().map(|(_, text, _)| text)
    }

    fn text(&self, field: Field) -> Option<String> {
        self.find(field).map(str::to_owned)
    }

    /// Returns the name of the column that holds a field.
    fn header(&self, field: Field) -> &'c str {
        self.columns.layout.header_of(field).unwrap_or_default()
    }

    fn has_column(&self, field: Field) -> bool {
        self.columns.layout.places.contains_key(&field)
    }

    /// Reads a cell of a column of dates.
    fn dated<T>(
        &self,
        field: Field,
        problems: &mut Vec<String>,
        read: impl Fn(&ColumnOrder, &str) -> Result<T, String>,
    ) -> Option<T> {
        let cell = self.find(field)?;
        let order = self.columns.orders.get(&field)?;
        read(order, cell).map_err(|problem| problems.push(format!("{}: {problem}", self.header(field)))).ok()
    }
}

/// Understands a row; what was not taken as it stands goes to the notes and to the remarks.
pub(super) fn application(cells: &Cells<'_>, remarks: &mut Vec<String>) -> Result<Understood, Vec<String>> {
    let mut problems = Vec::new();
    let mut kept = Kept { lines: Vec::new(), remarks };
    let company = cells.find(Field::Company).unwrap_or_default();
    if company.is_empty() {
        problems.push(format!("{}: is empty; expected a company", cells.header(Field::Company)));
    }
    let status = status(cells, &mut problems);
    let applied_on = cells.dated(Field::AppliedOn, &mut problems, ColumnOrder::day);
    let is_taken_as_saved =
        status.is_none() && cells.find(Field::AppliedOn).is_none() && cells.has_column(Field::AppliedOn);
    let stage = status.as_ref().map(|(_, stage)| *stage).or(is_taken_as_saved.then_some(Stage::Saved));
    let mut application = IncomingApplication {
        id: own_id(cells, &mut problems),
        stage,
        stage_history: stage.filter(|_| !cells.columns.layout.is_own).map(|stage| history(stage, applied_on)),
        interviews: interview(cells, &mut problems).map(|interview| vec![interview]),
        ..IncomingApplication::of(company)
    };
    let texts = [
        ("role", cells.text(Field::Role)),
        ("source", cells.text(Field::Source)),
        ("url", cells.text(Field::Url)),
        ("location", cells.text(Field::Location)),
        ("work_mode", work_mode(cells).flatten()),
    ];
    let others = [
        ("applied_on", applied_on.map(Value::Day)),
        ("salary", salary(cells, &mut kept).map(|salary| salary.to_value().into_owned())),
        ("tags", tags(cells).map(|tags| tags.to_value().into_owned())),
        ("excitement", excitement(cells, &mut kept).map(Value::Stars)),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key, Value::from(text?))));
    for (key, value) in texts.chain(others.into_iter().filter_map(|(key, value)| Some((key, value?)))) {
        application.patch = application.patch.with(key, value);
    }
    application.tasks = task(cells, stage, &mut problems, &mut kept).map(|task| vec![task]);
    let people = people(cells, company, &mut kept);
    if let Some(notes) = notes(cells, &kept.lines) {
        application.patch = application.patch.with("notes", notes.into());
    }
    if problems.is_empty() {
        Ok(Understood { application, people, status, is_taken_as_saved })
    } else {
        Err(problems)
    }
}

/// What goes to the notes because no field takes it.
struct Kept<'r> {
    lines: Vec<String>,
    remarks: &'r mut Vec<String>,
}

impl Kept<'_> {
    /// Keeps a cell under its column's name and says why.
    fn keep(&mut self, header: &str, cell: &str, is_no: &str) {
        self.lines.push(format!("{header}: {cell}"));
        self.remarks.push(format!("{header}: {} is {is_no}; kept in the notes", quoted(cell)));
    }
}

fn own_id(cells: &Cells<'_>, problems: &mut Vec<String>) -> Option<String> {
    let id = cells.find(Field::Id)?;
    if !is_valid_id(id) {
        problems.push(format!("id: {} is no id; expected the one that the export wrote", quoted(id)));
    }
    Some(id.to_owned())
}

fn status(cells: &Cells<'_>, problems: &mut Vec<String>) -> Option<(String, Stage)> {
    let word = cells.find(Field::Stage)?;
    match stage_of(word, cells.columns.explained) {
        Some(stage) => Some((word.to_owned(), stage)),
        None => {
            let header = cells.header(Field::Stage);
            let word = quoted(word);
            let bare = word.trim_matches('\'');
            problems.push(format!("{header}: {word} is no status known here; say what it means, as in --map \"screening={bare}\""));
            None
        }
    }
}

/// Returns what a status and a day say about the way to a stage. Read again later, it says nothing new, however far
/// the application has come since.
fn history(stage: Stage, applied_on: Option<NaiveDate>) -> Vec<IncomingRecord<StageChange>> {
    let applied = IncomingRecord::step(Stage::Applied, applied_on);
    let present = IncomingRecord::step(stage, None);
    match (stage, applied_on) {
        (Stage::Applied, _) => vec![applied],
        (_, Some(_)) => vec![applied, present],
        (_, None) => vec![present],
    }
}

/// Returns the work mode; a column called `Remote?` is answered with yes and no.
fn work_mode(cells: &Cells<'_>) -> Option<Option<String>> {
    let cell = cells.find(Field::WorkMode)?;
    let asks_for_remote = matches!(plain(cells.header(Field::WorkMode)).as_str(), "remote" | "homeoffice");
    match plain(cell).as_str() {
        "yes" | "y" | "true" | "x" | "ja" if asks_for_remote => Some(Some("remote".to_owned())),
        "no" | "n" | "false" | "nein" if asks_for_remote => None,
        _ => Some(Some(cell.to_owned())),
    }
}

fn salary(cells: &Cells<'_>, kept: &mut Kept<'_>) -> Option<Salary> {
    if let Some(cell) = cells.find(Field::Salary) {
        let header = cells.header(Field::Salary);
        let read = pay::one_column(cell, header);
        if read.is_none() {
            kept.keep(header, cell, "no salary that can be counted");
        }
        return read;
    }
    let ends = Ends {
        min: cells.find(Field::SalaryMin),
        max: cells.find(Field::SalaryMax),
        currency: cells.find(Field::SalaryCurrency),
        period: cells.find(Field::SalaryPeriod),
    };
    if ends.min.is_none() && ends.max.is_none() {
        return None;
    }
    let read = ends.read();
    if read.is_none() {
        let all = [ends.min, ends.max, ends.currency, ends.period];
        let cell = all.into_iter().flatten().collect::<Vec<_>>().join(" ");
        kept.keep("Salary", &cell, "no salary that can be counted");
    }
    read
}

fn tags(cells: &Cells<'_>) -> Option<Vec<String>> {
    let (mut tags, mut met) = (Vec::new(), HashSet::new());
    for tag in cells.all(Field::Tags).flat_map(|(_, cell, _)| cell.split([',', ';'])).map(str::trim) {
        if !tag.is_empty() && met.insert(tag) {
            tags.push(tag.to_owned());
        }
    }
    (!tags.is_empty()).then_some(tags)
}

/// Reads `4`, `4/5`, `★★★★☆`.
fn excitement(cells: &Cells<'_>, kept: &mut Kept<'_>) -> Option<u8> {
    let cell = cells.find(Field::Excitement)?;
    let stars = cell.chars().filter(|c| matches!(c, '★' | '⭐')).count();
    let number = match cell.trim_end_matches(|c: char| c.is_whitespace()).strip_suffix("/5") {
        Some(number) => number.trim().parse().ok(),
        None if stars > 0 => u8::try_from(stars).ok(),
        None => cell.trim().parse().ok(),
    };
    let found = number.filter(|number| (1..=5).contains(number));
    if found.is_none() {
        kept.keep(cells.header(Field::Excitement), cell, "no number from 1 to 5");
    }
    found
}

fn interview(cells: &Cells<'_>, problems: &mut Vec<String>) -> Option<IncomingRecord<Interview>> {
    let starts_at = cells.dated(Field::Interview, problems, ColumnOrder::moment)?;
    let at = starts_at.time.map(|time| starts_at.date.and_time(time));
    if let Some(doubt) = at.and_then(|at| cells.columns.times.reading(at).doubt(at)) {
        problems.push(format!("{}: {doubt}", cells.header(Field::Interview)));
    }
    let patch = Patch::new().with("starts_at", Value::Moment(starts_at));
    Some(IncomingRecord { id: None, patch })
}

/// Returns what is to be done next; where the application has ended that is only a note.
fn task(
    cells: &Cells<'_>,
    stage: Option<Stage>,
    problems: &mut Vec<String>,
    kept: &mut Kept<'_>,
) -> Option<IncomingRecord<Task>> {
    let due_on = cells.dated(Field::DueOn, problems, ColumnOrder::day);
    let words = match (cells.find(Field::Task), due_on) {
        (Some(words), _) => words.to_owned(),
        (None, Some(_)) => "follow up".to_owned(),
        (None, None) => return None,
    };
    if stage.is_some_and(Stage::is_closed) {
        let due = due_on.map_or(String::new(), |due_on| format!(" ({due_on})"));
        kept.lines.push(format!("Next step: {words}{due}"));
        kept.remarks.push(format!("{} is no longer to be done; kept in the notes", quoted(&words)));
        return None;
    }
    let mut patch = Patch::new().with("words", words.into());
    if let Some(due_on) = due_on {
        patch = patch.with("due_on", due_on.into());
    }
    Some(IncomingRecord { id: None, patch })
}

/// Returns the people of a row; the columns of addresses and numbers belong to the first of them.
fn people(cells: &Cells<'_>, company: &str, kept: &mut Kept<'_>) -> Vec<Person> {
    let columns = [
        (Field::MainContact, ContactKind::Other),
        (Field::Recruiter, ContactKind::Recruiter),
        (Field::HiringManager, ContactKind::HiringManager),
    ];
    let person = |(name, email): (String, Option<String>), kind: ContactKind| Person {
        name,
        email,
        phone: None,
        title: None,
        // A recruiter often works for an agency.
        company: (kind != ContactKind::Recruiter).then(|| company.trim().to_owned()),
        kind,
        notes: String::new(),
    };
    let mut people: Vec<Person> = Vec::new();
    for (field, kind) in columns {
        let named = cells.find(field).map(people_of).unwrap_or_default();
        people.extend(named.into_iter().map(|named| person(named, kind)));
    }
    add_addresses(cells, &mut people, |named| person(named, ContactKind::Other), kept);
    if let Some(phone) = cells.find(Field::Phone) {
        match people.first_mut() {
            Some(first) => first.phone = Some(phone.to_owned()),
            None => kept.keep(cells.header(Field::Phone), phone, "a number of nobody named"),
        }
    }
    people
}

/// Gives the addresses of their column to those without one, in order; what is left over is people of its own.
fn add_addresses(
    cells: &Cells<'_>,
    people: &mut Vec<Person>,
    person: impl Fn((String, Option<String>)) -> Person,
    kept: &mut Kept<'_>,
) {
    let Some(cell) = cells.find(Field::Email) else { return };
    let mut met: HashSet<String> = people.iter().filter_map(|person| person.email.clone()).collect();
    let mut nameless = 0;
    for (name, email) in people_of(&cell.replace(',', ";")) {
        let Some(email) = email else {
            kept.keep(cells.header(Field::Email), &name, "no email address");
            continue;
        };
        if !met.insert(email.clone()) {
            continue;
        }
        // Addresses are given in order, so whoever has none stands behind the last who was given one.
        nameless += people.iter().skip(nameless).take_while(|person| person.email.is_some()).count();
        match people.get_mut(nameless) {
            Some(first) => first.email = Some(email),
            None => people.push(person((name, Some(email)))),
        }
    }
}

/// Returns the notes: what the columns of notes say, then what no field took.
fn notes(cells: &Cells<'_>, kept: &[String]) -> Option<String> {
    let (labelled, bare): (Vec<_>, Vec<_>) =
        cells.all(Field::Notes).partition(|(_, _, is_labelled)| *is_labelled);
    let bare = bare.into_iter().map(|(_, text, _)| text.to_owned());
    let labelled = labelled.into_iter().map(|(header, text, _)| format!("{header}: {text}"));
    let lines: Vec<String> = bare.chain(labelled).chain(kept.iter().cloned()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
