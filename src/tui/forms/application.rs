//! The forms of an application: a new one, and the fields of one that is there.

use crate::domain::application::Application;
use crate::domain::beginning::begun_by;
use crate::domain::channel::Channel;
use crate::domain::date_text::{DayOrder, Lean, in_full};
use crate::domain::moment::Moment;
use crate::domain::salary::Salary;
use crate::domain::stage::Stage;
use crate::domain::typed_line::words;
use crate::fields::change::Change;
use crate::fields::edit::{application_edits, effective};
use crate::fields::quick_add::{PreviewLine, Setting, read, read_words};
use crate::fields::wording::typed_person;
use crate::tui::effect::Intent;
use crate::tui::forms::field::{FieldShape, Kind, Known};
use crate::tui::forms::sheet::{Fault, Sheet, changed};
use crate::tui::forms::{About, Purpose, Shape, Understood};
use crate::tui::state::State;

// The fields that both forms have.
const SOURCE: FieldShape =
    FieldShape::new("source", "source", Kind::Known(Known::Sources), "where you found it");
const LOCATION: FieldShape =
    FieldShape::new("location", "location", Kind::Known(Known::Locations), "where the work is");
const WORK_MODE: FieldShape = FieldShape::new("work_mode", "work mode", Kind::Line, "office, hybrid, remote");
const SALARY: FieldShape = FieldShape::new("salary", "salary", Kind::Line, "90-110k EUR, or 650/day");
const TAGS: FieldShape =
    FieldShape::new("tags", "tags", Kind::List(Known::Tags), "words to find it by: rust, remote");
const EXCITEMENT: FieldShape =
    FieldShape::new("excitement", "excitement", Kind::Choice(stars), "how much you want it, 1 to 5");
const URL: FieldShape = FieldShape::new("url", "url", Kind::Line, "a link to the posting");
const CADENCE: FieldShape = FieldShape::new(
    "cadence",
    "cadence",
    Kind::Known(Known::Cadences),
    "how often to ask; the configured one",
);
const QUIET_UNTIL: FieldShape =
    FieldShape::new("quiet_until", "quiet until", Kind::Day(Lean::Future), "no nudges before this day");
const NO_FOLLOW_UP: FieldShape = FieldShape::new(
    "no_follow_up",
    "no follow-up",
    Kind::Choice(answers),
    "yes if they asked not to be contacted",
);
const THANK_YOU_BY: FieldShape =
    FieldShape::new("thank_you_by", "thanks by", Kind::Choice(ways), "how thank-you notes travel");
const NOTES: FieldShape = FieldShape::new("notes", "notes", Kind::Lines, "anything else");

/// The form that adds one.
pub static ADD: Shape = Shape {
    name: "new-application",
    fields: || {
        vec![
            FieldShape::new("company", "company", Kind::Known(Known::Companies), "the employer")
                .required("…"),
            FieldShape::new("role", "role", Kind::Line, "the job, such as Backend Engineer"),
            FieldShape::new("stage", "stage", Kind::Choice(stages), "applied"),
            FieldShape::new("applied_on", "applied", Kind::Day(Lean::Past), "when you applied: today"),
            FieldShape::new("on", "when", Kind::Moment(Lean::Future), "an interview, such as tomorrow 14:00"),
            FieldShape::new(
                "with",
                "with",
                Kind::List(Known::People),
                "who interviews you: Ana Ruiz <ana@acme.example>",
            ),
            FieldShape::new("contact", "contact", Kind::Known(Known::People), "the person to write to"),
            FieldShape::new("promise", "promise", Kind::Day(Lean::Future), "by when they want to answer"),
            SOURCE,
            LOCATION,
            WORK_MODE,
            SALARY,
            TAGS,
            EXCITEMENT,
            URL,
            CADENCE,
            QUIET_UNTIL,
            NO_FOLLOW_UP,
            THANK_YOU_BY,
            NOTES,
        ]
    },
    title: |_, _| Some("New application".to_owned()),
    recorded: |_, _| Vec::new(),
    purpose: Purpose::Add,
    understand: add,
};

/// The form that changes one.
pub static EDIT: Shape = Shape {
    name: "application",
    fields: || {
        vec![
            FieldShape::new("company", "company", Kind::Known(Known::Companies), "the employer")
                .required("…"),
            FieldShape::new("role", "role", Kind::Line, "the job, such as Backend Engineer"),
            FieldShape::new("applied_on", "applied", Kind::Day(Lean::Past), "when you applied"),
            FieldShape::new(
                "main_contact",
                "main contact",
                Kind::Known(Known::People),
                "the person to write to",
            ),
            SOURCE,
            LOCATION,
            WORK_MODE,
            SALARY,
            TAGS,
            EXCITEMENT,
            URL,
            CADENCE,
            QUIET_UNTIL,
            NO_FOLLOW_UP,
            THANK_YOU_BY,
            NOTES,
        ]
    },
    title: |state, about| Some(format!("Edit {}", find(state, about)?.title())),
    recorded: |state, about| find(state, about).map_or_else(Vec::new, |found| recorded(found, state)),
    purpose: Purpose::Change,
    understand: edit,
};

/// Returns the words for where an application stands.
fn stages() -> Vec<&'static str> {
    Stage::ALL.iter().map(|stage| stage.as_str()).collect()
}

/// Returns how much one can want a job.
fn stars() -> Vec<&'static str> {
    vec!["1", "2", "3", "4", "5"]
}

/// Returns the two answers.
pub(super) fn answers() -> Vec<&'static str> {
    vec!["no", "yes"]
}

/// Returns the ways in which thanks travel.
fn ways() -> Vec<&'static str> {
    vec![Channel::Email.as_str(), Channel::Post.as_str()]
}

/// Returns the application that a form is about.
pub(super) fn find<'a>(state: &'a State, about: &About) -> Option<&'a Application> {
    state.find_application(about.application.as_ref()?)
}

/// Reads a new application; what it may be the double of stands at its role.
fn add(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let read = sheet.read(&[], read_words)?;
    let told = |line: PreviewLine| match line.field {
        "duplicate?" => ("role", format!("like {}", line.text)),
        field => (field, line.text),
    };
    let reads = read.preview(sheet.records()).into_iter().map(told).collect();
    let (name, changes) = read.changes();
    Ok(Understood { reads, intent: Intent::Add, name, changes })
}

/// Returns what is recorded of an application.
fn recorded(application: &Application, state: &State) -> Vec<(&'static str, String)> {
    let of = application.clone();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| in_full(Moment::day(day))).unwrap_or_default();
    let records = &state.snapshot.records;
    let contact = of.main_contact.as_ref().and_then(|id| records.find_contact(id));
    vec![
        ("company", of.company),
        ("role", of.role),
        ("applied_on", day(of.applied_on)),
        ("main_contact", contact.map(|contact| typed_person(contact, records)).unwrap_or_default()),
        ("source", of.source.unwrap_or_default()),
        ("location", of.location.unwrap_or_default()),
        ("work_mode", of.work_mode.unwrap_or_default()),
        ("salary", of.salary.as_ref().map(Salary::to_string).unwrap_or_default()),
        ("tags", of.tags.join(", ")),
        ("excitement", of.excitement.map(|stars| stars.to_string()).unwrap_or_default()),
        ("url", of.url.unwrap_or_default()),
        ("cadence", of.cadence.unwrap_or_default()),
        ("quiet_until", day(of.quiet_until)),
        ("no_follow_up", if of.no_follow_up { "yes" } else { "no" }.to_owned()),
        ("thank_you_by", of.thank_you_by.to_string()),
        ("notes", of.notes),
    ]
}

/// Reads what becomes of an application.
fn edit(sheet: &Sheet<'_>) -> Result<Understood, Fault> {
    let application = sheet.application()?;
    let read = sheet.read(&[], |words, setting| application_edits(words, application, setting))?;
    let reads = sheet.edits_read(&read);
    let edits = effective(read.edits, application);
    let name = changed(&application.title(), &edits);
    let id = application.id.clone();
    let change = |edits| Change::EditApplication { application: id, edits };
    let changes = Some(edits).filter(|edits| !edits.is_empty()).map(change).into_iter().collect();
    Ok(Understood { reads, intent: Intent::Change, name, changes })
}

/// Returns what was typed into the quick add, by the keys of the form; words of no field are the names.
pub fn typed_line(line: &str, records: &crate::domain::records::Records) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = Vec::new();
    let mut add = |key: &str, text: &str, between: &str| match typed.iter_mut().find(|(of, _)| of == key) {
        Some((_, known)) => *known = format!("{known}{between}{text}"),
        None => typed.push((key.to_owned(), text.to_owned())),
    };
    let keys: Vec<(&'static str, &'static str)> =
        (ADD.fields)().iter().map(|field| (field.key, field.key)).collect();
    let mut names = Vec::new();
    for word in words(line) {
        match word.field().map(|(name, value)| (begun_by("field", name, &keys), value)) {
            Some((Ok(key @ ("with" | "tags")), value)) => add(key, value, ", "),
            Some((Ok(key), value)) => add(key, value, "\n"),
            None if word.is_link() && !word.quoted => add("url", &word.text, " "),
            Some((Err(_), _)) | None => names.push(word.text),
        }
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.replace('"', ""))).collect();
    let (today, order) = (chrono::NaiveDate::default(), DayOrder::default());
    if let Ok(read) = read(&quoted.join(" "), Setting { records, today, order, cadences: &[] }) {
        add("company", &read.draft.company, " ");
        if !read.draft.role.is_empty() {
            add("role", &read.draft.role, " ");
        }
    }
    typed
}
